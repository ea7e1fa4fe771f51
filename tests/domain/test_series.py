"""Weekly medians and the comparison of two stretches, over made-up days."""

from __future__ import annotations

import statistics
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.periods import Span
from spms_desktop.domain.series import (
    BASELINE_DAYS,
    MIN_ENTRIES,
    NOW_DAYS,
    MedianChange,
    Point,
    Series,
    median_change,
    weeks,
)

MONDAY = date(2026, 3, 2)
UNTIL = date(2026, 11, 23)

some_days = st.dates(date(2020, 1, 1), date(2026, 12, 31))
scores = st.integers(0, 10).map(float)
amounts = st.floats(0, 500, allow_nan=False)
point_lists = st.lists(st.builds(Point, some_days, st.one_of(scores, amounts), st.booleans()), max_size=60)
near_days = st.integers(0, 200).map(lambda n: UNTIL - timedelta(days=n))
near_points = st.lists(st.builds(Point, near_days, scores, st.booleans()), max_size=120, unique_by=lambda p: p.day)


def series_of(points: list[Point]) -> Series:
    return Series("walking", Respondent.SELF, "maria", tuple(sorted(points)))


def every_day(first: date, count: int, value: float) -> list[Point]:
    return [Point(first + timedelta(days=n), value) for n in range(count)]


# Weeks


def test_a_week_holds_its_days_and_a_missing_one_does_not_exist() -> None:
    points = [Point(MONDAY, 2), Point(MONDAY + timedelta(days=6), 4), Point(MONDAY + timedelta(days=14), 7)]
    found = weeks(points)
    assert [(w.monday, w.median, w.n) for w in found] == [(MONDAY, 3, 2), (MONDAY + timedelta(days=14), 7, 1)]


def test_quartiles_are_those_of_the_standard_library() -> None:
    values = [1, 2, 2, 5, 9, 10, 10]
    (week,) = weeks(Point(MONDAY + timedelta(days=n), v) for n, v in enumerate(values))
    assert [week.low, week.median, week.high] == statistics.quantiles(values, n=4, method="inclusive")


@given(point_lists, st.randoms(use_true_random=False))
def test_weeks_do_not_depend_on_the_order(points: list[Point], dice: object) -> None:
    mixed = list(points)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert weeks(mixed) == weeks(points)


@given(point_lists)
def test_weeks_count_every_point_once_in_order(points: list[Point]) -> None:
    found = weeks(points)
    assert sum(week.n for week in found) == len(points)
    mondays = [week.monday for week in found]
    assert mondays == sorted(set(mondays))
    assert all(monday.weekday() == 0 for monday in mondays)


@given(point_lists)
def test_the_median_lies_within_the_middle_half_and_that_within_the_values(points: list[Point]) -> None:
    for week in weeks(points):
        own = [p.value for p in points if timedelta(0) <= p.day - week.monday < timedelta(days=7)]
        assert min(own) <= week.low <= week.median <= week.high <= max(own)
        assert week.median == pytest.approx(statistics.median(own))


@given(point_lists, st.integers(-40, 40))
def test_shifting_by_whole_weeks_shifts_the_weeks_and_nothing_else(points: list[Point], by: int) -> None:
    shift = timedelta(weeks=by)
    moved = weeks(Point(p.day + shift, p.value, p.carried) for p in points)
    assert [(w.monday - shift, w.median, w.low, w.high, w.n) for w in moved] == [
        (w.monday, w.median, w.low, w.high, w.n) for w in weeks(points)
    ]


# The change of the median


def test_two_full_stretches_are_compared() -> None:
    before = every_day(UNTIL - timedelta(days=NOW_DAYS + BASELINE_DAYS - 1), BASELINE_DAYS, 4)
    now = every_day(UNTIL - timedelta(days=NOW_DAYS - 1), NOW_DAYS, 6)
    change = median_change(series_of(before + now), UNTIL, UNTIL)
    assert (change.before, change.now, change.difference, change.changed) == (4, 6, 2, True)
    assert (change.entries_before, change.entries_now) == (BASELINE_DAYS, NOW_DAYS)


def test_an_earlier_baseline_is_kept_as_asked() -> None:
    baseline_until = UNTIL - timedelta(days=180)
    before = every_day(baseline_until - timedelta(days=BASELINE_DAYS - 1), BASELINE_DAYS, 3)
    between = every_day(baseline_until + timedelta(days=1), 20, 9)
    now = every_day(UNTIL - timedelta(days=NOW_DAYS - 1), NOW_DAYS, 3)
    change = median_change(series_of(before + between + now), baseline_until, UNTIL)
    assert (change.before, change.now, change.changed) == (3, 3, False)


@pytest.mark.parametrize(("before", "now"), [(MIN_ENTRIES - 1, NOW_DAYS), (BASELINE_DAYS, MIN_ENTRIES - 1), (0, 0)])
def test_too_few_entries_on_either_side_are_not_enough(before: int, now: int) -> None:
    points = every_day(UNTIL - timedelta(days=NOW_DAYS + BASELINE_DAYS - 1), before, 2)
    points += every_day(UNTIL - timedelta(days=NOW_DAYS - 1), now, 8)
    change = median_change(series_of(points), UNTIL, UNTIL)
    assert (change.enough, change.changed, change.before, change.now, change.difference) == (
        False,
        False,
        None,
        None,
        0,
    )


@given(near_points, st.integers(0, 150))
def test_no_point_is_counted_in_both_stretches(points: list[Point], earlier: int) -> None:
    change = median_change(series_of(points), UNTIL - timedelta(days=earlier), UNTIL)
    assert change.entries_before + change.entries_now <= sum(not p.carried for p in points)
    now = Span(UNTIL - timedelta(days=NOW_DAYS - 1), UNTIL)
    assert change.entries_now == sum(p.day in now and not p.carried for p in points)


@given(near_points, st.integers(0, 150))
def test_it_is_enough_exactly_from_the_least_count_on(points: list[Point], earlier: int) -> None:
    change = median_change(series_of(points), UNTIL - timedelta(days=earlier), UNTIL)
    assert change.enough == (min(change.entries_before, change.entries_now) >= MIN_ENTRIES)
    assert change.changed <= change.enough


@given(near_points, st.integers(0, 150), st.integers(-40, 40))
def test_shifting_by_whole_weeks_changes_no_comparison(points: list[Point], earlier: int, by: int) -> None:
    shift = timedelta(weeks=by)
    moved = [Point(p.day + shift, p.value, p.carried) for p in points]
    baseline = UNTIL - timedelta(days=earlier)
    expected: MedianChange = median_change(series_of(points), baseline, UNTIL)
    assert median_change(series_of(moved), baseline + shift, UNTIL + shift) == expected


def test_within_keeps_the_days_of_a_span() -> None:
    series = series_of(every_day(MONDAY, 10, 5))
    kept = series.within(Span(MONDAY + timedelta(days=2), MONDAY + timedelta(days=4)))
    assert [p.day.day for p in kept.points] == [4, 5, 6]
    assert (kept.item, kept.respondent, kept.author) == (series.item, series.respondent, series.author)
