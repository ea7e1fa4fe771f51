"""The course of MS as the team calls it, dated and with who said so; never the program's own word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Emphasis(StrEnum):
    """What a screen puts first; the other one is never hidden."""

    RELAPSES = "relapses"
    SLOW_CHANGE = "slow_change"


class Activity(StrEnum):
    """What the team added to the name, in the team's sense of the word."""

    ACTIVE = "active"
    NOT_ACTIVE = "not_active"


@dataclass(frozen=True, slots=True)
class CourseName:
    """What the team called the course on a day; `what` is a catalogue id or the person's own words.

    `source` is the uid of somebody on the care team, or words such as "letter from the clinic".
    """

    uid: str
    what: str
    day: date
    source: str = ""
    note: str = ""
    activity: Activity | None = None


def latest(names: Iterable[CourseName], on: date) -> CourseName | None:
    """The name that stood on a day; they come in the order of writing, and of two of one day the later one stands."""
    last_written_first = reversed([n for n in names if n.day <= on])
    return max(last_written_first, key=lambda n: n.day, default=None)
