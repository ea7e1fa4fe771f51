"""The emergency card: what the person wants others to know, and the card as it stands on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EmergencyCard:
    """What is typed for the card; the rest of it comes from the plan and the care team.

    `doctor` is a care person's uid; while it is empty the MS team is looked through. `tell_ms` says that the card
    names MS at all.
    """

    allergies: str = ""
    know: str = ""
    communicate: str = ""
    doctor: str = ""
    tell_ms: bool = True


@dataclass(frozen=True, slots=True)
class CardContact:
    """Somebody to call: the name, what they are to the person, and the numbers as they are read out."""

    name: str
    about: str
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardMedicine:
    """A medicine as it was typed, and how it is taken."""

    name: str
    taken: str


@dataclass(frozen=True, slots=True)
class CardPaper:
    """The card of one person as it is on a day, in words."""

    person: str
    birth_date: date | None
    ms: str
    contacts: tuple[CardContact, ...]
    doctor: CardContact | None
    allergies: str
    medicines: tuple[CardMedicine, ...]
    communicate: str
    know: str
    made_by: str
    day: date
