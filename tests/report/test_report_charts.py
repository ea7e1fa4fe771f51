"""Plots: honest gaps, readable axes, names that do not stand on one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.periods import Span
from spms_desktop.domain.series import Point, Series, weeks
from spms_desktop.domain.visit import Mark, Plot
from spms_desktop.report.chart_lines import stretches
from spms_desktop.report.chart_marks import arranged, selected
from spms_desktop.report.chart_scale import TimeScale, shown_span, ticks
from spms_desktop.report.charts import plotted
from spms_desktop.report.fonts import Weight, width
from spms_desktop.report.visit_summary import render
from tests.report.examples import TODAY, empty_summary, rich_summary, series
from tests.report.reading import text_of

MONDAY = date(2026, 3, 2)


def scale(days: int) -> TimeScale:
    return TimeScale(Span(TODAY - timedelta(days=days - 1), TODAY), 100, 450)


def test_line_breaks_where_a_week_has_no_entry() -> None:
    points = [Point(MONDAY + timedelta(weeks=n), 5) for n in (0, 1, 3, 6, 7)]
    assert [len(s) for s in stretches(weeks(points))] == [2, 1, 2]
    assert stretches(()) == []


@pytest.mark.parametrize("days", [1, 2, 10, 28, 70, 71, 92, 196, 365, 731])
def test_dates_under_the_axis_never_touch(days: int) -> None:
    found = ticks(scale(days))
    assert found or days == 71
    for (x, words), (after, next_words) in pairwise(found):
        half = (width(words, Weight.REGULAR, 9) + width(next_words, Weight.REGULAR, 9)) / 2
        assert after - x > half + 2


def test_axis_begins_with_the_twelve_weeks_that_are_compared() -> None:
    summary = rich_summary()
    assert shown_span(summary, summary.plots).first == summary.period.first - timedelta(days=84)
    assert shown_span(empty_summary(), ()).first == empty_summary().period.first


def test_scores_from_outside_the_span_make_no_plot() -> None:
    old = Series("pain", Respondent.SELF, "a", (Point(date(2020, 1, 1), 5),))
    assert plotted(replace(empty_summary(), plots=(Plot("pain", (old,)), Plot("skin", ())))) == []


def test_names_of_marks_keep_apart_and_each_has_its_line() -> None:
    marks = [Mark(TODAY - timedelta(days=9 * n), ("visit", "start", "stop")[n % 3], "Baclofen") for n in range(20)]
    labels = arranged(marks, scale(196), 515)
    assert [m.mark for m in labels] == marks
    named = [(m.row, m.text_x, m.text_x + width(m.text, Weight.REGULAR, 9)) for m in labels if m.row is not None]
    assert all(a[0] != b[0] or a[2] <= b[1] or b[2] <= a[1] for a, b in combinations(named, 2))


def test_what_tells_most_is_drawn_first() -> None:
    marks = (
        Mark(TODAY, "visit", "Petra Holm"),
        Mark(TODAY, "change", "Baclofen"),
        Mark(date(2026, 7, 6), "visit", "Dr Adaeze Okafor"),
        Mark(TODAY, "visit", "Dr Adaeze Okafor"),
        Mark(date(2026, 8, 1), "start", "Siponimod"),
        Mark(date(2020, 1, 1), "stop", "Siponimod"),
    )
    drawn, undrawn = selected(replace(rich_summary(), marks=marks), Span(date(2026, 5, 1), TODAY))
    assert drawn == [marks[4], marks[3], marks[2], marks[1], marks[0]]
    assert undrawn == 0


def test_visits_to_others_only_fill_up() -> None:
    others = tuple(Mark(TODAY - timedelta(days=n), "visit", "Petra Holm") for n in range(9))
    telling = tuple(Mark(TODAY - timedelta(days=n), "change", "Baclofen") for n in range(4))
    drawn, undrawn = selected(replace(rich_summary(), marks=others + telling), Span(date(2026, 5, 1), TODAY))
    assert drawn == [*telling, others[0]]
    assert undrawn == 8


def test_a_visit_to_somebody_else_carries_their_name() -> None:
    marks = [Mark(TODAY - timedelta(days=90 * n), "visit", who) for n, who in enumerate(("Dr Okafor", "Petra", ""))]
    labels = arranged(marks, scale(300), 515, "Dr Okafor")
    assert [m.text for m in labels] == ["Visit 23 Nov", "Petra 25 Aug", "Visit 27 May"]


def test_marks_without_room_are_counted() -> None:
    marks = tuple(Mark(TODAY - timedelta(days=n), "change", "A medicine with a name") for n in range(30))
    text = text_of(render(replace(rich_summary(), marks=marks)))
    assert "lines without room for a name" in text
    assert "18 more visits or changes not drawn" in text


def test_each_view_is_named_at_its_end() -> None:
    views = tuple(Series("pain", view, "a", (Point(TODAY, 3),)) for view in Respondent)
    text = text_of(render(replace(rich_summary(), plots=(Plot("pain", views),))))
    assert all(f"{view} 3" in text for view in ("self", "proxy", "together"))


def test_plots_beyond_six_are_counted() -> None:
    names = ("walking", "pain", "bowel", "vision", "skin", "tremor", "worry", "fatigue")
    plots = tuple(Plot(name, (series(name, 3, 4),)) for name in names)
    assert "and 2 more symptoms" in text_of(render(replace(rich_summary(), plots=plots)))


def test_scores_carried_forward_are_not_drawn() -> None:
    carried = Series("pain", Respondent.SELF, "a", tuple(Point(TODAY - timedelta(days=n), 9, True) for n in range(9)))
    text = text_of(render(replace(empty_summary(), plots=(Plot("pain", (carried,)),))))
    assert "There are no scores to draw in this period." in text
