"""When something slower than daily is asked again. Nothing is ever owed: what is put off comes back next time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WEEK, MONTH = 7, 28
"""Days between two askings. A month is four weeks, so that it falls on the same weekday."""


class Round(StrEnum):
    """A set of questions that are asked together."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class PutOff:
    """Somebody said "not now" to something on a day: a round of questions, a score, an open event."""

    day: date
    what: str


def is_due(every: int, today: date, answered: date | None, put_off: date | None, begun: date | None) -> bool:
    """Whether something is asked on a day.

    It is when `every` days have passed since it was answered, or since the journal was begun when it never was,
    and as many since it was put off. A day to come, written by a clock that was wrong, puts nothing off.
    """
    since = answered or begun
    if since is None or (today - since).days < every:
        return False
    return put_off is None or put_off > today or (today - put_off).days >= every
