"""Series, marks and excused windows, read from real journals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.medicine import Medicine, MedicineKind, PlanAction, PlanChange
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Action, Value
from spms_desktop.domain.visit import Mark
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.services.trends import ExcusedWindow, Trends


@pytest.fixture
def trends(session: Session) -> Trends:
    return Trends(session)


def rate(session: Session, days_ago: int, symptom: str, score: int, view: Respondent = Respondent.SELF) -> date:
    day = session.today - timedelta(days=days_ago)
    Journal(session).rate(day, view, symptom, score)
    return day


def keep(session: Session, *values: Value) -> None:
    session.save(Action.SETTINGS, values)


def caregiver(session: Session) -> str:
    return next(a.uid for a in session.authors() if not a.is_person)


def test_an_empty_journal_has_nothing(trends: Trends, session: Session) -> None:
    week = Span(session.today - timedelta(days=6), session.today)
    assert (trends.symptoms(), trends.span(), trends.all_series()) == ([], None, {})
    assert (trends.series("walking"), trends.marks(week), trends.excused(week)) == ([], [], [])


def test_symptoms_come_most_rated_first_then_by_name(trends: Trends, session: Session) -> None:
    for days_ago, symptom in ((0, "pain"), (1, "walking"), (0, "walking"), (0, "fatigue")):
        rate(session, days_ago, symptom, 4)
    assert trends.symptoms() == ["walking", "fatigue", "pain"]


def test_the_span_reaches_from_the_first_rating_to_today(trends: Trends, session: Session) -> None:
    first = rate(session, 40, "pain", 3)
    rate(session, 2, "pain", 3)
    assert trends.span() == Span(first, session.today)


def test_views_and_authors_stay_apart(trends: Trends, session: Session) -> None:
    day = rate(session, 1, "walking", 4)
    session.write_as(caregiver(session))
    rate(session, 1, "walking", 7, Respondent.PROXY)
    rate(session, 1, "walking", 5, Respondent.TOGETHER)
    found = trends.series("walking")
    assert [(s.respondent, [(p.day, p.value) for p in s.points]) for s in found] == [
        (Respondent.SELF, [(day, 4)]),
        (Respondent.PROXY, [(day, 7)]),
        (Respondent.TOGETHER, [(day, 5)]),
    ]
    assert found[0].author != found[1].author


def test_a_corrected_rating_counts_once(trends: Trends, session: Session) -> None:
    rate(session, 1, "pain", 4)
    rate(session, 1, "pain", 6)
    (series,) = trends.series("pain")
    assert [p.value for p in series.points] == [6]


def test_points_are_in_order_and_cut_to_a_span(trends: Trends, session: Session) -> None:
    late, early, old = (rate(session, n, "pain", 3) for n in (1, 3, 30))
    assert [p.day for p in trends.series("pain")[0].points] == [old, early, late]
    assert [p.day for p in trends.series("pain", Span(early, late))[0].points] == [early, late]


def test_one_reading_gives_what_reading_each_symptom_gives(sample: Session) -> None:
    trends = Trends(sample)
    everything = trends.all_series()
    assert list(everything) == trends.symptoms()
    assert everything == {symptom: trends.series(symptom) for symptom in everything}


def test_attended_visits_and_plan_changes_are_marks(trends: Trends, session: Session) -> None:
    today = session.today
    keep(
        session,
        CarePerson("p", "Dr Weiss", "neurologist"),
        Appointment("a", "p", today - 3 * DAY, status=AppointmentStatus.ATTENDED),
        Appointment("b", "p", today - 2 * DAY, status=AppointmentStatus.MISSED),
        Appointment("c", "gone", today - 1 * DAY, status=AppointmentStatus.ATTENDED),
        Medicine("m", "Baclofen", MedicineKind.SYMPTOM),
        PlanChange("x", "m", today - 5 * DAY, PlanAction.START),
        PlanChange("y", "m", today - 50 * DAY, PlanAction.CHANGE),
    )
    assert trends.marks(Span(today - 9 * DAY, today)) == [
        Mark(today - 5 * DAY, "start", "Baclofen"),
        Mark(today - 3 * DAY, "visit", "Dr Weiss"),
        Mark(today - 1 * DAY, "visit", ""),
    ]


def test_by_weight_the_dmt_and_the_neurologist_come_first(trends: Trends, session: Session) -> None:
    today = session.today
    keep(
        session,
        CarePerson("n", "Dr Weiss", "neurologist"),
        CarePerson("t", "Priya", "pt"),
        Appointment("a", "t", today - 1 * DAY, status=AppointmentStatus.ATTENDED),
        Appointment("b", "n", today - 4 * DAY, status=AppointmentStatus.ATTENDED),
        Appointment("c", "n", today - 8 * DAY, status=AppointmentStatus.ATTENDED),
        Medicine("m", "Baclofen", MedicineKind.SYMPTOM),
        Medicine("d", "Siponimod", MedicineKind.DMT),
        PlanChange("x", "m", today - 2 * DAY, PlanAction.START),
        PlanChange("y", "d", today - 9 * DAY, PlanAction.START),
    )
    span = Span(today - 9 * DAY, today)
    assert [mark.text for mark in trends.marks_by_weight(span)] == [
        "Siponimod",
        "Dr Weiss",
        "Dr Weiss",
        "Baclofen",
        "Priya",
    ]
    assert trends.marks_by_weight(span)[1].day > trends.marks_by_weight(span)[2].day
    assert sorted(trends.marks_by_weight(span), key=lambda m: (m.day, m.kind, m.text)) == trends.marks(span)


def test_excused_windows_are_cut_to_the_span_and_keep_their_kind(trends: Trends, session: Session) -> None:
    today = session.today
    keep(
        session,
        Event("i", EventKind.INFECTION, today - 20 * DAY, today - 8 * DAY, "Bladder"),
        Event("r", EventKind.RELAPSE, today - 2 * DAY),
        Event("f", EventKind.FALL, today - 3 * DAY, today - 3 * DAY),
        Event("h", EventKind.HOSPITAL, today - 90 * DAY, today - 80 * DAY),
    )
    span = Span(today - 9 * DAY, today)
    infection, relapse = Span(today - 9 * DAY, today - 8 * DAY), Span(today - 2 * DAY, today)
    assert trends.excused_windows(span) == [
        ExcusedWindow(infection, EventKind.INFECTION, "Bladder"),
        ExcusedWindow(relapse, EventKind.RELAPSE, ""),
    ]
    assert trends.excused(span) == [infection, relapse]
