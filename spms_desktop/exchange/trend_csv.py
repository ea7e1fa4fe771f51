"""Dated ratings from a CSV file, each bad row named by its line.

Columns, in any order: `date` (year-month-day), `symptom`, `score` (0 to 10), `rater` (self or proxy), and maybe
`flare` (1, true or yes on days to leave out). The limits hold while the file is read, before anything is computed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from spms_desktop.exchange import limits
from spms_desktop.exchange.shown_text import shown_line

COLUMNS = ("date", "symptom", "score", "rater")
FLARE = "flare"
OF_THE_FILE = frozenset({"csv_columns", "csv_not_utf8", "csv_too_large", "csv_broken"})
RATERS = {"self": "self", "proxy": "proxy", "caregiver": "proxy"}
_YES, _NO = {"1", "true", "yes", "y"}, {"", "0", "false", "no", "n"}


@dataclass(frozen=True, slots=True)
class Row:
    """One rating; `rater` is "self" or "proxy"."""

    day: date
    symptom: str
    score: float
    rater: str
    flare: bool = False


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that is no rating, and a code for what is wrong with it."""

    line: int
    problem: str


@dataclass(frozen=True, slots=True)
class Table:
    """The good rows in the order of the file, and the bad ones."""

    rows: tuple[Row, ...]
    bad: tuple[BadRow, ...]

    @property
    def unreadable(self) -> bool:
        """Whether something is wrong with the file itself, so that leaving rows out would not help."""
        return any(row.problem in OF_THE_FILE for row in self.bad)


class _TooMuch(Exception):
    """There are more or longer lines than any table of ratings has."""


def read(data: bytes) -> Table:
    """The ratings of a file in UTF-8, with or without a byte order mark; never raises for what is in it."""
    if len(data) > limits.CSV_BYTES:
        return Table((), (BadRow(1, "csv_too_large"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Table((), (BadRow(data.count(b"\n", 0, error.start) + 1, "csv_not_utf8"),))
    rows: list[Row] = []
    bad: list[BadRow] = []
    for found in _lines(text):
        if isinstance(found, Row):
            rows.append(found)
            continue
        bad.append(found)
        if len(bad) > limits.CSV_BAD_LINES:
            bad[-1] = BadRow(found.line, "csv_too_large")
            break
    return Table(tuple(rows), tuple(bad))


def _lines(text: str) -> Iterator[Row | BadRow]:
    lines = csv.reader(_bounded(text), strict=True)
    places: Mapping[str, int] | None = None
    series: set[tuple[str, str]] = set()
    try:
        for fields in lines:
            if len(fields) > limits.CSV_FIELDS:
                yield BadRow(lines.line_num, "csv_too_large")
                return
            if not any(field.strip() for field in fields):
                continue
            if places is None:
                places = {name.strip().casefold(): n for n, name in enumerate(fields)}
                if any(column not in places for column in COLUMNS):
                    yield BadRow(lines.line_num, "csv_columns")
                    return
            else:
                found = _row(fields, places, lines.line_num)
                series.update([(found.symptom, found.rater)] if isinstance(found, Row) else [])
                if len(series) > limits.CSV_SERIES:
                    yield BadRow(lines.line_num, "csv_too_large")
                    return
                yield found
    except csv.Error:
        yield BadRow(lines.line_num, "csv_broken")
        return
    except _TooMuch:
        yield BadRow(lines.line_num + 1, "csv_too_large")
        return
    if places is None:
        yield BadRow(1, "csv_columns")


def _bounded(text: str) -> Iterator[str]:
    """The lines of a text, blank ones as well, for as long as there are not too many and none is too long."""
    stream = io.StringIO(text, newline="")
    for _number in range(limits.CSV_LINES):
        line = stream.readline(limits.CSV_LINE_LENGTH + 1)
        if not line:
            return
        if len(line) > limits.CSV_LINE_LENGTH:
            raise _TooMuch
        yield line
    if stream.read(1):
        raise _TooMuch


def _row(fields: list[str], places: Mapping[str, int], line: int) -> Row | BadRow:
    if len(fields) <= max(places[column] for column in COLUMNS):
        return BadRow(line, "csv_fields")
    values = {name: fields[place].strip() for name, place in places.items() if place < len(fields)}
    day, score, symptom = _day(values["date"]), _score(values["score"]), shown_line(values["symptom"])
    rater, flare = RATERS.get(values["rater"].casefold()), _flare(values.get(FLARE, ""))
    if day is None:
        return BadRow(line, "not_a_date")
    if not symptom or len(symptom) > limits.NAME_LENGTH:
        return BadRow(line, "csv_symptom")
    if score is None:
        return BadRow(line, "csv_score")
    if rater is None:
        return BadRow(line, "csv_rater")
    return BadRow(line, "csv_flare") if flare is None else Row(day, symptom, score, rater, flare)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if len(text) == len("2026-11-23") else None
    except ValueError:
        return None
    return day if day is not None and limits.EARLIEST <= day <= limits.LATEST else None


def _score(text: str) -> float | None:
    try:
        score = float(text) if text.isascii() and "_" not in text else None
    except ValueError:
        return None
    return score if score is not None and 0 <= score <= 10 else None


def _flare(text: str) -> bool | None:
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None
