"""The typed values of a day that are no ratings: hours slept, falls, walking aid, weight and the day's flags."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spms_desktop.catalog.loader import Id, Sourced, Text, load

Cadence = Literal["daily_core", "daily_optional", "weekly", "monthly", "as_needed", "part"]
MeasureType = Literal[
    "number", "integer", "nrs_0_10", "choice", "ordinal_choice", "multi_choice", "text", "bp", "derived_from_dose_log"
]


@dataclass(frozen=True)
class Option:
    """One answer of a choice; `order` is the number kept for it in an entry, and on a scale also its place.

    `infection` marks a possible sign of infection. An answer that stands `alone`, such as "None", goes with no other.
    """

    id: Text
    label: Text
    order: int | None = None
    infection: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Measure(Sourced):
    """One measure; `unit` is the unit as shown, `higher_is_worse` is None where neither end is worse.

    `parts` are asked together with it and hold its numbers, such as the two of a blood pressure; their own cadence
    is "part", since they are never asked alone.
    A measure is asked from the start when `default_on`. `sensitive` ones the person keeps from the caregiver's view
    at first, `caregiver_only` ones are about the caregiver. A 0-10 measure has its own question and two ends.
    """

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
    sensitive: bool = False
    default_on: bool = True
    parts: tuple[Id, ...] = ()
    question: str = ""
    anchor_0: str = ""
    anchor_10: str = ""


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
