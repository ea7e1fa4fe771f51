"""What the printed plan says: every text is ready to be set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PaperMedicine:
    """One medicine: how it is taken in one line, and what there is to know beside it."""

    name: str
    taken: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """The medicines of one kind."""

    title: str
    medicines: tuple[PaperMedicine, ...]


@dataclass(frozen=True, slots=True)
class PaperVisit:
    """One planned visit."""

    when: str
    about: str


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """The plan of one person as it is on a day."""

    person: str
    made_by: str
    day: date
    groups: tuple[PaperGroup, ...]
    visits: tuple[PaperVisit, ...]
