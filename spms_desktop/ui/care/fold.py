"""A part of a screen that stays folded until it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.rows import RowList
from spms_desktop.ui.widgets.buttons import Button

V = TypeVar("V")


class FoldedList(QWidget, Generic[V]):
    """`[Answered (6)]`: a button that shows and hides its rows; takes no room when there are none."""

    def __init__(self, title: str, rows: RowList[V], identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._views = title, list[V]()
        self.rows = rows
        self.button = Button("", "down", parent=self)
        self.button.setAccessibleIdentifier(identifier)
        self.button.clicked.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(rows)
        rows.hide()
        self.hide()

    @property
    def open(self) -> bool:
        """Whether the rows are shown."""
        return self.rows.isVisibleTo(self)

    def show_views(self, views: Sequence[V], fallback: QWidget) -> None:
        """Hold these values; their rows are built when the fold is opened. With the last one the focus goes on."""
        self._views = list(views)
        self.button.setText(_("{title} ({count})").format(title=self._title, count=len(views)))
        self._name()
        if self.open:
            self.rows.show_views(self._views, fallback)
        self.setVisible(bool(views))

    def _turn(self) -> None:
        opening = not self.open
        if opening:
            self.rows.show_views(self._views)
        self.rows.setVisible(opening)
        self.button.set_icon("up" if opening else "down")
        self._name()

    def _name(self) -> None:
        words = _("{part}, shown") if self.open else _("{part}, folded")
        self.button.setAccessibleName(words.format(part=self.button.text()))
