"""What the journal itself remembers about how it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Profile:
    """The person whom the journal is about."""

    name: str
    birth_date: date | None = None
    course: str = ""
    show_course: bool = False
    matters_most: str = ""


@dataclass(frozen=True, slots=True)
class CheckInChoice:
    """Which symptoms the daily check-in asks about, in order (at most five)."""

    symptoms: tuple[str, ...]
