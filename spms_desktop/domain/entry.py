"""What one respondent recorded for one day: ratings, measures, flags and a note."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from spms_desktop.domain.author import Respondent

LOWEST, HIGHEST = 0, 10


class EntryMode(StrEnum):
    """How a value came about: given now, or carried forward by "Same as last time"."""

    GIVEN = "given"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Rating:
    """0-10 for one symptom on one day; 10 is always worst; a skipped rating does not exist."""

    day: date
    symptom: str
    score: int
    mode: EntryMode = EntryMode.GIVEN

    def __post_init__(self) -> None:
        if not LOWEST <= self.score <= HIGHEST:
            raise ValueError("score_out_of_range")


@dataclass(frozen=True, slots=True)
class Measure:
    """A typed value that is no rating: hours slept, falls, walking aid (as its order), weight."""

    day: date
    name: str
    amount: float

    def __post_init__(self) -> None:
        if not math.isfinite(self.amount):
            raise ValueError("amount_is_no_number")


@dataclass(frozen=True, slots=True)
class Flag:
    """A tick on a day: fever, too hot, infection signs, missed dose ..."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """Free words about a day; private ones are for their author only."""

    day: date
    text: str
    private: bool = False


DayValue = Rating | Measure | Flag | Note


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one author recorded for one day as one respondent."""

    day: date
    author: str
    respondent: Respondent
    recorded_at: datetime
    ratings: tuple[Rating, ...] = ()
    measures: tuple[Measure, ...] = ()
    flags: tuple[Flag, ...] = ()
    note: str = ""
    note_private: bool = False

    @property
    def late(self) -> bool:
        """Whether the entry was begun after the day it is for."""
        return self.recorded_at.date() > self.day

    def score(self, symptom: str) -> int | None:
        return next((r.score for r in self.ratings if r.symptom == symptom), None)

    def amount(self, name: str) -> float | None:
        return next((m.amount for m in self.measures if m.name == name), None)
