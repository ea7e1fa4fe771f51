"""The line of a told change in the plots: thin and grey, in a striped band where it likely lies."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from spms_desktop.ui.trends.furniture import Sheet
from spms_desktop.ui.trends.values import Trend

_SLANTS = (1.0, -1.0, 0.0)
_APART, _THICK = 7.0, 1.0
_SOFT = 150


def paint_trends(painter: QPainter, sheet: Sheet) -> None:
    """Every trend of a panel, each with stripes of its own direction."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for trend, slant in zip(sheet.panel.trends, _SLANTS, strict=False):
        _paint(painter, sheet, trend, slant)


def _paint(painter: QPainter, sheet: Sheet, trend: Trend, slant: float) -> None:
    upper = _path(sheet, ((point.day.toordinal(), point.high) for point in trend.points))
    lower = _path(sheet, ((point.day.toordinal(), point.low) for point in reversed(trend.points)))
    faint, soft = QColor(sheet.palette.faint), QColor(sheet.palette.faint)
    soft.setAlpha(_SOFT)
    band = QPainterPath()
    band.addPolygon(QPolygonF([*upper, *lower]))
    band.closeSubpath()
    painter.fillPath(_stripes(band.boundingRect(), slant, sheet.grown).intersected(band), soft)
    painter.setPen(QPen(faint, sheet.grown))
    painter.drawPolyline(QPolygonF(upper))
    painter.drawPolyline(QPolygonF(lower))
    painter.setPen(QPen(faint, 2.0 * sheet.grown))
    painter.drawPolyline(QPolygonF(_path(sheet, ((point.day.toordinal(), point.middle) for point in trend.points))))


def _stripes(area: QRectF, slant: float, grown: float) -> QPainterPath:
    """Stripes over an area, as shapes: a pattern brush would be too fine to see on paper, and is lost in an SVG."""
    path, lean = QPainterPath(), slant * area.height()
    x = area.left() - abs(lean)
    while x < area.right() + abs(lean):
        ends = (x, x + _THICK * grown)
        top = [QPointF(end + lean, area.top()) for end in ends]
        bottom = [QPointF(end, area.bottom()) for end in reversed(ends)]
        path.addPolygon(QPolygonF([*top, *bottom]))
        path.closeSubpath()
        x += _APART * grown
    return path


def _path(sheet: Sheet, spots: Iterable[tuple[int, float]]) -> list[QPointF]:
    """Points of the plot; what would lie outside stays at its edge."""
    area = sheet.area
    return [
        QPointF(sheet.frame.x(float(day)), min(max(sheet.y(value), area.top()), area.bottom())) for day, value in spots
    ]
