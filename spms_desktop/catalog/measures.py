"""The typed values of a day that are no ratings: hours slept, falls, walking aid, weight and the day's flags."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spms_desktop.catalog.loader import Id, Sourced, Text, load

Cadence = Literal["daily_core", "daily_optional", "weekly", "monthly", "as_needed"]
MeasureType = Literal[
    "number", "integer", "nrs_0_10", "choice", "ordinal_choice", "multi_choice", "text", "bp", "derived_from_dose_log"
]


@dataclass(frozen=True)
class Option:
    """One answer of a choice; `order` places it on a scale, `infection` marks a possible sign of infection."""

    id: Text
    label: Text
    order: int | None = None
    infection: bool = False


@dataclass(frozen=True)
class Measure(Sourced):
    """One measure; `unit` is the unit as shown, `higher_is_worse` is None where neither end is worse."""

    id: Id
    label: Text
    caregiver_label: Text
    cadence: Cadence
    type: MeasureType
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    unit: str = ""
    options: tuple[Option, ...] = ()
    higher_is_worse: bool | None = None
    caregiver_only: bool = False


@dataclass(frozen=True)
class Flag:
    """A tick on a day; `infection` marks fever and other possible signs of infection."""

    id: str
    label: str
    infection: bool


@cache
def measures() -> dict[str, Measure]:
    """Every shipped measure by id."""
    return load("measures.json", Measure)


@cache
def flags() -> dict[str, Flag]:
    """The day's flags by id, in the order they are shown."""
    options = measures()["flags_today"].options
    return {option.id: Flag(option.id, option.label, option.infection) for option in options}
