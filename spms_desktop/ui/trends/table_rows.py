"""The numbers of the plots as a table and as CSV, made from the very lines that are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from spms_desktop.domain.periods import DAY, Span
from spms_desktop.i18n import _, number, short_date, weekday
from spms_desktop.ui.trends.csv_text import as_csv
from spms_desktop.ui.trends.values import Line, Panel, Plots, Table

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Column:
    """One series by row: the joined line's values, and the days or weeks with a carried entry."""

    header: str
    values: dict[date, float]
    carried: dict[date, float]


def table(plots: Plots) -> Table:
    """A row for each day or week of the span, the newest first, and a column for each series."""
    columns = _columns(plots)
    first = _("Week") if plots.weekly else _("Day")
    headers = [first, *(column.header for column in columns)]
    extra = [_("What happened")] if plots.happenings else []
    rows = tuple(
        (_row_name(day, weekly=plots.weekly), *(_cell(column, day) for column in columns), *_what(plots, day))
        for day in _row_days(plots)
    )
    return Table((*headers, *extra), rows)


def csv_text(plots: Plots) -> str:
    """The same table for a spreadsheet: ISO dates, plain numbers, gaps left empty."""
    columns = _columns(plots)
    first = _("Week from") if plots.weekly else _("Day")
    extra = [_("What happened")] if plots.happenings else []
    headers = [first, *(column.header for column in columns), *extra]
    rows = ([d.isoformat(), *(_csv_cell(c, d) for c in columns), *_what(plots, d)] for d in _row_days(plots))
    return as_csv(headers, rows)


def _columns(plots: Plots) -> list[_Column]:
    return [_column(panel, line, weekly=plots.weekly) for panel in plots.panels for line in _lines(panel)]


def _lines(panel: Panel) -> Iterator[Line]:
    yield from panel.lines
    yield from panel.further


def _column(panel: Panel, line: Line, *, weekly: bool) -> _Column:
    header = _("{symptom}: {view}").format(symptom=panel.short_title, view=line.view.label)
    values = {_row_day(day, weekly=weekly): value for segment in line.segments for day, value in segment}
    carried = {_row_day(day, weekly=weekly): value for day, value in line.carried}
    return _Column(header, values, carried)


def _row_day(day: date, *, weekly: bool) -> date:
    """The day a row stands for: itself, or the Monday of its week."""
    return day - day.weekday() * DAY if weekly else day


def _row_days(plots: Plots) -> list[date]:
    first, last = (_row_day(day, weekly=plots.weekly) for day in (plots.span.first, plots.span.last))
    step = WEEK if plots.weekly else DAY
    return [last - n * step for n in range((last - first) // step + 1)]


def _row_name(day: date, *, weekly: bool) -> str:
    if weekly:
        return _("Week of {date}").format(date=short_date(day))
    return _("{weekday} {date}").format(weekday=weekday(day), date=short_date(day))


def _cell(column: _Column, day: date) -> str:
    value = column.values.get(day)
    if value is None:
        return _("same as last time only") if day in column.carried else _("no entry")
    if column.carried.get(day) == value and day in column.carried:
        return _("{score}, same as last time").format(score=number(value))
    return number(value)


def _csv_cell(column: _Column, day: date) -> str:
    value = column.values.get(day)
    return f"{value:g}" if value is not None else ""


def _what(plots: Plots, day: date) -> list[str]:
    """The last column of a row, when the plots mark anything at all."""
    if not plots.happenings:
        return []
    row = Span(day, day + WEEK - DAY if plots.weekly else day)
    inside = [h for h in plots.happenings if h.first <= row.last and row.first <= h.last]
    return [_("; ").join(h.label for h in inside)]
