"""The people and groups of the care team."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CarePerson:
    """Somebody on the care team; `role` is a catalogue id, or the person's own words for it."""

    uid: str
    name: str
    role: str
    phone: str = ""
    email: str = ""
    address: str = ""
    notes: str = ""
    retired: bool = False
