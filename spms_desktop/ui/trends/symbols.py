"""The symbols of the plots: round, square, a triangle or a diamond, so that no colour has to be seen."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF


class Shape(StrEnum):
    """The outline of a symbol."""

    ROUND = "round"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


_CORNERS = {
    Shape.SQUARE: ((-0.46, -0.46), (0.46, -0.46), (0.46, 0.46), (-0.46, 0.46)),
    Shape.TRIANGLE: ((0.0, -0.58), (0.58, 0.46), (-0.58, 0.46)),
    Shape.DIAMOND: ((0.0, -0.65), (0.6, 0.0), (0.0, 0.65), (-0.6, 0.0)),
}
"""In parts of the size, so that all look equally large."""


@cache
def outline(shape: Shape, size: float) -> QPainterPath:
    """A symbol around the origin; do not change it, it is kept."""
    path = QPainterPath()
    if shape is Shape.ROUND:
        path.addEllipse(QRectF(-size / 2, -size / 2, size, size))
    else:
        path.addPolygon(QPolygonF([QPointF(x * size, y * size) for x, y in _CORNERS[shape]]))
        path.closeSubpath()
    return path


def paint_symbols(
    painter: QPainter, where: Iterable[QPointF], path: QPainterPath, pen: QPen, brush: QBrush
) -> None:
    """The same symbol at many points."""
    painter.setPen(pen)
    painter.setBrush(brush)
    for point in where:
        painter.translate(point)
        painter.drawPath(path)
        painter.translate(-point)
