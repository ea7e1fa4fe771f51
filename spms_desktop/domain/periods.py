"""Stretches of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("span_ends_before_it_starts")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def each(self) -> Iterator[date]:
        return (self.first + n * DAY for n in range(self.days))

    def overlaps(self, other: Span) -> bool:
        return self.first <= other.last and other.first <= self.last


def last_days(count: int, today: date) -> Span:
    """The `count` days that end today."""
    return Span(today - (count - 1) * DAY, today)
