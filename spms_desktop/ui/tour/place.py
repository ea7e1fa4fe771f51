"""Where the card of the tour stands: in the column of the window where there is room, else over its foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget


class CardPlace(QObject):
    """Keeps the card in its place as the window changes; it never makes the window larger."""

    def __init__(self, frame: QWidget, card: QWidget) -> None:
        super().__init__(card)
        self._frame, self._card = frame, card
        frame.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.find()
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        """Follow the window no longer: the card is about to go."""
        self._frame.removeEventFilter(self)

    def find(self) -> None:
        """Take the place that there is room for now."""
        column = self._frame.layout()
        if not isinstance(column, QVBoxLayout):
            return
        edges = column.contentsMargins()
        wide = self._frame.width() - edges.left() - edges.right()
        inner = self._card.layout()
        tall = inner.totalHeightForWidth(wide) if inner is not None else self._card.sizeHint().height()
        if column.indexOf(self._card) >= 0:
            column.removeWidget(self._card)
        needed = self._frame.minimumSizeHint().height() + tall + column.spacing()
        if needed <= self._frame.height():
            column.insertWidget(max(0, column.count() - 1), self._card)
        else:
            top = self._frame.height() - edges.bottom() - tall
            self._card.setGeometry(edges.left(), max(0, top), wide, tall)
        self._card.raise_()
        self._card.show()
