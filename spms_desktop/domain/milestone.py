"""What a person could do for the last time, or can do again: steps that ratings do not show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Ability(StrEnum):
    """Whether something was lost or came back."""

    LOST = "lost"
    REGAINED = "regained"


@dataclass(frozen=True, slots=True)
class Milestone:
    """The last day something could be done, or the first day it could be done again.

    `what` is an id of the catalogue or the person's own words; `about` says that the day is only about right;
    `private` keeps it to its author.
    """

    uid: str
    what: str
    change: Ability
    day: date
    about: bool = False
    note: str = ""
    private: bool = False


def latest(milestones: Iterable[Milestone]) -> dict[str, Milestone]:
    """For each ability the milestone that stands now: the one with the latest day."""
    found: dict[str, Milestone] = {}
    for milestone in sorted(milestones, key=lambda m: (m.day, m.change)):
        found[milestone.what] = milestone
    return found
