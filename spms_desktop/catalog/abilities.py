"""Everyday things a person notes as done or no longer done: "Last time I could climb a flight of stairs"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spms_desktop.catalog.loader import Id, Sourced, Text, load


@dataclass(frozen=True)
class Ability(Sourced):
    """One thing to be able to do; `label` completes "Last time I could ...".

    `caregiver_label` completes "Last time they could ..." and is empty where the label does that too.
    """

    id: Id
    label: Text
    caregiver_label: str = ""


@cache
def abilities() -> dict[str, Ability]:
    """Every shipped ability by id, in the order offered."""
    return load("abilities.json", Ability)
