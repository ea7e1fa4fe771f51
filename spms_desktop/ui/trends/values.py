"""What the trends tab shows, as frozen values: the plots, the table and the choices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.periods import Span
from spms_desktop.domain.trends.finding import LinePoint

Spot = tuple[date, float]


class Range(StrEnum):
    """How far back the plots reach."""

    FOUR_WEEKS = "4_weeks"
    THREE_MONTHS = "3_months"
    SINCE_VISIT = "since_visit"
    YEAR = "year"
    ALL = "all"


class Look(StrEnum):
    """How a line is drawn: each differs in colour, symbol and dash."""

    SELF = "self"
    PROXY = "proxy"
    TOGETHER = "together"
    OTHER = "other"


class HappeningKind(StrEnum):
    """What stands behind a vertical line or a shaded stretch."""

    VISIT = "visit"
    MEDICINE = "medicine"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class View:
    """Whose line it is; `label` is short and stands at the line's end, `name` is whole."""

    respondent: Respondent
    author: str
    name: str
    label: str
    look: Look


@dataclass(frozen=True, slots=True)
class Line:
    """One view of one symptom: the joined line split at gaps, and the daily entries."""

    view: View
    segments: tuple[tuple[Spot, ...], ...]
    given: tuple[Spot, ...]
    carried: tuple[Spot, ...]

    @property
    def last(self) -> Spot | None:
        """Where the line ends, or the latest entry when only carried ones are there."""
        ends = [segment[-1] for segment in self.segments] or [*self.given, *self.carried]
        return max(ends, default=None)


@dataclass(frozen=True, slots=True)
class Trend:
    """The estimated level of a view that has changed, within the shown span."""

    view: View
    points: tuple[LinePoint, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One symptom: at most three lines are drawn, the `further` ones are in the table only."""

    symptom: str
    title: str
    short_title: str
    lines: tuple[Line, ...]
    further: tuple[Line, ...]
    sentence: str
    description: str
    trends: tuple[Trend, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """A visit, a medicine change, or an excused window, with its words; one day unless `last` is later."""

    kind: HappeningKind
    first: date
    last: date
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of the plots as texts, the newest row first."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SymptomChoice:
    """A symptom that has ratings, and whether it is shown."""

    symptom: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RangeChoice:
    """A span that can be chosen."""

    range: Range
    label: str


@dataclass(frozen=True, slots=True)
class Plots:
    """All panels over one span; `weekly` says that the lines are weekly middle scores."""

    span: Span
    weekly: bool
    panels: tuple[Panel, ...]
    happenings: tuple[Happening, ...]
    unmarked: int


@dataclass(frozen=True, slots=True)
class TrendsView:
    """The whole tab; `plots` is None in a journal without ratings."""

    symptoms: tuple[SymptomChoice, ...]
    ranges: tuple[RangeChoice, ...]
    range: Range
    plots: Plots | None
