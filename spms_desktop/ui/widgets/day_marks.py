"""What a month says about one of its days; plain values, so that presenters can make them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Mark(Enum):
    """The signs a day can carry, in the order in which they stand in its cell."""

    OWN = "own"
    OTHER = "other"
    EVENT = "event"
    STAR = "star"
    LEVEL = "level"


@dataclass(frozen=True)
class DayMarks:
    """The words a screen reader says for a day, the signs it carries, and its overall number from 0 to 10."""

    words: str
    own: bool = False
    other: bool = False
    event: bool = False
    star: bool = False
    level: int | None = None

    @property
    def shapes(self) -> tuple[Mark, ...]:
        """The signs to paint; the level is a number and not among them."""
        told = ((Mark.OWN, self.own), (Mark.OTHER, self.other), (Mark.EVENT, self.event), (Mark.STAR, self.star))
        return tuple(mark for mark, there in told if there)
