"""What is asked about each kind of event: one short form a kind, in the order of its questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from msgspec import Meta

from spms_desktop.catalog.loader import Id, Sourced, Text, load
from spms_desktop.catalog.measures import Option
from spms_desktop.domain.event import EventKind

FieldKind = Literal["line", "text", "date", "time", "rating", "choice", "ticks", "symptoms", "number", "suggest"]


@dataclass(frozen=True)
class EventField:
    """One question; `id` names the field of the domain's Event that holds the answer.

    A "choice" stores one option's id, "ticks" store any number of them. "suggest" stores words, and its options
    are only ready words to take. "symptoms" are ids of the symptom catalogue. A rating runs from `anchor_0` to
    `anchor_10`. `caregiver_label` is empty where the label fits whoever writes.
    """

    id: Id
    label: Text
    kind: FieldKind
    options: tuple[Option, ...] = ()
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    hint: str = ""
    anchor_0: str = ""
    anchor_10: str = ""
    caregiver_label: str = ""

    def words(self, code: str) -> str:
        """The label of a stored code; what is no code of this question is the person's own word for it."""
        return next((option.label for option in self.options if option.id == code), code)


@dataclass(frozen=True)
class EventForm(Sourced):
    """The form of one kind of event; `end_label` is empty where the kind lasts no longer than a day.

    `checklist` is what people with MS are told to look at before they call their team.
    """

    id: EventKind
    label: Text
    sentence: Text
    start_label: Text
    fields: Annotated[tuple[EventField, ...], Meta(min_length=1)]
    end_label: str = ""
    checklist: tuple[Text, ...] = ()
    caregiver_label: str = ""

    def field(self, name: str) -> EventField | None:
        """The question that fills a field of Event, or None where this kind does not ask it."""
        return next((field for field in self.fields if field.id == name), None)


@cache
def event_forms() -> dict[EventKind, EventForm]:
    """Every form by its kind, in the order offered."""
    return {form.id: form for form in load("events.json", EventForm).values()}
