"""Sizes that grow with the text of a widget, and the room that words take."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QWidget

# The application font is 13 pt at 100 %, which is this many pixels at 96 dots an inch.
_PIXELS_AT_100 = 17.33

TARGET = 44
WRAP = int(Qt.TextFlag.TextWordWrap)


def scaled(widget: QWidget, n: int) -> int:
    """A length given for 100 % text, grown with the widget's own font, never less than `n`."""
    return max(n, round(n * QFontInfo(widget.font()).pixelSize() / _PIXELS_AT_100))


def line_width(metrics: QFontMetrics, text: str) -> int:
    """The width of a text in one line; two px more, because Qt rounds and would wrap at the exact width."""
    return metrics.horizontalAdvance(text) + 2 if text else 0


def widest_word(metrics: QFontMetrics, text: str) -> int:
    """The least width at which no word is cut."""
    return max((line_width(metrics, word) for word in text.split()), default=0)


def wrapped(metrics: QFontMetrics, text: str, width: int) -> QRect:
    """The rectangle of a text wrapped at a width."""
    return metrics.boundingRect(QRect(0, 0, max(1, width), 100_000), WRAP, text)
