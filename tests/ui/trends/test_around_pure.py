"""The card around the scores without a window: what is read, how it is stepped, and its words."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.periods import DAY, Span, last_days
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.score import Score
from spms_desktop.services.around import Around
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.ui.trends.around.axis import axis_of
from spms_desktop.ui.trends.around.binning import Unit, gathered, steps, unit_of
from spms_desktop.ui.trends.around.grid import grid_of
from spms_desktop.ui.trends.around.picture import around_page, side_by_side
from spms_desktop.ui.trends.around.presenter import AroundPresenter
from spms_desktop.ui.trends.around.values import AroundView, Look, Strip
from spms_desktop.ui.trends.picture.files import svg_of


def as_caregiver(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def as_person(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if a.is_person))


def shown(session: Session, days: int = 28) -> AroundView:
    presenter = AroundPresenter(session)
    presenter.show_span(last_days(days, session.today))
    view = presenter.view()
    assert view is not None
    return view


def strip(view: AroundView, name: str) -> Strip:
    return next(s for s in (*view.days.strips, *view.happened.strips) if s.id == name)


# Steps of time


@pytest.mark.parametrize(("days", "unit"), [(28, Unit.DAY), (91, Unit.DAY), (365, Unit.WEEK), (3650, Unit.MONTH)])
def test_longer_spans_take_longer_steps(days: int, unit: Unit) -> None:
    assert unit_of(last_days(days, date(2026, 11, 23))) is unit


@pytest.mark.parametrize("days", [1, 28, 100, 101, 365, 801, 3650])
def test_the_steps_cover_each_day_of_the_span_once(days: int) -> None:
    span = last_days(days, date(2026, 11, 23))
    assert [day for step in steps(span) for day in step.each()] == list(span.each())


def test_values_are_gathered_into_their_own_step() -> None:
    span = last_days(365, date(2026, 11, 23))
    found = steps(span)
    inside = gathered(((day, day) for day in span.each()), found)
    assert all(day in step for step, days in zip(found, inside, strict=True) for day in days)


# Where things lie


@pytest.mark.parametrize("days", [1, 28, 91, 365, 1095, 3650])
def test_every_day_of_the_calendar_is_found_where_it_is_drawn(days: int) -> None:
    span = last_days(days, date(2026, 11, 23))
    grid = grid_of(axis_of(span, 800.0, 21.0))
    for day in span.each():
        left, top, wide, tall = grid.place(day)
        assert grid.day_at(left + wide / 2, top + tall / 2) == day
        assert 0 <= left <= left + wide <= 800.5
        assert top + tall <= grid.height


def test_weeks_of_the_calendar_lie_on_the_time_axis_of_the_strips() -> None:
    span = last_days(91, date(2026, 11, 23))
    axis = axis_of(span, 800.0, 21.0)
    assert grid_of(axis).place(date(2026, 11, 2))[0] == pytest.approx(axis.x(date(2026, 11, 2)))


def test_nothing_is_outside_the_calendar() -> None:
    grid = grid_of(axis_of(last_days(28, date(2026, 11, 23)), 800.0, 21.0))
    assert grid.day_at(1.0, 10.0) is None
    assert grid.day_at(790.0, grid.height - 1) is None


# What is read


def test_the_own_score_stands_for_a_day_and_the_caregivers_is_told_too(session: Session) -> None:
    today = session.today
    Journal(session).rate(today, Respondent.SELF, "pain", 4)
    as_caregiver(session)
    Journal(session).rate(today, Respondent.PROXY, "pain", 7)
    Journal(session).rate(today - DAY, Respondent.PROXY, "pain", 6)
    as_person(session)
    presenter = AroundPresenter(session)
    presenter.show_span(last_days(7, today))
    view = presenter.view()
    assert view is not None
    assert [(cell.day, cell.value, cell.own) for cell in view.calendar.cells] == [
        (today - DAY, 6, False),
        (today, 4, True),
    ]
    assert presenter.words(today) == "Monday, 23 November 2026. Pain: 4 of 10; 7 of 10, seen by Anna."
    assert presenter.words(today - 2 * DAY) == "Saturday, 21 November 2026. Pain: no entry."
    assert "Hollow: 1 day from a caregiver only." in view.calendar.sentence


def test_a_dose_still_to_come_is_not_missed(session: Session) -> None:
    plan, today = Plan(session), session.today
    daily = Schedule(Rhythm.DAYS, times=(time(8), time(20)))
    plan.add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, today - DAY, "10 mg", daily))
    first = plan.doses(Span(today - DAY, today))[0]
    plan.record(first, DoseStatus.LATE)
    counts = dict(Around(session).values(last_days(7, today)).doses)
    assert (counts[today - DAY].late, counts[today - DAY].not_recorded) == (1, 1)
    assert counts[today].not_recorded == 1  # this evening's is not due yet
    rows = strip(shown(session, 7), "doses").rows
    assert [row.labels[0] for row in rows] == ["Taken", "Late", "Skipped", "Not recorded"]
    assert [{mark.look for mark in row.marks} for row in rows] == [set(), {Look.STRIPED}, set(), {Look.HOLLOW}]


def test_each_ticked_flag_that_occurs_has_a_row(session: Session) -> None:
    Journal(session).ticks(session.today, Respondent.SELF, ["stress", "uti_signs"])
    rows = strip(shown(session), "flags").rows
    assert [row.labels for row in rows] == [("Signs of a bladder infection",), ("Very stressful day",)]


def test_an_aid_holds_until_the_next_answer_and_five_weeks_at_most(session: Session) -> None:
    journal, today = Journal(session), session.today
    journal.measure(today - 80 * DAY, Respondent.SELF, "walking_aid", 2)
    journal.measure(today - 3 * DAY, Respondent.SELF, "walking_aid", 4)
    (row,) = strip(shown(session, 91), "aids").rows
    assert row.labels == ("One stick, cane or arm", "Walker or rollator")
    first, second = row.marks
    assert (first.first, first.last) == (today - 80 * DAY, today - 45 * DAY)
    assert (second.first, second.last, second.share) == (today - 3 * DAY, today, 1.0)


def test_a_milestone_is_a_step_down_after_its_last_day(session: Session) -> None:
    today = session.today
    Happenings(session).save_milestone(Milestone("", "stairs", Ability.LOST, today - 9 * DAY))
    Happenings(session).save_milestone(Milestone("", "stairs", Ability.REGAINED, today - 2 * DAY))
    (row,) = strip(shown(session), "milestones").rows
    assert [(m.last, m.share) for m in row.marks] == [(today - 9 * DAY, 1.0), (today - 3 * DAY, 0.0), (today, 1.0)]


def test_events_last_as_long_as_they_did_and_an_open_one_until_today(session: Session) -> None:
    today, happenings = session.today, Happenings(session)
    happenings.save_event(Event("", EventKind.HEAT, today - 60 * DAY, today - 20 * DAY, title="Hot"))
    happenings.save_event(Event("", EventKind.INFECTION, today - 3 * DAY, title="Cold"))
    happenings.save_event(Event("", EventKind.FALL, today - DAY))
    view = shown(session)
    marks = {row.labels[0]: row.marks[0] for row in strip(view, "events").rows}
    assert (marks["Heat"].first, marks["Heat"].last) == (view.span.first, today - 20 * DAY)
    assert marks["Infection"].last == today
    assert marks["Fall"].first == marks["Fall"].last
    assert ("20 Nov 2026", "Infection", "Cold Still going on.") in view.happened.table.rows


def test_scores_stand_with_name_and_value(session: Session) -> None:
    Happenings(session).save_score(Score("", "EDSS", session.today, 6.0))
    (row,) = strip(shown(session), "scores").rows
    assert (row.labels[0], row.marks[0].text) == ("MS disability scale (EDSS)", "6.0")


def test_an_empty_journal_says_so_in_each_strip(session: Session) -> None:
    view = shown(session)
    assert not any(s.rows for s in (*view.days.strips, *view.happened.strips))
    assert view.symptoms == ()
    assert all(s.sentence for s in (*view.days.strips, *view.happened.strips))


def test_the_tables_hold_what_is_drawn(sample: Session) -> None:
    view = shown(sample, 1095)
    sleep = strip(view, "sleep").rows[0].marks
    assert sum(row[1] != "no entry" for row in view.days.table.rows) == len(sleep)
    shown_days = sum(cell not in ("", "no entry") for row in view.calendar.table.rows for cell in row[1:])
    assert shown_days == len(view.calendar.cells)
    assert all(len(row) == len(view.days.table.headers) for row in view.days.table.rows)


# Privacy and freshness


@pytest.fixture
def secrets(session: Session) -> Session:
    """The person has a private event and milestone, a low mood, and a score that is kept from caregivers."""
    today, happenings = session.today, Happenings(session)
    Journal(session).rate(today, Respondent.SELF, "low_mood", 7)
    Journal(session).rate(today, Respondent.SELF, "pain", 3)
    happenings.save_event(Event("", EventKind.OTHER, today, title="xqquarrel", private=True))
    happenings.save_milestone(Milestone("", "xqcloseness", Ability.LOST, today, private=True))
    happenings.save_score(Score("", "PHQ-9", today, 12))
    return session


def test_a_caregiver_finds_nothing_that_is_kept_from_them(secrets: Session) -> None:
    presenter = AroundPresenter(secrets)
    presenter.show_span(last_days(28, secrets.today))
    own = str(presenter.view())
    assert all(word in own for word in ("xqquarrel", "xqcloseness", "PHQ-9", "low_mood"))
    as_caregiver(secrets)
    theirs = str(presenter.view())
    assert not any(word in theirs for word in ("xqquarrel", "xqcloseness", "PHQ-9", "low_mood"))


def test_a_picture_leaves_out_what_is_private(secrets: Session) -> None:
    presenter = AroundPresenter(secrets)
    presenter.show_span(last_days(28, secrets.today))
    view = presenter.for_others()
    assert view is not None
    assert not any(word in str(view) for word in ("xqquarrel", "xqcloseness", "PHQ-9", "low_mood"))


def test_a_picture_has_no_calendar_of_a_symptom_that_is_kept(secrets: Session) -> None:
    presenter = AroundPresenter(secrets)
    presenter.show_span(last_days(28, secrets.today))
    presenter.show_symptom("low_mood")
    view = presenter.for_others()
    assert view is not None
    assert (view.symptom, view.calendar.title, view.calendar.cells) == ("", "", ())


def test_a_picture_is_told_in_its_description(sample: Session, qapp: QApplication) -> None:
    view = shown(sample)
    text = svg_of(around_page(view, QFont(qapp.font()))).decode()
    assert side_by_side() in text
    assert strip(view, "doses").sentence in text
    assert "<text" not in text  # where our font is not, letters of another width would run into each other


def test_a_switch_of_author_is_minded_before_a_picture_is_made(secrets: Session) -> None:
    presenter = AroundPresenter(secrets)
    presenter.show_span(last_days(28, secrets.today))
    presenter.show_symptom("low_mood")
    presenter.view()
    as_caregiver(secrets)
    assert "low_mood" not in str(presenter.for_others())
    assert "Low mood" not in presenter.words(secrets.today)


def test_the_same_view_again_until_something_is_saved(sample: Session) -> None:
    presenter = AroundPresenter(sample)
    presenter.show_span(last_days(28, sample.today))
    before = presenter.view()
    assert presenter.view() is before
    Journal(sample).measure(sample.today, Respondent.SELF, "sleep_hours", 3)
    after = presenter.view()
    assert after != before
    presenter.leave()
    Journal(sample).measure(sample.today, Respondent.SELF, "sleep_hours", 9)
    assert presenter.view() is after


def test_no_sentence_claims_that_one_thing_causes_another(sample: Session) -> None:
    view = shown(sample, 1095)
    told = " ".join(s.sentence for s in (*view.days.strips, *view.happened.strips)).casefold()
    assert not any(word in told for word in ("because", "caus", "correl", "leads to", "due to"))
