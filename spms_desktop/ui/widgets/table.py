"""A table of numbers that a screen reader can walk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from spms_desktop.ui.widgets.metrics import TARGET, scaled

_ROWS_SHOWN = 8

_ROWS_MEASURED = 40
"""Measuring every row for its width would take longer than filling in ten years of them."""


class NumberTable(QTableWidget):
    """Read only, with large rows; arrows walk the cells and Tab leaves."""

    def __init__(self, headers: Sequence[str], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(0, len(headers), parent)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headers))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setStretchLastSection(True)
        across.setResizeContentsPrecision(_ROWS_MEASURED)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        self._fit()

    def set_headers(self, headers: Sequence[str]) -> None:
        """Show other columns; the rows that were shown go."""
        self.setRowCount(0)
        self.setColumnCount(len(headers))
        self.setHorizontalHeaderLabels(list(headers))

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows of texts in place of the old ones."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # else each cell put in measures all columns
        self.setRowCount(len(rows))
        for down, row in enumerate(rows):
            for across, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(down, across, item)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if rows and self.currentRow() < 0:
            self.setCurrentCell(0, 0)
            self.clearSelection()
        self._fit()
        self._widen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
            self._widen()

    def _widen(self) -> None:
        """The last column fills the room that is left; without any it keeps the width of its words, to be scrolled to.

        Qt alone would stretch it to the edge of the room and cut what is longer.
        """
        header = self.horizontalHeader()
        need = sum(max(self.sizeHintForColumn(n), header.sectionSizeHint(n)) for n in range(self.columnCount()))
        header.setStretchLastSection(need <= self.viewport().width())

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(self, TARGET))
        self.verticalHeader().setMinimumSectionSize(scaled(self, TARGET))
        shown = min(max(self.rowCount(), 2), _ROWS_SHOWN)
        bar = self.horizontalScrollBar().sizeHint().height()
        around = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + max(8, bar)
        self.setMinimumHeight(shown * scaled(self, TARGET) + around)
