"""What came out of visits: answers to the questions taken along, decisions, and who does what by when."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.follow_up import FollowUp, still_open
from spms_desktop.domain.record import Action, Value
from spms_desktop.domain.validation import EARLIEST, clean_line, clean_text
from spms_desktop.services.care import Care
from spms_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Outcome:
    """Answers by the uid of the question; an empty one means not answered. A follow-up without words is left out."""

    answers: Mapping[str, str] = field(default_factory=dict)
    decisions: str = ""
    follow_ups: Sequence[FollowUp] = ()


class Outcomes:
    """Reads and changes what came out of the visits of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._care = Care(session)

    def questions(self) -> dict[str, DiscussionItem]:
        """By uid every question that whoever is writing may see, open or answered."""
        return {item.uid: item for item in self._care.discussed() if not item.dropped}

    def follow_ups(self, visit: str | None = None) -> list[FollowUp]:
        """What was agreed at a visit, or at any; without what was taken off the list."""
        found = (v.value for v in self._session.versions.live(FollowUp, item=visit))
        return [follow_up for follow_up in found if not follow_up.dropped]

    def open(self) -> list[FollowUp]:
        """What is still to be done, the nearest day first."""
        return still_open(self.follow_ups())

    def keep(self, visit: Appointment, outcome: Outcome) -> bool:
        """Keep it all in one change; a planned visit whose day has come took place. False when nothing differs."""
        if visit.day > self._session.today:
            raise BadInput("day_in_future")
        planned = visit.status is AppointmentStatus.PLANNED
        status = AppointmentStatus.ATTENDED if planned else visit.status
        after = replace(visit, status=status, decisions=clean_text(outcome.decisions))
        values: list[Value] = [after] if after != visit else []
        values += self._answered(visit, outcome.answers)
        values += self._agreed(visit, outcome.follow_ups)
        if values:
            self._session.save(Action.APPOINTMENT, values)
        return bool(values)

    # One thing that was agreed

    def save(self, follow_up: FollowUp) -> FollowUp:
        """Keep what was edited; raises BadInput("text_missing") without words."""
        kept = _cleaned(follow_up)
        if not kept.what:
            raise BadInput("text_missing")
        self._session.save(Action.FOLLOW_UP, [kept])
        return kept

    def done(self, uid: str, *, done: bool = True) -> None:
        """Tick something off as done today, or take the tick away."""
        found = self._one(uid)
        self._session.save(Action.FOLLOW_UP, [replace(found, done_on=self._session.today if done else None)])

    def drop(self, uid: str) -> None:
        """Take something off the list: it is not to be done any more."""
        self._session.save(Action.FOLLOW_UP, [replace(self._one(uid), dropped=True)])

    def _one(self, uid: str) -> FollowUp:
        found = next((f for f in self.follow_ups() if f.uid == uid), None)
        if found is None:
            raise BadInput("gone")
        return found

    def _answered(self, visit: Appointment, answers: Mapping[str, str]) -> Iterator[DiscussionItem]:
        questions, rank = self.questions(), self._care.last_rank()
        for uid, typed in answers.items():
            item, answer = questions.get(uid), clean_text(typed)
            if item is None or answer == item.answer:
                continue
            if answer:
                on = item.answered_on or max(visit.day, item.asked_on)
                yield replace(item, answer=answer, answered_on=on)
            else:  # the answer was taken away: the question is open again
                yield replace(item, answer="", answered_on=None, rank=rank if item.answered_on else item.rank)

    def _agreed(self, visit: Appointment, follow_ups: Sequence[FollowUp]) -> Iterator[FollowUp]:
        before = {f.uid: f for f in self.follow_ups(visit.uid)}
        for typed in follow_ups:
            kept = _cleaned(replace(typed, appointment=visit.uid))
            if kept.what:
                if kept != before.get(kept.uid):
                    yield kept
            elif typed.uid in before:
                yield replace(before[typed.uid], dropped=True)


def _cleaned(follow_up: FollowUp) -> FollowUp:
    if follow_up.by is not None and follow_up.by < EARLIEST:
        raise BadInput("day_too_early")
    return replace(
        follow_up,
        uid=follow_up.uid or uuid.uuid4().hex,
        what=clean_text(follow_up.what),
        who=clean_line(follow_up.who),
    )


def due_on(follow_ups: Sequence[FollowUp], first: date, last: date) -> list[FollowUp]:
    """What is open and to be done by one of these days."""
    return [f for f in still_open(follow_ups) if f.by is not None and first <= f.by <= last]
