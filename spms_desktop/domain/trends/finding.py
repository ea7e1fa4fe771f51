"""What goes into the trend engine and what comes out: dated values, and a coded finding about one series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CLEAR, STRONG, VERY_STRONG = 30.0, 100.0, 1000.0
"""Evidence (an e-value) from which a change is told, and from which it is called strong or very strong."""
EARLY = 10.0
"""Evidence from which "an early sign, keep watching" may be said; never a headline."""
FALSE_OF_100, WATCHED_YEARS = 6, 3
"""Of 100 series in which nothing changes, so many at most are ever called changed in so many years of looking.
Measured for the worst kind of "nothing": tests/bench/trends.md."""


class Status(StrEnum):
    """What can be said about a series at all."""

    NOT_ENOUGH_DATA = "not_enough_data"
    CONSTANT = "constant"
    NO_CLEAR_CHANGE = "no_clear_change"
    CHANGE = "change"


class Kind(StrEnum):
    """The form of a change: little by little, once and lasting, or not to be told apart."""

    GRADUAL = "gradual"
    STEP = "step"
    UNCLEAR = "unclear"


class Strength(StrEnum):
    """The word for the evidence of a change."""

    CLEAR = "clear"
    STRONG = "strong"
    VERY_STRONG = "very_strong"


class LeftOut(StrEnum):
    """Why an entry did not count."""

    EXCUSED = "excused"
    CARRIED = "carried"
    FIRST_DAYS = "first_days"
    PRACTICE = "practice"
    NOT_USABLE = "not_usable"


@dataclass(frozen=True, slots=True)
class Observation:
    """One value that somebody gave for one day; `carried` says that it only repeats the last one."""

    day: date
    value: float
    rater: str
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """What would still have to come before a series can be judged; zeros where there is enough."""

    entries: int = 0
    days: int = 0
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class LinePoint:
    """The estimated level on one day, without season, weekday and flare, and its 95 % interval."""

    day: date
    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class MedicineStep:
    """How much the level differs from the start of a medicine on: a coincidence in time, never a cause."""

    day: date
    size: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Finding:
    """What the engine says about one series, in the units of its scale.

    `direction` is the sign of the change in the values, 0 without a change; whether that is better or worse is
    the scale's to say. Slope and interval are there whenever there is enough data, detected or not. `size` is
    the change over the record with its own interval; `since` the day it began, None when its kind is unclear.
    `weeks` counts different weeks (stretches of four weeks on a monthly scale). `beside` is the medicine start
    next to a step.
    """

    status: Status
    entries: int
    days: int
    weeks: int
    left_out: tuple[tuple[LeftOut, int], ...] = ()
    missing: Missing = Missing()
    kind: Kind | None = None
    direction: int = 0
    slope_per_year: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    evidence: float = 1.0
    size: float | None = None
    size_low: float | None = None
    size_high: float | None = None
    since: date | None = None
    beside: date | None = None
    early_sign: bool = False
    first: date | None = None
    last: date | None = None
    line: tuple[LinePoint, ...] = ()
    medicine_steps: tuple[MedicineStep, ...] = ()

    @property
    def changed(self) -> bool:
        return self.status is Status.CHANGE

    @property
    def excluded(self) -> int:
        """How many entries were left out, for whatever reason."""
        return sum(count for _, count in self.left_out)

    @property
    def strength(self) -> Strength | None:
        """The word for how sure a told change is."""
        if not self.changed:
            return None
        if self.evidence >= VERY_STRONG:
            return Strength.VERY_STRONG
        return Strength.STRONG if self.evidence >= STRONG else Strength.CLEAR
