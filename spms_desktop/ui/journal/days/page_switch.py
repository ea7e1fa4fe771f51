"""The row that chooses how the days are shown."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from spms_desktop.ui.theme.icons import paint_icon
from spms_desktop.ui.widgets.key import Key
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.metrics import WRAP, scaled
from spms_desktop.ui.widgets.paint import Box, Ink, ink, paint_box


class PageKey(Key):
    """A key that is quieter when chosen: it shows where one is, and is no answer that was given."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, chosen = ink(self), self.isChecked()
        paint_box(painter, QRectF(self.rect()), self._box(colours))
        if chosen:
            mark = scaled(self, 16)
            paint_icon(painter, "check", colours.text, QRectF(self.width() - mark - 6, 5, mark, mark))
        painter.setPen(colours.text)
        painter.setFont(self._word_font(chosen))
        words = self.rect().adjusted(self._beside() // 2, 0, -self._beside() // 2, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter) | WRAP, self.words)
        painter.end()

    def _box(self, colours: Ink) -> Box:
        if not self.isChecked():
            return super()._box(colours)
        return Box(scaled(self, 10), colours.soft, colours.accent, 2, colours.focus if self.hasFocus() else None)


class PageSwitch(KeyRow):
    """One page is always chosen."""

    def _new_key(self, _place: int, text: str, big: bool) -> Key:
        return PageKey(text, big, self)
