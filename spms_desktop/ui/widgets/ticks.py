"""A tick that is easy to hit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from spms_desktop.ui.theme.icons import paint_icon
from spms_desktop.ui.widgets.metrics import TARGET, WRAP, line_width, scaled, widest_word, wrapped
from spms_desktop.ui.widgets.paint import Box, ink, paint_box


class TickKey(QCheckBox):
    """A check box painted as a key: a square at the left that holds a check mark when on."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, spot: QPoint) -> bool:
        """The whole key answers."""
        return self.rect().contains(spot)

    def sizeHint(self) -> QSize:
        wide = line_width(self._metrics(), self._words) + self._beside()
        narrow = min(self.width(), wide) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else wide
        return QSize(max(wide, scaled(self, TARGET)), self.heightForWidth(narrow))

    def minimumSizeHint(self) -> QSize:
        wide = widest_word(self._metrics(), self._words) + self._beside()
        return QSize(max(wide, scaled(self, TARGET)), scaled(self, TARGET))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = wrapped(self._metrics(), self._words, width - self._beside())
        return max(scaled(self, TARGET), words.height() + 2 * scaled(self, 9))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks it; Return and Enter are left to the screen, where they go on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, ticked = ink(self), self.isChecked()
        near = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = colours.soft if ticked or near else colours.face
        edge = colours.accent if ticked else colours.edge
        ring = colours.focus if self.hasFocus() else None
        paint_box(painter, QRectF(self.rect()), Box(self.height() / 2, fill, edge, 2 if ticked else 1, ring))
        side = scaled(self, 22)
        square = QRectF(scaled(self, 14), (self.height() - side) / 2, side, side)
        paint_box(painter, square, Box(5, colours.accent if ticked else colours.face, edge, 2))
        if ticked:
            paint_icon(painter, "check", colours.on_accent, square.adjusted(2, 2, -2, -2))
        painter.setPen(colours.text)
        painter.setFont(self._word_font(ticked))
        words = self.rect().adjusted(self._beside() - scaled(self, 18), 0, -scaled(self, 12), 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(align) | WRAP, self._words)
        painter.end()

    def _word_font(self, heavy: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._word_font(heavy=True))

    def _beside(self) -> int:
        """The width of the square, the gaps and the round ends."""
        return scaled(self, 14 + 22 + 10 + 18)
