"""How a value stands in the journal: who said it, when, whose view it is, and which version of it this is."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.author import Author, Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.due import PutOff
from spms_desktop.domain.entry import Flag, Measure, Note, Rating
from spms_desktop.domain.event import Event
from spms_desktop.domain.medicine import Dose, Medicine, PlanChange
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.score import Score
from spms_desktop.domain.settings import CheckInChoice, OwnSymptom, PrivateItems, Profile

Value = (
    Author
    | Profile
    | CheckInChoice
    | OwnSymptom
    | PrivateItems
    | Rating
    | Measure
    | Flag
    | Note
    | Event
    | Milestone
    | Score
    | PutOff
    | Medicine
    | PlanChange
    | Dose
    | CarePerson
    | Appointment
    | DiscussionItem
)
T = TypeVar("T", bound=Hashable, covariant=True)


class Action(StrEnum):
    """What a change did, for the undo message; the screens put it in words."""

    CHECK_IN = "check_in"
    MEDICINE = "medicine"
    DOSE = "dose"
    CARE_PERSON = "care_person"
    APPOINTMENT = "appointment"
    DISCUSSION = "discussion"
    EVENT = "event"
    MILESTONE = "milestone"
    SCORE = "score"
    STAR = "star"
    PUT_OFF = "put_off"
    AUTHOR = "author"
    PROFILE = "profile"
    SETTINGS = "settings"
    CREATED = "created"
    SAMPLE = "sample"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who recorded a value and when (aware local time), and for day values whose view it is."""

    author: str
    recorded_at: datetime
    respondent: Respondent | None = None


@dataclass(frozen=True, slots=True)
class Stamped(Generic[T]):
    """A value with its stamp, before it is stored."""

    value: T
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """One act of an author as the file keeps it: what it did, to which kinds, and which change it took back."""

    uid: str
    action: Action
    author: str
    kinds: frozenset[type]
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class Version(Generic[T]):
    """One stored version of a value; `buried_at` is when a later one took its place or it was taken back."""

    uid: str
    value: T
    stamp: Stamp
    change: str
    buried_at: datetime | None = None
