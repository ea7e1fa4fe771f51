"""What the trends tab shows of a journal, without a window."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from datetime import timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import EntryMode, Rating
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.periods import DAY, Span, last_days
from spms_desktop.domain.record import Action
from spms_desktop.services.journal import Journal
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session
from spms_desktop.ui.trends.presenter import TrendsPresenter
from spms_desktop.ui.trends.table_rows import csv_text, table
from spms_desktop.ui.trends.values import Look, Panel, Plots, Range


@pytest.fixture
def presenter(session: Session) -> TrendsPresenter:
    return TrendsPresenter(session)


def rate(
    session: Session, days_ago: int, score: int, symptom: str = "walking", view: Respondent = Respondent.SELF
) -> None:
    Journal(session).rate(session.today - days_ago * DAY, view, symptom, score)


def write_as_caregiver(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def plots_of(presenter: TrendsPresenter) -> Plots:
    plots = presenter.view().plots
    assert plots is not None
    return plots


def panel_of(presenter: TrendsPresenter) -> Panel:
    (panel,) = plots_of(presenter).panels
    return panel


def shown(presenter: TrendsPresenter) -> list[str]:
    return [panel.symptom for panel in plots_of(presenter).panels]


def test_it_needs_no_qt() -> None:
    code = "import sys, spms_desktop.ui.trends.presenter; print([m for m in sys.modules if m in ('PySide6', 'numpy')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_empty_journal_has_no_plots_and_no_choices(presenter: TrendsPresenter) -> None:
    view = presenter.view()
    assert (view.plots, view.symptoms, view.ranges) == (None, (), ())


# Choices


def test_core_symptoms_that_have_ratings_come_first_and_are_shown(presenter: TrendsPresenter, session: Session) -> None:
    for symptom in ("bladder", "walking", "fatigue"):
        rate(session, 1, 4, symptom)
    assert [(c.symptom, c.chosen) for c in presenter.view().symptoms] == [
        ("fatigue", True),
        ("walking", True),
        ("bladder", False),
    ]


def test_without_a_core_symptom_the_most_rated_one_is_shown(presenter: TrendsPresenter, session: Session) -> None:
    rate(session, 1, 4, "vision")
    rate(session, 1, 4, "bladder")
    rate(session, 2, 4, "bladder")
    assert shown(presenter) == ["bladder"]


def test_ticks_add_and_take_away_in_the_order_of_the_list(presenter: TrendsPresenter, session: Session) -> None:
    for symptom in ("walking", "fatigue", "bladder"):
        rate(session, 1, 4, symptom)
    presenter.show_symptom("bladder", shown=True)
    presenter.show_symptom("fatigue", shown=False)
    assert shown(presenter) == ["walking", "bladder"]
    presenter.show_symptom("walking", shown=False)
    presenter.show_symptom("bladder", shown=False)
    assert shown(presenter) == []


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [((1, 2, 3, 4, 5), Range.FOUR_WEEKS), ((1, 2, 3, 4, 50), Range.THREE_MONTHS), ((200, 201), Range.ALL)],
)
def test_the_first_span_is_the_shortest_with_enough_in_it(
    presenter: TrendsPresenter, session: Session, days_ago: tuple[int, ...], expected: Range
) -> None:
    for n in days_ago:
        rate(session, n, 4)
    assert presenter.view().range is expected


def test_the_spans_end_today_and_reach_back_as_their_names_say(presenter: TrendsPresenter, session: Session) -> None:
    rate(session, 500, 4)
    visited = session.today - 60 * DAY
    session.save(Action.APPOINTMENT, [Appointment("a", "", visited, status=AppointmentStatus.ATTENDED)])
    today = session.today
    spans = {}
    for choice in presenter.view().ranges:
        presenter.show_range(choice.range)
        spans[choice.range] = plots_of(presenter).span
    assert spans == {
        Range.FOUR_WEEKS: last_days(28, today),
        Range.THREE_MONTHS: last_days(91, today),
        Range.SINCE_VISIT: Span(visited, today),
        Range.YEAR: last_days(365, today),
        Range.ALL: Span(today - 500 * DAY, today),
    }


def test_since_last_visit_is_not_offered_before_there_was_one(presenter: TrendsPresenter, session: Session) -> None:
    rate(session, 1, 4)
    assert Range.SINCE_VISIT not in [choice.range for choice in presenter.view().ranges]


def test_what_was_saved_since_is_shown_and_else_the_same_value_is_given(
    presenter: TrendsPresenter, session: Session
) -> None:
    rate(session, 1, 4)
    before = presenter.view()
    assert presenter.view() is before
    rate(session, 2, 9)
    assert len(panel_of(presenter).lines[0].given) == 2
    session.undo()
    assert presenter.view() == before


# Lines


def test_a_gap_of_more_than_three_days_stays_open(presenter: TrendsPresenter, session: Session) -> None:
    for n in (1, 4, 8, 9, 10):
        rate(session, n, n)
    (line,) = panel_of(presenter).lines
    assert [[value for _day, value in segment] for segment in line.segments] == [[10, 9, 8], [4, 1]]


def test_self_and_proxy_are_two_lines_and_never_joined(presenter: TrendsPresenter, session: Session) -> None:
    for n in range(1, 7):
        rate(session, n, 4)
    write_as_caregiver(session)
    rate(session, 2, 8, view=Respondent.PROXY)
    own, proxy = panel_of(presenter).lines
    assert (own.view.label, own.view.look, {value for _day, value in own.given}) == ("Self", Look.SELF, {4})
    assert (proxy.view.label, proxy.view.look, [value for _day, value in proxy.given]) == ("Anna", Look.PROXY, [8])


def test_a_long_span_draws_weekly_middles_with_the_days_behind(presenter: TrendsPresenter, session: Session) -> None:
    monday = session.today - session.today.weekday() * DAY - 14 * DAY
    for n, score in ((0, 2), (1, 4), (2, 9), (7, 5)):
        rate(session, (session.today - monday).days - n, score)
    presenter.show_range(Range.THREE_MONTHS)
    (line,) = panel_of(presenter).lines
    assert plots_of(presenter).weekly
    assert [list(segment) for segment in line.segments] == [[(monday + 3 * DAY, 4), (monday + 10 * DAY, 5)]]
    assert len(line.given) == 4


def test_a_caregiver_renamed_is_renamed_at_the_line(presenter: TrendsPresenter, session: Session) -> None:
    write_as_caregiver(session)
    rate(session, 1, 8, view=Respondent.PROXY)
    assert panel_of(presenter).lines[0].view.label == "Anna"
    session.save(Action.AUTHOR, [type(session.author)(session.author.uid, "Anna K.", session.author.role)])
    assert panel_of(presenter).lines[0].view.label == "Anna K."


# Words


def test_the_description_tells_the_whole_plot(presenter: TrendsPresenter, session: Session) -> None:
    for n, score in enumerate((3, 5, 7, 5, 4), 1):
        rate(session, n, score)
    write_as_caregiver(session)
    rate(session, 2, 8, view=Respondent.PROXY)
    rate(session, 3, 6, view=Respondent.TOGETHER)
    panel = panel_of(presenter)
    assert panel.sentence == "5 entries by Maria, middle score 5, from 3 to 7."
    assert panel.description == (
        "Trouble walking, 4 weeks: 5 entries by Maria, middle score 5, from 3 to 7; "
        "1 entry by Anna, score 8; 1 entry made together, score 6."
    )


def test_an_empty_plot_says_so(presenter: TrendsPresenter, session: Session) -> None:
    rate(session, 100, 4)
    presenter.show_range(Range.FOUR_WEEKS)
    panel = panel_of(presenter)
    assert panel.lines == ()
    assert panel.sentence == "No entries in this time."
    assert panel.description == "Trouble walking, 4 weeks: no entries."


def test_equal_scores_and_carried_ones_are_told_as_such(presenter: TrendsPresenter, session: Session) -> None:
    for n in (1, 2):
        rate(session, n, 4)
    carried = Rating(session.today, "walking", 4, EntryMode.CARRIED)
    session.save(Action.CHECK_IN, [carried], respondent=Respondent.SELF)
    presenter.show_range(Range.FOUR_WEEKS)
    assert panel_of(presenter).sentence == "2 entries by Maria, each with score 4, 1 more the same as last time."


# Marks


def test_visits_and_excused_days_stand_in_the_plots(presenter: TrendsPresenter, session: Session) -> None:
    rate(session, 1, 4)
    today = session.today
    session.save(
        Action.EVENT,
        [
            Event("i", EventKind.INFECTION, today - 9 * DAY, today - 5 * DAY),
            Appointment("a", "", today - 3 * DAY, status=AppointmentStatus.ATTENDED),
        ],
    )
    presenter.show_range(Range.FOUR_WEEKS)
    assert [(h.label, h.first, h.last) for h in plots_of(presenter).happenings] == [
        ("Infection", today - 9 * DAY, today - 5 * DAY),
        ("Visit", today - 3 * DAY, today - 3 * DAY),
    ]


# The table


def test_the_table_has_a_row_for_each_day_and_says_no_entry(presenter: TrendsPresenter, session: Session) -> None:
    rate(session, 1, 4)
    rate(session, 3, 6)
    presenter.show_range(Range.FOUR_WEEKS)
    found = table(plots_of(presenter))
    assert found.headers == ("Day", "Walking: Self")
    assert len(found.rows) == 28
    assert found.rows[:4] == (
        ("Mon 23 Nov 2026", "no entry"),
        ("Sun 22 Nov 2026", "4"),
        ("Sat 21 Nov 2026", "no entry"),
        ("Fri 20 Nov 2026", "6"),
    )


def test_carried_scores_are_marked_in_the_table(presenter: TrendsPresenter, session: Session) -> None:
    session.save(
        Action.CHECK_IN,
        [Rating(session.today, "walking", 4, EntryMode.CARRIED)],
        respondent=Respondent.SELF,
    )
    presenter.show_range(Range.FOUR_WEEKS)
    assert table(plots_of(presenter)).rows[0][1] == "4, same as last time"
    presenter.show_range(Range.THREE_MONTHS)
    assert table(plots_of(presenter)).rows[0] == ("Week of 23 Nov 2026", "same as last time only")


@pytest.mark.parametrize("chosen", list(Range))
def test_the_table_holds_exactly_the_numbers_of_the_plots(sample: Session, chosen: Range) -> None:
    presenter = TrendsPresenter(sample)
    presenter.show_range(chosen)
    plots = plots_of(presenter)
    rows = list(csv.reader(io.StringIO(csv_text(plots))))
    headers, body = rows[0], rows[1:]
    lines = [line for panel in plots.panels for line in (*panel.lines, *panel.further)]
    assert len(headers) == 1 + len(lines) + bool(plots.happenings)
    for column, line in enumerate(lines, 1):
        drawn = [value for segment in line.segments for _day, value in segment]
        assert [float(row[column]) for row in reversed(body) if row[column]] == drawn
    texts = table(plots)
    assert len(texts.rows) == len(body)
    for text_row, row in zip(texts.rows, body, strict=True):
        for column in range(1, len(lines) + 1):
            assert ("no entry" in text_row[column] or "only" in text_row[column]) == (row[column] == "")


def test_csv_has_iso_dates_and_plain_numbers(presenter: TrendsPresenter, session: Session) -> None:
    rate(session, 7, 4)
    rate(session, 8, 5)
    presenter.show_range(Range.THREE_MONTHS)
    rows = list(csv.reader(io.StringIO(csv_text(plots_of(presenter)))))
    assert rows[0] == ["Week from", "Walking: Self"]
    assert rows[1:4] == [["2026-11-23", ""], ["2026-11-16", "4"], ["2026-11-09", "5"]]


def test_the_table_tells_what_happened(presenter: TrendsPresenter, session: Session) -> None:
    rate(session, 1, 4)
    today = session.today
    session.save(Action.EVENT, [Event("i", EventKind.INFECTION, today - timedelta(days=2), today - DAY)])
    presenter.show_range(Range.FOUR_WEEKS)
    found = table(plots_of(presenter))
    assert found.headers[-1] == "What happened"
    assert [row[-1] for row in found.rows[:4]] == ["", "Infection", "Infection", ""]


def test_the_views_of_three_years_are_the_same_in_every_plot(sample: Session) -> None:
    presenter = TrendsPresenter(sample)
    presenter.show_range(Range.ALL)
    plots = plots_of(presenter)
    assert len(plots.panels) == 5
    assert {tuple(sorted(line.view.label for line in panel.lines)) for panel in plots.panels} == {
        ("Anna", "Jonas", "Self")
    }
    assert {line.view.label for panel in plots.panels for line in panel.further} == {"Together"}


def test_a_caregiver_who_takes_over_does_not_see_what_was_read_for_the_person(
    presenter: TrendsPresenter, session: Session
) -> None:
    journal = Journal(session)
    for symptom in ("pain", "low_mood"):
        journal.rate(session.today, Respondent.SELF, symptom, 5)
    assert {c.symptom for c in presenter.view().symptoms} == {"pain", "low_mood"}
    maria = session.author.uid

    write_as_caregiver(session)
    assert {c.symptom for c in presenter.view().symptoms} == {"pain"}
    session.write_as(maria)
    Privacy(session).keep(())
    write_as_caregiver(session)

    assert {c.symptom for c in presenter.view().symptoms} == {"pain", "low_mood"}
