"""What stays out of one visit summary: names not to be told, private items, and mood and sleep that are not ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.roles import roles
from spms_desktop.catalog.symptoms import symptoms
from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.entry import Entry, Note
from spms_desktop.domain.event import Event
from spms_desktop.domain.goal import Goal
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.questionnaire import SENSITIVE_FORM
from spms_desktop.domain.record import Value
from spms_desktop.domain.therapy import Therapy
from spms_desktop.domain.visit import Mark, PlannedVisit
from spms_desktop.i18n import _
from spms_desktop.services.care import Care, named_on_papers
from spms_desktop.services.privacy import Privacy, own_only, seen
from spms_desktop.services.questionnaires import Questionnaires
from spms_desktop.services.session import Session
from spms_desktop.storage.kinds import BY_NAME, ref_of

_LINES: tuple[type[Value], ...] = (Event, Milestone, Goal, Therapy)
_MOOD_FORMS = ("PHQ-9", "PHQ-2", "GAD-7", "MSIS-29-psychological")


@dataclass(frozen=True, slots=True)
class PrivateChoice:
    """Something that only a tick brings into the document: an item by its id, or a private line by its uid."""

    id: str
    line: Value | None = None


@cache
def wellbeing() -> frozenset[str]:
    """Mood and sleep: ratings, measures and forms that have their own block and need a tick of their own."""
    mood = (s.id for s in symptoms().values() if s.domain == "mood")
    forms = (name for name in _MOOD_FORMS if name in instruments())
    return frozenset({*mood, *forms, "sleep_trouble", "sleep_hours"})


def name_on_paper(person: CarePerson, reader: str = "") -> str:
    """The name of somebody, or the role alone when papers do not name them; who reads the paper is always named."""
    if person.uid == reader or named_on_papers(person):
        return person.name
    known = roles().get(person.role)
    return (_(known.label) if known else person.role.strip()) or _("Somebody on the care team")


class PaperPeople:
    """Who is named on one paper, by name or by role; `reader` is the uid of the one it is for."""

    def __init__(self, people: Sequence[CarePerson], reader: str = "") -> None:
        self._people = {p.uid: p for p in people}
        told = {p.uid: name_on_paper(p, reader) for p in people}
        named = {p.name for p in people if told[p.uid] == p.name}
        self._told = told
        self._instead = {p.name: told[p.uid] for p in people if p.name not in named}

    def visit(self, visit: Appointment) -> PlannedVisit:
        """A planned visit; by its role alone when the name is not told."""
        person = self._people.get(visit.person)
        if person is None:
            return PlannedVisit(visit.day, visit.title, "")
        told = self._told[person.uid]
        return PlannedVisit(visit.day, told, person.role if told == person.name else "")

    def mark(self, mark: Mark) -> Mark:
        """A mark in a plot; that of a visit tells whom it was with."""
        return replace(mark, text=self._instead.get(mark.text, mark.text)) if mark.kind == "visit" else mark


class PaperPrivacy:
    """The rule for one document. A caregiver cannot tick what the person keeps."""

    def __init__(self, session: Session, ticked: Collection[str] = ()) -> None:
        self._session = session
        kept = frozenset((*Privacy(session).items, SENSITIVE_FORM))  # dark thoughts told on a form are never unasked
        may_tick = frozenset(ticked) if session.author.is_person else frozenset(ticked) - kept
        self.ticked = may_tick - own_only()
        self._never = frozenset() if session.author.is_person else kept
        self.kept_back = ((kept | wellbeing()) - self.ticked) | own_only()
        self._hidden: dict[str, frozenset[str]] = {}

    def shows(self, item: str) -> bool:
        """Whether an item, such as a symptom, may be in the document."""
        return item not in self.kept_back

    def shows_line(self, value: Any) -> bool:
        """Whether a line of the journal, such as an event, may be in it."""
        return not value.private or value.uid in self.ticked

    def shows_question(self, item: DiscussionItem) -> bool:
        """Whether an item for the visit may be in it: not one about something private."""
        if item.uid in self.ticked and item.item not in self._never:
            return True
        if item.private or (item.item and not self.shows(item.item)):
            return False
        return item.about not in self._hidden_like(item.about)

    def entry(self, entry: Entry) -> Entry:
        """The entry as the document may have it; private notes never are in it."""
        measures = tuple(m for m in entry.measures if self.shows(m.name))
        return replace(entry, measures=measures, note="" if entry.note_private else entry.note)

    def event(self, event: Event) -> Event:
        """An event without the ticks and symptoms that are kept back."""
        triggers = tuple(t for t in event.triggers if self.shows(t))
        return replace(event, triggers=triggers, symptoms=tuple(s for s in event.symptoms if self.shows(s)))

    def tickable(self) -> tuple[str, ...]:
        """Every item that only a tick of whoever is writing brings into the document."""
        kept = Privacy(self._session).items if self._session.author.is_person else ()
        return tuple(i for i in dict.fromkeys((*kept, *sorted(wellbeing() - self._never))) if i not in own_only())

    def questions_kept_back(self) -> list[DiscussionItem]:
        """What waits on the list and is not in the document, though a tick of its own could bring it there."""
        items = Care(self._session).items()
        return [i for i in items if i.item not in self._never and not self.shows_question(i)]

    def choices(self, rated: Iterable[str], span: Span) -> tuple[PrivateChoice, ...]:
        """What could be ticked for a period: items of these that have something to tell, lines, forms, questions."""
        wanted = frozenset(self.tickable())
        items = [PrivateChoice(i) for i in dict.fromkeys(rated) if i in wanted]
        found = [v for kind in _LINES for v in seen(self._session, self._session.versions.live(kind))]
        lines = [v for v in found if getattr(v.value, "private", False) and _touches(v.value, span)]
        asked = (PrivateChoice(i.uid, i) for i in self.questions_kept_back())
        kept_forms = Questionnaires(self._session).forms()
        forms = (k.form for k in kept_forms if any(a.filled.day in span for a in k.answered))
        told = (*(v.value for v in lines), *forms)
        return (*items, *(PrivateChoice(str(getattr(value, "uid", "")), value) for value in told), *asked)

    def _hidden_like(self, about: str) -> frozenset[str]:
        """Private lines of the kind that a line is of, without those ticked; other kinds are not read at all."""
        name = about.partition(":")[0]
        kind = BY_NAME[name].type if name in BY_NAME else None
        if kind not in (*_LINES, Note):
            return frozenset()
        if name not in self._hidden:
            private = (v for v in self._session.versions.live(kind) if getattr(v.value, "private", False))
            hidden = (v for v in private if getattr(v.value, "uid", "") not in self.ticked)
            self._hidden[name] = frozenset(ref_of(v.value, v.stamp) for v in hidden)
        return self._hidden[name]


def _touches(value: Any, span: Span) -> bool:
    """Whether a private line has to do with a period: goals and therapies always do while they are open."""
    if isinstance(value, Event):
        return value.span(span.last).overlaps(span)
    if isinstance(value, Milestone):
        return value.day in span
    end = value.ended_on if isinstance(value, Therapy) else value.closed_on
    return end is None or end >= span.first
