"""Dated ratings of one symptom from one point of view, and their plain summaries."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.periods import Span

MIN_ENTRIES = 10
NOW_DAYS, BASELINE_DAYS = 28, 84
CHANGED_BY = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One rating or measure on one day."""

    day: date
    value: float
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one item by one respondent and one author, by day."""

    item: str
    respondent: Respondent
    author: str
    points: tuple[Point, ...]

    def within(self, span: Span) -> Series:
        """The same series, only the days of a span."""
        return Series(self.item, self.respondent, self.author, tuple(p for p in self.points if p.day in span))


@dataclass(frozen=True, slots=True)
class Week:
    """Median and middle half of one week's values; `n` of them. A week with none does not exist."""

    monday: date
    median: float
    low: float
    high: float
    n: int


def weeks(points: Iterable[Point]) -> tuple[Week, ...]:
    """Weekly medians with quartiles, in order; weeks without entries are left out, never filled."""
    by_week: dict[int, list[float]] = {}
    for point in points:
        by_week.setdefault((point.day.toordinal() - 1) // 7, []).append(point.value)  # day number 1 was a Monday
    return tuple(_week(date.fromordinal(number * 7 + 1), sorted(by_week[number])) for number in sorted(by_week))


def _week(monday: date, values: list[float]) -> Week:
    return Week(monday, _quartile(values, 2), _quartile(values, 1), _quartile(values, 3), len(values))


def _quartile(values: list[float], which: int) -> float:
    """A quartile of sorted values, between its two neighbours (Hyndman and Fan's seventh kind)."""
    place, rest = divmod(which * (len(values) - 1), 4)
    if not rest:
        return float(values[place])
    lower, upper = values[place], values[place + 1]
    return lower + (upper - lower) * rest / 4


@dataclass(frozen=True, slots=True)
class MedianChange:
    """The middle score of the last four weeks beside that of the twelve weeks up to a day.

    A plain comparison, not a test: it says what was entered. `enough` is False when either stretch has
    fewer than ten entries; the medians are None then.
    """

    item: str
    respondent: Respondent
    before: float | None
    now: float | None
    entries_before: int
    entries_now: int

    @property
    def enough(self) -> bool:
        return self.before is not None and self.now is not None

    @property
    def difference(self) -> float:
        return (self.now or 0.0) - (self.before or 0.0) if self.enough else 0.0

    @property
    def changed(self) -> bool:
        return self.enough and abs(self.difference) >= CHANGED_BY


def median_change(series: Series, baseline_until: date, until: date) -> MedianChange:
    """Compare the four weeks up to `until` with the twelve up to `baseline_until`; they never overlap."""
    now = Span(until - timedelta(days=NOW_DAYS - 1), until)
    baseline_last = min(baseline_until, now.first - timedelta(days=1))
    baseline = Span(baseline_last - timedelta(days=BASELINE_DAYS - 1), baseline_last)
    before_values = [p.value for p in series.points if p.day in baseline and not p.carried]
    now_values = [p.value for p in series.points if p.day in now and not p.carried]
    enough = min(len(before_values), len(now_values)) >= MIN_ENTRIES
    return MedianChange(
        series.item,
        series.respondent,
        float(statistics.median(before_values)) if enough else None,
        float(statistics.median(now_values)) if enough else None,
        len(before_values),
        len(now_values),
    )
