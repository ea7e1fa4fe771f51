"""What the page of one person shows, as values: two equal ones look the same."""

from __future__ import annotations

from dataclasses import dataclass

from spms_desktop.services.care_notes import NoteRecord
from spms_desktop.ui.care.views import PersonView


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to read: when or what it is in small words, the words themselves, and what came of it."""

    head: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class NoteView:
    """What helped, with its day and, when it was somebody else, who wrote it."""

    record: NoteRecord
    head: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One person with all that goes with them; `card` is what their card in the list shows.

    `medicines` and `therapies` are None where they are nothing to look for, as with a neighbour.
    """

    card: PersonView
    other_phone: str
    marks: str
    also_planned: tuple[Fact, ...]
    past: tuple[Fact, ...]
    questions: tuple[Fact, ...]
    answered: tuple[Fact, ...]
    to_do: tuple[Fact, ...]
    done: tuple[Fact, ...]
    medicines: tuple[Fact, ...] | None
    therapies: tuple[Fact, ...] | None
    notes: tuple[NoteView, ...]
