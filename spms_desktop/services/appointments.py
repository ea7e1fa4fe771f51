"""The visits: planned, moved, settled, and planned again when they repeat."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from spms_desktop.domain.appointment import (
    MOST_MONTHS,
    Appointment,
    AppointmentStatus,
    in_order,
    next_in_turn,
    next_planned,
    to_plan_again,
)
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Action, Value
from spms_desktop.domain.validation import EARLIEST, clean_line, clean_text, day_to_write
from spms_desktop.services.session import Session

_HAPPENED = (AppointmentStatus.ATTENDED, AppointmentStatus.MISSED)


class Appointments:
    """Reads and changes the visits of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self, within: Span | None = None) -> list[Appointment]:
        """Every visit, or those of some days, earliest first."""
        return in_order(v.value for v in self._session.versions.live(Appointment, within=within))

    def visit(self, uid: str) -> Appointment | None:
        """One visit."""
        return next((a for a in self.all() if a.uid == uid), None)

    def to_plan_again(self) -> list[Appointment]:
        """Repeating visits whose next one is not planned yet."""
        return to_plan_again(self.all())

    # From the plan

    def save(self, visit: Appointment, also: Sequence[Value] = ()) -> Appointment:
        """Add a visit (an empty uid) or keep what was edited; a new one on a day that is over took place.

        `also` belongs to the same change.
        Raises BadInput("visit_who") without a person or title, ("visit_repeat") for months that do not fit.
        """
        new = not visit.uid and visit.day < self._session.today
        kept = replace(
            _cleaned(visit),
            uid=visit.uid or uuid.uuid4().hex,
            status=AppointmentStatus.ATTENDED if new else visit.status,
        )
        self._check(kept)
        self._session.save(Action.APPOINTMENT, [kept, *also])
        return kept

    def move(self, visit: Appointment, day: date, at: time | None, note: str = "") -> Appointment:
        """Put a visit on another day; the old one stays as moved, with the reason as its note, and names the new."""
        if (day, at) == (visit.day, visit.at):
            raise BadInput("visit_same_day")
        moved = replace(visit, uid=uuid.uuid4().hex, day=day, at=at, status=AppointmentStatus.PLANNED)
        self._check(moved)
        reason = "\n".join(filter(None, (visit.note, clean_text(note))))
        old = replace(visit, status=AppointmentStatus.MOVED, moved_to=moved.uid, note=reason)
        self._session.save(Action.APPOINTMENT, [old, moved])
        return moved

    def mark(self, visit: Appointment, status: AppointmentStatus) -> None:
        """Say what became of a visit; one ahead of us has not been attended or missed yet."""
        marked = replace(visit, status=status)
        self._check(marked)
        self._session.save(Action.APPOINTMENT, [marked])

    def plan_next(self, visit: Appointment) -> Appointment:
        """Plan the next of a repeating visit, with the questions that are still open."""
        day = next_in_turn(visit, self._session.today)
        following = replace(
            visit,
            uid=uuid.uuid4().hex,
            day=day,
            status=AppointmentStatus.PLANNED,
            note="",
            decisions="",
            questions=self._still_open(visit.questions),
        )
        self._session.save(Action.APPOINTMENT, [following])
        return following

    def stop_repeating(self, visit: Appointment) -> None:
        """Do not offer the next one any more."""
        self._session.save(Action.APPOINTMENT, [replace(visit, every_months=0)])

    # From the card of a member of the care team

    def plan(self, person: str, day: date, at: time | None = None, note: str = "") -> None:
        """Set the next visit with somebody; the one already planned gets the other day, hour and note."""
        before = next_planned(self.all(), self._session.today, person)
        visit = before or Appointment(uuid.uuid4().hex, person, day, place=self._place_of(person))
        self._session.save(Action.APPOINTMENT, [replace(visit, day=day, at=at, note=clean_text(note))])

    def record(self, person: str, day: date, at: time | None = None, note: str = "") -> None:
        """Keep a visit that took place without having been planned here."""
        past = day_to_write(day, self._session.today)
        place = self._place_of(person)
        visit = Appointment(uuid.uuid4().hex, person, past, at, AppointmentStatus.ATTENDED, place, clean_text(note))
        self._session.save(Action.APPOINTMENT, [visit])

    def _check(self, visit: Appointment) -> None:
        if visit.day < EARLIEST:
            raise BadInput("day_too_early")
        if visit.day > self._session.today and visit.status in _HAPPENED:
            raise BadInput("day_in_future")

    def _place_of(self, person: str) -> str:
        """Where somebody usually is."""
        return next((v.value.address for v in self._session.versions.live(CarePerson) if v.value.uid == person), "")

    def _still_open(self, questions: tuple[str, ...]) -> tuple[str, ...]:
        """Also those that whoever is writing does not see: they stay attached."""
        items = {v.value.uid: v.value for v in self._session.versions.live(DiscussionItem)} if questions else {}
        return tuple(uid for uid in questions if uid in items and items[uid].open)


def _cleaned(visit: Appointment) -> Appointment:
    title = "" if visit.person else clean_line(visit.title)
    if not visit.person and not title:
        raise BadInput("visit_who")
    if not 0 <= visit.every_months <= MOST_MONTHS:
        raise BadInput("visit_repeat")
    return replace(
        visit,
        title=title,
        place=clean_text(visit.place),
        transport=clean_text(visit.transport),
        bring=clean_text(visit.bring),
        note=clean_text(visit.note),
        decisions=clean_text(visit.decisions),
        questions=tuple(dict.fromkeys(visit.questions)),
    )
