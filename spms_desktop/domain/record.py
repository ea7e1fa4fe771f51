"""How a value stands in the journal: who said it, when, whose view it is, and which version of it this is."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.author import Author, Respondent
from spms_desktop.domain.care import CareNote, CarePerson
from spms_desktop.domain.check import Check, CheckResult
from spms_desktop.domain.course import CourseName
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.due import PutOff
from spms_desktop.domain.emergency import EmergencyCard
from spms_desktop.domain.entry import Flag, Measure, Note, Rating
from spms_desktop.domain.event import Event
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.goal import Goal, GoalRating
from spms_desktop.domain.medicine import Dose, Medicine, MedicineReview, PlanChange, Stock
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.preparation import Include, Preparation
from spms_desktop.domain.questionnaire import FilledForm, Questionnaire
from spms_desktop.domain.reminder import ReminderChoice, Snooze
from spms_desktop.domain.score import Score
from spms_desktop.domain.settings import CheckInChoice, OwnSymptom, PrivateItems, Profile
from spms_desktop.domain.therapy import HomePractice, Therapy, TherapySession
from spms_desktop.domain.treatment_idea import TreatmentIdea

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
    | Stock
    | MedicineReview
    | CarePerson
    | CareNote
    | EmergencyCard
    | Appointment
    | FollowUp
    | DiscussionItem
    | Preparation
    | Include
    | Check
    | CheckResult
    | Therapy
    | TherapySession
    | HomePractice
    | Goal
    | GoalRating
    | CourseName
    | TreatmentIdea
    | Questionnaire
    | FilledForm
    | Snooze
    | ReminderChoice
)
T = TypeVar("T", bound=Hashable, covariant=True)


class Action(StrEnum):
    """What a change did, for the undo message; the screens put it in words."""

    CHECK_IN = "check_in"
    MEDICINE = "medicine"
    DOSE = "dose"
    CARE_PERSON = "care_person"
    CARE_NOTE = "care_note"
    EMERGENCY_CARD = "emergency_card"
    APPOINTMENT = "appointment"
    DISCUSSION = "discussion"
    PREPARATION = "preparation"
    FOLLOW_UP = "follow_up"
    CHECK = "check"
    THERAPY = "therapy"
    GOAL = "goal"
    COURSE = "course"
    TREATMENT_IDEA = "treatment_idea"
    QUESTIONNAIRE = "questionnaire"
    REMINDER = "reminder"
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
