"""What the journal itself remembers about how it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MOST_RATINGS = 5
"""More than five ratings a day wears people out (catalogue, cadence of the daily core)."""
MOST_OWN = 10


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
    """What is asked, and how: the daily ratings in order (at most five) and more daily questions by id.

    `weekly` and `monthly` are None while nobody has chosen: then what the catalogue proposes is asked.
    `scores` are the instruments whose next score is asked for when it is due.
    """

    symptoms: tuple[str, ...]
    also: tuple[str, ...] = ()
    weekly: tuple[str, ...] | None = None
    monthly: tuple[str, ...] | None = None
    scores: tuple[str, ...] = ()
    one_page: bool = False


@dataclass(frozen=True, slots=True)
class OwnSymptom:
    """A symptom in the person's own words. Ratings carry its name, so the name stays once it has been rated."""

    name: str
    question: str = ""
    anchor_0: str = ""
    anchor_10: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class PrivateItems:
    """What the person keeps to themselves: ids of symptoms, measures, flags and instruments, and whole topics.

    It is for every caregiver, or for the one whose uid it names instead.
    """

    items: tuple[str, ...]
    caregiver: str = ""
