"""What to raise with the care team: questions, concerns, unmet needs, trouble with the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import ceil, floor

from spms_desktop.domain.appointment import Appointment, AppointmentStatus


class DiscussionKind(StrEnum):
    """What sort of item it is."""

    QUESTION = "question"
    CONCERN = "concern"
    NEED = "need"
    TROUBLE = "trouble"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class DiscussionItem:
    """One thing to raise; open until answered, and the answer is kept. The lowest rank comes first.

    `about` names the line of the journal that was starred, `day` the day it stands on, `item` the symptom or measure
    it is about. `again_on` is the day on which something answered was asked again. A `private` one stays with its
    author.
    """

    uid: str
    kind: DiscussionKind
    text: str
    rank: float
    asked_on: date
    person: str = ""
    answer: str = ""
    answered_on: date | None = None
    dropped: bool = False
    day: date | None = None
    about: str = ""
    item: str = ""
    again_on: date | None = None
    private: bool = False

    @property
    def open(self) -> bool:
        return self.answered_on is None and not self.dropped

    @property
    def since(self) -> date:
        """The day since which it waits for an answer."""
        return self.again_on or self.asked_on


def ranked(items: Iterable[DiscussionItem]) -> list[DiscussionItem]:
    """Open items, most important first."""
    return sorted((i for i in items if i.open), key=lambda i: (i.rank, i.asked_on, i.uid))


def carried_over(item: DiscussionItem, visits: Iterable[Appointment]) -> Appointment | None:
    """The latest visit at which it could have been answered and was not: it was taken along, or is for whoever it was.

    A visit on the day on which it was asked does not count, unless it was taken along.
    """
    if not item.open:
        return None
    missed = [v for v in visits if v.status is AppointmentStatus.ATTENDED and _could_answer(v, item)]
    return max(missed, key=lambda v: v.day, default=None)


def _could_answer(visit: Appointment, item: DiscussionItem) -> bool:
    if item.uid in visit.questions:
        return visit.day >= item.since
    return bool(item.person) and visit.person == item.person and visit.day > item.since


def put_first(
    items: Iterable[DiscussionItem], first: Sequence[str], fixed: Collection[str] = ()
) -> list[DiscussionItem]:
    """The items whose rank changes when these come first in this order, and the others follow as they were.

    Those `fixed` keep their rank and their order among themselves; the others fit between them.
    """
    order = ranked(items)
    places = {uid: place for place, uid in enumerate(dict.fromkeys(first))}
    wished = sorted(order, key=lambda i: places.get(i.uid, len(places)))  # keeps the order of the others
    stay = iter([item for item in order if item.uid in fixed])
    return _with_ranks([next(stay) if item.uid in fixed else item for item in wished], fixed)


def moved(
    items: Sequence[DiscussionItem], uid: str, steps: int, hidden: Collection[str] = (), fixed: Collection[str] = ()
) -> list[DiscussionItem]:
    """The items whose rank changes when one moves up (negative steps) or down among the open ones that are not hidden.

    After a move the ranks are 0 to n-1, except that those hidden or `fixed` keep theirs and the others fit between
    them. One that is first already and cannot go up changes nothing.
    """
    order = ranked(items)
    shown = [item for item in order if item.uid not in hidden]
    here = next((n for n, item in enumerate(shown) if item.uid == uid), None)
    if here is None:
        return []
    there = max(0, min(len(shown) - 1, here + steps))
    if there == here:
        return []
    order.remove(shown[here])
    order.insert(order.index(shown[there]) + (there > here), shown[here])
    return _with_ranks(order, {*hidden, *fixed})


def _with_ranks(order: Sequence[DiscussionItem], fixed: Collection[str]) -> list[DiscussionItem]:
    """The items whose rank changes so that they stand in this order."""
    ranks: list[float] = [item.rank for item in order]
    begin, before = 0, None
    for end in (*(n for n, item in enumerate(order) if item.uid in fixed), len(order)):
        after = order[end].rank if end < len(order) else None
        ranks[begin:end] = _between(before, after, end - begin)
        begin, before = end + 1, after
    return [replace(item, rank=rank) for item, rank in zip(order, ranks, strict=True) if item.rank != rank]


def _between(before: float | None, after: float | None, count: int) -> list[float]:
    """Ranks between two others: whole numbers where they fit."""
    start = 0 if before is None else floor(before) + 1
    if after is None or start + count - 1 < after:
        return [float(start + n) for n in range(count)]
    if before is None:
        return [float(ceil(after) - count + n) for n in range(count)]
    return [before + (after - before) * (n + 1) / (count + 1) for n in range(count)]
