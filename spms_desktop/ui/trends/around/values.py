"""What the card around the scores shows, as frozen values: a calendar, strips of rows, and their tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spms_desktop.domain.periods import Span
from spms_desktop.ui.trends.values import Table


class Look(StrEnum):
    """How a mark is drawn; each differs in shape, none by colour alone."""

    SOLID = "solid"
    HOLLOW = "hollow"
    STRIPED = "striped"
    CROSSED = "crossed"
    DASHED = "dashed"


class RowKind(StrEnum):
    """What the marks of a row are: bars that stand on a line, stretches of days, or the levels of steps."""

    BARS = "bars"
    SPANS = "spans"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Mark:
    """Some days in a row: `share` is the height from 0 to 1, `text` stands beside it where it has room."""

    first: date
    last: date
    share: float = 1.0
    look: Look = Look.SOLID
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Marks in one line; several labels are the names of the levels from low to high."""

    kind: RowKind
    labels: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows that belong together, with a name, and the same in a sentence; no rows where nothing was recorded."""

    id: str
    title: str
    sentence: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the calendar with a rating; hollow when only a caregiver gave one."""

    day: date
    value: int
    own: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """The ratings of one symptom, day by day; a day without one has no cell. `sheet` is for a spreadsheet."""

    title: str
    sentence: str
    cells: tuple[Cell, ...]
    table: Table
    sheet: Table


@dataclass(frozen=True, slots=True)
class Side:
    """Strips under one name, with one table of the same numbers, and the same for a spreadsheet."""

    strips: tuple[Strip, ...]
    table: Table
    sheet: Table


@dataclass(frozen=True, slots=True)
class AroundView:
    """The whole card over one span."""

    span: Span
    symptoms: tuple[tuple[str, str], ...]
    symptom: str
    calendar: Calendar
    days: Side
    happened: Side
