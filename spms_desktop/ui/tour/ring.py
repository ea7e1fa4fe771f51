"""A ring around one part of the window; presses go through it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.paint import ink

_AROUND, _RING, _EDGE = 6, 4, 2
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}


class Ring(QWidget):
    """Lies above `above` and follows the part it shows; it takes neither presses nor the keyboard."""

    def __init__(self, above: QWidget) -> None:
        super().__init__(above)
        self._part: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        above.installEventFilter(self)
        self.hide()

    @property
    def part(self) -> QWidget | None:
        """What it lies around now."""
        return self._part

    def show_around(self, part: QWidget | None) -> None:
        """Lie around another part, or around none."""
        if self._part is not None:
            self._part.removeEventFilter(self)
            self._part.destroyed.disconnect(self._lost)
        self._part = part
        if part is not None:
            part.installEventFilter(self)
            part.destroyed.connect(self._lost)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, colours = scaled(self, 12), ink(self)
        # A thin line in the colour of the words outside the ring: it shows on whatever lies below.
        for colour, width, inset in ((colours.text, _EDGE, _EDGE / 2), (colours.focus, _RING, _EDGE + _RING / 2)):
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()

    def _lost(self) -> None:
        self._part = None
        self.hide()

    def _follow(self) -> None:
        above, part = self.parentWidget(), self._part
        if part is None or above is None or not part.isVisibleTo(above):
            self.hide()
            return
        spot = QRect(part.mapTo(above, QPoint(0, 0)), part.size())
        self.setGeometry(spot.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(above.rect()))
        self.show()
