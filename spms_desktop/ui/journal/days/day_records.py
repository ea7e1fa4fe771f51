"""Reads what is recorded about days: entries, events, milestones, scores and stars, without Qt.

What seldom changes is kept until a change touches it, since the days are read again after each answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.entry import DayValue, Entry, Note
from spms_desktop.domain.event import Event
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Stamp, Stamped, Version
from spms_desktop.domain.score import Score
from spms_desktop.domain.settings import PrivateItems
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.services.events import AuthorSwitched, Saved
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.services.stars import Stars, line_ref

ALWAYS = Span(EARLIEST, date.max)


@dataclass(slots=True)
class DayRecord:
    """All that stands about one day; `running` are events begun earlier that the day is a part of."""

    day: date
    entries: list[Entry] = field(default_factory=list)
    events: list[Stamped[Event]] = field(default_factory=list)
    running: list[Stamped[Event]] = field(default_factory=list)
    milestones: list[Stamped[Milestone]] = field(default_factory=list)
    scores: list[Stamped[Score]] = field(default_factory=list)
    starred: bool = False

    @property
    def tells_something(self) -> bool:
        """Whether anything is about this very day."""
        return bool(self.entries or self.events or self.milestones or self.scores)

    def refs(self) -> Iterator[str]:
        """The names of its lines in the file."""
        for entry in self.entries:
            yield from entry_refs(entry)
        told: list[Stamped[Any]] = [*self.events, *self.milestones, *self.scores]
        for one in told:
            yield line_ref(one.value, one.stamp)


def entry_stamp(entry: Entry) -> Stamp:
    """The stamp that the lines of an entry have in common."""
    return Stamp(entry.author, entry.recorded_at, entry.respondent)


def entry_refs(entry: Entry) -> Iterator[str]:
    """The names of the lines of an entry."""
    stamp = entry_stamp(entry)
    values: list[DayValue] = [*entry.ratings, *entry.measures, *entry.flags]
    for value in values:
        yield line_ref(value, stamp)
    if entry.note:
        yield line_ref(Note(entry.day, entry.note), stamp)


class DayRecords:
    """The days of one open journal as whoever is writing may see them.

    `changed` is called when something kept had to be forgotten: others may have read it while it was old.
    """

    def __init__(self, session: Session, changed: Callable[[], object] | None = None) -> None:
        self._session = session
        self._changed = changed
        self._journal = Journal(session)
        self._happenings = Happenings(session)
        self._kept: dict[type, list[Any]] = {}
        self._stop: list[Callable[[], None]] = [
            session.events.subscribe(Saved, self._saved),
            session.events.subscribe(AuthorSwitched, self._switched),
        ]

    def close(self) -> None:
        """Listen no more."""
        for stop in self._stop:
            stop()

    def between(self, span: Span) -> dict[date, DayRecord]:
        """What stands about the days of a span; days about which nothing does are missing."""
        found: dict[date, DayRecord] = {}
        for entry in self._journal.entries(span):
            _of(found, entry.day).entries.append(entry)
        for told in self._events():
            self._place_event(found, told, span)
        for milestone in self._milestones():
            if milestone.value.day in span:
                _of(found, milestone.value.day).milestones.append(milestone)
        for score in self._scores():
            if score.value.day in span:
                _of(found, score.value.day).scores.append(score)
        self._mark_stars(found)
        return found

    def on(self, day: date) -> DayRecord:
        """What stands about one day."""
        return self.between(Span(day, day)).get(day, DayRecord(day))

    def first_day(self) -> date | None:
        """The earliest day about which anything is recorded."""
        days = [told.value.start for told in self._events()]
        days += [told.value.day for told in self._milestones()]
        days += [told.value.day for told in self._scores()]
        first = self._journal.first_day()
        return min([*days, first] if first else days, default=None)

    def starred(self) -> dict[str, DiscussionItem]:
        """The items that came from stars, by the line they are about."""
        items: list[DiscussionItem] = self._keep(DiscussionItem, lambda: list(self._stars().values()))
        return {item.about: item for item in items}

    def history(self, day: date) -> list[Version[Any]]:
        """Every version of the events, milestones and scores of a day, by the time it was said."""
        return self._happenings.history(day)

    def _place_event(self, found: dict[date, DayRecord], told: Stamped[Event], span: Span) -> None:
        covers = told.value.span(self._session.today)
        if not covers.overlaps(span):
            return
        if covers.first in span:
            _of(found, covers.first).events.append(told)
        later = max(covers.first + DAY, span.first)
        if later <= min(covers.last, span.last):
            for day in Span(later, min(covers.last, span.last)).each():
                _of(found, day).running.append(told)

    def _mark_stars(self, found: dict[date, DayRecord]) -> None:
        """Only lines that may be seen give their day a star."""
        about: dict[date, set[str]] = defaultdict(set)
        for ref, item in self.starred().items():
            if item.day is not None:
                about[item.day].add(ref)
        for day, refs in about.items():
            if day in found:
                found[day].starred = not refs.isdisjoint(found[day].refs())

    # What is kept until it changes

    def _events(self) -> list[Stamped[Event]]:
        return self._keep(Event, lambda: [Stamped(*pair) for pair in self._happenings.stamped_events(ALWAYS)])

    def _milestones(self) -> list[Stamped[Milestone]]:
        return self._keep(Milestone, lambda: [Stamped(*pair) for pair in self._happenings.milestones()])

    def _scores(self) -> list[Stamped[Score]]:
        return self._keep(Score, lambda: [Stamped(*pair) for pair in self._happenings.scores()])

    def _stars(self) -> dict[str, DiscussionItem]:
        return Stars(self._session).starred()

    def _keep(self, kind: type, read: Callable[[], list[Any]]) -> list[Any]:
        if kind not in self._kept:
            self._kept[kind] = read()
        return self._kept[kind]

    def _saved(self, saved: Saved) -> None:
        kinds = set(self._kept) if PrivateItems in saved.kinds else set(self._kept) & saved.kinds
        self._forget(kinds)

    def _switched(self, _event: AuthorSwitched) -> None:
        self._forget(set(self._kept))

    def _forget(self, kinds: set[type]) -> None:
        for kind in kinds:
            del self._kept[kind]
        if kinds and self._changed is not None:
            self._changed()


def _of(found: dict[date, DayRecord], day: date) -> DayRecord:
    return found.setdefault(day, DayRecord(day))
