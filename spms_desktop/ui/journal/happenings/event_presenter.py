"""Events in and out of their forms, without Qt: who may edit, drafts, the words of read-only facts, the 24 hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from spms_desktop.catalog.event_forms import EventField, event_forms
from spms_desktop.catalog.roles import roles
from spms_desktop.catalog.symptoms import symptom, symptoms
from spms_desktop.domain.event import EXCUSING, FALLS, Event, EventKind
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Stamp
from spms_desktop.i18n import _, clock, long_date
from spms_desktop.services.care import Care
from spms_desktop.services.drafts import Fields
from spms_desktop.services.happenings import Happenings, RelapseClock
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.event_words import answer_words

FALL_KINDS = (EventKind.FALL, EventKind.NEAR_FALL, EventKind.ASSISTED_FALL)
_TO_CALL = ("ms_nurse", "neurologist")
_OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of the care team to call: name, role and number."""

    words: str
    phone: str


@dataclass(frozen=True, slots=True)
class Offered:
    """Options of a question: those shown at once, and those behind "more"."""

    first: Sequence[tuple[str, str]]
    more: Sequence[tuple[str, str]] = ()


class EventDesk:
    """What an event form needs from the journal."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.happenings = Happenings(session)

    @property
    def caregiver(self) -> bool:
        """Whether a caregiver is writing."""
        return not self.session.author.is_person

    def may_edit(self, stamp: Stamp | None) -> bool:
        """The person may edit any event, a caregiver those they recorded; nobody in a journal that is only read."""
        return not self.session.read_only and (stamp is None or may_change(self.session.author, stamp.author))

    def may_hide(self, stamp: Stamp | None) -> bool:
        """Only who recorded an event may keep it to themselves."""
        return stamp is None or stamp.author == self.session.author.uid

    def title(self, kind: EventKind, *, known: bool) -> str:
        """What the form is called."""
        if kind in FALLS and not known:
            return _("A fall")
        return self.kind_words(kind)

    def kind_words(self, kind: EventKind) -> str:
        """The name of a kind for whoever is writing."""
        form = event_forms()[kind]
        return _((form.caregiver_label if self.caregiver else "") or form.label)

    def question(self, field: EventField) -> str:
        """A question in the words for whoever is writing."""
        return _((field.caregiver_label if self.caregiver else "") or field.label)

    def whose(self, stamp: Stamp | None) -> str:
        """Why an event can only be read here."""
        if self.session.read_only or stamp is None:
            return _("This journal is open for reading only.")
        name = self.session.author_name(stamp.author) or _("Somebody else")
        pattern = _("{name} noted this, so only {name} can change it. You can add what you saw as a note of your own.")
        return pattern.format(name=name)

    def symptoms(self) -> Offered:
        """The symptoms to choose from: those rated each day first; none that is kept from whoever is writing."""
        questions, curtain = Questions(self.session), Privacy(self.session).curtain()
        first = [s for s in questions.daily() if s != _OVERALL]
        rest = [s for s in (*symptoms(), *questions.own()) if s not in first and s != _OVERALL and curtain.asks(s)]
        return Offered([_option(s) for s in first], [_option(s) for s in rest])

    def clock(self, event: Event) -> RelapseClock:
        """The 24-hour clock of a possible relapse."""
        return self.happenings.relapse_clock(event)

    def contacts(self) -> list[Contact]:
        """The MS nurse and the neurologist, with their numbers."""
        found = [p for p in Care(self.session).people() if p.role in _TO_CALL]
        found.sort(key=lambda p: _TO_CALL.index(p.role))
        pattern = _("{name}, {role}")
        return [Contact(pattern.format(name=p.name, role=_(roles()[p.role].label)), p.phone) for p in found]

    def facts(self, event: Event) -> list[tuple[str, str]]:
        """What an event holds, question by question, without what is empty."""
        if not event.uid:
            return []
        form = event_forms()[event.kind]
        found = [(_(form.start_label), long_date(event.start))]
        if form.end_label:
            found.append((_(form.end_label), long_date(event.end) if event.end else _("Still going on.")))
        found += [(self.question(f), said) for f in form.fields if (said := answer_words(f, getattr(event, f.id)))]
        return found


def kinds_together(kind: EventKind) -> tuple[EventKind, ...]:
    """The kinds that share one form; the three falls do."""
    return FALL_KINDS if kind in FALLS else (kind,)


def fields_together(kind: EventKind) -> tuple[EventField, ...]:
    """Every question that one of the kinds sharing the form asks."""
    found: dict[str, EventField] = {}
    for one in kinds_together(kind):
        found |= {field.id: field for field in event_forms()[one].fields if field.id not in found}
    return tuple(found.values())


def not_asked(event: Event) -> Event:
    """The event without answers to questions that only its mates of the form ask."""
    asked = {field.id for field in event_forms()[event.kind].fields}
    blank = Event("", event.kind, event.start)
    others = [field.id for field in fields_together(event.kind) if field.id not in asked]
    return replace(event, **{name: getattr(blank, name) for name in others})


def excused_choice(kind: EventKind, ticked: bool, before: bool | None) -> bool | None:
    """What to keep of the tick: the kind's own default is no choice, unless it was one already."""
    return None if before is None and ticked == (kind in EXCUSING) else ticked


def to_draft(event: Event) -> Fields:
    """A half-typed event as a draft."""
    found = msgspec.to_builtins(event)
    assert isinstance(found, dict)
    return found


def from_draft(fields: Fields) -> Event | None:
    """A half-typed event again, or None when it cannot be read."""
    try:
        return msgspec.convert(fields, Event)
    except msgspec.ValidationError:
        return None


def began_words(event: Event, facts: RelapseClock) -> str:
    """When it began and when 24 hours have passed, as facts."""
    day, full = long_date(event.start), facts.full_day_at
    if event.at is None or full is None:
        return _("Began {day}. With a time of day, 24 hours can be counted from it.").format(day=day)
    pattern = (
        _("Began {day} at {time}. 24 hours had passed on {full_day} at {full_time}.")
        if facts.full_day_passed
        else _("Began {day} at {time}. 24 hours will have passed on {full_day} at {full_time}.")
    )
    return pattern.format(day=day, time=clock(event.at), full_day=long_date(full.date()), full_time=clock(full))


def since_words(facts: RelapseClock) -> str:
    """How long ago the last possible relapse was over."""
    if facts.days_since_last is None:
        return _("No possible relapse before this one is noted here.")
    return _("Days since the last possible relapse ended: {n}.").format(n=facts.days_since_last)


def _option(identifier: str) -> tuple[str, str]:
    return identifier, _(symptom(identifier).label)
