"""The steps a span is drawn in: single days, weeks, or months where days would be too thin to see."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from spms_desktop.domain.periods import DAY, Span
from spms_desktop.i18n import _, month_year, short_date, weekday

T = TypeVar("T")
_MOST_DAYS, _MOST_IN_WEEKS = 100, 800


class Unit(StrEnum):
    """How long one step is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def unit_of(span: Span) -> Unit:
    """The shortest step of which a span has few enough to be seen."""
    if span.days <= _MOST_DAYS:
        return Unit.DAY
    return Unit.WEEK if span.days <= _MOST_IN_WEEKS else Unit.MONTH


def steps(span: Span) -> list[Span]:
    """A span in its steps, the first and the last cut to it."""
    unit, found, first = unit_of(span), [], span.first
    while first <= span.last:
        last = min(_end(first, unit), span.last)
        found.append(Span(first, last))
        first = last + DAY
    return found


def gathered(days: Iterable[tuple[date, T]], found: Sequence[Span]) -> list[list[T]]:
    """What belongs to each step, in order."""
    firsts = [step.first for step in found]
    inside: list[list[T]] = [[] for _step in found]
    for day, value in days:
        inside[bisect_right(firsts, day) - 1].append(value)
    return inside


def step_words(step: Span, unit: Unit) -> str:
    """A step as the name of a row in a table."""
    if unit is Unit.DAY:
        return _("{weekday} {date}").format(weekday=weekday(step.first), date=short_date(step.first))
    if unit is Unit.WEEK:
        return _("Week of {date}").format(date=short_date(step.first))
    return month_year(step.first)


def _end(first: date, unit: Unit) -> date:
    if unit is Unit.DAY:
        return first
    if unit is Unit.WEEK:
        return first + (6 - first.weekday()) * DAY
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - DAY
