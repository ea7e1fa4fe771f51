"""What falls due, and until when somebody asked to be left alone about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ReminderKind(StrEnum):
    """What a reminder is about."""

    DOSE = "dose"
    APPOINTMENT = "appointment"
    CHECK = "check"
    ROUND = "round"
    PREPARE = "prepare"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that fell due at a wall-clock moment; `key` tells it from all others."""

    kind: ReminderKind
    key: str
    at: datetime
    subject: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """Not again before a wall-clock moment; `until` None means that it was seen and is not shown again."""

    key: str
    day: date
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReminderChoice:
    """What somebody is reminded of in this journal, and how."""

    kinds: tuple[ReminderKind, ...] = tuple(ReminderKind)
    prepare_days: int = 7
    appointment_days: int = 1
    detailed: bool = False
    desktop: bool = True
