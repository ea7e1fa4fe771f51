"""What happens now and then: events, milestones and scores."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Any, TypeVar

from dateutil.tz import tzlocal

from spms_desktop.catalog.instruments import instruments
from spms_desktop.domain.due import PutOff
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.event import FALLS, Event, days_since_last, full_day_at
from spms_desktop.domain.milestone import Milestone
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Action, Stamp, Version
from spms_desktop.domain.score import Score
from spms_desktop.domain.validation import clean_line, clean_text, day_to_write, required_line
from spms_desktop.services.privacy import seen, seen_history
from spms_desktop.services.session import Session

HAPPENINGS: tuple[type[Event] | type[Milestone] | type[Score], ...] = (Event, Milestone, Score)
V = TypeVar("V", Event, Milestone, Score)
ASK_AGAIN_DAYS = 7
"""How long an open event is left alone after "still going on"."""
_LINES = ("title", "treatment", "team_said", "injury", "place", "activity", "told", "aid")


@dataclass(frozen=True, slots=True)
class RelapseClock:
    """What the 24-hour clock of a possible relapse says: facts only."""

    full_day_at: datetime | None
    full_day_passed: bool
    days_since_last: int | None


class Happenings:
    """Reads and writes events, milestones and scores of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Events

    def events(self, within: Span) -> list[Event]:
        """Events that touch a span, by start, those that whoever is writing may see."""
        return [event for event, _stamp in self.stamped_events(within)]

    def stamped_events(self, within: Span) -> list[tuple[Event, Stamp]]:
        """The same with who recorded each."""
        today = self._session.today
        found = [(v.value, v.stamp) for v in seen(self._session, self._session.versions.live(Event))]
        return sorted(
            (pair for pair in found if pair[0].span(today).overlaps(within)), key=lambda pair: pair[0].start
        )

    def event(self, uid: str) -> tuple[Event, Stamp] | None:
        """One event with who recorded it last."""
        found = seen(self._session, self._session.versions.live(Event))
        return next(((v.value, v.stamp) for v in found if v.value.uid == uid), None)

    def save_event(self, event: Event) -> Event:
        """Add an event (an empty uid) or keep what was edited.

        Raises BadInput for a day to come, an end before the start, and what is not this author's to change.
        """
        self._own(Event, event.uid)
        today = self._session.today
        day_to_write(event.start, today)
        for day in (event.end, event.called_team):
            if day is not None:
                day_to_write(day, today)
        end = event.end if event.lasting else None
        if end is not None and end < event.start:
            raise BadInput("date_order")
        if event.at is not None and event.start == today and event.at > self._session.now().time():
            raise BadInput("time_to_come")
        lines: dict[str, Any] = {name: clean_line(getattr(event, name)) for name in _LINES}
        kept = replace(event, uid=event.uid or uuid.uuid4().hex, end=end, note=clean_text(event.note), **lines)
        self._session.save(Action.EVENT, [kept])
        return kept

    def close_event(self, event: Event, end: date) -> None:
        """Say when it was over."""
        self.save_event(replace(event, end=end))

    def remove_event(self, uid: str) -> None:
        """Take an event back that was recorded by mistake; it stays in the history."""
        self._take_back(Event, uid, Action.EVENT)

    def open_events(self) -> list[Event]:
        """Events without an end that this author is asked about: begun before today, and not just said to go on."""
        today = self._session.today
        author = self._session.author
        live = [v for v in seen(self._session, self._session.versions.live(Event)) if v.value.open]
        found = [v.value for v in live if may_change(author, v.stamp.author)]
        put_off = {p.value.what: p.value.day for p in self._session.versions.live(PutOff)}
        asked = [
            e for e in found if e.start < today and not _lately(put_off.get(f"event:{e.uid}"), today, ASK_AGAIN_DAYS)
        ]
        return sorted(asked, key=lambda e: e.start)

    def still_going_on(self, event: Event) -> None:
        """It goes on: ask again in a week."""
        self._session.save(Action.PUT_OFF, [PutOff(self._session.today, f"event:{event.uid}")])

    def relapse_clock(self, event: Event) -> RelapseClock:
        """When 24 hours have passed since it began, and how long ago the last possible relapse was over."""
        others = [v.value for v in seen(self._session, self._session.versions.live(Event))]
        now = self._session.now()
        whole = full_day_at(event, zone_of(now))
        since = days_since_last(event, others)
        return RelapseClock(whole, whole is not None and now.timestamp() >= whole.timestamp(), since)

    def falls_told(self, day: date) -> int:
        """How many falls of a day have an event of their own."""
        return sum(e.kind in FALLS for e in self.events(Span(day, day)))

    def history(self, day: date) -> list[Version[Any]]:
        """Every version of what happened on a day, by the time it was said, the replaced ones too."""
        found: list[Version[Any]] = []
        for kind in HAPPENINGS:
            versions: list[Version[Any]] = seen_history(self._session, self._session.versions.history(kind))
            about = {v.value.uid for v in versions if _covers(v.value, day, self._session.today)}
            found += [v for v in versions if v.value.uid in about]
        return sorted(found, key=lambda v: v.stamp.recorded_at)

    # Milestones

    def milestones(self, within: Span | None = None) -> list[tuple[Milestone, Stamp]]:
        """Milestones by day with who recorded them."""
        live = seen(self._session, self._session.versions.live(Milestone, within=within))
        return sorted(((v.value, v.stamp) for v in live), key=lambda pair: pair[0].day)

    def save_milestone(self, milestone: Milestone) -> Milestone:
        """Add a milestone (an empty uid) or keep what was edited; raises BadInput as `save_event` does."""
        self._own(Milestone, milestone.uid)
        day_to_write(milestone.day, self._session.today)
        kept = replace(
            milestone,
            uid=milestone.uid or uuid.uuid4().hex,
            what=required_line(milestone.what, "text_missing"),
            note=clean_text(milestone.note),
        )
        self._session.save(Action.MILESTONE, [kept])
        return kept

    def remove_milestone(self, uid: str) -> None:
        """Take a milestone back that was recorded by mistake."""
        self._take_back(Milestone, uid, Action.MILESTONE)

    # Scores

    def scores(self, within: Span | None = None) -> list[tuple[Score, Stamp]]:
        """Scores by day with who typed them, those that whoever is writing may see."""
        found = seen(self._session, self._session.versions.live(Score, within=within))
        return sorted(((v.value, v.stamp) for v in found), key=lambda pair: pair[0].day)

    def save_score(self, score: Score) -> Score:
        """Add a score (an empty uid) or keep what was edited; raises BadInput("score_range") outside its range."""
        self._own(Score, score.uid)
        about = instruments()[score.instrument]
        steps = (score.value - about.minimum) / about.step
        if not about.minimum <= score.value <= about.maximum or abs(steps - round(steps)) > 1e-6:
            raise BadInput("score_range")
        kept = replace(
            score,
            uid=score.uid or uuid.uuid4().hex,
            day=day_to_write(score.day, self._session.today),
            given_by=clean_line(score.given_by),
            aid=clean_line(score.aid),
            note=clean_text(score.note),
        )
        self._session.save(Action.SCORE, [kept])
        return kept

    def remove_score(self, uid: str) -> None:
        """Take a score back that was typed by mistake."""
        self._take_back(Score, uid, Action.SCORE)

    # What is whose

    def _own(self, kind: type[V], uid: str) -> list[Version[V]]:
        """The version in force of a value; raises BadInput("persons_entry") when it is not this author's to change."""
        found = [v for v in self._session.versions.live(kind) if v.value.uid == uid] if uid else []
        if not all(may_change(self._session.author, v.stamp.author) for v in found):
            raise BadInput("persons_entry")
        return found

    def _take_back(self, kind: type[V], uid: str, action: Action) -> None:
        found = [v.uid for v in self._own(kind, uid)]
        if found:
            self._session.save(action, take_back=found, touched=[kind])


def zone_of(now: datetime) -> tzinfo | None:
    """The zone of a clock with its changes of summer time, where it is this computer's; else its fixed offset."""
    local = tzlocal()
    same = local.utcoffset(now.replace(tzinfo=None)) == now.utcoffset()
    return local if same else now.tzinfo


def _covers(value: Event | Milestone | Score, day: date, today: date) -> bool:
    return day in value.span(today) if isinstance(value, Event) else value.day == day


def falls_without_words(told: int, counted: float | None) -> bool:
    """Whether more falls were counted on a day than have been told about."""
    return counted is not None and counted > told


def _lately(day: date | None, today: date, days: int) -> bool:
    # A day to come was written by a clock that was wrong.
    return day is not None and day <= today and today - day < days * DAY

