"""Visits with members of the care team."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

MOST_MONTHS = 120
"""A visit comes again after ten years at the latest."""


class AppointmentStatus(StrEnum):
    """What became of a visit."""

    PLANNED = "planned"
    ATTENDED = "attended"
    MISSED = "missed"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One visit with one member of the care team, or with somebody who is only named (`person` empty, `title`).

    `questions` are uids of discussion items. `every_months` plans the next one when this one was attended.
    `moved_to` is the uid of the visit that took the place of one that was moved.
    """

    uid: str
    person: str
    day: date
    at: time | None = None
    status: AppointmentStatus = AppointmentStatus.PLANNED
    place: str = ""
    note: str = ""
    title: str = ""
    transport: str = ""
    bring: str = ""
    questions: tuple[str, ...] = ()
    every_months: int = 0
    moved_to: str = ""
    decisions: str = ""

    @property
    def party(self) -> str:
        """Whom the visit is with; the same for all visits that follow one another."""
        return self.person or self.title.casefold()

    def is_over(self, now: datetime) -> bool:
        """Whether the day, or of today's visit the known hour, has come."""
        return self.day < now.date() or (self.day == now.date() and self.at is not None and self.at <= now.time())


def next_planned(appointments: Iterable[Appointment], today: date, person: str | None = None) -> Appointment | None:
    """The nearest planned visit from today on, with one person or with anybody."""
    ahead = [
        a
        for a in appointments
        if a.status is AppointmentStatus.PLANNED and a.day >= today and person in (None, a.person)
    ]
    return min(ahead, key=lambda a: (a.day, a.at or time.max), default=None)


def unsettled(appointments: Iterable[Appointment], today: date, person: str | None = None) -> Appointment | None:
    """The latest visit whose day is over and of which nobody has said yet what became of it."""
    past = [
        a
        for a in appointments
        if a.status is AppointmentStatus.PLANNED and a.day < today and person in (None, a.person)
    ]
    return max(past, key=lambda a: (a.day, a.at or time.max), default=None)


def last_attended(appointments: Iterable[Appointment], before: date, person: str | None = None) -> Appointment | None:
    """The latest visit that took place before a day."""
    past = [
        a
        for a in appointments
        if a.status is AppointmentStatus.ATTENDED and a.day < before and person in (None, a.person)
    ]
    return max(past, key=lambda a: (a.day, a.at or time.max), default=None)


def in_order(appointments: Iterable[Appointment]) -> list[Appointment]:
    """Earliest first; of one day those without an hour come last."""
    return sorted(appointments, key=lambda a: (a.day, a.at or time.max, a.uid))


def next_in_turn(visit: Appointment, today: date) -> date:
    """When a repeating visit comes again: after its months, on the same day of the week, and after today."""
    step = max(visit.every_months, 1)
    months, day = step, visit.day
    while day <= max(today, visit.day):
        same = visit.day + relativedelta(months=months)
        day = same + timedelta(days=(visit.day.weekday() - same.weekday() + 3) % 7 - 3)
        months += step
    return day


def to_plan_again(appointments: Iterable[Appointment]) -> list[Appointment]:
    """Of everybody the latest visit that was settled, if it repeats and no later one is planned."""
    latest: dict[str, Appointment] = {}
    for visit in in_order(appointments):
        if visit.status in (AppointmentStatus.PLANNED, AppointmentStatus.ATTENDED, AppointmentStatus.MISSED):
            latest[visit.party] = visit
    return [a for a in latest.values() if a.every_months and a.status is not AppointmentStatus.PLANNED]
