"""Where the time axis is named, so that the names have room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from spms_desktop.domain.periods import Span
from spms_desktop.i18n import day_month, month_year

Tick = tuple[date, str]
_DAY_STEPS = (7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_LONGEST_BY_DAY = 120
_MOST, _SHORTEST_MONTH = 24, 28


def ticks(span: Span, fit: Callable[[Sequence[str]], bool]) -> tuple[Tick, ...]:
    """The most named days of a span whose names fit: Mondays, firsts of months, or years."""
    for found in _candidates(span):
        if found and fit([words for _day, words in found]):
            return tuple(found)
    return ((span.first, day_month(span.first)),)


def _candidates(span: Span) -> Iterator[list[Tick]]:
    if span.days <= _LONGEST_BY_DAY:
        for step in _DAY_STEPS:
            yield [(day, day_month(day)) for day in _mondays(span, step)]
    for months in _MONTH_STEPS:
        if span.days <= _MOST * months * _SHORTEST_MONTH:
            words = _year if months % 12 == 0 else month_year
            yield [(day, words(day)) for day in _firsts(span, months)]


def _year(day: date) -> str:
    return str(day.year)


def _mondays(span: Span, step: int) -> Iterator[date]:
    day = span.first + timedelta(days=-span.first.weekday() % 7)
    while day <= span.last:
        yield day
        day += timedelta(days=step)


def _firsts(span: Span, months: int) -> Iterator[date]:
    """Firsts of months that a step of so many months from a January reaches."""
    years = max(1, months // 12)
    day = date(span.first.year - span.first.year % years, 1, 1)
    while day <= span.last:
        if day >= span.first:
            yield day
        day += relativedelta(months=months)
