"""Writes words into pictures: on the screen, on paper, and as shapes in a file that is opened without our font."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QTextLayout

from spms_desktop.ui.theme.palettes import Palette

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
_RIGHT_SIDE, _MIDDLE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Letters:
    """A painter with the colours and the font of one picture.

    `outlined` draws letters as shapes, for a file that is opened where our font is not.
    """

    painter: QPainter
    palette: Palette
    font: QFont
    grown: float
    outlined: bool = False

    @cached_property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    def wide(self, text: str) -> float:
        """How much room a text takes in one line."""
        return self.metrics.horizontalAdvance(text)

    def write(self, area: QRectF, text: str, flags: Qt.AlignmentFlag, *, quiet: bool = False) -> None:
        """One line, ended with an ellipsis where it has no room."""
        shown = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 1)
        spare = area.width() - self.wide(shown)
        right = spare if flags & _RIGHT_SIDE else spare / 2 if flags & _MIDDLE else 0.0
        top = area.top() + (area.height() - self.metrics.height()) / 2
        self.put(area.left() + right, top + self.metrics.ascent(), shown, quiet=quiet)

    def paragraph(self, area: QRectF, text: str, flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        """As many lines as the words need, from the top of the area on."""
        baseline = area.top() + self.metrics.ascent()
        for words in self.lines(text, area.width()):
            self.put(area.right() - self.wide(words) if flags & _RIGHT_SIDE else area.left(), baseline, words)
            baseline += self.metrics.lineSpacing()

    def lines(self, text: str, width: float) -> list[str]:
        """A text in the lines that it takes in a width."""
        return wrapped(text, self.font, width)

    def put(self, left: float, baseline: float, words: str, *, quiet: bool = False) -> None:
        """Words from a point on."""
        colour = QColor(self.palette.quiet if quiet else self.palette.text)
        if not self.outlined:
            self.painter.setFont(self.font)
            self.painter.setPen(colour)
            self.painter.drawText(QPointF(left, baseline), words)
            return
        path = QPainterPath()
        path.addText(QPointF(left, baseline), self.font, words)
        self.painter.fillPath(path, colour)


def wrapped(text: str, font: QFont, width: float) -> list[str]:
    """A text in the lines that it takes in a width; a word that is wider than that is broken."""
    found: list[str] = []
    for part in text.split("\n"):
        layout = QTextLayout(part, font)
        option = layout.textOption()
        option.setWrapMode(option.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            found.append(part[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
    return found
