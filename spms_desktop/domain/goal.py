"""What matters most in the next months, and how it stands each time it is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MOST_OPEN = 5
"""More goals than can be kept in mind help nobody."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal or need in the person's own words; `closed_on` is set when it is reached or let go.

    `private` keeps it to its author.
    """

    uid: str
    text: str
    set_on: date
    closed_on: date | None = None
    reached: bool = False
    note: str = ""
    private: bool = False

    @property
    def open(self) -> bool:
        return self.closed_on is None


@dataclass(frozen=True, slots=True)
class GoalRating:
    """How near a goal is on a day: 0 is not at all, 10 is fully there."""

    goal: str
    day: date
    rating: int
    note: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.rating <= 10:
            raise ValueError("rating_out_of_range")


def to_rate(rated: Iterable[date], last_visit: date | None) -> bool:
    """Whether a goal is to be looked at again before a visit; `rated` are the days on which it was.

    One rated on the day of the last visit was rated for that visit.
    """
    return all(last_visit is not None and day <= last_visit for day in rated)
