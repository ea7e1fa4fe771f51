"""Which entries count: everything but excused days, carried-forward values and the first days of a journal."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spms_desktop.domain.periods import Span
from spms_desktop.domain.trends.finding import LeftOut, Missing, Observation
from spms_desktop.domain.trends.scale import Scale

EXCUSED_MARGIN = 3
"""Days on each side of an excused window: its borders are remembered roughly."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The entries that count, by day, and how many of the others did not and why."""

    kept: tuple[Observation, ...]
    left_out: tuple[tuple[LeftOut, int], ...]

    @property
    def days(self) -> int:
        """Days from the first entry that counts to the last."""
        return (self.kept[-1].day - self.kept[0].day).days + 1 if self.kept else 0

    def bins(self, scale: Scale) -> int:
        """Different weeks (or longer stretches) with an entry, counted from the first one."""
        return len({(o.day - self.kept[0].day).days // scale.bin_days for o in self.kept})

    def missing(self, scale: Scale) -> Missing:
        return Missing(
            max(0, scale.min_entries - len(self.kept)),
            max(0, scale.min_days - self.days),
            max(0, scale.min_bins - self.bins(scale)),
        )


def select(observations: Iterable[Observation], excused: Iterable[Span], scale: Scale) -> Selection:
    """Sort entries into those that count and those that do not; each is left out for one reason only."""
    ordered = sorted(observations, key=lambda o: (o.day, o.rater, o.carried, o.value))
    windows = _merged(excused)
    counts: Counter[LeftOut] = Counter()
    kept: list[Observation] = []
    practised = 0
    for entry in ordered:
        reason = _reason(entry, (entry.day - ordered[0].day).days, windows, scale)
        if reason is None and practised < scale.practice:
            practised += 1
            reason = LeftOut.PRACTICE
        if reason is None:
            kept.append(entry)
        else:
            counts[reason] += 1
    return Selection(tuple(kept), tuple((why, counts[why]) for why in LeftOut if counts[why]))


def _reason(entry: Observation, age: int, windows: Sequence[tuple[int, int]], scale: Scale) -> LeftOut | None:
    if not scale.usable(entry.value):
        return LeftOut.NOT_USABLE
    if entry.carried:
        return LeftOut.CARRIED
    if age < scale.settling_days:
        return LeftOut.FIRST_DAYS
    day = entry.day.toordinal()
    place = bisect_right(windows, day, key=lambda window: window[0]) - 1  # the last one that has begun
    return LeftOut.EXCUSED if place >= 0 and day <= windows[place][1] else None


def _merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Day numbers of the windows with their margins, joined where they touch, in order."""
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        first, last = span.first.toordinal() - EXCUSED_MARGIN, span.last.toordinal() + EXCUSED_MARGIN
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        else:
            merged.append((first, last))
    return merged
