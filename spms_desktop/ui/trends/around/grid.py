"""Where the days of the calendar lie: one block on the shared time axis, or one for each year of a long span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spms_desktop.domain.periods import DAY
from spms_desktop.ui.trends.around.axis import Axis
from spms_desktop.ui.trends.around.calendar import monday_of, numbered

_MOST_WEEKS, _WEEKS_A_YEAR = 62, 54
_GAP, _TOP = 0.7, 6.0

Place = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Block:
    """Seven rows of days: its first Monday, the days it holds, its top, and the year where there are several."""

    monday: date
    first: date
    last: date
    top: float
    year: str


@dataclass(frozen=True, slots=True)
class Grid:
    """All blocks with the size of a cell; `numbers` says that a score has room in it."""

    axis: Axis
    blocks: tuple[Block, ...]
    wide: float
    tall: float
    numbers: bool

    @property
    def height(self) -> float:
        """With a line below for the names of days, unless those of months stand above."""
        below = 4.0 if self.blocks[0].year else self.axis.line + 6
        return self.blocks[-1].top + 7 * self.tall + below

    def place(self, day: date) -> Place:
        """Left, top, width and height of a day."""
        block = self.block(day)
        across = (day - block.monday).days // 7
        return self.axis.left + across * self.wide, block.top + day.weekday() * self.tall, self.wide, self.tall

    def block(self, day: date) -> Block:
        """The block that holds a day."""
        return next((block for block in self.blocks if day <= block.last), self.blocks[-1])

    def day_at(self, x: float, y: float) -> date | None:
        """The day at a point, or None beside them."""
        for block in self.blocks:
            across, down = (x - self.axis.left) // self.wide, (y - block.top) // self.tall
            day = block.monday + int(across * 7 + down) * DAY
            if across >= 0 and 0 <= down < 7 and block.first <= day <= block.last:
                return day
        return None


def grid_of(axis: Axis) -> Grid:
    """The calendar of an axis's span."""
    width = axis.right - axis.left
    if axis.weeks > _MOST_WEEKS:
        wide = width / _WEEKS_A_YEAR
        tall = max(wide * 0.9, axis.line * 0.45)
        return Grid(axis, _years(axis, tall), wide, tall, numbers=False)
    wide = width / axis.weeks
    numbers = numbered(axis.span)
    tall = axis.line + 6 if numbers else min(max(wide, axis.line * 0.55), axis.line + 6)
    block = Block(axis.first, axis.span.first, axis.span.last, _TOP, "")
    return Grid(axis, (block,), wide, tall, numbers)


def _years(axis: Axis, tall: float) -> tuple[Block, ...]:
    blocks = []
    top = axis.line + _TOP
    for year in range(axis.span.first.year, axis.span.last.year + 1):
        first, last = max(date(year, 1, 1), axis.span.first), min(date(year, 12, 31), axis.span.last)
        blocks.append(Block(monday_of(date(year, 1, 1)), first, last, top, str(year)))
        top += 7 * tall + _GAP * axis.line
    return tuple(blocks)
