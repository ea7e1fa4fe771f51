"""The days in words, a stretch at a time, and their signs in the calendar, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.entry import Entry
from spms_desktop.domain.event import Event
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Stamp
from spms_desktop.domain.score import Score
from spms_desktop.i18n import _, clock, long_date, short_date
from spms_desktop.services.journal import BACK_FILL_DAYS, Journal
from spms_desktop.services.session import Session
from spms_desktop.ui import words
from spms_desktop.ui.journal.days.day_records import DayRecord, DayRecords
from spms_desktop.ui.journal.event_words import event_details, event_words
from spms_desktop.ui.journal.line_words import (
    facts,
    instrument_label,
    milestone_words,
    nothing_yet,
    only_me,
    score_words,
    value_words,
)
from spms_desktop.ui.widgets.day_marks import DayMarks

__all__ = [
    "STRETCH_DAYS",
    "DayLine",
    "Days",
    "EntryLine",
    "HistoryRow",
    "event_words",
    "facts",
    "nothing_yet",
    "value_words",
]

STRETCH_DAYS = 14
"""So many days are read at once: more than a screen shows, and quick to read again after each answer."""


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of a day: who, whose view, and what was recorded."""

    who: str
    facts: str
    note: str
    note_private: bool = False

    @property
    def said(self) -> str:
        """Who recorded what."""
        return _("{who}: {facts}").format(who=self.who, facts=self.facts or _("a note"))

    def quoted(self, note: str) -> str:
        """The note, or the beginning of it, as it is shown."""
        return (_("Only for me: “{note}”") if self.note_private else _("“{note}”")).format(note=note)

    @property
    def spoken(self) -> str:
        """The entry as one text."""
        return ". ".join(p for p in (self.who, self.facts, only_me(self.note, private=self.note_private)) if p)


@dataclass(frozen=True, slots=True)
class DayLine:
    """One row of the list of days; `events` are the lines of events, milestones and scores."""

    day: date
    title: str
    entries: tuple[EntryLine, ...]
    events: tuple[str, ...]
    starred: bool = False

    @property
    def spoken(self) -> str:
        """The whole row as one text, for screen readers."""
        return ". ".join((self.title, self.told))

    @property
    def told(self) -> str:
        """The row without its date."""
        parts = [_("Starred")] if self.starred else []
        parts += [*self.events, *(entry.spoken for entry in self.entries)]
        return ". ".join(parts) if self.entries or self.events else nothing_yet()


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One version of one value, in words."""

    said_at: str
    who: str
    item: str
    value: str
    state: str


class Days:
    """The days of one journal, newest first, read a stretch at a time."""

    def __init__(self, session: Session, changed: Callable[[], object] | None = None) -> None:
        self.session = session
        self._journal = Journal(session)
        self.records = DayRecords(session, changed)

    def stretch(self, last: date, *, days: int = STRETCH_DAYS, ahead: bool = False) -> list[DayLine]:
        """The days of one stretch that ends at `last`; the last week is shown even where it is empty.

        With `ahead` also the days after it, which only a wrong clock can have made.
        """
        span = Span(last - timedelta(days=days - 1), date.max if ahead else last)
        found = {day: record for day, record in self.records.between(span).items() if record.tells_something}
        offered = (self.session.today - n * DAY for n in range(BACK_FILL_DAYS + 1))
        for day in offered:
            if day in span:
                found.setdefault(day, DayRecord(day))
        return [self._line(found[day]) for day in sorted(found, reverse=True)]

    def line(self, day: date) -> DayLine:
        """One day in words."""
        return self._line(self.records.on(day))

    def marks(self, first: date, last: date) -> dict[date, DayMarks]:
        """The signs of the days of a span in the calendar; days with nothing are missing."""
        return {day: self._marks(record) for day, record in self.records.between(Span(first, last)).items()}

    def first_day(self) -> date:
        """The earliest day worth reading back to."""
        return self.records.first_day() or self.session.today

    def last_day(self) -> date:
        """Today, or the latest day that a wrong clock has made an entry for."""
        ahead = self.records.between(Span(self.session.today + DAY, date.max))
        return max([self.session.today, *(day for day, record in ahead.items() if record.tells_something)])

    def history(self, day: date) -> list[HistoryRow]:
        """Every version of every value of a day, by the time it was said."""
        said = [(h.value, h.stamp, h.buried_at) for h in self._journal.history(day)]
        said += [(v.value, v.stamp, v.buried_at) for v in self.records.history(day)]
        said.sort(key=lambda one: one[1].recorded_at)
        return [self._history_row(*one) for one in said]

    def starred(self) -> dict[str, DiscussionItem]:
        """The items that came from stars, by the line they are about."""
        return self.records.starred()

    def who_wrote(self, entry: Entry) -> str:
        """Who wrote an entry, and whose view it is."""
        return self.who(entry.author, words.view(entry.respondent))

    def who(self, author: str, *details: str) -> str:
        """Somebody's name with what there is to say about it."""
        return ", ".join((self.session.author_name(author) or _("unknown"), *(d for d in details if d)))

    def _history_row(self, value: Any, stamp: Stamp, buried_at: datetime | None) -> HistoryRow:
        who = self.who(stamp.author, words.view(stamp.respondent) if stamp.respondent else "")
        state = _("until {moment}").format(moment=moment(buried_at)) if buried_at else _("now")
        return HistoryRow(moment(stamp.recorded_at), who, *version_words(value), state)

    def _line(self, record: DayRecord) -> DayLine:
        lines = tuple(
            EntryLine(
                self.who(e.author, words.view(e.respondent), _("late") if e.late else ""),
                facts(e),
                e.note,
                e.note_private,
            )
            for e in record.entries
        )
        return DayLine(record.day, long_date(record.day), lines, tuple(happened(record)), record.starred)

    def _marks(self, record: DayRecord) -> DayMarks:
        mine = self.session.author.uid
        told = [self._line(record).told] if record.tells_something else []
        told += [event_words(e.value) for e in record.running]
        return DayMarks(
            ". ".join(told),
            own=any(e.author == mine for e in record.entries),
            other=any(e.author != mine for e in record.entries),
            event=bool(record.events or record.running or record.milestones or record.scores),
            star=record.starred,
            level=self._level(record),
        )

    def _level(self, record: DayRecord) -> int | None:
        """The day as a whole as the person said it; nobody else's number takes its place."""
        people = {a.uid for a in self.session.authors() if a.is_person}
        own = [e for e in record.entries if e.respondent is Respondent.SELF]
        own.sort(key=lambda e: e.author not in people)
        return next((score for e in own if (score := e.score("overall")) is not None), None)


def happened(record: DayRecord) -> list[str]:
    """The events, milestones and scores of a day, one line each."""
    lines = [event_words(told.value) for told in record.events]
    lines += [milestone_words(told.value) for told in record.milestones]
    return lines + [score_words(told.value) for told in record.scores]


def version_words(value: Any) -> tuple[str, str]:
    """What a version is about, and what it said."""
    if isinstance(value, Event):
        return _("Event"), "; ".join((event_words(value), *event_details(value)))
    if isinstance(value, Milestone):
        return _("Milestone"), "; ".join(part for part in (milestone_words(value), value.note) if part)
    if isinstance(value, Score):
        return instrument_label(value.instrument), "; ".join(part for part in (score_words(value), value.note) if part)
    return value_words(value)


def moment(at: datetime) -> str:
    """A day and a time."""
    return _("{day}, {time}").format(day=short_date(at.date()), time=clock(at))
