"""The ratings of one symptom as a calendar: cells, sentence, table, and each day in words."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from datetime import date

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.i18n import _, long_date, ngettext, number, short_date, weekday
from spms_desktop.services.around import DayValues, Said
from spms_desktop.ui.trends.around.daily import joined, nothing
from spms_desktop.ui.trends.around.values import Calendar, Cell
from spms_desktop.ui.trends.values import Table

WEEK = 7 * DAY
WEEKS_WITH_NUMBERS = 14
"""In so many weeks a cell has room for its number; in more its size tells the level."""


def calendar_of(title: str, days: Sequence[DayValues], span: Span) -> Calendar:
    """Everything the calendar shows."""
    cells = tuple(Cell(day.day, round(day.value), day.own) for day in days)
    return Calendar(title, _sentence(days, span), cells, _table(days, span), _sheet(title, days))


def monday_of(day: date) -> date:
    """The first day of a week."""
    return day - day.weekday() * DAY


def numbered(span: Span) -> bool:
    """Whether a span is short enough for numbers in its days."""
    return (monday_of(span.last) - monday_of(span.first)).days // 7 < WEEKS_WITH_NUMBERS


def day_words(day: date, title: str, values: DayValues | None, names: Mapping[str, str]) -> str:
    """One day as it is spoken: every view of it."""
    told = _("; ").join(_said(said, names) for said in values.said) if values else _("no entry")
    return _("{date}. {symptom}: {told}.").format(date=long_date(day), symptom=title, told=told)


def _said(said: Said, names: Mapping[str, str]) -> str:
    score = _("{n} of 10").format(n=round(said.value))
    score = _("{score}, same as last time").format(score=score) if said.carried else score
    if said.respondent is Respondent.SELF:
        return score
    if said.respondent is Respondent.TOGETHER:
        return _("{score}, made together").format(score=score)
    return _("{score}, seen by {name}").format(score=score, name=names.get(said.author) or _("a caregiver"))


def _sentence(days: Sequence[DayValues], span: Span) -> str:
    if not days:
        return nothing()
    own = [day.value for day in days if day.own]
    others = len(days) - len(own)
    counted = ngettext("{n} day with a score.", "{n} days with a score.", len(days))
    middle = ""
    if own:
        middle = _("Middle score {middle}, from {low} to {high}.").format(
            middle=number(statistics.median(own)), low=number(min(own)), high=number(max(own))
        )
    hollow = ngettext("Hollow: {n} day from a caregiver only.", "Hollow: {n} days from a caregiver only.", others)
    return joined(
        counted,
        middle,
        _("A stronger grey is worse.") if numbered(span) else _("Larger and stronger is worse."),
        _("An empty place has no entry."),
        hollow if others else "",
    )


def _table(days: Sequence[DayValues], span: Span) -> Table:
    """A row for each week, the newest first, and a column for each weekday."""
    by_day = {day.day: day for day in days}
    first, last = monday_of(span.first), monday_of(span.last)
    headers = (_("Week"), *(weekday(first + n * DAY) for n in range(7)))
    rows = []
    monday = last
    while monday >= first:
        cells = (_cell(by_day.get(monday + n * DAY), monday + n * DAY, span) for n in range(7))
        rows.append((short_date(monday), *cells))
        monday -= WEEK
    return Table(headers, tuple(rows))


def _cell(day: DayValues | None, when: date, span: Span) -> str:
    if day is None:
        return _("no entry") if when in span else ""
    value = number(day.value)
    return value if day.own else _("{value}, caregiver").format(value=value)


def _sheet(title: str, days: Sequence[DayValues]) -> Table:
    """A line for each score that somebody gave, the newest day first."""
    views = {
        Respondent.SELF: _("Self"),
        Respondent.TOGETHER: _("Together"),
        Respondent.PROXY: _("Caregiver"),
    }
    rows = (
        (day.day.isoformat(), f"{said.value:g}", views[said.respondent], _("yes") if said.carried else "")
        for day in reversed(days)
        for said in day.said
    )
    return Table((_("Day"), title, _("Whose view"), _("Same as last time")), tuple(rows))
