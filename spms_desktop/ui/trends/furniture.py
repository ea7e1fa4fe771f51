"""What stands around the lines of a plot: shaded days, marks, the scale, the time axis and the names of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from spms_desktop.domain.entry import HIGHEST, LOWEST
from spms_desktop.ui.theme.palettes import Palette
from spms_desktop.ui.trends.frame import Y_ROOM, Frame, axis_words
from spms_desktop.ui.trends.lane import spread
from spms_desktop.ui.trends.letters import LEFT, RIGHT, Letters
from spms_desktop.ui.trends.style import STROKES, line_pen, symbol_brush, symbol_pen
from spms_desktop.ui.trends.symbols import outline, paint_symbols
from spms_desktop.ui.trends.values import Happening, HappeningKind, Line, Look, Panel

_SHADE, _GRID = 40, 90
_EDGED = 10.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One panel on its way to the screen."""

    panel: Panel
    frame: Frame
    palette: Palette
    height: float
    grown: float

    @property
    def area(self) -> QRectF:
        """Where the lines are drawn."""
        frame = self.frame
        tall = max(1.0, self.height - frame.top - frame.bottom)
        return QRectF(frame.left, frame.top, max(1.0, frame.right - frame.left), tall)

    def y(self, score: float) -> float:
        """A score in pixels."""
        share = (score - LOWEST + Y_ROOM) / (HIGHEST - LOWEST + 2 * Y_ROOM)
        return self.area.bottom() - share * self.area.height()


def paint_behind(painter: QPainter, sheet: Sheet) -> None:
    """Everything that lies under the lines."""
    painter.fillRect(QRectF(0, 0, sheet.frame.width, sheet.height), QColor(sheet.palette.card))
    for happening in sheet.frame.happenings:
        if happening.kind is HappeningKind.EXCUSED:
            _shade(painter, sheet, happening)
    _grid(painter, sheet)
    for place, happening in enumerate(sheet.frame.happenings):
        if happening.kind is not HappeningKind.EXCUSED:
            _mark(painter, sheet, happening, sheet.frame.level(place))


def paint_around(letters: Letters, sheet: Sheet) -> None:
    """The words around the lines."""
    frame, area = sheet.frame, sheet.area
    for score, words in axis_words():
        letters.write(_row(0, frame.left - 8, sheet.y(score), frame.line_height), words, RIGHT, quiet=True)
    for day, words in frame.ticks:
        wide = letters.wide(words)
        start = min(max(frame.x(day) - wide / 2, 0.0), frame.width - wide)
        letters.put(start, area.bottom() + 4 + letters.metrics.ascent(), words, quiet=True)
    for label in frame.lane:
        row = area.top() - 4 - (label.level + 1) * frame.line_height
        letters.put(label.x, row + letters.metrics.ascent(), label.text)
    _ends(letters, sheet)


def _shade(painter: QPainter, sheet: Sheet, happening: Happening) -> None:
    """A soft fill between two dotted edges, which hold where a fill of low contrast does not."""
    area, frame = sheet.area, sheet.frame
    start = max(frame.x(happening.first.toordinal() - 0.5), area.left())
    end = min(frame.x(happening.last.toordinal() + 0.5), area.right())
    fill = QColor(sheet.palette.text)
    fill.setAlpha(_SHADE)
    painter.fillRect(QRectF(start, area.top(), max(2.0, end - start), area.height()), fill)
    if end - start < _EDGED * sheet.grown:
        return
    painter.setPen(QPen(QColor(sheet.palette.edge), 1.0, Qt.PenStyle.DotLine))
    for x in (start, end):
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))


def _grid(painter: QPainter, sheet: Sheet) -> None:
    area, faint = sheet.area, QColor(sheet.palette.edge)
    faint.setAlpha(_GRID)
    painter.setPen(QPen(faint, 1.0))
    for score, _words in axis_words():
        painter.drawLine(QLineF(area.left(), sheet.y(score), area.right(), sheet.y(score)))
    painter.setPen(QPen(QColor(sheet.palette.edge), 1.0))
    painter.drawLine(QLineF(area.left(), sheet.y(LOWEST), area.right(), sheet.y(LOWEST)))
    for day, _words in sheet.frame.ticks:
        x = sheet.frame.x(day)
        painter.drawLine(QLineF(x, sheet.y(LOWEST), x, area.bottom() + 3))


def _mark(painter: QPainter, sheet: Sheet, happening: Happening, level: int) -> None:
    """A thin line up to its words: whole for a visit, dashed for a medicine."""
    style = Qt.PenStyle.SolidLine if happening.kind is HappeningKind.VISIT else Qt.PenStyle.DashLine
    painter.setPen(QPen(QColor(sheet.palette.faint), max(1.0, sheet.grown), style))
    x = sheet.frame.x(happening.first)
    top = sheet.area.top() - level * sheet.frame.line_height
    painter.drawLine(QLineF(x, top, x, sheet.area.bottom()))


def _ends(letters: Letters, sheet: Sheet) -> None:
    """The name of each line beside its end, with a piece of the line, none over another."""
    frame, painter = sheet.frame, letters.painter
    lines = [line for line in sheet.panel.lines if line.last]
    gap, piece = frame.line_height / 4, frame.line_height * 1.3
    start = sheet.area.right() + gap
    for line, y in zip(lines, _heights(sheet, lines), strict=True):
        painter.setPen(line_pen(line.view.look, sheet.palette, 2.0 * sheet.grown))
        painter.drawLine(QLineF(start, y, start + piece, y))
        _symbol(painter, sheet, line.view.look, QPointF(start + piece / 2, y))
        letters.write(_row(start + piece + gap, frame.width, y, frame.line_height), line.view.label, LEFT)


def _heights(sheet: Sheet, lines: Sequence[Line]) -> list[float]:
    """At the ends of the lines where there is room, else under one another in their own order, as in each plot.

    They keep off the dates below the plot.
    """
    tall, area = sheet.frame.line_height, sheet.area
    wanted = [sheet.y(line.last[1]) for line in lines if line.last]
    if any(abs(one - other) < tall for one, other in combinations(wanted, 2)):
        middle = sum(wanted) / len(wanted)
        wanted = [middle + n * 0.01 for n in range(len(wanted))]
    return spread(wanted, tall, area.top() - tall / 2, area.bottom() + tall / 2)


def _symbol(painter: QPainter, sheet: Sheet, look: Look, where: QPointF) -> None:
    stroke, pen = STROKES[look], symbol_pen(look, sheet.palette, 1.6 * sheet.grown)
    inside = symbol_brush(look, sheet.palette) if stroke.filled else QBrush(QColor(sheet.palette.card))
    paint_symbols(painter, [where], outline(stroke.shape, 8.0 * sheet.grown), pen, inside)


def _row(left: float, right: float, middle: float, tall: float) -> QRectF:
    return QRectF(left, middle - tall / 2, right - left, tall)
