"""What came out of a visit, ready for its paper in large type: every text is ready to be set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """A question that was taken along, and its answer; an empty one was not given."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class PaperTask:
    """Who does what by when; `done` when it is done already."""

    what: str
    who: str
    by: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class AfterPaper:
    """One visit of one person on the day on which it is printed."""

    person: str
    made_by: str
    visit: str
    day: date
    decisions: str = ""
    tasks: tuple[PaperTask, ...] = ()
    answers: tuple[PaperAnswer, ...] = ()
