"""Gaps, room for labels, the time axis and who is drawn how: pure functions without Qt."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.event import EventKind
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.series import Point, Series
from spms_desktop.domain.visit import Mark
from spms_desktop.services.trends import ExcusedWindow
from spms_desktop.ui.trends.happenings import MOST_MARKS, happenings
from spms_desktop.ui.trends.lane import in_numbers, in_words, spread
from spms_desktop.ui.trends.lines import DAILY_GAP, WEEKLY_GAP, line_of, unbroken
from spms_desktop.ui.trends.ticks import ticks
from spms_desktop.ui.trends.values import HappeningKind, Line, Look, Spot, View
from spms_desktop.ui.trends.views import drawn_views, views_of

MONDAY = date(2026, 11, 2)
MARIA = View(Respondent.SELF, "m", "Maria", "Self", Look.SELF)


def days(*numbers: int) -> tuple[date, ...]:
    return tuple(MONDAY + n * DAY for n in numbers)


def series(view: Respondent, author: str, *numbers: int) -> Series:
    return Series("walking", view, author, tuple(Point(day, 5) for day in days(*numbers)))


def drawn(line: Line) -> list[list[Spot]]:
    return [list(segment) for segment in line.segments]


def wide(text: str) -> float:
    return 10.0 * len(text)


# Lines


def test_three_days_apart_are_joined_and_four_are_not() -> None:
    spots = [(day, 5.0) for day in days(0, 3, 7, 8)]
    assert [len(segment) for segment in unbroken(spots, DAILY_GAP)] == [2, 2]


def test_a_missing_week_breaks_a_weekly_line() -> None:
    spots = [(day, 5.0) for day in days(3, 10, 24)]
    assert [len(segment) for segment in unbroken(spots, WEEKLY_GAP)] == [2, 1]


@given(st.lists(st.integers(0, 400), unique=True))
def test_segments_hold_every_spot_in_order_and_no_long_step(numbers: list[int]) -> None:
    spots = [(day, 1.0) for day in days(*sorted(numbers))]
    found = unbroken(spots, DAILY_GAP)
    assert [spot for segment in found for spot in segment] == spots
    for segment in found:
        assert all(b[0] - a[0] <= DAILY_GAP for a, b in pairwise(segment))
    for before, after in pairwise(found):
        assert after[0][0] - before[-1][0] > DAILY_GAP


def test_a_short_span_joins_days_and_a_long_one_weeks() -> None:
    points = (Point(MONDAY, 2), Point(MONDAY + DAY, 4), Point(MONDAY + 7 * DAY, 8))
    daily = line_of(MARIA, Series("pain", Respondent.SELF, "m", points), Span(MONDAY, MONDAY + 27 * DAY))
    weekly = line_of(MARIA, Series("pain", Respondent.SELF, "m", points), Span(MONDAY, MONDAY + 28 * DAY))
    assert drawn(daily) == [[(MONDAY, 2), (MONDAY + DAY, 4)], [(MONDAY + 7 * DAY, 8)]]
    assert drawn(weekly) == [[(MONDAY + 3 * DAY, 3), (MONDAY + 10 * DAY, 8)]]
    assert daily.given == weekly.given == tuple((p.day, p.value) for p in points)


def test_what_was_carried_forward_moves_no_weekly_score() -> None:
    points = (Point(MONDAY, 2), Point(MONDAY + DAY, 9, carried=True))
    line = line_of(MARIA, Series("pain", Respondent.SELF, "m", points), Span(MONDAY, MONDAY + 40 * DAY))
    assert drawn(line) == [[(MONDAY + 3 * DAY, 2)]]
    assert line.carried == ((MONDAY + DAY, 9),)


def test_a_week_that_the_span_cuts_stays_inside_it() -> None:
    span = Span(MONDAY + 5 * DAY, MONDAY + 43 * DAY)
    points = (Point(MONDAY + 6 * DAY, 2), Point(MONDAY + 42 * DAY, 3))
    line = line_of(MARIA, Series("pain", Respondent.SELF, "m", points), span)
    assert [segment[0][0] for segment in line.segments] == [span.first, span.last]


# Views


def test_each_view_has_its_own_look_and_label() -> None:
    found = views_of(
        [
            series(Respondent.SELF, "m", 1, 2, 3),
            series(Respondent.PROXY, "j", 1),
            series(Respondent.PROXY, "a", 1, 2),
            series(Respondent.TOGETHER, "a", 1),
        ],
        {"m": "Maria", "a": "Anna", "j": "Jonas"},
    )
    assert {(v.label, v.look) for v in found.values()} == {
        ("Self", Look.SELF),
        ("Anna", Look.PROXY),
        ("Jonas", Look.OTHER),
        ("Together", Look.TOGETHER),
    }


def test_two_own_views_are_told_apart_by_who_typed() -> None:
    found = views_of([series(Respondent.SELF, "m", 1, 2), series(Respondent.SELF, "a", 3)], {"m": "Maria", "a": "Anna"})
    assert [v.label for v in found.values()] == ["Self (Maria)", "Self (Anna)"]


def test_a_long_name_is_short_at_the_line_and_whole_elsewhere() -> None:
    name = "Wilhelmina-Charlotte von und zu Hohenberg"
    (view,) = views_of([series(Respondent.PROXY, "w", 1)], {"w": name}).values()
    assert view.name == name
    assert view.label == "Wilhelmina-Charlo…"


def line(view: View, entries: int) -> Line:
    return Line(view, (), tuple((day, 5.0) for day in days(*range(entries))), ())


def test_at_most_three_views_are_drawn_own_first_and_no_look_twice() -> None:
    own, anna, jonas, ida, both = (
        View(Respondent.PROXY, look.value + str(n), "", "", look)
        for n, look in enumerate((Look.SELF, Look.PROXY, Look.OTHER, Look.OTHER, Look.TOGETHER))
    )
    drawn = drawn_views([line(own, 1), line(anna, 9), line(jonas, 8), line(ida, 7), line(both, 6)])
    assert drawn == {own, anna, jonas}
    assert drawn_views([line(jonas, 8), line(ida, 7), line(both, 6)]) == {jonas, both}


# Happenings


def test_one_day_is_one_line_and_visits_differ_from_medicines() -> None:
    marks = [
        Mark(MONDAY, "start", "Siponimod"),
        Mark(MONDAY, "visit", "Dr Weiss"),
        Mark(MONDAY + DAY, "visit", ""),
    ]
    (first, second), unmarked = happenings(marks, [])
    assert (first.kind, first.label) == (HappeningKind.MEDICINE, "Siponimod started, Visit with Dr Weiss")
    assert (second.kind, second.label) == (HappeningKind.VISIT, "Visit")
    assert first.sentence == "2 Nov 2026: Siponimod started, Visit with Dr Weiss"
    assert unmarked == 0


def test_in_a_crowd_the_weightiest_marks_stay_and_the_rest_is_counted() -> None:
    marks = [Mark(MONDAY - n * DAY, "visit", str(n)) for n in range(MOST_MARKS + 5)]
    shown, unmarked = happenings(marks, [])
    assert [h.label for h in shown] == [f"Visit with {n}" for n in reversed(range(MOST_MARKS))]
    assert unmarked == 5


def test_windows_that_touch_become_one_with_both_names() -> None:
    windows = [
        ExcusedWindow(Span(MONDAY, MONDAY + 9 * DAY), EventKind.RELAPSE, ""),
        ExcusedWindow(Span(MONDAY + 4 * DAY, MONDAY + 6 * DAY), EventKind.STEROIDS, ""),
        ExcusedWindow(Span(MONDAY + 20 * DAY, MONDAY + 20 * DAY), EventKind.INFECTION, ""),
    ]
    (both, single), _unmarked = happenings([], windows)
    assert (both.first, both.last, both.label) == (MONDAY, MONDAY + 9 * DAY, "Possible relapse, Steroids")
    assert both.sentence == "2 Nov 2026 to 11 Nov 2026: Possible relapse, Steroids"
    assert single.sentence == "22 Nov 2026: Infection"


# Room for labels


def test_words_stand_in_one_row_when_they_fit_and_else_in_two() -> None:
    apart = in_words([(0, "abc"), (100, "abc")], 0, 500, wide)
    close = in_words([(0, "abcdef"), (40, "abc")], 0, 500, wide)
    assert apart is not None
    assert close is not None
    assert [label.level for label in apart] == [0, 0]
    assert [label.level for label in close] == [1, 0]


def test_words_without_room_in_two_rows_give_up() -> None:
    assert in_words([(0, "abcdef"), (10, "abcdef"), (20, "abcdef")], 0, 500, wide) is None


def test_a_label_at_the_right_end_moves_left() -> None:
    placed = in_words([(480, "abcdef")], 0, 500, wide)
    assert placed is not None
    assert placed[0].x == 440


@given(st.lists(st.integers(0, 600), max_size=30).map(sorted))
def test_numbers_never_touch_and_name_every_mark(marks: list[int]) -> None:
    labels = in_numbers([float(m) for m in marks], 0, 600, wide)
    for before, after in pairwise(labels):
        assert before.x + wide(before.text) < after.x
    named = [int(n) for label in labels for n in label.text.split("–")]
    assert named == sorted(named)
    assert named[:1] == ([1] if marks else [])
    assert named[-1:] == ([len(marks)] if marks else [])


@given(st.lists(st.floats(0, 100), min_size=1, max_size=4))
def test_labels_at_line_ends_never_overlap(wanted: list[float]) -> None:
    placed = sorted(spread(wanted, 20, 0, 100))
    assert all(b - a >= 20 - 1e-9 for a, b in pairwise(placed))
    assert placed[-1] <= 90 + 1e-9


def test_labels_with_room_stay_at_their_lines() -> None:
    assert spread([80.0, 20.0], 10, 0, 100) == [80.0, 20.0]


# The time axis


@pytest.mark.parametrize("length", [1, 3, 28, 91, 365, 1096, 3652, 36500])
def test_the_axis_always_has_a_name_and_never_too_many(length: int) -> None:
    span = Span(date(2026, 11, 23) - timedelta(days=length - 1), date(2026, 11, 23))
    found = ticks(span, lambda names: len(names) <= 6)
    assert 1 <= len(found) <= 6
    assert all(day in span for day, _words in found)
    assert [day for day, _words in found] == sorted(day for day, _words in found)


def test_a_month_is_named_by_its_mondays_and_three_years_by_half_years() -> None:
    month = ticks(Span(date(2026, 10, 27), date(2026, 11, 23)), lambda names: len(names) <= 6)
    years = ticks(Span(date(2023, 11, 24), date(2026, 11, 23)), lambda names: len(names) <= 6)
    assert [words for _day, words in month] == ["2 Nov", "9 Nov", "16 Nov", "23 Nov"]
    assert [words for _day, words in years][:2] == ["Jan 2024", "Jul 2024"]
