"""The brush of the card's pictures: greys between a palette's own, and the shapes of marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout

from spms_desktop.ui.theme.palettes import Palette
from spms_desktop.ui.trends.around.axis import Axis
from spms_desktop.ui.trends.around.values import Look

NO_FILL = QBrush(Qt.BrushStyle.NoBrush)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
RIGHT_SIDE, MIDDLE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_STRIPE = 4.0


@dataclass(frozen=True)
class Brush:
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

    @cached_property
    def ink(self) -> QColor:
        return QColor(self.palette.text)

    def wide(self, text: str) -> float:
        """How much room a text takes in one line."""
        return self.metrics.horizontalAdvance(text)

    def write(self, area: QRectF, text: str, flags: Qt.AlignmentFlag, *, quiet: bool = False) -> None:
        """One line, ended with an ellipsis where it has no room."""
        shown = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 1)
        spare = area.width() - self.wide(shown)
        right = spare if flags & RIGHT_SIDE else spare / 2 if flags & MIDDLE else 0.0
        top = area.top() + (area.height() - self.metrics.height()) / 2
        self._put(area.left() + right, top + self.metrics.ascent(), shown, quiet=quiet)

    def paragraph(self, area: QRectF, text: str, flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        """As many lines as the words need, from the top of the area on."""
        layout = QTextLayout(text, self.font)
        layout.beginLayout()
        baseline = area.top() + self.metrics.ascent()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(area.width())
            words = text[line.textStart() : line.textStart() + line.textLength()].rstrip()
            left = area.right() - self.wide(words) if flags & RIGHT_SIDE else area.left()
            self._put(left, baseline, words)
            baseline += self.metrics.lineSpacing()
        layout.endLayout()

    def _put(self, left: float, baseline: float, words: str, *, quiet: bool = False) -> None:
        colour = QColor(self.palette.quiet if quiet else self.palette.text)
        if not self.outlined:
            self.painter.setPen(colour)
            self.painter.drawText(QPointF(left, baseline), words)
            return
        path = QPainterPath()
        path.addText(QPointF(left, baseline), self.font, words)
        self.painter.fillPath(path, colour)

    def dates(self, axis: Axis, top: float) -> list[float]:
        """The names of days below a picture, none over another; gives where those days lie."""
        free, found = axis.left, []
        for day, words in axis.ticks(self.wide):
            wide, x = self.wide(words) + 2, axis.x(day)
            left = min(max(x, axis.left), axis.right - wide)
            found.append(x)
            if left >= free:
                self.write(QRectF(left, top, wide, axis.line), words, LEFT, quiet=True)
                free = left + wide + self.wide(" ")
        return found

    def dot(self, area: QRectF, look: Look) -> None:
        """A single day: round, so that it is not taken for something that lasted."""
        thick = max(1.0, 1.4 * self.grown)
        self.painter.setPen(QPen(self.ink, thick))
        self.painter.setBrush(self.ink if look is Look.SOLID else QColor(self.palette.card))
        self.painter.drawEllipse(area.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2))

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A faint line behind the marks."""
        faint = QColor(self.palette.edge)
        faint.setAlpha(90)
        self.painter.setPen(QPen(faint, 1.0))
        self.painter.drawLine(QLineF(x1, y1, x2, y2))

    def mark(self, area: QRectF, look: Look) -> None:
        """One mark in its shape."""
        painter, thick = self.painter, max(1.0, 1.4 * self.grown)
        painter.setPen(Qt.PenStyle.NoPen)
        if look is Look.SOLID:
            painter.fillRect(area, self.ink)
            return
        inner = area.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(self.ink, thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if look is Look.CROSSED:
            painter.drawLine(QLineF(inner.topLeft(), inner.bottomRight()))
            painter.drawLine(QLineF(inner.bottomLeft(), inner.topRight()))
            return
        painter.drawRect(inner)
        if look is Look.STRIPED:
            self._stripes(inner)

    def _stripes(self, area: QRectF) -> None:
        step = _STRIPE * self.grown
        lines, y = [], area.bottom() - step
        while y > area.top():
            lines.append(QLineF(area.left(), y, area.right(), y))
            y -= step
        self.painter.drawLines(lines)


def between(one: str, other: str, share: float) -> QColor:
    """A colour on the way from one to another."""
    a, b = QColor(one), QColor(other)
    mixed = (round(x + (y - x) * share) for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue())))
    return QColor(*mixed)
