"""The time axis that the calendar and all strips share: whole weeks between two edges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from spms_desktop.domain.periods import DAY, Span
from spms_desktop.ui.trends.around.calendar import monday_of
from spms_desktop.ui.trends.ticks import Tick, ticks

_GUTTER_LINES, _WIDEST_GUTTER, _RIGHT = 8.5, 0.3, 8.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Where days lie, in pixels; left of `left` is the room for names, and `line` is the height of a line of text."""

    span: Span
    left: float
    right: float
    line: float

    @property
    def first(self) -> date:
        """The Monday on which the axis begins."""
        return monday_of(self.span.first)

    @property
    def weeks(self) -> int:
        return (monday_of(self.span.last) - self.first).days // 7 + 1

    @property
    def day_width(self) -> float:
        return (self.right - self.left) / (7 * self.weeks)

    def x(self, day: date) -> float:
        """The left edge of a day."""
        return self.left + (day - self.first).days * self.day_width

    def end(self, day: date) -> float:
        """The right edge of a day."""
        return self.x(day + DAY)

    def ticks(self, width_of: Callable[[str], float]) -> tuple[Tick, ...]:
        """The days to name below, so that their names have room."""

        def fit(names: Sequence[str]) -> bool:
            return len(names) * (max(map(width_of, names)) + self.line) <= self.right - self.left

        return ticks(self.span, fit)


def axis_of(span: Span, width: float, line: float) -> Axis:
    """The axis in a picture of a width, with room for names at the left."""
    return Axis(span, min(width * _WIDEST_GUTTER, line * _GUTTER_LINES), width - _RIGHT, line)
