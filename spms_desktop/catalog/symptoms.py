"""The symptoms a person can rate from 0 to 10, where 10 is always worst."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from msgspec import Meta

from spms_desktop.catalog.loader import Id, Sourced, Text, load

SHORT_LABEL_LENGTH = 18
ShortLabel = Annotated[str, Meta(min_length=1, max_length=SHORT_LABEL_LENGTH)]
Cadence = Literal["daily_core", "daily_optional", "weekly", "monthly"]

DEFAULT_CORE: tuple[str, ...] = ("overall", "fatigue", "walking", "stiffness_spasms", "pain")


@dataclass(frozen=True)
class Symptom(Sourced):
    """One symptom with the words to ask about it; `weekly_*` are for every rhythm slower than daily.

    A `sensitive` symptom is kept from the caregiver's view until the person decides otherwise.
    """

    id: Id
    rank: int
    label: Text
    short_label: ShortLabel
    domain: Id
    cadence: Cadence
    default_on: bool
    caregiver_can_observe: Literal["yes", "partly", "no"]
    sensitive: bool = False
    anchor_0: Text = "None"
    anchor_10: Text = "Worst I can imagine"
    question: Text = "How much did this bother you in the past 24 hours?"
    weekly_question: Text = "How much did this bother you in the past 7 days?"
    caregiver_question: Text = "How much did this bother the person you help in the past 24 hours?"
    weekly_caregiver_question: Text = "How much did this bother the person you help in the past 7 days?"


@cache
def symptoms() -> dict[str, Symptom]:
    """Every shipped symptom by id, the overall rating first."""
    rows = load("symptoms.json", Symptom)
    return dict(sorted(rows.items(), key=lambda item: item[1].rank))


def symptom(identifier: str) -> Symptom:
    """A symptom by id; an id that is not shipped is the person's own symptom, shown by its name and ranked last."""
    shipped = symptoms().get(identifier)
    if shipped:
        return shipped
    fits = len(identifier) <= SHORT_LABEL_LENGTH
    return Symptom(
        id=identifier,
        rank=len(symptoms()),
        label=identifier,
        short_label=identifier if fits else identifier[: SHORT_LABEL_LENGTH - 1].rstrip() + "…",
        domain="own",
        cadence="daily_optional",
        default_on=False,
        caregiver_can_observe="partly",
        sources=(),
        as_of="",
    )
