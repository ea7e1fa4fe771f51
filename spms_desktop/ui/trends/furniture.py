"""What stands around the lines of a plot: shaded days, marks, the scale, the time axis and the names of lines."""

from __future__ import annotations

from dataclasses import dataclass

from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from spms_desktop.domain.entry import HIGHEST, LOWEST
from spms_desktop.ui.theme.palettes import Palette
from spms_desktop.ui.trends.frame import Y_ROOM, Frame, axis_words
from spms_desktop.ui.trends.lane import spread
from spms_desktop.ui.trends.style import STROKES, line_pen, symbol_brush, symbol_pen
from spms_desktop.ui.trends.values import Happening, HappeningKind, Look, Panel

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


def paint_around(painter: QPainter, sheet: Sheet, font: QFont) -> None:
    """The words around the lines."""
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    frame, area = sheet.frame, sheet.area
    painter.setPen(QColor(sheet.palette.quiet))
    for score, words in axis_words():
        painter.drawText(_row(0, frame.left - 8, sheet.y(score), frame.line_height), int(_RIGHT), words)
    for day, words in frame.ticks:
        wide = metrics.horizontalAdvance(words)
        start = min(max(frame.x(day) - wide / 2, 0.0), frame.width - wide)
        painter.drawText(QPointF(start, area.bottom() + 4 + metrics.ascent()), words)
    painter.setPen(QColor(sheet.palette.text))
    for label in frame.lane:
        row = area.top() - 4 - (label.level + 1) * frame.line_height
        painter.drawText(QPointF(label.x, row + metrics.ascent()), label.text)
    _ends(painter, sheet, metrics)


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
    painter.setPen(QPen(QColor(sheet.palette.edge), max(1.0, sheet.grown), style))
    x = sheet.frame.x(happening.first)
    top = sheet.area.top() - level * sheet.frame.line_height
    painter.drawLine(QLineF(x, top, x, sheet.area.bottom()))


def _ends(painter: QPainter, sheet: Sheet, metrics: QFontMetricsF) -> None:
    """The name of each line beside its end, with a piece of the line, none over another."""
    frame, area = sheet.frame, sheet.area
    ends = [(line, line.last) for line in sheet.panel.lines]
    wanted = [sheet.y(last[1]) for _line, last in ends if last]
    heights = spread(wanted, frame.line_height, 0.0, sheet.height)
    piece = frame.line_height
    for (line, _last), y in zip(ends, heights, strict=True):
        start = area.right() + 4
        painter.setPen(line_pen(line.view.look, sheet.palette, 2.0 * sheet.grown))
        painter.drawLine(QLineF(start, y, start + piece, y))
        _symbol(painter, sheet, line.view.look, QPointF(start + piece / 2, y))
        text = metrics.elidedText(line.view.label, Qt.TextElideMode.ElideRight, frame.width - start - piece - 4)
        painter.setPen(QColor(sheet.palette.text))
        painter.drawText(_row(start + piece + 4, frame.width + 1, y, frame.line_height), int(_LEFT), text)


def _symbol(painter: QPainter, sheet: Sheet, look: Look, where: QPointF) -> None:
    painter.save()
    painter.translate(where)
    pen, brush = symbol_pen(look, sheet.palette, 1.6 * sheet.grown), symbol_brush(look, sheet.palette)
    drawSymbol(painter, STROKES[look].symbol, 8.0 * sheet.grown, pen, brush)
    painter.restore()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _row(left: float, right: float, middle: float, tall: float) -> QRectF:
    return QRectF(left, middle - tall / 2, right - left, tall)
