"""Every kind of value the journal keeps, declared once: its name in the file, its slot, its day and its item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.author import Author
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
from spms_desktop.domain.record import Stamp, Value
from spms_desktop.domain.reminder import ReminderChoice, Snooze
from spms_desktop.domain.score import Score
from spms_desktop.domain.settings import CheckInChoice, OwnSymptom, PrivateItems, Profile
from spms_desktop.domain.therapy import HomePractice, Therapy, TherapySession
from spms_desktop.domain.treatment_idea import TreatmentIdea


@dataclass(frozen=True, slots=True)
class Kind:
    """How one type of value is filed. Two values with the same slot are versions of the same thing."""

    name: str
    type: type
    slot: Callable[[Any, Stamp], str]
    day: Callable[[Any], date | None] = lambda value: None  # noqa: ARG005
    item: Callable[[Any], str | None] = lambda value: None  # noqa: ARG005


def _uid(value: Any, stamp: Stamp) -> str:  # noqa: ARG001
    return str(value.uid)


def _one(value: Any, stamp: Stamp) -> str:  # noqa: ARG001
    """There is one of it in a journal."""
    return ""


def _of_visit(value: Any, stamp: Stamp) -> str:
    """Each author prepares a visit in their own way."""
    return f"{value.appointment}|{stamp.author}"


def _view(item: str, day: date, stamp: Stamp) -> str:
    """A day's value belongs to one respondent and one author: two people's ratings never share a slot."""
    return f"{day}|{item}|{stamp.respondent}|{stamp.author}"


def _day(value: Any) -> date:
    return value.day  # type: ignore[no-any-return]


KINDS = (
    Kind("profile", Profile, _one),
    Kind("check_in_choice", CheckInChoice, _one),
    Kind("own_symptom", OwnSymptom, lambda v, s: v.name),  # noqa: ARG005
    Kind("private_items", PrivateItems, lambda v, s: v.caregiver),  # noqa: ARG005
    Kind("author", Author, _uid),
    Kind("rating", Rating, lambda v, s: _view(v.symptom, v.day, s), _day, lambda v: v.symptom),
    Kind("measure", Measure, lambda v, s: _view(v.name, v.day, s), _day, lambda v: v.name),
    Kind("flag", Flag, lambda v, s: _view(v.name, v.day, s), _day, lambda v: v.name),
    Kind("note", Note, lambda v, s: _view("", v.day, s), _day),
    Kind("event", Event, _uid, lambda v: v.start, lambda v: v.kind),
    Kind("milestone", Milestone, _uid, _day, lambda v: v.what),
    Kind("score", Score, _uid, _day, lambda v: v.instrument),
    Kind("put_off", PutOff, lambda v, s: f"{v.what}|{s.author}", _day, lambda v: v.what),
    Kind("medicine", Medicine, _uid),
    Kind("plan_change", PlanChange, _uid, lambda v: v.on, lambda v: v.medicine),
    Kind("dose", Dose, lambda v, s: f"{v.medicine}|{v.due.isoformat()}", lambda v: v.due.date(), lambda v: v.medicine),  # noqa: ARG005
    Kind("stock", Stock, lambda v, s: v.medicine, _day, lambda v: v.medicine),  # noqa: ARG005
    Kind("medicine_review", MedicineReview, lambda v, s: _view(v.medicine, v.day, s), _day, lambda v: v.medicine),
    Kind("care_person", CarePerson, _uid),
    Kind("care_note", CareNote, _uid, _day, lambda v: v.person),
    Kind("emergency_card", EmergencyCard, _one),
    Kind("appointment", Appointment, _uid, _day, lambda v: v.person),
    Kind("follow_up", FollowUp, _uid, item=lambda v: v.appointment),
    Kind("discussion", DiscussionItem, _uid, lambda v: v.asked_on, lambda v: v.person),
    Kind("preparation", Preparation, _of_visit, item=lambda v: v.appointment),
    Kind("include", Include, _of_visit, item=lambda v: v.appointment),
    Kind("check", Check, _uid),
    Kind("check_result", CheckResult, _uid, _day, lambda v: v.check),
    Kind("therapy", Therapy, _uid),
    Kind("therapy_session", TherapySession, _uid, _day, lambda v: v.therapy),
    Kind("home_practice", HomePractice, lambda v, s: f"{v.day}|{v.therapy}", _day, lambda v: v.therapy),  # noqa: ARG005
    Kind("goal", Goal, _uid, lambda v: v.set_on),
    Kind("goal_rating", GoalRating, lambda v, s: _view(v.goal, v.day, s), _day, lambda v: v.goal),
    Kind("course_name", CourseName, _uid, _day),
    Kind("treatment_idea", TreatmentIdea, _uid, _day),
    Kind("questionnaire", Questionnaire, _uid),
    Kind("filled_form", FilledForm, _uid, _day, lambda v: v.questionnaire),
    Kind("snooze", Snooze, lambda v, s: f"{v.key}|{s.author}", _day),
    Kind("reminder_choice", ReminderChoice, lambda v, s: s.author),  # noqa: ARG005
)
BY_TYPE: dict[type, Kind] = {kind.type: kind for kind in KINDS}
BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {kind.name: msgspec.json.Decoder(kind.type) for kind in KINDS}
_ENCODER = msgspec.json.Encoder()


def ref_of(value: Value, stamp: Stamp) -> str:
    """The name of the line a value stands in, whichever version of it: its kind and its slot."""
    kind = BY_TYPE[type(value)]
    return f"{kind.name}:{kind.slot(value, stamp)}"


def to_text(value: Value) -> str:
    """The JSON of a value; raises UnicodeEncodeError (a ValueError) on text that is no Unicode."""
    return _ENCODER.encode(value).decode()


def from_text(kind: str, text: str) -> Value:
    """The value again; raises ValueError when the text is not one of that kind."""
    return _DECODERS[kind].decode(text)  # type: ignore[no-any-return]
