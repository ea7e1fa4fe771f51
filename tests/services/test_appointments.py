"""Visits on a real encrypted journal: planned, moved, settled, repeated, and each taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Action
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.session import Session
from tests.conftest import TestClock

TODAY, DECEMBER = date(2026, 11, 23), date(2026, 12, 4)
PLANNED, ATTENDED, MISSED = AppointmentStatus.PLANNED, AppointmentStatus.ATTENDED, AppointmentStatus.MISSED
MOVED, CANCELLED = AppointmentStatus.MOVED, AppointmentStatus.CANCELLED


@pytest.fixture
def care(session: Session) -> Care:
    return Care(session)


@pytest.fixture
def visits(session: Session) -> Appointments:
    return Appointments(session)


@pytest.fixture
def weiss(care: Care) -> CarePerson:
    return care.save_person(CarePerson("", "Dr Elena Weiss", "neurologist", address="4 Mill Lane"))


@pytest.fixture
def planned(visits: Appointments, weiss: CarePerson) -> Appointment:
    return visits.save(Appointment("", weiss.uid, DECEMBER, time(10, 30), place=" Mill Lane\n", every_months=6))


# Planning


def test_a_visit_is_added_with_cleaned_words(visits: Appointments, planned: Appointment) -> None:
    assert visits.all() == [planned]
    assert (planned.status, planned.place, bool(planned.uid)) == (PLANNED, "Mill Lane", True)
    assert visits.visit(planned.uid) == planned
    assert visits.visit("nobody") is None


def test_a_visit_can_be_with_somebody_who_is_only_named(visits: Appointments) -> None:
    kept = visits.save(Appointment("", "", DECEMBER, title="  Eye  clinic "))

    assert (kept.person, kept.title) == ("", "Eye clinic")


def test_a_person_of_the_team_needs_no_title(visits: Appointments, weiss: CarePerson) -> None:
    assert visits.save(Appointment("", weiss.uid, DECEMBER, title="Eye clinic")).title == ""


@pytest.mark.parametrize(
    ("visit", "problem"),
    [
        (Appointment("", "", DECEMBER, title="  "), "visit_who"),
        (Appointment("", "", date(1899, 12, 31), title="Dentist"), "day_too_early"),
        (Appointment("", "", DECEMBER, title="x" * 201), "too_long"),
        (Appointment("", "", DECEMBER, title="Dentist", every_months=121), "visit_repeat"),
        (Appointment("a", "", DECEMBER, title="Dentist", status=ATTENDED), "day_in_future"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_saved(
    visits: Appointments, visit: Appointment, problem: str
) -> None:
    with pytest.raises(BadInput, match=problem):
        visits.save(visit)
    assert visits.all() == []


def test_a_new_visit_on_a_day_that_is_over_took_place(visits: Appointments) -> None:
    past = visits.save(Appointment("", "", TODAY - timedelta(days=1), title="Dentist"))
    today = visits.save(Appointment("", "", TODAY, title="Eye clinic"))

    assert (past.status, today.status) == (ATTENDED, PLANNED)


def test_an_edit_can_be_taken_back(visits: Appointments, planned: Appointment, session: Session) -> None:
    visits.save(replace(planned, bring="The letter.", day=DECEMBER + timedelta(days=1)))
    assert [v.bring for v in visits.all()] == ["The letter."]

    assert session.undo() is Action.APPOINTMENT
    assert visits.all() == [planned]


def test_visits_of_some_days_are_read_alone(visits: Appointments, planned: Appointment) -> None:
    visits.save(Appointment("", "", TODAY, title="Dentist"))

    assert visits.all(Span(DECEMBER, DECEMBER)) == [planned]


# Moving


def test_a_moved_visit_stays_and_names_the_new_one_in_one_change(
    visits: Appointments, planned: Appointment, session: Session
) -> None:
    new = visits.move(replace(planned, questions=("q",)), DECEMBER + timedelta(days=7), time(9), " She was away. ")

    old, moved = visits.all()
    assert (old.status, old.moved_to, old.note, old.day) == (MOVED, new.uid, "She was away.", DECEMBER)
    assert (moved, moved.status, moved.at) == (new, PLANNED, time(9))
    assert (moved.place, moved.questions, moved.every_months, moved.note) == ("Mill Lane", ("q",), 6, "")

    session.undo()
    assert visits.all() == [planned]


def test_a_reason_stands_below_the_note_there_was(visits: Appointments, planned: Appointment) -> None:
    noted = visits.save(replace(planned, note="Ring at the back."))
    visits.move(noted, DECEMBER, time(11), "Strike.")

    assert [v.note for v in visits.all()] == ["Ring at the back.\nStrike.", "Ring at the back."]


def test_a_visit_cannot_move_to_where_it_is(visits: Appointments, planned: Appointment) -> None:
    with pytest.raises(BadInput, match="visit_same_day"):
        visits.move(planned, planned.day, planned.at)
    assert visits.all() == [planned]


# Settling


@pytest.mark.parametrize("status", [ATTENDED, MISSED, CANCELLED])
def test_what_became_of_a_visit_can_be_said_and_taken_back(
    visits: Appointments, planned: Appointment, session: Session, clock: TestClock, status: AppointmentStatus
) -> None:
    clock.forward(days=12)
    visits.mark(planned, status)
    assert [v.status for v in visits.all()] == [status]

    session.undo()
    assert visits.all() == [planned]


@pytest.mark.parametrize("status", [ATTENDED, MISSED])
def test_nobody_can_have_been_at_a_visit_that_lies_ahead(
    visits: Appointments, planned: Appointment, status: AppointmentStatus
) -> None:
    with pytest.raises(BadInput, match="day_in_future"):
        visits.mark(planned, status)


# Again


def test_the_next_of_a_repeating_visit_is_planned_with_the_questions_that_are_open(
    visits: Appointments, planned: Appointment, care: Care, clock: TestClock, session: Session
) -> None:
    answered, still = care.ask("How is the MRI?"), care.ask("Can I travel?")
    care.answer_item(answered, "Fine.")
    asked = visits.save(replace(planned, questions=(answered.uid, still.uid), note="Long talk.", decisions="Go on."))
    clock.forward(days=12)
    assert visits.to_plan_again() == []
    visits.mark(asked, ATTENDED)
    (settled,) = visits.to_plan_again()

    new = visits.plan_next(settled)

    assert (new.day, new.at, new.status) == (date(2027, 6, 4), time(10, 30), PLANNED)
    assert (new.questions, new.note, new.decisions, new.place) == ((still.uid,), "", "", "Mill Lane")
    assert visits.to_plan_again() == []
    session.undo()
    assert visits.to_plan_again() == [settled]


def test_no_more_repeats_ends_the_offer(visits: Appointments, planned: Appointment, clock: TestClock) -> None:
    clock.forward(days=12)
    visits.mark(planned, ATTENDED)
    visits.stop_repeating(visits.to_plan_again()[0])

    assert visits.to_plan_again() == []
    assert visits.all()[0].status is ATTENDED


# From the care team tab


def test_a_second_plan_gives_the_visit_another_day_and_keeps_one(
    visits: Appointments, weiss: CarePerson, session: Session
) -> None:
    visits.plan(weiss.uid, DECEMBER, time(10, 30), " Bring the list. ")
    visits.plan(weiss.uid, DECEMBER + timedelta(days=7), time(9), "")

    (visit,) = visits.all()
    assert (visit.day, visit.at, visit.note, visit.place) == (date(2026, 12, 11), time(9), "", "4 Mill Lane")

    session.undo()
    (visit,) = visits.all()
    assert (visit.day, visit.at, visit.note) == (DECEMBER, time(10, 30), "Bring the list.")


def test_visits_with_two_people_stay_apart(visits: Appointments, care: Care, weiss: CarePerson) -> None:
    raman = care.save_person(CarePerson("", "Priya Raman", "pt"))
    visits.plan(weiss.uid, DECEMBER)
    visits.plan(raman.uid, DECEMBER)

    assert [m.next_visit is not None for m in care.team()] == [True, True]


def test_a_cancelled_visit_is_no_longer_next_and_undo_brings_it_back(
    visits: Appointments, care: Care, planned: Appointment, session: Session
) -> None:
    visits.mark(planned, CANCELLED)
    assert care.team()[0].next_visit is None

    session.undo()
    assert care.team()[0].next_visit is not None


def test_after_the_day_a_visit_waits_for_a_word_and_then_is_the_last_one(
    visits: Appointments, care: Care, planned: Appointment, clock: TestClock
) -> None:
    clock.forward(days=12)

    (member,) = care.team()
    assert (member.next_visit, member.to_settle and member.to_settle.day) == (None, DECEMBER)

    visits.mark(planned, ATTENDED)
    (member,) = care.team()
    assert (member.to_settle, member.last_visit and member.last_visit.day) == (None, DECEMBER)


def test_a_visit_of_the_past_is_kept_as_one_that_took_place(
    visits: Appointments, care: Care, weiss: CarePerson
) -> None:
    visits.record(weiss.uid, date(2026, 10, 1), time(9), "Walk test.")

    (member,) = care.team()
    assert member.last_visit is not None
    assert (member.last_visit.day, member.last_visit.note) == (date(2026, 10, 1), "Walk test.")
    with pytest.raises(BadInput, match="day_in_future"):
        visits.record(weiss.uid, DECEMBER)


def test_two_people_write_about_the_same_visit_on_one_day(
    visits: Appointments, planned: Appointment, session: Session
) -> None:
    visits.save(replace(planned, bring="The letter."))
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    visits.save(replace(visits.all()[0], transport="I drive."))

    (visit,) = visits.all()
    assert (visit.bring, visit.transport) == ("The letter.", "I drive.")
    session.undo()
    assert (visits.all()[0].bring, visits.all()[0].transport) == ("The letter.", "")
