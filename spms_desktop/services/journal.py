"""Keeping the journal: checking in for a day, reading days back, and the history of each value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from spms_desktop.catalog.symptoms import DEFAULT_CORE
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import DayValue, Entry, EntryMode, Flag, Measure, Note, Rating
from spms_desktop.domain.event import Event
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Action, Stamp, Version
from spms_desktop.domain.settings import CheckInChoice
from spms_desktop.domain.validation import clean_text, day_to_write
from spms_desktop.services.session import Session

DAY_KINDS: tuple[type[DayValue], ...] = (Rating, Measure, Flag, Note)
BACK_FILL_DAYS = 7


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One version of one value of a day: who said what when, and until when it stood."""

    value: DayValue
    stamp: Stamp
    buried_at: datetime | None


class Journal:
    """Reads and writes the days of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def core(self) -> tuple[str, ...]:
        """The symptoms that the daily check-in asks about, in order."""
        chosen = self._session.versions.live(CheckInChoice)
        return chosen[-1].value.symptoms if chosen else DEFAULT_CORE

    # Writing

    def rate(self, day: date, respondent: Respondent, symptom: str, score: int) -> None:
        """Record a rating of 0-10; the former one of the same author and view becomes history."""
        self._put(Rating(self._writable(day), symptom, score, EntryMode.GIVEN), respondent)

    def measure(self, day: date, respondent: Respondent, name: str, amount: float) -> None:
        """Record a measure such as hours slept."""
        self._put(Measure(self._writable(day), name, amount), respondent)

    def tick(self, day: date, respondent: Respondent, flag: str) -> None:
        """Tick a flag on a day."""
        self._put(Flag(self._writable(day), flag), respondent)

    def note(self, day: date, respondent: Respondent, text: str) -> None:
        """Keep the words about a day; none takes them back."""
        cleaned = clean_text(text)
        entry = self.entry(day, respondent)
        if cleaned == (entry.note if entry else ""):
            return
        if cleaned:
            self._put(Note(self._writable(day), cleaned), respondent)
        else:
            self.take_back(day, respondent, Note)

    def take_back(self, day: date, respondent: Respondent, kind: type[DayValue], item: str | None = None) -> None:
        """Leave an item empty again: skipped is missing, never 0."""
        author = self._session.author.uid
        found = self._session.versions.live(kind, within=Span(day, day), item=item, author=author)
        mine = [v.uid for v in found if v.stamp.respondent is respondent]
        if mine:
            self._session.save(Action.CHECK_IN, respondent=respondent, take_back=mine, touched=[kind])

    def _put(self, value: DayValue, respondent: Respondent) -> None:
        self._session.save(Action.CHECK_IN, [value], respondent=respondent)

    def _writable(self, day: date) -> date:
        return day_to_write(day, self._session.today)

    # Reading

    def entry(self, day: date, respondent: Respondent) -> Entry | None:
        """What the current author recorded for a day as that respondent."""
        author = self._session.author.uid
        return next((e for e in self.entries(Span(day, day)) if (e.author, e.respondent) == (author, respondent)), None)

    def entries(self, within: Span) -> list[Entry]:
        """Every entry of a span, newest day first; different authors and views stay apart."""
        versions: list[Version[DayValue]] = []
        for kind in DAY_KINDS:
            versions += self._session.versions.live(kind, within=within)
        begun = self._session.versions.first_recorded(DAY_KINDS, within)
        return [replace(e, recorded_at=begun[e.day, e.author, e.respondent]) for e in entries_of(versions)]

    def events(self, within: Span) -> list[Event]:
        """Events that touch a span, by start."""
        events = [v.value for v in self._session.versions.live(Event)]
        return sorted((e for e in events if e.span(self._session.today).overlaps(within)), key=lambda e: e.start)

    def first_day(self) -> date | None:
        """The earliest day about which anything was recorded, or None in an empty journal."""
        spans = [self._session.versions.days(kind) for kind in DAY_KINDS]
        return min((span.first for span in spans if span), default=None)

    def history(self, day: date) -> list[HistoryLine]:
        """Every version of every value about one day, by the time it was said, the replaced ones too."""
        lines = [
            HistoryLine(v.value, v.stamp, v.buried_at)
            for kind in DAY_KINDS
            for v in self._session.versions.history(kind, within=Span(day, day))
        ]
        return sorted(lines, key=lambda line: line.stamp.recorded_at)


def entries_of(versions: Iterable[Version[DayValue]]) -> list[Entry]:
    """Day values gathered into entries, newest day first, the person's own view before others."""
    groups: dict[tuple[date, str, Respondent], list[Version[DayValue]]] = defaultdict(list)
    for version in versions:
        groups[version.value.day, version.stamp.author, version.stamp.respondent or Respondent.SELF].append(version)
    views = list(Respondent)
    found = [_entry(day, author, view, group) for (day, author, view), group in groups.items()]
    return sorted(found, key=lambda e: (-e.day.toordinal(), views.index(e.respondent), e.recorded_at))


def _entry(day: date, author: str, respondent: Respondent, group: Sequence[Version[DayValue]]) -> Entry:
    values = [version.value for version in group]
    return Entry(
        day,
        author,
        respondent,
        min(version.stamp.recorded_at for version in group),
        tuple(v for v in values if isinstance(v, Rating)),
        tuple(v for v in values if isinstance(v, Measure)),
        tuple(v for v in values if isinstance(v, Flag)),
        "\n".join(v.text for v in values if isinstance(v, Note)),
    )

