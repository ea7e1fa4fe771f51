"""Therapies: the need, the referral, the sessions, what is practised at home, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TherapyEnd(StrEnum):
    """How a therapy ended."""

    REACHED = "reached"
    STOPPED = "stopped"


class TherapyStage(StrEnum):
    """How far a therapy has come, told from its dates."""

    NEED = "need"
    ASKED = "asked"
    REFERRED = "referred"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Therapy:
    """One course of a therapy; `what` is a catalogue id or the person's own words, `person` is who gives it.

    `private` keeps it, its sessions and its practice to whoever recorded it.
    """

    uid: str
    what: str
    need: str = ""
    person: str = ""
    noted_on: date | None = None
    asked_on: date | None = None
    referred_on: date | None = None
    goal: str = ""
    home_programme: str = ""
    ended_on: date | None = None
    end: TherapyEnd | None = None
    why: str = ""
    private: bool = False

    @property
    def in_order(self) -> bool:
        """Whether asking comes first and the end last, as far as the days are known."""
        days = [day for day in (self.asked_on, self.referred_on, self.ended_on) if day is not None]
        return days == sorted(days)


@dataclass(frozen=True, slots=True)
class TherapySession:
    """One session of a therapy."""

    uid: str
    therapy: str
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class HomePractice:
    """The home programme of a therapy was done on a day."""

    therapy: str
    day: date


def stage(therapy: Therapy, *, begun: bool) -> TherapyStage:
    """How far it has come; `begun` says whether there was a session."""
    if therapy.ended_on or therapy.end:
        return TherapyStage.ENDED
    if begun:
        return TherapyStage.RUNNING
    if therapy.referred_on:
        return TherapyStage.REFERRED
    return TherapyStage.ASKED if therapy.asked_on else TherapyStage.NEED
