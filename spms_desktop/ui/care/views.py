"""What the care team tab shows, as values: two equal ones look the same."""

from __future__ import annotations

from dataclasses import dataclass

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem


@dataclass(frozen=True, slots=True)
class PersonView:
    """One card of the team; `group` is the heading above it, when it is the first of its group.

    `country` is where numbers are dialled from.
    """

    person: CarePerson
    group: str
    role: str
    phone: str
    next_visit: Appointment | None
    next_words: str
    past_visit: Appointment | None
    past_words: str
    remark: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class GroupOffer:
    """A group in which there is nobody yet, and the role to begin with."""

    title: str
    role: str


@dataclass(frozen=True, slots=True)
class FormerView:
    """Somebody who is no longer on the team."""

    person: CarePerson
    words: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One thing to raise with its place on the list, counted from 1; a caregiver may change what they raised."""

    item: DiscussionItem
    place: int
    total: int
    about: str
    remark: str = ""
    may_change: bool = True


@dataclass(frozen=True, slots=True)
class AnsweredView:
    """Something that was raised, when it was answered and what the answer was."""

    item: DiscussionItem
    about: str
    answer: str
    remark: str = ""
