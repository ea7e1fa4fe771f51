"""One of several longer answers, each a key of the full width with its digit."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.theme.icons import paint_icon
from spms_desktop.ui.widgets.columns import ColumnsLayout
from spms_desktop.ui.widgets.key import Key
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.metrics import WRAP, scaled
from spms_desktop.ui.widgets.paint import ink, paint_box

_PAD, _DIGIT, _MARK = 14, 26, 22
_LONG, _LEAST = 6, 260


class LongKey(Key):
    """A key whose words begin at the left, after the digit that chooses it."""

    def __init__(self, digit: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, False, parent)
        self._digit = digit
        self.setAccessibleDescription(_("Key {digit}").format(digit=digit))

    def sizeHint(self) -> QSize:
        # As tall as the words need at the present width, for layouts that do not ask by width.
        hint = super().sizeHint()
        narrow = min(self.width(), hint.width()) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else hint.width()
        return QSize(hint.width(), self.heightForWidth(narrow))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, chosen = ink(self), self.isChecked()
        paint_box(painter, QRectF(self.rect()), self._box(colours))
        pad, mark = scaled(self, _PAD), scaled(self, _MARK)
        words = self.rect().adjusted(pad + scaled(self, _DIGIT), 0, -pad - mark, 0)
        digit = QRect(pad, 0, scaled(self, _DIGIT), self.height())
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setPen(colours.on_accent if chosen else colours.quiet)
        painter.setFont(self._digit_font())
        painter.drawText(digit, align, self._digit)
        painter.setPen(colours.on_accent if chosen else colours.text)
        painter.setFont(self._word_font(chosen))
        painter.drawText(words, align | WRAP, self.words)
        if chosen:
            corner = QRectF(self.width() - pad / 2 - mark, (self.height() - mark) / 2, mark, mark)
            paint_icon(painter, "check", colours.on_accent, corner)
        painter.end()

    def _digit_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        return font

    def _word_font(self, heavy: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold if heavy else QFont.Weight.Medium)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._word_font(heavy=True))

    def _beside(self) -> int:
        return 2 * scaled(self, _PAD) + scaled(self, _DIGIT) + scaled(self, _MARK)


class ChoiceList(KeyRow):
    """A KeyRow that stands upright, a long one in two columns where there is room; digit n chooses the n-th answer."""

    def press_digit(self, digit: str) -> bool:
        """Choose the answer with this number; "1" then "0" is the tenth. False when there is none."""
        for typed in (self._typed + digit, digit):
            if typed.isdecimal() and 1 <= int(typed) <= len(self.keys):
                self._choose(int(typed) - 1)
                self._typed = typed
                return True
        return False

    def _new_key(self, place: int, text: str, _big: bool) -> Key:
        return LongKey(str(place + 1), text, self)

    def _lay_out(self, _left: str, _right: str) -> None:
        # A long list in one column would push the button that goes on out of sight.
        columns = ColumnsLayout(self, _LEAST, 2 if len(self.keys) >= _LONG else 1, down=True, fill=True)
        for key in self.keys:
            columns.addWidget(key)
        self.setLayout(columns)
