"""What to raise with the care team: questions, concerns, unmet needs, trouble with the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class DiscussionKind(StrEnum):
    """What sort of item it is."""

    QUESTION = "question"
    CONCERN = "concern"
    NEED = "need"
    TROUBLE = "trouble"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class DiscussionItem:
    """One thing to raise; open until answered, and the answer is kept. Rank 0 comes first.

    `about` names the line of the journal that was starred, `day` the day it stands on, `item` the symptom or measure
    it is about.
    """

    uid: str
    kind: DiscussionKind
    text: str
    rank: int
    asked_on: date
    person: str = ""
    answer: str = ""
    answered_on: date | None = None
    dropped: bool = False
    day: date | None = None
    about: str = ""
    item: str = ""

    @property
    def open(self) -> bool:
        return self.answered_on is None and not self.dropped


def ranked(items: Iterable[DiscussionItem]) -> list[DiscussionItem]:
    """Open items, most important first."""
    return sorted((i for i in items if i.open), key=lambda i: (i.rank, i.asked_on, i.uid))


def moved(items: Sequence[DiscussionItem], uid: str, steps: int) -> list[DiscussionItem]:
    """The items whose rank changes when one moves up (negative steps) or down among the open ones.

    After a move the ranks are 0 to n-1. One that is first already and cannot go up changes nothing.
    """
    order = ranked(items)
    here = next((n for n, item in enumerate(order) if item.uid == uid), None)
    if here is None:
        return []
    there = max(0, min(len(order) - 1, here + steps))
    if there == here:
        return []
    order.insert(there, order.pop(here))
    return [replace(item, rank=n) for n, item in enumerate(order) if item.rank != n]
