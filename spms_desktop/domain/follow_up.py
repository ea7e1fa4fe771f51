"""Who does what by when, agreed at a visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing that was agreed; `who` is a care person's uid, or a name as typed; empty `who` is the person."""

    uid: str
    appointment: str
    what: str
    who: str = ""
    by: date | None = None
    done_on: date | None = None
    dropped: bool = False

    @property
    def open(self) -> bool:
        return self.done_on is None and not self.dropped


def still_open(follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    """What is open, the nearest day first; what has no day comes last."""
    return sorted((f for f in follow_ups if f.open), key=lambda f: (f.by or date.max, f.what.casefold(), f.uid))
