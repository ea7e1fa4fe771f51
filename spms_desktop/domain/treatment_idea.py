"""Treatments and trials to ask about: a dated note with where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TreatmentIdea:
    """A new treatment or a trial that somebody wants to ask about; `answer` is what the team said."""

    uid: str
    name: str
    day: date
    source: str = ""
    note: str = ""
    answer: str = ""
    answered_on: date | None = None
    dropped: bool = False

    @property
    def open(self) -> bool:
        return self.answered_on is None and not self.dropped
