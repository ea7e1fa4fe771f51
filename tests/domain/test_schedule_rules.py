"""Schedules against dateutil's rules asked from the very start, and against counting day by day."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, MO, MONTHLY, WEEKLY, rrule
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.schedule import NOTHING_TAKEN, Rhythm, Schedule

STARTS = st.dates(date(1990, 1, 1), date(2036, 12, 31))
AT_8 = (time(8),)
BERLIN = ZoneInfo("Europe/Berlin")


@st.composite
def later_spans(draw: st.DrawFn) -> tuple[date, Span]:
    """A start, and a span that may lie many years behind it or before it."""
    start = draw(STARTS)
    first = start + timedelta(days=draw(st.integers(-400, 5000)))
    return start, Span(first, first + timedelta(days=draw(st.integers(0, 500))))


def days_due(schedule: Schedule, start: date, within: Span) -> list[date]:
    return [moment.date() for moment in schedule.due(start, within)]


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def by_rule(rule: rrule, within: Span) -> list[date]:
    """The days of a rule that is counted through from its start."""
    days = (moment.date() for moment in rule)
    return [day for day in takewhile(lambda day: day <= within.last, days) if day in within]


@given(st.integers(1, 60), later_spans())
def test_days_are_those_of_the_rule_counted_from_the_start(every: int, where: tuple[date, Span]) -> None:
    start, within = where

    found = days_due(Schedule(Rhythm.DAYS, every, times=AT_8), start, within)

    assert found == by_rule(rrule(DAILY, dtstart=midnight(start), interval=every), within)


@given(st.integers(1, 30), st.sets(st.integers(0, 6)), later_spans())
def test_weeks_are_those_of_the_rule_that_begins_on_the_first_due_day(
    every: int, weekdays: set[int], where: tuple[date, Span]
) -> None:
    start, within = where
    wanted = weekdays or {start.weekday()}
    first = next(day for day in (start + n * DAY for n in range(7)) if day.weekday() in wanted)
    rule = rrule(WEEKLY, dtstart=midnight(first), interval=every, byweekday=sorted(wanted), wkst=MO)

    found = days_due(Schedule(Rhythm.WEEKS, every, tuple(weekdays), AT_8), start, within)

    assert found == by_rule(rule, within)


@given(st.integers(1, 24), later_spans())
@settings(max_examples=150)
def test_months_are_those_of_the_rule_where_no_month_is_too_short(every: int, where: tuple[date, Span]) -> None:
    start, within = where
    start = start.replace(day=min(start.day, 28))

    found = days_due(Schedule(Rhythm.MONTHS, every, times=AT_8), start, within)

    assert found == by_rule(rrule(MONTHLY, dtstart=midnight(start), interval=every), within)


@given(st.integers(1, 24), st.integers(29, 31), later_spans())
@example(1, 31, (date(2024, 1, 31), Span(date(2024, 2, 1), date(2024, 3, 31))))
@example(12, 29, (date(2024, 2, 29), Span(date(2025, 1, 1), date(2028, 12, 31))))
def test_a_month_that_is_too_short_has_its_last_day_instead(every: int, day: int, where: tuple[date, Span]) -> None:
    start, within = where
    start = start.replace(day=min(day, calendar.monthrange(start.year, start.month)[1]))

    expected = []
    for one in within.each():
        months = 12 * (one.year - start.year) + one.month - start.month
        last = calendar.monthrange(one.year, one.month)[1]
        if months >= 0 and months % every == 0 and one.day == min(start.day, last):
            expected.append(one)

    assert days_due(Schedule(Rhythm.MONTHS, every, times=AT_8), start, within) == expected


@given(st.integers(1, 60), st.integers(0, 60), later_spans())
@example(21, 7, (date(2016, 1, 4), Span(date(2026, 1, 1), date(2026, 3, 1))))
@example(5, 0, (date(2026, 1, 4), Span(date(2026, 1, 1), date(2026, 3, 1))))
def test_a_course_is_on_and_off_in_turn_and_without_a_break_comes_once(
    on: int, off: int, where: tuple[date, Span]
) -> None:
    start, within = where
    ages = [((day - start).days, day) for day in within.each() if day >= start]

    found = days_due(Schedule(Rhythm.DAYS, times=AT_8, on_days=on, off_days=off), start, within)

    assert found == [day for age, day in ages if (age % (on + off) if off else age) < on]


@given(st.integers(1, 14), st.integers(1, 28), later_spans())
def test_a_course_of_days_begins_on_each_due_day_of_the_months(every: int, on: int, where: tuple[date, Span]) -> None:
    start, within = where
    whole = Span(start, max(start, within.last))
    first_days = days_due(Schedule(Rhythm.MONTHS, every, times=AT_8), start, whole)

    found = days_due(Schedule(Rhythm.MONTHS, every, times=AT_8, on_days=on), start, within)

    assert found == sorted({first + n * DAY for first in first_days for n in range(on) if first + n * DAY in within})


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
@given(moment=st.times(), every=st.integers(1, 5))
@example(time(2, 30), 1)
def test_the_night_the_clocks_change_has_each_dose_once(change: date, moment: time, every: int) -> None:
    """02:30 is missing in March and comes twice in October; the dose of that night is one dose all the same."""
    at = moment.replace(second=0, microsecond=0, fold=0)
    start = change - 10 * every * DAY

    found = list(Schedule(Rhythm.DAYS, every, times=(at,)).due(start, Span(change, change)))

    assert found == [datetime.combine(change, at)]
    assert found[0].tzinfo is None
    assert found[0].fold == 0


@given(st.integers(-40, 40))
def test_a_dose_keeps_its_wall_clock_time_across_both_changes(shift: int) -> None:
    span = Span(date(2026, 3, 29) + shift * DAY, date(2026, 10, 25) + shift * DAY)

    found = list(Schedule(Rhythm.DAYS, times=AT_8).due(date(2015, 2, 1), span))

    assert len(found) == span.days
    assert {moment.replace(tzinfo=BERLIN).hour for moment in found} == {8}


def test_a_course_once_a_year_as_some_medicines_are_taken() -> None:
    yearly = Schedule(Rhythm.MONTHS, 12, times=AT_8, on_days=5)

    found = days_due(yearly, date(2025, 3, 30), Span(date(2026, 1, 1), date(2027, 12, 31)))

    assert found == [date(year, 3, 30) + n * DAY for year in (2026, 2027) for n in range(5)]


@pytest.mark.parametrize("rhythm", [Rhythm.DAYS, Rhythm.WEEKS, Rhythm.MONTHS])
@pytest.mark.parametrize("start", [date.min, date.max, date(9999, 12, 27), date(1, 1, 31)])
def test_the_ends_of_the_calendar_are_no_trouble(rhythm: Rhythm, start: date) -> None:
    schedule = Schedule(rhythm, 2, times=AT_8)

    for span in (Span(date.min, date(1, 3, 1)), Span(date(9999, 12, 1), date.max)):
        assert all(day >= start and day in span for day in days_due(schedule, start, span))


def test_a_statement_is_never_due() -> None:
    assert not NOTHING_TAKEN.timed
    assert days_due(NOTHING_TAKEN, date(2026, 1, 1), Span(date(2026, 1, 1), date(2027, 1, 1))) == []


@pytest.mark.parametrize(
    ("rhythm", "every", "on", "off"),
    [
        (Rhythm.DAYS, 2, 5, 2),
        (Rhythm.DAYS, 1, 0, 7),
        (Rhythm.DAYS, 1, -1, 7),
        (Rhythm.DAYS, 1, 5, -1),
        (Rhythm.WEEKS, 1, 5, 2),
        (Rhythm.MONTHS, 1, 5, 2),
        (Rhythm.MONTHS, 1, 29, 0),
    ],
)
def test_a_course_that_cannot_be_is_refused(rhythm: Rhythm, every: int, on: int, off: int) -> None:
    with pytest.raises(ValueError, match="schedule"):
        Schedule(rhythm, every, times=AT_8, on_days=on, off_days=off)
