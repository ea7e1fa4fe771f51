"""Draws the calendar: a level is told by size or number, and by shade; a caregiver's day is hollow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from spms_desktop.domain.entry import HIGHEST
from spms_desktop.domain.periods import DAY
from spms_desktop.i18n import month_year, weekday
from spms_desktop.ui.trends.around.brush import NO_FILL, Brush, between
from spms_desktop.ui.trends.around.grid import Block, Grid
from spms_desktop.ui.trends.around.values import Cell
from spms_desktop.ui.trends.letters import CENTER, LEFT, RIGHT

_DARKEST, _SMALLEST = 0.36, 0.24
_MONTHS_APART = (1, 2, 3, 6)


def paint_calendar(brush: Brush, grid: Grid, cells: Sequence[Cell]) -> None:
    """Draw every day that has a score, and the names around."""
    brush.painter.setFont(brush.font)
    brush.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block in grid.blocks:
        _frame(brush, grid, block)
        _weekdays(brush, grid, block)
    if grid.numbers:
        _numbers(brush, grid, cells)
    else:
        _squares(brush, grid, cells)
    if grid.blocks[0].year:
        _months(brush, grid)
    else:
        brush.dates(grid.axis, grid.blocks[0].top + 7 * grid.tall + 3)


def paint_chosen(brush: Brush, grid: Grid, day: date, ring: QColor) -> None:
    """Frame the day where the keyboard is."""
    width = max(2.0, 2.5 * brush.grown)
    brush.painter.setPen(QPen(ring, width))
    brush.painter.setBrush(NO_FILL)
    out = width / 2 if grid.numbers else width
    area = QRectF(*grid.place(day))
    brush.painter.drawRect(area.adjusted(1, 1, -1, -1) if grid.numbers else area.adjusted(-out, -out, out, out))


def _frame(brush: Brush, grid: Grid, block: Block) -> None:
    """A faint edge around the weeks of a block, so that empty days are seen as such."""
    left = grid.place(block.first)[0]
    right = grid.place(block.last)[0] + grid.wide
    faint = QColor(brush.palette.edge)
    faint.setAlpha(110)
    brush.painter.setPen(QPen(faint, 1.0))
    brush.painter.setBrush(NO_FILL)
    brush.painter.drawRect(QRectF(left, block.top - 1, right - left, 7 * grid.tall + 2))


def _weekdays(brush: Brush, grid: Grid, block: Block) -> None:
    """Names of weekdays, as many as have room, and the year before them."""
    line, left = grid.axis.line, grid.axis.left - 8
    names = [weekday(block.monday + n * DAY) for n in range(7)]
    rows: Sequence[int] = range(7) if grid.tall >= line else (0, 3, 6) if 3 * grid.tall >= line else (0, 6)
    for row in rows:
        middle = block.top + (row + 0.5) * grid.tall
        brush.write(QRectF(0, middle - line / 2, left, line), names[row], RIGHT, quiet=True)
    if block.year:
        middle = block.top + 3.5 * grid.tall
        brush.write(QRectF(0, middle - line / 2, left - max(map(brush.wide, names)) - 8, line), block.year, LEFT)


def _months(brush: Brush, grid: Grid) -> None:
    """Names of months above the first year, as many as have room."""
    year, axis = int(grid.blocks[0].year), grid.axis
    names = [month_year(date(year, month, 1)).replace(str(year), "").strip(" .") for month in range(1, 13)]
    widest = max(map(brush.wide, names)) + axis.line / 2
    room = (axis.right - axis.left) / 12
    apart = next((n for n in _MONTHS_APART if n * room >= widest), 12)
    for month in range(1, 13, apart):
        left = axis.left + (date(year, month, 1) - grid.blocks[0].monday).days / 7 * grid.wide
        brush.write(QRectF(left, 0, widest + 2, axis.line), names[month - 1], LEFT, quiet=True)


def _numbers(brush: Brush, grid: Grid, cells: Sequence[Cell]) -> None:
    palette = brush.palette
    for cell in cells:
        area = QRectF(*grid.place(cell.day)).adjusted(2, 2, -2, -2)
        if cell.own:
            brush.painter.setPen(QPen(QColor(palette.edge), 1.0))
            brush.painter.setBrush(between(palette.card, palette.text, _DARKEST * cell.value / HIGHEST))
        else:
            brush.painter.setPen(QPen(brush.ink, max(1.5, 1.5 * brush.grown)))
            brush.painter.setBrush(NO_FILL)
        brush.painter.drawRoundedRect(area, 4, 4)
        brush.write(area, str(cell.value), CENTER)


def _squares(brush: Brush, grid: Grid, cells: Sequence[Cell]) -> None:
    """All cells of one level at once: ten years have thousands of them."""
    groups: dict[tuple[int, bool], list[QRectF]] = defaultdict(list)
    full = min(grid.wide, grid.tall) - 1.0
    for cell in cells:
        left, top, wide, tall = grid.place(cell.day)
        side = full * (_SMALLEST + (1 - _SMALLEST) * cell.value / HIGHEST)
        groups[cell.value, cell.own].append(QRectF(left + (wide - side) / 2, top + (tall - side) / 2, side, side))
    for (value, own), areas in groups.items():
        if own:
            brush.painter.setPen(between(brush.palette.faint, brush.palette.text, value / HIGHEST))
            brush.painter.setBrush(between(brush.palette.faint, brush.palette.text, value / HIGHEST))
        else:
            brush.painter.setPen(QPen(brush.ink, max(1.0, brush.grown)))
            brush.painter.setBrush(NO_FILL)
        brush.painter.drawRects(areas)
