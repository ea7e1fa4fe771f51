"""One answer key: a radio button painted as a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from spms_desktop.ui.theme.icons import paint_icon
from spms_desktop.ui.widgets.metrics import WRAP, line_width, scaled, widest_word, wrapped
from spms_desktop.ui.widgets.paint import Box, Ink, ink, paint_box

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Key(QRadioButton):
    """A radio button of at least 48 px; chosen, it is filled, thickly edged and carries a check mark."""

    moved = Signal(int)
    enter_chooses = True
    """False where Enter goes on: an answer must never come from a press that meant something else."""

    def __init__(self, text: str, big: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self._side = 76 if big else 48
        self._larger = 1.35 if big else 1.15
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """What the key shows."""
        return self._words

    def hitButton(self, spot: QPoint) -> bool:
        """The whole key answers, not only a small circle."""
        return self.rect().contains(spot)

    def sizeHint(self) -> QSize:
        side = scaled(self, self._side)
        wide = max(side, line_width(self._metrics(), self._words) + self._beside())
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        side = scaled(self, self._side)
        return QSize(max(side, widest_word(self._metrics(), self._words) + self._beside()), side)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = wrapped(self._metrics(), self._words, width - self._beside())
        return max(scaled(self, self._side), words.height() + 2 * scaled(self, 10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows ask the row to move; Enter answers like Space where it may, and is else left to the screen."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.enter_chooses and not self.isChecked():
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, chosen = ink(self), self.isChecked()
        paint_box(painter, QRectF(self.rect()), self._box(colours))
        painter.setPen(colours.on_accent if chosen else colours.text)
        painter.setFont(self._word_font(chosen))
        words = self.rect().adjusted(self._beside() // 2, 0, -self._beside() // 2, 0)
        if chosen:
            mark = scaled(self, self._side) * 0.34
            corner = QRectF(self.width() - mark - 6, 5, mark, mark)
            paint_icon(painter, "check", colours.on_accent, corner)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter) | WRAP, self._words)
        painter.end()

    def _box(self, colours: Ink) -> Box:
        ring = colours.focus if self.hasFocus() else None
        radius = scaled(self, 10)
        if self.isChecked():
            return Box(radius, colours.accent, colours.text, 3, ring)
        near = self.isEnabled() and (self.underMouse() or self.isDown())
        return Box(radius, colours.soft if near else colours.face, colours.edge, 1, ring)

    def _word_font(self, heavy: bool) -> QFont:
        font = QFont(self.font())
        if len(self._words) <= 3:
            font.setPointSizeF(font.pointSizeF() * self._larger)
        font.setWeight(QFont.Weight.Bold if heavy else QFont.Weight.Medium)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._word_font(heavy=True))

    def _beside(self) -> int:
        """The room at both sides of the words; longer words leave room for the check mark."""
        return scaled(self, 12 if len(self._words) <= 3 else 44)
