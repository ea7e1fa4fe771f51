"""How far two people's ratings of the same days agree; they are compared, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from spms_desktop.domain.trends.finding import Observation

NEAR = 1.0
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Agreement:
    """Days that both rated, how many of them alike, and how many at most one point apart."""

    days: int
    exact: int
    within_one: int

    @property
    def exact_share(self) -> float | None:
        return self.exact / self.days if self.days else None

    @property
    def within_one_share(self) -> float | None:
        return self.within_one / self.days if self.days else None


def agreement(one: Iterable[Observation], other: Iterable[Observation]) -> Agreement:
    """Compare two series on the days that both have; carried-forward values are nobody's rating of that day."""
    first, second = _by_day(one), _by_day(other)
    gaps = [abs(first[day] - second[day]) for day in first.keys() & second.keys()]
    return Agreement(len(gaps), sum(gap <= SAME for gap in gaps), sum(gap <= NEAR + SAME for gap in gaps))


def _by_day(observations: Iterable[Observation]) -> dict[date, float]:
    values: defaultdict[date, list[float]] = defaultdict(list)
    for entry in observations:
        if not entry.carried:
            values[entry.day].append(entry.value)
    return {day: fmean(several) for day, several in values.items()}
