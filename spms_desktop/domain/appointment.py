"""Visits with members of the care team."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


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
