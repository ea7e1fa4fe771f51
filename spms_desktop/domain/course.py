"""The course of MS as the team calls it, dated and with who said so; never the program's own word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CourseName:
    """What the team called the course on a day; `what` is a catalogue id or the person's own words."""

    uid: str
    what: str
    day: date
    source: str = ""
    note: str = ""


def latest(names: Iterable[CourseName], on: date) -> CourseName | None:
    """The name that stood on a day."""
    return max((n for n in names if n.day <= on), key=lambda n: (n.day, n.uid), default=None)
