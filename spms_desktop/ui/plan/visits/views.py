"""What the appointments part shows, as values: two equal ones look the same."""

from __future__ import annotations

from dataclasses import dataclass

CHANGE, MOVE, CANCEL, ATTENDED, MISSED, AFTER, AGAIN, PREPARE = (
    "change",
    "move",
    "cancel",
    "attended",
    "missed",
    "after",
    "again",
    "prepare",
)
"""What can be asked for of a visit."""
DONE, EDIT = "done", "edit"
"""What can be asked for of a follow-up."""
PLAN_NEXT, STOP = "plan-next", "stop"
"""What can be answered to the offer of the next visit."""


@dataclass(frozen=True, slots=True)
class VisitView:
    """One visit: whom with, when, what became of it, and all that is known about it line by line."""

    key: str
    who: str
    when: str
    state: str
    lines: tuple[str, ...]
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The past visits of one year, the latest first; none while the year is folded."""

    key: str
    title: str
    open: bool
    visits: tuple[VisitView, ...]


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """Something that was agreed and is still to be done."""

    key: str
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class AgainView:
    """A repeating visit whose next one can be planned in one press."""

    key: str
    who: str
    words: str
    offer: str


@dataclass(frozen=True, slots=True)
class ListView:
    """The whole list page."""

    follow_ups: tuple[FollowUpView, ...]
    to_settle: tuple[VisitView, ...]
    again: tuple[AgainView, ...]
    coming: tuple[VisitView, ...]
    last: tuple[VisitView, ...]
    years: tuple[YearView, ...]

    @property
    def empty(self) -> bool:
        """Whether there is no visit at all."""
        return not (self.to_settle or self.coming or self.last or self.years)


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of the month in words, with its visits and what is to be done by it."""

    title: str
    nothing: str
    due: tuple[str, ...]
    visits: tuple[VisitView, ...]


@dataclass(frozen=True, slots=True)
class NextView:
    """One of the next visits in short."""

    key: str
    who: str
    when: str
    where: str
