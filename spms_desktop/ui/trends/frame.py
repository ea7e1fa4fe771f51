"""The shared geometry of the panels: one time axis, the same margins, the same labels above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spms_desktop.domain.entry import HIGHEST, LOWEST
from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _
from spms_desktop.ui.trends.lane import Label, Width, in_numbers, in_words
from spms_desktop.ui.trends.ticks import Tick, ticks
from spms_desktop.ui.trends.values import Happening, Plots

Y_ROOM = 0.6
_AIR = 10.0
_WIDEST_END = 0.24


def axis_words() -> tuple[tuple[int, str], ...]:
    """The named scores of the axis, with what both ends mean."""
    middle = (LOWEST + HIGHEST) // 2
    return (LOWEST, _("0 none")), (middle, str(middle)), (HIGHEST, _("10 worst"))


@dataclass(frozen=True, slots=True)
class Frame:
    """Where days lie across a panel (in pixels), and what stands around its lines."""

    span: Span
    weekly: bool
    left: float
    right: float
    width: float
    line_height: float
    ticks: tuple[Tick, ...]
    happenings: tuple[Happening, ...]
    lane: tuple[Label, ...]
    numbered: bool

    @property
    def top(self) -> float:
        """The room above the plot: a row for labels, or two."""
        return self.line_height * (1 + max((label.level for label in self.lane), default=-1)) + 4.0

    @property
    def bottom(self) -> float:
        return self.line_height + 6

    @property
    def days(self) -> tuple[float, float]:
        """The ends of the time axis as day numbers, with air for the symbols at both ends."""
        air = self.span.days * _AIR / max(1.0, self.right - self.left - 2 * _AIR)
        return self.span.first.toordinal() - 0.5 - air, self.span.last.toordinal() + 0.5 + air

    @property
    def pixels_a_day(self) -> float:
        first, last = self.days
        return max(1.0, self.right - self.left) / (last - first)

    def level(self, place: int) -> int:
        """How many rows above the plot the words of a happening stand."""
        return 0 if self.numbered or place >= len(self.lane) else self.lane[place].level

    def x(self, day: date | float) -> float:
        """The middle of a day in pixels."""
        number = day.toordinal() if isinstance(day, date) else day
        first, last = self.days
        return self.left + (number - first) / (last - first) * (self.right - self.left)

    def without_words(self) -> Frame:
        """For all panels but the first: words stand above that one alone, numbers above each."""
        return self if self.numbered else replace(self, lane=())


def frame_of(plots: Plots, width: float, line_height: float, width_of: Width) -> Frame:
    """The geometry for panels of a width; the words above the plots become numbers where they have no room."""
    left = max(width_of(words) for _score, words in axis_words()) + _AIR
    ends = end_words(plots)
    beside = max((width_of(words) for words in ends), default=0.0) + 2 * line_height
    right = width - (min(beside, width * _WIDEST_END + line_height) if ends else _AIR)
    bare = Frame(plots.span, plots.weekly, left, right, width, line_height, (), plots.happenings, (), numbered=False)

    def fit(names: Sequence[str]) -> bool:
        return len(names) * (max(map(width_of, names)) + line_height) <= right - left

    spots = [_spot(bare, happening) for happening in plots.happenings]
    lane = in_words(list(zip(spots, _labels(plots), strict=True)), left, width, width_of)
    numbered = lane is None
    lane = in_numbers(spots, left, width, width_of) if lane is None else lane
    return replace(bare, ticks=ticks(plots.span, fit), lane=lane, numbered=numbered)


def _labels(plots: Plots) -> Sequence[str]:
    return [happening.label for happening in plots.happenings]


def _spot(frame: Frame, happening: Happening) -> float:
    """Where a label is wanted: at its line, over the middle of a shaded stretch."""
    return (frame.x(happening.first) + frame.x(happening.last)) / 2


def end_words(plots: Plots) -> set[str]:
    """The labels that stand at the ends of lines."""
    return {line.view.label for panel in plots.panels for line in panel.lines}
