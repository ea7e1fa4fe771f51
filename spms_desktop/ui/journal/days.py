"""The days in words, a stretch at a time, without Qt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spms_desktop.catalog.measures import flags, measures
from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.entry import DayValue, Entry, EntryMode, Flag, Measure, Note, Rating
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _, clock, long_date, ngettext, number, short_date
from spms_desktop.services.journal import BACK_FILL_DAYS, HistoryLine, Journal
from spms_desktop.services.session import Session
from spms_desktop.ui import words

STRETCH_DAYS = 45


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of a day: who, whose view, and what was recorded."""

    who: str
    facts: str
    note: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """One row of the list of days."""

    day: date
    title: str
    entries: tuple[EntryLine, ...]
    events: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """The whole row as one text, for screen readers."""
        parts = [self.title, *self.events]
        parts += [". ".join(p for p in (e.who, e.facts, e.note) if p) for e in self.entries]
        return ". ".join(parts if self.entries or self.events else [self.title, nothing_yet()])


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One version of one value, in words."""

    said_at: str
    who: str
    item: str
    value: str
    state: str


class Days:
    """The list of days of one journal, newest first, read a stretch at a time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._journal = Journal(session)

    def stretch(self, last: date) -> list[DayLine]:
        """The days of one stretch that ends at `last`; the last week is shown even where it is empty."""
        span = Span(last - timedelta(days=STRETCH_DAYS - 1), last)
        by_day: dict[date, list[Entry]] = defaultdict(list)
        for entry in self._journal.entries(span):
            by_day[entry.day].append(entry)
        events: dict[date, list[Event]] = defaultdict(list)
        for event in self._journal.events(span):
            events[max(event.start, span.first)].append(event)
        offered = {self._session.today - timedelta(days=n) for n in range(BACK_FILL_DAYS + 1)}
        shown = sorted((set(by_day) | set(events) | offered) & set(span.each()), reverse=True)
        return [self._line(day, by_day[day], events[day]) for day in shown]

    def first_day(self) -> date:
        """The earliest day worth reading back to."""
        return self._journal.first_day() or self._session.today

    def history(self, day: date) -> list[HistoryRow]:
        """Every version of every value of a day."""
        return [self._history_row(line) for line in self._journal.history(day)]

    def _history_row(self, line: HistoryLine) -> HistoryRow:
        said, view = line.stamp, line.stamp.respondent
        who = self._who(said.author, words.view(view) if view else "")
        state = _("until {moment}").format(moment=_moment(line.buried_at)) if line.buried_at else _("now")
        return HistoryRow(_moment(said.recorded_at), who, *value_words(line.value), state)

    def _line(self, day: date, entries: list[Entry], events: list[Event]) -> DayLine:
        lines = tuple(EntryLine(self._who_wrote(e), facts(e), e.note) for e in entries)
        return DayLine(day, long_date(day), lines, tuple(event_words(e) for e in events))

    def _who_wrote(self, entry: Entry) -> str:
        late = _("late") if entry.late else ""
        return self._who(entry.author, *(part for part in (words.view(entry.respondent), late) if part))

    def _who(self, author: str, *details: str) -> str:
        return ", ".join((self._session.author_name(author) or _("unknown"), *(d for d in details if d)))


def _moment(at: datetime) -> str:
    return _("{day}, {time}").format(day=short_date(at.date()), time=clock(at))


def nothing_yet() -> str:
    """What an empty day says."""
    return _("Nothing recorded.")


def facts(entry: Entry) -> str:
    """What an entry holds, without its note; it breaks between facts only."""
    ratings = [_rating_words(r) for r in sorted(entry.ratings, key=lambda r: symptom(r.symptom).rank)]
    others = [_measure_words(m) for m in entry.measures if not (m.name in ("falls", "near_falls") and m.amount == 0)]
    ticks = [_(flags()[f.name].label) for f in entry.flags if f.name in flags()]
    return "\u00a0· ".join(fact.replace(" ", "\u00a0") for fact in (*ratings, *others, *ticks))


def _rating_words(rating: Rating) -> str:
    carried = _(" (as last time)") if rating.mode is EntryMode.CARRIED else ""
    return f"{_(symptom(rating.symptom).short_label)} {rating.score}{carried}"


def _measure_words(measure: Measure) -> str:
    if measure.name == "sleep_hours":
        return _("Slept {n} h").format(n=number(measure.amount))
    if measure.name == "falls":
        return ngettext("{n} fall", "{n} falls", int(measure.amount))
    if measure.name == "near_falls":
        return ngettext("{n} near fall", "{n} near falls", int(measure.amount))
    item, value = value_words(measure)
    if measure.name == "walking_aid":
        return value
    if measure.name == "walk_distance":
        return _("Farthest walk: {distance}").format(distance=value)
    return f"{item}: {value}"


def value_words(value: DayValue) -> tuple[str, str]:
    """An item and its value in words."""
    if isinstance(value, Rating):
        return _(symptom(value.symptom).label), str(value.score)
    if isinstance(value, Measure):
        about = measures().get(value.name)
        label = _(about.label) if about else value.name
        option = next((o for o in about.options if o.order == value.amount), None) if about else None
        unit = f" {_(about.unit)}" if about and about.unit else ""
        return label, _(option.label) if option else f"{number(value.amount)}{unit}"
    if isinstance(value, Flag):
        about_flag = flags().get(value.name)
        return (_(about_flag.label) if about_flag else value.name), _("ticked")
    assert isinstance(value, Note)
    return _("Note"), value.text


def event_words(event: Event) -> str:
    """An event in one line; what it was is what the team called it, or only "event"."""
    names = {
        EventKind.RELAPSE: _("Possible relapse"),
        EventKind.INFECTION: _("Infection"),
        EventKind.FALL: _("Fall"),
        EventKind.STEROIDS: _("Steroid course"),
        EventKind.HOSPITAL: _("Hospital stay"),
        EventKind.HEAT: _("Heat"),
        EventKind.NEW_AID: _("New walking aid"),
        EventKind.OTHER: _("Event"),
    }
    until = _(" until {day}").format(day=short_date(event.end)) if event.end and event.end != event.start else ""
    title = f": {event.title}" if event.title else ""
    return f"{names[event.kind]}{title}{until}"
