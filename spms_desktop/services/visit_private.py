"""What stays out of one visit summary: private items, and mood and sleep, unless they are ticked for this document."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.symptoms import symptoms
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.entry import Entry, Note
from spms_desktop.domain.event import Event
from spms_desktop.domain.goal import Goal
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Value
from spms_desktop.domain.therapy import Therapy
from spms_desktop.services.privacy import Privacy, own_only, seen
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


class PaperPrivacy:
    """The rule for one document. A caregiver cannot tick what the person keeps."""

    def __init__(self, session: Session, ticked: Collection[str] = ()) -> None:
        self._session = session
        kept = frozenset(Privacy(session).items)
        may_tick = frozenset(ticked) if session.author.is_person else frozenset(ticked) - kept
        self.ticked = may_tick - own_only()
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
        if item.uid in self.ticked:
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

    def choices(self, rated: Iterable[str], span: Span) -> tuple[PrivateChoice, ...]:
        """What could be ticked for a period: items of these that have something to tell, then private lines."""
        kept, me = frozenset(Privacy(self._session).items), self._session.author
        wanted = (wellbeing() | kept) if me.is_person else wellbeing() - kept
        items = [PrivateChoice(i) for i in dict.fromkeys(rated) if i in wanted and i not in own_only()]
        found = [v for kind in _LINES for v in seen(self._session, self._session.versions.live(kind))]
        lines = [v for v in found if getattr(v.value, "private", False) and _touches(v.value, span)]
        return (*items, *(PrivateChoice(str(getattr(v.value, "uid", "")), v.value) for v in lines))

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
