"""Therapies on a real encrypted journal: from the need to the end, practice, and what is kept from a caregiver."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.record import Action
from spms_desktop.domain.therapy import Therapy, TherapyEnd, TherapySession, TherapyStage
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import Therapies
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)


@pytest.fixture
def therapies(session: Session) -> Therapies:
    return Therapies(session)


@pytest.fixture
def physical(therapies: Therapies) -> Therapy:
    return therapies.keep(Therapy("", "physical", " Unsteady. ", home_programme="Balance"))


def the_only(therapies: Therapies) -> tuple[TherapyStage, Therapy]:
    (record,) = therapies.running()
    return record.stage, record.therapy


def test_a_new_therapy_is_a_need_noted_today(therapies: Therapies, physical: Therapy) -> None:
    assert the_only(therapies) == (TherapyStage.NEED, physical)
    assert (physical.need, physical.noted_on) == ("Unsteady.", TODAY)


def test_it_goes_from_the_need_to_the_end_step_by_step(therapies: Therapies, physical: Therapy) -> None:
    therapies.asked(physical, TODAY - timedelta(days=9))
    stage, therapy = the_only(therapies)
    assert stage is TherapyStage.ASKED

    therapies.referred(therapy, TODAY - timedelta(days=2))
    stage, therapy = the_only(therapies)
    assert stage is TherapyStage.REFERRED

    therapies.keep_session(TherapySession("", therapy.uid, TODAY, " First one. "))
    (record,) = therapies.running()
    assert record.stage is TherapyStage.RUNNING
    assert [s.note for s in record.sessions] == ["First one."]

    therapies.end(therapy, TODAY, TherapyEnd.REACHED, "I can do it.")
    assert therapies.running() == []
    assert [(t.end, t.why) for t in therapies.ended()] == [(TherapyEnd.REACHED, "I can do it.")]


def test_undo_takes_the_last_step_back(therapies: Therapies, physical: Therapy, session: Session) -> None:
    therapies.asked(physical, TODAY)

    assert session.undo() is Action.THERAPY
    assert the_only(therapies)[0] is TherapyStage.NEED


def test_one_that_ended_can_be_taken_up_again(therapies: Therapies, physical: Therapy) -> None:
    therapies.end(physical, TODAY, TherapyEnd.STOPPED, "Too far.")
    therapies.take_up(therapies.ended()[0])

    assert the_only(therapies) == (TherapyStage.NEED, physical)


@pytest.mark.parametrize(
    ("therapy", "problem"),
    [
        (Therapy("", "  "), "name_missing"),
        (Therapy("", "x" * 201), "too_long"),
        (Therapy("", "physical", asked_on=TODAY + timedelta(days=1)), "day_in_future"),
        (Therapy("", "physical", noted_on=date(1800, 1, 1)), "day_too_early"),
        (Therapy("", "physical", asked_on=TODAY, referred_on=TODAY - timedelta(days=1)), "therapy_order"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_saved(
    therapies: Therapies, therapy: Therapy, problem: str
) -> None:
    with pytest.raises(BadInput, match=problem):
        therapies.keep(therapy)
    assert therapies.running() == []


def test_a_session_is_edited_and_taken_out(therapies: Therapies, physical: Therapy, session: Session) -> None:
    kept = therapies.keep_session(TherapySession("", physical.uid, TODAY))
    therapies.keep_session(replace(kept, day=TODAY - timedelta(days=1)))
    assert [s.day for s in therapies.sessions(physical.uid)] == [TODAY - timedelta(days=1)]

    assert therapies.take_back_session(kept)
    assert therapies.sessions(physical.uid) == []
    assert not therapies.take_back_session(kept)

    session.undo()
    assert len(therapies.sessions(physical.uid)) == 1


def test_a_session_is_not_in_the_future(therapies: Therapies, physical: Therapy) -> None:
    with pytest.raises(BadInput, match="day_in_future"):
        therapies.keep_session(TherapySession("", physical.uid, TODAY + timedelta(days=1)))


def test_practice_is_counted_once_a_day_over_four_weeks(therapies: Therapies, physical: Therapy) -> None:
    for days in (0, 1, 27, 28):
        assert therapies.practise(physical.uid, TODAY - timedelta(days=days))
    assert not therapies.practise(physical.uid, TODAY)

    (record,) = therapies.running()
    assert len(record.practised) == 3

    assert therapies.practise(physical.uid, TODAY, done=False)
    assert not therapies.practise(physical.uid, TODAY, done=False)
    assert len(therapies.running()[0].practised) == 2


def test_a_caregiver_may_tick_what_the_person_practised(
    therapies: Therapies, physical: Therapy, session: Session
) -> None:
    session.write_as(session.authors()[1].uid)

    assert therapies.practise(physical.uid, TODAY)
    session.write_as(session.authors()[0].uid)
    assert not therapies.practise(physical.uid, TODAY)


def test_one_that_is_only_for_the_person_is_not_shown_to_a_caregiver(
    therapies: Therapies, physical: Therapy, session: Session
) -> None:
    therapies.keep(replace(physical, private=True))
    session.write_as(session.authors()[1].uid)

    assert therapies.running() == []
    assert therapies.therapy(physical.uid) is None


def test_they_come_in_the_order_in_which_they_were_noted(therapies: Therapies, clock: TestClock) -> None:
    first = therapies.keep(Therapy("", "speech"))
    clock.forward(days=1)
    therapies.keep(Therapy("", "cognitive"))
    therapies.keep(replace(first, need="Words."))

    assert [r.therapy.what for r in therapies.running()] == ["speech", "cognitive"]


def test_a_caregiver_does_not_take_back_what_the_person_recorded(
    therapies: Therapies, physical: Therapy, session: Session
) -> None:
    done = therapies.keep_session(TherapySession("", physical.uid, TODAY, "Mine."))
    therapies.practise(physical.uid, TODAY)
    session.write_as(session.authors()[1].uid)

    with pytest.raises(BadInput, match="persons_entry"):
        therapies.take_back_session(done)
    with pytest.raises(BadInput, match="persons_entry"):
        therapies.practise(physical.uid, TODAY, done=False)
    therapies.keep_session(replace(done, note="Mine, with a date."))  # mending it does not make it theirs
    with pytest.raises(BadInput, match="persons_entry"):
        therapies.take_back_session(done)

    (record,) = therapies.running()
    assert ([s.note for s in record.sessions], record.practised) == (["Mine, with a date."], frozenset({TODAY}))


def test_everybody_takes_back_their_own_and_the_person_all(
    therapies: Therapies, physical: Therapy, session: Session
) -> None:
    session.write_as(session.authors()[1].uid)
    first, second = (therapies.keep_session(TherapySession("", physical.uid, TODAY)) for _time in range(2))
    therapies.practise(physical.uid, TODAY)

    assert therapies.take_back_session(first)
    session.write_as(session.authors()[0].uid)
    assert therapies.take_back_session(second)
    assert therapies.practise(physical.uid, TODAY, done=False)
    assert therapies.sessions(physical.uid) == []


def test_a_caregiver_does_not_make_private_what_the_person_recorded(
    therapies: Therapies, physical: Therapy, session: Session
) -> None:
    session.write_as(session.authors()[1].uid)

    with pytest.raises(BadInput, match="persons_entry"):
        therapies.keep(replace(physical, private=True))
    edited = therapies.keep(replace(physical, goal="Stairs"))  # both may write the facts
    with pytest.raises(BadInput, match="persons_entry"):
        therapies.keep(replace(edited, private=True))

    session.write_as(session.authors()[0].uid)
    assert [r.therapy.goal for r in therapies.running()] == ["Stairs"]


def test_what_the_person_makes_private_is_never_hidden_from_who_recorded_it(
    therapies: Therapies, session: Session
) -> None:
    maria, anna = (author.uid for author in session.authors()[:2])
    session.write_as(anna)
    kept = therapies.keep(Therapy("", "speech"))
    session.write_as(maria)
    hidden = therapies.keep(replace(kept, private=True))

    session.write_as(anna)
    assert [r.therapy for r in therapies.running()] == [hidden]
    with pytest.raises(BadInput, match="persons_entry"):
        therapies.keep(replace(hidden, goal="Mine"))  # that would hide it from the person

    session.write_as(maria)
    assert [r.therapy for r in therapies.running()] == [hidden]


def test_of_sessions_on_one_day_the_one_written_last_comes_first(
    therapies: Therapies, physical: Therapy, clock: TestClock
) -> None:
    for note in "abcdefgh":
        therapies.keep_session(TherapySession("", physical.uid, TODAY, note))
        clock.forward(minutes=1)

    assert "".join(s.note for s in therapies.sessions(physical.uid)) == "hgfedcba"


def test_of_therapies_that_ended_on_one_day_the_one_written_last_comes_first(
    therapies: Therapies, clock: TestClock
) -> None:
    for what in "abcdefgh":
        therapies.end(therapies.keep(Therapy("", what)), TODAY, TherapyEnd.REACHED)
        clock.forward(minutes=1)

    assert "".join(t.what for t in therapies.ended()) == "hgfedcba"
