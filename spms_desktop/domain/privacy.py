"""Who may see what: the person keeps some items from caregivers, and each author their own private lines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from spms_desktop.domain.author import Author
from spms_desktop.domain.care import CareNote
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.entry import Flag, Measure, Note
from spms_desktop.domain.event import Event
from spms_desktop.domain.goal import Goal
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.questionnaire import FilledForm
from spms_desktop.domain.therapy import Therapy
from spms_desktop.domain.treatment_idea import TreatmentIdea


class Topic(StrEnum):
    """A whole kind of lines that the person can keep from a caregiver, whatever each is about."""

    NOTES = "topic:notes"
    HAPPENINGS = "topic:happenings"
    QUESTIONS = "topic:questions"
    FORMS = "topic:forms"
    GOALS = "topic:goals"
    THERAPIES = "topic:therapies"
    IDEAS = "topic:ideas"


_TOPICS: dict[type, Topic] = {
    Note: Topic.NOTES,
    CareNote: Topic.NOTES,
    Event: Topic.HAPPENINGS,
    Milestone: Topic.HAPPENINGS,
    DiscussionItem: Topic.QUESTIONS,
    FilledForm: Topic.FORMS,
    Goal: Topic.GOALS,
    Therapy: Topic.THERAPIES,
    TreatmentIdea: Topic.IDEAS,
}


@dataclass(frozen=True, slots=True)
class Curtain:
    """The rule for one viewer. `kept` are items hidden from caregivers, `own_only` those only their author sees."""

    viewer: Author
    kept: Collection[str] = ()
    own_only: Collection[str] = ()

    def sees(self, value: Any, author: str) -> bool:
        """Whether the viewer may see a value that an author recorded; one's own is always seen."""
        if author == self.viewer.uid:
            return True
        item = item_of(value)
        if getattr(value, "private", False) or item in self.own_only:
            return False
        return self.viewer.is_person or not {item, _TOPICS.get(type(value), "")} & set(self.kept)

    def shown(self, value: Any, author: str) -> Any:
        """The value as the viewer may see it: somebody else's event without the symptoms that are kept."""
        if not isinstance(value, Event) or author == self.viewer.uid or self.viewer.is_person:
            return value
        symptoms = tuple(s for s in value.symptoms if s not in self.kept)
        return value if symptoms == value.symptoms else replace(value, symptoms=symptoms)

    def asks(self, item: str) -> bool:
        """Whether the viewer is asked about an item in a check-in."""
        return self.viewer.is_person or item not in self.kept


def may_change(writer: Author, recorded_by: str) -> bool:
    """Whether somebody may change what an author recorded: the person all of it, a caregiver only their own."""
    return writer.is_person or recorded_by == writer.uid


def item_of(value: Any) -> str:
    """The symptom, measure, flag or instrument that a value or a starred line is about, or an empty text."""
    if isinstance(value, (Measure, Flag)):
        return value.name  # of anything else, a name is only what somebody called it
    for name in ("symptom", "instrument", "item"):
        if isinstance(found := getattr(value, name, None), str):
            return found
    return ""
