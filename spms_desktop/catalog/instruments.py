"""Clinic tests and forms whose scores can be typed in; no text of any of their questions is shipped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from msgspec import Meta

from spms_desktop.catalog.loader import Sourced, Text, load

InstrumentId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
Days = Annotated[int, Meta(ge=0)]


@dataclass(frozen=True)
class Instrument(Sourced):
    """One number of one test or form, known by its name in the field; without a total, each part is a row.

    `who` gives the score. `higher_is_worse` is None where the direction depends on the form used. `every_days` is
    how often it is usual, `least_days` the fewest days between two of them. `aid_matters` when the aid used belongs
    to the score; `sensitive` scores are the person's own unless they choose to show them.
    """

    id: InstrumentId
    name: Text
    label: Text
    measures: Text
    who: Literal["self", "clinician"]
    minimum: float
    maximum: float
    step: float
    higher_is_worse: bool | None
    every_days: Days
    least_days: Days = 0
    unit: str = ""
    aid_matters: bool = False
    sensitive: bool = False


@cache
def instruments() -> dict[str, Instrument]:
    """Every instrument by id, those measured at the clinic first."""
    return load("instruments.json", Instrument)
