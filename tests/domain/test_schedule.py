"""Due moments: inside the span, never before the start, and the same however a span is cut."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spms_desktop.domain.periods import Span
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule

DAYS = st.dates(date(1999, 1, 1), date(2060, 12, 31))
TIMES = st.lists(st.times().map(lambda t: t.replace(second=0, microsecond=0)), min_size=1, max_size=4).map(tuple)
WEEKDAYS = st.lists(st.integers(0, 6), max_size=7).map(tuple)
REPEATING = (Rhythm.DAYS, Rhythm.WEEKS, Rhythm.MONTHS)


@st.composite
def schedules(draw: st.DrawFn, *rhythms: Rhythm) -> Schedule:
    return Schedule(draw(st.sampled_from(rhythms or REPEATING)), draw(st.integers(1, 40)), draw(WEEKDAYS), draw(TIMES))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(DAYS)
    return Span(first, first + timedelta(days=draw(st.integers(0, 900))))


def days_due(schedule: Schedule, start: date, within: Span) -> list[date]:
    return sorted({moment.date() for moment in schedule.due(start, within)})


@given(schedules(), DAYS, spans())
@settings(max_examples=150)
def test_every_due_moment_is_in_the_span_after_the_start_in_order_and_once(
    schedule: Schedule, start: date, within: Span
) -> None:
    found = list(schedule.due(start, within))

    assert all(moment.date() in within and moment.date() >= start for moment in found)
    assert found == sorted(set(found))
    assert {moment.time() for moment in found} <= set(schedule.times)


@given(schedules(), DAYS, spans(), st.data())
@settings(max_examples=150)
def test_a_span_cut_in_two_gives_the_same_moments(
    schedule: Schedule, start: date, within: Span, data: st.DataObject
) -> None:
    cut = data.draw(st.dates(within.first, within.last))

    left = list(schedule.due(start, Span(within.first, cut)))
    right = list(schedule.due(start, Span(cut + timedelta(days=1), within.last))) if cut < within.last else []

    assert left + right == list(schedule.due(start, within))


@given(schedules(Rhythm.DAYS), DAYS, spans())
def test_every_n_days_keeps_its_distance_from_the_start(schedule: Schedule, start: date, within: Span) -> None:
    found = days_due(schedule, start, within)

    expected = [d for d in within.each() if d >= start and (d - start).days % schedule.every == 0]
    assert found == expected


@given(schedules(Rhythm.MONTHS), DAYS, spans())
@example(Schedule(Rhythm.MONTHS), date(2024, 1, 31), Span(date(2024, 1, 1), date(2024, 12, 31)))
def test_months_hit_the_day_of_the_start_or_the_last_day_of_a_short_month(
    schedule: Schedule, start: date, within: Span
) -> None:
    for day in days_due(schedule, start, within):
        last = calendar.monthrange(day.year, day.month)[1]
        months = (day.year - start.year) * 12 + day.month - start.month
        assert day.day == min(start.day, last)
        assert months % schedule.every == 0


@given(schedules(Rhythm.WEEKS), DAYS, spans())
def test_weeks_fall_on_the_chosen_weekdays_of_every_nth_week(schedule: Schedule, start: date, within: Span) -> None:
    wanted = set(schedule.weekdays) or {start.weekday()}
    first_week = min(start + timedelta(days=n) for n in range(7) if (start + timedelta(days=n)).weekday() in wanted)
    monday = first_week - timedelta(days=first_week.weekday())

    found = days_due(schedule, start, within)

    assert found == [
        d
        for d in within.each()
        if d >= first_week and d.weekday() in wanted and (d - monday).days // 7 % schedule.every == 0
    ]


def test_every_four_weeks_on_monday_begins_with_the_next_monday() -> None:
    wednesday = date(2026, 3, 11)

    found = days_due(Schedule(Rhythm.WEEKS, 4, (0,)), wednesday, Span(wednesday, date(2026, 4, 30)))

    assert found == [date(2026, 3, 16), date(2026, 4, 13)]


def test_several_weekdays_of_a_fortnight_stay_in_one_week() -> None:
    wednesday = date(2026, 3, 11)

    found = days_due(Schedule(Rhythm.WEEKS, 2, (0, 2, 4)), wednesday, Span(wednesday, date(2026, 3, 27)))

    assert found == [date(2026, 3, d) for d in (11, 13, 23, 25, 27)]


def test_the_thirty_first_comes_back_after_a_short_month_also_in_a_leap_year() -> None:
    found = days_due(Schedule(Rhythm.MONTHS), date(2028, 1, 31), Span(date(2028, 1, 1), date(2028, 5, 31)))

    assert found == [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31), date(2028, 4, 30), date(2028, 5, 31)]


def test_a_yearly_dose_from_the_leap_day_falls_on_the_last_of_february() -> None:
    found = days_due(Schedule(Rhythm.MONTHS, 12), date(2024, 2, 29), Span(date(2024, 1, 1), date(2028, 12, 31)))

    assert found == [date(y, 2, 29 if y % 4 == 0 else 28) for y in range(2024, 2029)]


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_eight_in_the_morning_stays_eight_when_the_clocks_change(change: date) -> None:
    span = Span(change - timedelta(days=1), change + timedelta(days=1))

    found = list(Schedule(Rhythm.DAYS, times=(time(8), time(2, 30))).due(span.first, span))

    assert found == [datetime.combine(d, t) for d in span.each() for t in (time(2, 30), time(8))]
    assert all(moment.tzinfo is None for moment in found)


@given(DAYS, spans())
def test_as_needed_is_never_due(start: date, within: Span) -> None:
    assert list(AS_NEEDED.due(start, within)) == []


@pytest.mark.parametrize(
    ("every", "weekdays", "times"), [(0, (), (time(8),)), (1, (7,), (time(8),)), (1, (-1,), (time(8),)), (1, (), ())]
)
def test_a_schedule_that_cannot_be_is_refused(
    every: int, weekdays: tuple[int, ...], times: tuple[time, ...]
) -> None:
    with pytest.raises(ValueError, match="schedule"):
        Schedule(Rhythm.WEEKS, every, weekdays, times)
