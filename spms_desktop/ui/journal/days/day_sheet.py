"""Everything about one day, line by line, and what can be done with each line, without Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.entry import Entry, Flag, Measure, Note, Rating
from spms_desktop.domain.event import Event
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.periods import DAY
from spms_desktop.domain.record import Stamp, Stamped, Value
from spms_desktop.domain.score import Score
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.i18n import _, short_date
from spms_desktop.services.journal import Journal
from spms_desktop.services.stars import Line, Stars, line_ref
from spms_desktop.ui import words
from spms_desktop.ui.journal.days.day_records import DayRecord, entry_stamp
from spms_desktop.ui.journal.days.days import Days, HistoryRow, moment
from spms_desktop.ui.journal.event_words import event_details, event_words
from spms_desktop.ui.journal.line_words import (
    DayTarget,
    LineKind,
    gathered,
    instrument_label,
    measure_fact,
    milestone_words,
    score_words,
    value_words,
    whole_of,
)


class Star(Enum):
    """Whether a line is on the list for the care team."""

    OFF = "off"
    ON = "on"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a day; `private` is None where it is not this author's to choose."""

    target: DayTarget
    words: str
    details: tuple[str, ...] = ()
    star: Star = Star.OFF
    private: bool | None = None
    mine: bool = True


@dataclass(frozen=True, slots=True)
class SheetPart:
    """The lines that one author recorded as one view, or those of what happened."""

    title: str
    remark: str
    lines: tuple[SheetLine, ...]


class DaySheet:
    """One day of the journal, and the way to the days beside it."""

    def __init__(self, days: Days, day: date) -> None:
        self._days = days
        self._session = days.session
        self.day = day

    # Which day

    @property
    def last(self) -> date:
        """The latest day there is to look at."""
        return max(self._days.last_day(), self.day)

    def can_turn(self, by: int) -> bool:
        """Whether there is a day so many days on."""
        return EARLIEST <= self.day + by * DAY <= self.last

    def turn(self, by: int) -> None:
        """Go to the day so many days on."""
        if self.can_turn(by):
            self.day += by * DAY

    @property
    def can_write(self) -> bool:
        return not self._session.read_only

    @property
    def can_fill_in(self) -> bool:
        """Whether an entry for this day can be made: not for one to come."""
        return self.can_write and self.day <= self._session.today

    # What stands there

    def parts(self) -> tuple[SheetPart, ...]:
        """Each entry under its own heading, then what happened."""
        record, stars = self._days.records.on(self.day), self._days.starred()
        parts = [self._entry_part(entry, stars) for entry in record.entries]
        lines = tuple(self._happened(record, stars))
        if lines:
            parts.append(SheetPart(_("What happened"), "", lines))
        return tuple(parts)

    def history(self) -> list[HistoryRow]:
        """Every version of every line."""
        return self._days.history(self.day)

    def _entry_part(self, entry: Entry, stars: dict[str, DiscussionItem]) -> SheetPart:
        at = moment(entry.recorded_at)
        remark = _("Recorded late, on {moment}.") if entry.late else _("Recorded {moment}.")
        lines = tuple(self._entry_lines(entry, stars))
        return SheetPart(self._days.who_wrote(entry), remark.format(moment=at), lines)

    def _entry_lines(self, entry: Entry, stars: dict[str, DiscussionItem]) -> Iterator[SheetLine]:
        for rating in entry.ratings:
            yield self._entry_line("rating", rating.symptom, rating, entry, stars, _pair(rating))
        for group in gathered(entry.measures):
            text = measure_fact(group, proxy=entry.respondent is Respondent.PROXY)
            yield self._entry_line("measure", whole_of(group[0].name), group[0], entry, stars, text)
        for flag in entry.flags:
            yield self._entry_line("flag", flag.name, flag, entry, stars, value_words(flag)[0])
        if entry.note:
            note = Note(entry.day, entry.note, entry.note_private)
            yield self._entry_line("note", "", note, entry, stars, _pair(note))

    def _entry_line(
        self,
        kind: LineKind,
        item: str,
        value: Rating | Measure | Flag | Note,
        entry: Entry,
        stars: dict[str, DiscussionItem],
        text: str,
    ) -> SheetLine:
        ref = line_ref(value, entry_stamp(entry))
        mine = entry.author == self._session.author.uid
        target = DayTarget(ref, kind, entry.day, item, "", entry.author, entry.respondent, text)
        private = value.private if isinstance(value, Note) and mine else None
        return SheetLine(target, text, (), _star(stars.get(ref)), private, mine)

    def _happened(self, record: DayRecord, stars: dict[str, DiscussionItem]) -> Iterator[SheetLine]:
        for told in (*record.running, *record.events):
            event = told.value
            text = event_words(event)
            begun = (_("Since {day}").format(day=short_date(event.start)),) if event.start < self.day else ()
            details = (*begun, *event_details(event), self._by(told.stamp))
            yield self._own_line("event", event.kind, told, stars, text, details)
        for lost in record.milestones:
            text, note = milestone_words(lost.value), lost.value.note
            yield self._own_line("milestone", lost.value.what, lost, stars, text, (note, self._by(lost.stamp)))
        for score in record.scores:
            text, item = score_words(score.value), score.value.instrument
            details = (instrument_label(item), score.value.note, self._by(score.stamp))
            yield self._own_line("score", item, score, stars, text, details)

    def _own_line(
        self,
        kind: LineKind,
        item: str,
        told: Stamped[Event] | Stamped[Milestone] | Stamped[Score],
        stars: dict[str, DiscussionItem],
        text: str,
        details: Sequence[str],
    ) -> SheetLine:
        value: Value = told.value
        ref = line_ref(value, told.stamp)
        day = told.value.start if isinstance(told.value, Event) else told.value.day
        target = DayTarget(ref, kind, day, item, told.value.uid, told.stamp.author, None, text)
        return SheetLine(target, text, tuple(d for d in details if d), _star(stars.get(ref)))

    def _by(self, stamp: Stamp) -> str:
        return _("Recorded by {who}, {moment}").format(
            who=self._days.who(stamp.author), moment=moment(stamp.recorded_at)
        )

    # What is done with a line

    def star(self, line: SheetLine) -> None:
        """Put a line on the list for the care team."""
        target = line.target
        other_view = target.respondent not in (None, Respondent.SELF)
        text = f"{line.words} ({words.view(target.respondent)})" if other_view and target.respondent else line.words
        item = target.item if target.kind in ("rating", "measure", "flag", "score") else ""
        Stars(self._session).star(Line(target.ref, target.day, text, item))

    def unstar(self, line: SheetLine) -> None:
        """Take it off the list again."""
        Stars(self._session).unstar(line.target.ref)

    def keep_private(self, line: SheetLine, *, private: bool) -> None:
        """Choose whether others may see a note of one's own."""
        target = line.target
        assert target.respondent is not None
        journal = Journal(self._session)
        entry = journal.entry(target.day, target.respondent)
        if entry is not None:
            journal.note(target.day, target.respondent, entry.note, private=private)


def _pair(value: Rating | Note) -> str:
    item, words_ = value_words(value)
    return _("{item}: {value}").format(item=item, value=words_)


def _star(item: DiscussionItem | None) -> Star:
    if item is None:
        return Star.OFF
    return Star.ON if item.open else Star.ANSWERED
