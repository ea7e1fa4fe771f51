"""What falls due, and until when somebody asked to be left alone about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


class ReminderKind(StrEnum):
    """What a reminder is about."""

    DOSE = "dose"
    APPOINTMENT = "appointment"
    PREPARE = "prepare"
    CHECK = "check"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that fell due at a wall-clock moment and is open until another one; `key` tells it from all others.

    `subject` is what it is about: a name that was typed, or the id of a round. `put_off_to` is the moment at which
    it comes back after somebody put it off.
    """

    kind: ReminderKind
    key: str
    at: datetime
    until: datetime
    subject: str
    put_off_to: datetime | None = None

    @property
    def shows(self) -> datetime:
        """From when on it is shown."""
        return max(self.at, self.put_off_to or self.at)


@dataclass(frozen=True, slots=True)
class Away:
    """The wall-clock moments between which nobody could be told: the journal was closed."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Snooze:
    """Not again before a wall-clock moment; `until` None means that it was seen and is not shown again."""

    key: str
    day: date
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReminderChoice:
    """What somebody is reminded of in this journal; `detailed` lets a notification say what it is about."""

    kinds: tuple[ReminderKind, ...] = tuple(ReminderKind)
    prepare_days: int = 7
    appointment_days: int = 1
    detailed: bool = False
    desktop: bool = True


def open_at(reminders: Iterable[Reminder], snoozes: Iterable[Snooze], now: datetime) -> list[Reminder]:
    """What is open at a moment, the earliest first; something put off comes back at the moment it was put off to."""
    put_off = {snooze.key: snooze for snooze in snoozes}
    found = []
    for one in reminders:
        snooze = put_off.get(one.key)
        if snooze is not None:
            if snooze.until is None:
                continue
            one = replace(one, put_off_to=snooze.until)
        if one.shows <= now < one.until:
            found.append(one)
    return sorted(found, key=lambda r: (r.shows, r.key))
