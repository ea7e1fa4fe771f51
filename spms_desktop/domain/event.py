"""Something with a start and maybe an end: a possible relapse, an infection, a fall, a hospital stay ..."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spms_desktop.domain.periods import Span


class EventKind(StrEnum):
    """What happened, in the person's words; `RELAPSE` is a possible relapse until the team names it."""

    RELAPSE = "relapse"
    INFECTION = "infection"
    FALL = "fall"
    STEROIDS = "steroids"
    HOSPITAL = "hospital"
    HEAT = "heat"
    NEW_AID = "new_aid"
    OTHER = "other"


EXCUSING = frozenset({EventKind.RELAPSE, EventKind.INFECTION, EventKind.STEROIDS, EventKind.HOSPITAL})


@dataclass(frozen=True, slots=True)
class Event:
    """One dated happening; the program never says what it was, only what was typed."""

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

    @property
    def excuses_days(self) -> bool:
        """Whether its days are left out when gradual change is looked for."""
        return self.kind in EXCUSING

    def span(self, today: date) -> Span:
        """The days it covers so far; an open event lasts until today."""
        return Span(self.start, max(self.start, self.end or today))
