"""What came out of visits: answers, decisions, and who does what by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.record import Action
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.outcomes import Outcome, Outcomes, due_on
from spms_desktop.services.session import Session

TODAY = date(2026, 11, 23)
RAIL = FollowUp("", "", " Order the rail. ", "Anna", TODAY + timedelta(days=7))


@pytest.fixture
def care(session: Session) -> Care:
    return Care(session)


@pytest.fixture
def outcomes(session: Session) -> Outcomes:
    return Outcomes(session)


@pytest.fixture
def visit(session: Session) -> Appointment:
    """A visit of today."""
    return Appointments(session).save(Appointment("", "", TODAY, title="Eye clinic"))


def test_all_of_it_is_one_change_and_undo_takes_it_back(
    outcomes: Outcomes, care: Care, visit: Appointment, session: Session
) -> None:
    question = care.ask("Do I need glasses?")

    assert outcomes.keep(visit, Outcome({question.uid: " Yes. "}, "New glasses.", [RAIL, FollowUp("", "", " ")]))

    (settled,) = Appointments(session).all()
    assert (settled.status, settled.decisions) == (AppointmentStatus.ATTENDED, "New glasses.")
    (answered,) = care.answered()
    assert (answered.answer, answered.answered_on) == ("Yes.", TODAY)
    (rail,) = outcomes.open()
    assert (rail.what, rail.who, rail.appointment, bool(rail.uid)) == ("Order the rail.", "Anna", visit.uid, True)

    assert session.undo() is Action.APPOINTMENT
    assert (Appointments(session).all(), care.items(), outcomes.follow_ups()) == ([visit], [question], [])


def test_an_answer_is_dated_on_the_day_of_the_visit_or_when_it_was_asked(
    outcomes: Outcomes, care: Care, session: Session
) -> None:
    past = Appointments(session).save(Appointment("", "", TODAY - timedelta(days=9), title="Dentist"))
    later = care.ask("Does it hurt?")
    outcomes.keep(past, Outcome({later.uid: "A little."}))

    assert care.answered()[0].answered_on == later.asked_on == TODAY


def test_nothing_new_is_no_change(outcomes: Outcomes, care: Care, visit: Appointment, session: Session) -> None:
    question = care.ask("Do I need glasses?")
    typed = Outcome({question.uid: "Yes."}, "New glasses.", [RAIL])
    outcomes.keep(visit, typed)
    settled, kept = Appointments(session).all()[0], outcomes.follow_ups(visit.uid)

    assert not outcomes.keep(settled, Outcome({question.uid: "Yes."}, "New glasses.", kept))


def test_an_answer_taken_away_opens_the_question_again(
    outcomes: Outcomes, care: Care, visit: Appointment, session: Session
) -> None:
    question, other = care.ask("Do I need glasses?"), care.ask("Can I drive?")
    outcomes.keep(visit, Outcome({question.uid: "Yes."}))
    outcomes.keep(Appointments(session).all()[0], Outcome({question.uid: ""}))

    assert [i.uid for i in care.items()] == [other.uid, question.uid]
    assert care.answered() == []


def test_a_visit_that_lies_ahead_has_no_answers_yet(outcomes: Outcomes, visit: Appointment) -> None:
    with pytest.raises(BadInput, match="day_in_future"):
        outcomes.keep(replace(visit, day=TODAY + timedelta(days=1)), Outcome(decisions="x"))


def test_what_was_agreed_is_ticked_off_and_opened_again(
    outcomes: Outcomes, visit: Appointment, session: Session
) -> None:
    outcomes.keep(visit, Outcome(follow_ups=[RAIL]))
    (rail,) = outcomes.open()

    outcomes.done(rail.uid)
    assert (outcomes.open(), outcomes.follow_ups()[0].done_on) == ([], TODAY)

    outcomes.done(rail.uid, done=False)
    assert outcomes.open() == [rail]
    session.undo()
    assert outcomes.open() == []


def test_what_was_agreed_is_changed_and_taken_off_the_list(
    outcomes: Outcomes, visit: Appointment, session: Session
) -> None:
    outcomes.keep(visit, Outcome(follow_ups=[RAIL]))
    (rail,) = outcomes.open()
    outcomes.save(replace(rail, by=None))
    assert outcomes.open()[0].by is None

    outcomes.drop(rail.uid)
    assert outcomes.follow_ups() == []
    with pytest.raises(BadInput, match="gone"):
        outcomes.done(rail.uid)

    assert session.undo() is Action.FOLLOW_UP
    assert len(outcomes.open()) == 1


def test_words_taken_away_in_the_form_take_it_off_the_list(
    outcomes: Outcomes, visit: Appointment, session: Session
) -> None:
    outcomes.keep(visit, Outcome(follow_ups=[RAIL]))
    (rail,) = outcomes.open()

    assert outcomes.keep(Appointments(session).all()[0], Outcome(follow_ups=[replace(rail, what=" ")]))
    assert outcomes.follow_ups() == []


@pytest.mark.parametrize(
    ("follow_up", "problem"),
    [(replace(RAIL, what=" "), "text_missing"), (replace(RAIL, by=date(1800, 1, 1)), "day_too_early")],
)
def test_what_does_not_fit_is_refused(outcomes: Outcomes, follow_up: FollowUp, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        outcomes.save(follow_up)
    assert outcomes.follow_ups() == []


def test_what_is_due_in_some_days(outcomes: Outcomes, visit: Appointment) -> None:
    outcomes.keep(visit, Outcome(follow_ups=[RAIL, replace(RAIL, what="Ask.", by=None)]))

    due = due_on(outcomes.follow_ups(), TODAY, TODAY + timedelta(days=7))
    assert [f.what for f in due] == ["Order the rail."]
    assert due_on(outcomes.follow_ups(), TODAY, TODAY) == []
