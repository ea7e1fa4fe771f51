"""The brush of the card's pictures: greys between a palette's own, and the shapes of marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen

from spms_desktop.ui.trends.around.axis import Axis
from spms_desktop.ui.trends.around.values import Look
from spms_desktop.ui.trends.letters import LEFT, Letters

NO_FILL = QBrush(Qt.BrushStyle.NoBrush)
_STRIPE = 4.0


@dataclass(frozen=True)
class Brush(Letters):
    """Writes the words of a strip or a calendar, and draws its marks."""

    @cached_property
    def ink(self) -> QColor:
        return QColor(self.palette.text)

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
