"""Keeping the journal: checking in for a day, reading days back, and the history of each value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import DayValue, Entry, EntryMode, Flag, Measure, Note, Rating
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.privacy import item_of
from spms_desktop.domain.record import Action, Stamp, Version
from spms_desktop.domain.validation import clean_text, day_to_write
from spms_desktop.services.privacy import seen, seen_history
from spms_desktop.services.session import Session

DAY_KINDS: tuple[type[DayValue], ...] = (Rating, Measure, Flag, Note)
BACK_FILL_DAYS = 7
CARRY_DAYS = 30
"""How far back "same as last time" looks: what is older says little about today."""

V = TypeVar("V", bound=DayValue)


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

    # Writing

    def rate(self, day: date, respondent: Respondent, symptom: str, score: int) -> None:
        """Record a rating of 0-10; the former one of the same author and view becomes history."""
        self._put([Rating(self._writable(day), symptom, score, EntryMode.GIVEN)], respondent)

    def measure(self, day: date, respondent: Respondent, name: str, amount: float) -> None:
        """Record a measure such as hours slept."""
        self.measures(day, respondent, {name: amount})

    def measures(self, day: date, respondent: Respondent, amounts: Mapping[str, float]) -> None:
        """Record measures that are one answer, such as both values of a blood pressure."""
        self._put([Measure(self._writable(day), name, amount) for name, amount in amounts.items()], respondent)

    def ticks(self, day: date, respondent: Respondent, ticked: Collection[str]) -> None:
        """Record which flags are ticked on a day; those no longer ticked are taken back in the same change."""
        before = {v.value.name: v.uid for v in self._mine(Flag, day, respondent)}
        added = [Flag(self._writable(day), name) for name in sorted(set(ticked) - set(before))]
        gone = [uid for name, uid in before.items() if name not in ticked]
        if added or gone:
            self._session.save(Action.CHECK_IN, added, respondent=respondent, take_back=gone, touched=[Flag])

    def note(self, day: date, respondent: Respondent, text: str, *, private: bool = False) -> None:
        """Keep the words about a day; none takes them back."""
        cleaned = clean_text(text)
        entry = self.entry(day, respondent)
        before = (entry.note, entry.note_private) if entry else ("", False)
        if cleaned == before[0] and (private == before[1] or not cleaned):
            return
        if cleaned:
            self._put([Note(self._writable(day), cleaned, private)], respondent)
        else:
            self.take_back(day, respondent, Note)

    def same_as_last(self, day: date, respondent: Respondent, symptoms: Iterable[str]) -> int:
        """Carry the ratings of the last entry forward to those not given yet, in one change; gives how many."""
        _day, last = self.last_ratings(day, respondent) or (day, {})
        entry = self.entry(day, respondent)
        missing = [s for s in symptoms if s in last and (entry is None or entry.score(s) is None)]
        carried = [Rating(self._writable(day), s, last[s], EntryMode.CARRIED) for s in missing]
        if carried:
            self._put(carried, respondent)
        return len(carried)

    def take_back(self, day: date, respondent: Respondent, kind: type[DayValue], *items: str) -> None:
        """Leave items empty again: skipped is missing, never 0. Without items, all of that kind."""
        mine = [v.uid for v in self._mine(kind, day, respondent) if not items or item_of(v.value) in items]
        if mine:
            self._session.save(Action.CHECK_IN, respondent=respondent, take_back=mine, touched=[kind])

    def _put(self, values: Sequence[DayValue], respondent: Respondent) -> None:
        self._leave_persons_word(values, respondent)
        self._session.save(Action.CHECK_IN, values, respondent=respondent)

    def _leave_persons_word(self, values: Sequence[DayValue], respondent: Respondent) -> None:
        """A caregiver does not put another number beside what the person said of themselves, as if it were theirs.

        Raises BadInput("rated_by_person"); what the caregiver sees belongs into their own view.
        """
        if self._session.author.is_person or respondent is not Respondent.SELF:
            return
        people = {a.uid for a in self._session.authors() if a.is_person}
        for value in values:
            if isinstance(value, Rating | Measure):
                there = self._session.versions.live(type(value), within=Span(value.day, value.day), item=item_of(value))
                if any(v.stamp.author in people and v.stamp.respondent is Respondent.SELF for v in there):
                    raise BadInput("rated_by_person")

    def _mine(self, kind: type[V], day: date, respondent: Respondent) -> list[Version[V]]:
        found = self._session.versions.live(kind, within=Span(day, day), author=self._session.author.uid)
        return [v for v in found if v.stamp.respondent is respondent]

    def _writable(self, day: date) -> date:
        return day_to_write(day, self._session.today)

    # Reading

    def entry(self, day: date, respondent: Respondent) -> Entry | None:
        """What the current author recorded for a day as that respondent."""
        author = self._session.author.uid
        return next((e for e in self.entries(Span(day, day)) if (e.author, e.respondent) == (author, respondent)), None)

    def entries(self, within: Span) -> list[Entry]:
        """Every entry of a span, newest day first; different authors and views stay apart."""
        versions = [v for kind in DAY_KINDS for v in self._session.versions.live(kind, within=within)]
        versions = seen(self._session, versions)
        begun = self._session.versions.first_recorded(DAY_KINDS, within)
        entries = entries_of(versions)
        return [replace(e, recorded_at=begun.get((e.day, e.author, e.respondent), e.recorded_at)) for e in entries]

    def last_ratings(self, before: date, respondent: Respondent) -> tuple[date, dict[str, int]] | None:
        """The current author's latest earlier day with ratings as that respondent, at most 30 days back."""
        within = Span(before - CARRY_DAYS * DAY, before - DAY)
        found = self._session.versions.live(Rating, within=within, author=self._session.author.uid)
        mine = [v.value for v in found if v.stamp.respondent is respondent]
        last = max((rating.day for rating in mine), default=None)
        return (last, {r.symptom: r.score for r in mine if r.day == last}) if last else None

    def first_day(self) -> date | None:
        """The earliest day about which anything was recorded, or None in an empty journal."""
        spans = [self._session.versions.days(kind) for kind in DAY_KINDS]
        return min((span.first for span in spans if span), default=None)

    def history(self, day: date) -> list[HistoryLine]:
        """Every version of every value about one day, by the time it was said, the replaced ones too."""
        versions = [v for kind in DAY_KINDS for v in self._session.versions.history(kind, within=Span(day, day))]
        lines = [HistoryLine(v.value, v.stamp, v.buried_at) for v in seen_history(self._session, versions)]
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
        any(v.private for v in values if isinstance(v, Note)),
    )

