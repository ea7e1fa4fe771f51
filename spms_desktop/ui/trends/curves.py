"""Draws the lines of a plot: what was entered each day, the joined line, its symbols."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from spms_desktop.ui.trends.furniture import Sheet
from spms_desktop.ui.trends.style import STROKES, faint_pen, line_pen, symbol_brush, symbol_pen
from spms_desktop.ui.trends.symbols import outline, paint_symbols
from spms_desktop.ui.trends.values import Line, Spot

_WEEK_WITH_SYMBOL = 11.0
_DAY, _WEEK, _CARRIED, _FAINT, _AROUND = 8.0, 6.0, 5.0, 4.0, 2.0


def paint_lines(painter: QPainter, sheet: Sheet) -> None:
    """All lines of a panel: the own line over the others, and over it their hollow symbols, so that both are seen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    curves = _Curves(painter, sheet)
    if sheet.frame.weekly:
        for line in sheet.panel.lines:
            curves.days(line)
    for line in reversed(sheet.panel.lines):
        curves.joined(line)
    for line in sheet.panel.lines:
        curves.symbols(line)


class _Curves:
    """Draws one line after the other; both axes are straight, so that they are asked for once, not for each spot."""

    def __init__(self, painter: QPainter, sheet: Sheet) -> None:
        self._painter, self._sheet, self._grown = painter, sheet, sheet.grown
        first = sheet.frame.span.first
        self._start, self._left = first.toordinal(), sheet.frame.x(first)
        self._day, self._bottom = sheet.frame.pixels_a_day, sheet.y(0.0)
        self._score = sheet.y(1.0) - self._bottom

    def days(self, line: Line) -> None:
        """Daily entries in a quiet tone, behind a weekly line; of those in one place one stands for all."""
        painter, palette, grown = self._painter, self._sheet.palette, self._grown
        stroke, size = STROKES[line.view.look], _FAINT * grown
        if line.given and stroke.filled:
            dots = faint_pen(palette, size)
            dots.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(dots)
            painter.drawPoints(QPolygonF(self._thinned(line.given)))
        elif line.given:
            hollow = QBrush(Qt.BrushStyle.NoBrush)
            paint_symbols(
                painter, self._thinned(line.given), outline(stroke.shape, size), faint_pen(palette, 1.0), hollow
            )
        if line.carried:
            edge, small = QPen(QColor(palette.quiet), grown), outline(stroke.shape, _CARRIED * grown)
            paint_symbols(painter, self._thinned(line.carried), small, edge, QBrush(QColor(palette.card)))

    def joined(self, line: Line) -> None:
        """Each stretch with some air around it, so that it stands out from bands and marks where there is no colour."""
        stretches = [QPolygonF(self._points(segment)) for segment in line.segments if len(segment) > 1]
        air = QPen(QColor(self._sheet.palette.card), 4.5 * self._grown)
        for pen in (air, line_pen(line.view.look, self._sheet.palette, 2.0 * self._grown)):
            self._painter.setPen(pen)
            for stretch in stretches:
                self._painter.drawPolyline(stretch)

    def symbols(self, line: Line) -> None:
        """The symbols of a line; on a weekly one they thin out to lone weeks where they have no room."""
        look, grown, palette = line.view.look, self._grown, self._sheet.palette
        stroke, size = STROKES[look], _WEEK if self._sheet.frame.weekly else _DAY
        marked, small = self._marked(line)
        pen, brush = symbol_pen(look, palette, 1.6 * grown), symbol_brush(look, palette)
        around = 0.0 if stroke.filled else _AROUND  # a hollow symbol in the place of a filled one shows around it
        large, little = outline(stroke.shape, (size + around) * grown), outline(stroke.shape, _CARRIED * grown)
        paint_symbols(self._painter, self._points(marked), large, pen, brush)
        paint_symbols(self._painter, self._points(small), little, pen, QBrush(QColor(palette.card)))

    def _marked(self, line: Line) -> tuple[Sequence[Spot], Sequence[Spot]]:
        """The spots that get a full symbol, and those that get a small hollow one."""
        if not self._sheet.frame.weekly:
            return line.given, line.carried
        every = self._day * 7 >= _WEEK_WITH_SYMBOL * self._grown
        return [spot for segment in line.segments if every or len(segment) == 1 for spot in segment], ()

    def _points(self, spots: Iterable[Spot]) -> list[QPointF]:
        start, left, wide, bottom, tall = self._start, self._left, self._day, self._bottom, self._score
        return [QPointF(left + (day.toordinal() - start) * wide, bottom + value * tall) for day, value in spots]

    def _thinned(self, spots: Iterable[Spot]) -> list[QPointF]:
        """Points at least half a small symbol apart."""
        step = _FAINT * self._grown / 2
        return list({(round(point.x() / step), point.y()): point for point in self._points(spots)}.values())
