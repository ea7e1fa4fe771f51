"""The people and groups of the care team, and what helped with each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CarePerson:
    """Somebody on the care team, or a group; `role` is a catalogue id, or the person's own words for it.

    `emergency` says that they are called in an emergency. `shared` says whether papers for others name them; it is
    None while nobody has chosen, and then the role decides.
    """

    uid: str
    name: str
    role: str
    phone: str = ""
    email: str = ""
    address: str = ""
    notes: str = ""
    retired: bool = False
    organization: str = ""
    other_phone: str = ""
    portal: str = ""
    hours: str = ""
    emergency: bool = False
    shared: bool | None = None


@dataclass(frozen=True, slots=True)
class CareNote:
    """What helped, or did not, with somebody on a day; a private one is seen by its author alone."""

    uid: str
    person: str
    day: date
    text: str
    private: bool = False
