"""Something with a start and maybe an end: a possible relapse, an infection, a fall, a hospital stay ..."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from spms_desktop.domain.periods import Span

DAY_CLOCK = timedelta(hours=24)
"""A relapse is often defined as lasting at least so long (sources: catalogue, relapse hint)."""


class EventKind(StrEnum):
    """What happened, in the person's words; `RELAPSE` is a possible relapse until the team names it."""

    RELAPSE = "relapse"
    INFECTION = "infection"
    FALL = "fall"
    NEAR_FALL = "near_fall"
    ASSISTED_FALL = "assisted_fall"
    STEROIDS = "steroids"
    HOSPITAL = "hospital"
    HEAT = "heat"
    NEW_AID = "new_aid"
    OTHER = "other"


EXCUSING = frozenset({EventKind.RELAPSE, EventKind.INFECTION, EventKind.STEROIDS, EventKind.HOSPITAL})
LASTING = frozenset({*EXCUSING, EventKind.HEAT, EventKind.OTHER})
"""Kinds that go on for days: without an end they are open until somebody closes them."""
FALLS = frozenset({EventKind.FALL, EventKind.NEAR_FALL, EventKind.ASSISTED_FALL})


@dataclass(frozen=True, slots=True)
class Event:
    """One dated happening; the program never says what it was, only what was typed.

    Which fields a kind uses, and the codes in them, are declared in `resources/catalog/events.json`.
    `excused` is the user's own choice; None leaves it to the kind. `private` keeps it to its author.
    """

    uid: str
    kind: EventKind
    start: date
    end: date | None = None
    title: str = ""
    triggers: tuple[str, ...] = ()
    worst: int | None = None
    treatment: str = ""
    team_said: str = ""
    injury: str = ""
    note: str = ""
    at: time | None = None
    lasted_24h: str = ""
    onset: str = ""
    symptoms: tuple[str, ...] = ()
    impact: tuple[str, ...] = ()
    temperature: float | None = None
    urine_test: str = ""
    called_team: date | None = None
    mri: str = ""
    recovery: str = ""
    treatments: tuple[str, ...] = ()
    hurt: str = ""
    place: str = ""
    activity: str = ""
    head_hit: str = ""
    told: str = ""
    aid: str = ""
    excused: bool | None = None
    private: bool = False

    @property
    def excuses_days(self) -> bool:
        """Whether its days are left out when gradual change is looked for."""
        return self.kind in EXCUSING if self.excused is None else self.excused

    @property
    def lasting(self) -> bool:
        """Whether it goes on until somebody says that it is over."""
        return self.kind in LASTING

    @property
    def open(self) -> bool:
        return self.lasting and self.end is None

    def span(self, today: date) -> Span:
        """The days it covers so far; an open event lasts until today, one of a moment only its day."""
        last = self.end or (today if self.lasting else self.start)
        return Span(self.start, max(self.start, last))

    def began(self, zone: tzinfo | None) -> datetime | None:
        """The moment it began in a zone, or None when only the day is known."""
        return datetime.combine(self.start, self.at, zone) if self.at is not None else None


def full_day_at(event: Event, zone: tzinfo | None) -> datetime | None:
    """When 24 real hours had passed since it began, also across a change of the clocks; None without a time."""
    began = event.began(zone)
    if began is None:
        return None
    # Adding to an aware local time moves the clock on the wall; the hours that pass are counted on the instant.
    return datetime.fromtimestamp(began.timestamp() + DAY_CLOCK.total_seconds(), zone)


def days_since_last(event: Event, others: Iterable[Event]) -> int | None:
    """Days from the end of the latest earlier possible relapse to the start of this one, or None without one.

    An earlier one without an end counts from its start: nobody has said how long it lasted.
    """
    earlier = [o for o in others if o.kind is EventKind.RELAPSE and o.uid != event.uid and o.start < event.start]
    return max(0, (event.start - max(o.end or o.start for o in earlier)).days) if earlier else None
