"""A plot's name with its sentence beside it, or below where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from spms_desktop.ui.widgets.text import WrapLabel, field_label

_GAP, _SLACK, _NO_LIMIT = 8, 6, 16_777_215


class Caption(QWidget):
    """Two texts in one line when they fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = field_label("")
        self.sentence = WrapLabel("", "quiet")
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.title)
        self._row.addWidget(self.sentence, 1)

    def set_texts(self, title: str, sentence: str) -> None:
        """Show other texts."""
        if (title, sentence) != (self.title.text(), self.sentence.text()):
            self.title.setText(title)
            self.sentence.setText(sentence)
            self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._turn()

    def _turn(self) -> None:
        if not hasattr(self, "_row"):
            return
        title = self.title.fontMetrics().horizontalAdvance(self.title.text()) + _SLACK
        sentence = self.sentence.fontMetrics().horizontalAdvance(self.sentence.text()) + _SLACK
        beside = title + _GAP + sentence <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self.title.setMinimumWidth(title if beside else 0)
        self.title.setMaximumWidth(title if beside else _NO_LIMIT)
        self._row.setSpacing(_GAP if beside else 0)
        if self._row.direction() != direction:
            self._row.setDirection(direction)
