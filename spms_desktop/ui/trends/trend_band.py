"""The line of a told change in the plots: thin and grey, in a hatched band where it likely lies."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from spms_desktop.ui.trends.furniture import Sheet
from spms_desktop.ui.trends.values import Trend

_PATTERNS = (Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.FDiagPattern, Qt.BrushStyle.VerPattern)
_SOFT = 120


def paint_trends(painter: QPainter, sheet: Sheet) -> None:
    """Every trend of a panel, each with stripes of its own direction."""
    painter.save()
    painter.setClipRect(sheet.area)
    for trend, pattern in zip(sheet.panel.trends, _PATTERNS, strict=False):
        _paint(painter, sheet, trend, pattern)
    painter.restore()


def _paint(painter: QPainter, sheet: Sheet, trend: Trend, pattern: Qt.BrushStyle) -> None:
    upper = _path(sheet, ((point.day.toordinal(), point.high) for point in trend.points))
    lower = _path(sheet, ((point.day.toordinal(), point.low) for point in reversed(trend.points)))
    soft = QColor(sheet.palette.quiet)
    soft.setAlpha(_SOFT)
    band = QPainterPath()
    band.addPolygon(QPolygonF([*upper, *lower]))
    band.closeSubpath()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(band, QBrush(soft, pattern))
    painter.setPen(QPen(soft, 1.0))
    painter.drawPolyline(QPolygonF(upper))
    painter.drawPolyline(QPolygonF(lower))
    painter.setPen(QPen(QColor(sheet.palette.quiet), 1.5 * sheet.grown))
    painter.drawPolyline(QPolygonF(_path(sheet, ((point.day.toordinal(), point.middle) for point in trend.points))))


def _path(sheet: Sheet, spots: Iterable[tuple[int, float]]) -> list[QPointF]:
    return [QPointF(sheet.frame.x(float(day)), sheet.y(value)) for day, value in spots]
