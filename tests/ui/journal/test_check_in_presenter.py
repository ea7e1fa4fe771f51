"""The check-in without a window: questions, answers, views, days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.periods import last_days
from spms_desktop.domain.record import Action
from spms_desktop.domain.settings import CheckInChoice
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.presenter import Answer, CheckIn
from spms_desktop.ui.journal.questions import FLAGS, NOTE, Ask, Question
from tests.conftest import TestClock


@pytest.fixture
def check_in(session: Session) -> CheckIn:
    return CheckIn(session)


def asked(check_in: CheckIn, key: str) -> Question:
    return next(q for q in check_in.questions if q.key == key)


def test_the_daily_core_asks_nine_things_and_fills_nothing_in(check_in: CheckIn) -> None:
    keys = [q.key for q in check_in.questions]

    assert keys == ["overall", "fatigue", "walking", "stiffness_spasms", "pain", "sleep_hours", "falls", FLAGS, NOTE]
    assert [check_in.answer(q) for q in check_in.questions] == [None] * 9
    assert check_in.step_text == "1 of 9"


def test_the_persons_own_choice_is_asked_in_their_order(session: Session) -> None:
    session.save(Action.SETTINGS, [CheckInChoice(("pain", "vision"))])

    assert [q.key for q in CheckIn(session).questions if q.ask is Ask.RATING] == ["pain", "vision"]


def test_every_answer_is_saved_at_once_and_read_back(session: Session, check_in: CheckIn) -> None:
    answers: dict[str, Answer] = {"pain": 4, "sleep_hours": 6.5, FLAGS: frozenset({"heat"}), NOTE: "A calm day."}
    for key, answer in answers.items():
        assert check_in.put(asked(check_in, key), answer)

    again = CheckIn(session)
    assert {key: again.answer(asked(again, key)) for key in answers} == answers
    assert check_in.status == "Saved 11:00"


def test_the_same_answer_again_saves_nothing(session: Session, check_in: CheckIn) -> None:
    check_in.put(asked(check_in, "pain"), 4)
    changes = session.file.check().rows["change"]

    assert not check_in.put(asked(check_in, "pain"), 4)
    assert session.file.check().rows["change"] == changes


@pytest.mark.parametrize("key", ["pain", "sleep_hours", FLAGS, NOTE])
def test_an_answer_can_be_taken_back(check_in: CheckIn, key: str) -> None:
    answers: dict[str, Answer] = {"pain": 4, "sleep_hours": 6.5, FLAGS: frozenset({"heat"}), NOTE: "Words"}
    check_in.put(asked(check_in, key), answers[key])

    check_in.put(asked(check_in, key), None)

    assert check_in.answer(asked(check_in, key)) is None


def test_one_can_go_forward_and_back_but_not_past_the_ends(check_in: CheckIn) -> None:
    assert not check_in.back()
    assert all(check_in.forward() for _ in range(8))
    assert not check_in.forward()
    assert check_in.at_end


def test_another_day_begins_at_its_first_question_and_says_it_is_late(session: Session, check_in: CheckIn) -> None:
    check_in.forward()

    check_in.go_to_day(session.today - timedelta(days=3))

    assert check_in.position == 0
    assert "late" in check_in.late_text


def test_tomorrow_cannot_be_reached(session: Session, check_in: CheckIn) -> None:
    check_in.go_to_day(session.today + timedelta(days=1))

    assert check_in.day == session.today


def test_after_midnight_an_untouched_check_in_turns_to_the_new_day(
    session: Session, check_in: CheckIn, clock: TestClock
) -> None:
    before = check_in.day
    assert not check_in.midnight()
    clock.forward(days=1)

    assert check_in.midnight()
    assert check_in.day == session.today == before + timedelta(days=1)


def test_after_midnight_a_check_in_that_has_begun_stays_on_its_day(check_in: CheckIn, clock: TestClock) -> None:
    before = check_in.day
    check_in.put(asked(check_in, "pain"), 4)
    clock.forward(days=1)

    assert check_in.midnight()
    assert check_in.day == before


def test_a_caregiver_is_asked_in_their_own_words_and_starts_empty(session: Session, check_in: CheckIn) -> None:
    check_in.put(asked(check_in, "pain"), 4)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))

    check_in.author_switched()

    assert check_in.respondent is Respondent.PROXY
    assert check_in.answer(asked(check_in, "pain")) is None
    assert "person you help" in asked(check_in, "pain").sentence
    assert [v.respondent for v in check_in.views()] == [Respondent.PROXY, Respondent.SELF, Respondent.TOGETHER]


def test_a_caregiver_can_type_what_the_person_says_and_both_stay(session: Session, check_in: CheckIn) -> None:
    check_in.put(asked(check_in, "pain"), 4)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    check_in.author_switched()

    check_in.take_view(Respondent.SELF)
    check_in.put(asked(check_in, "pain"), 6)

    assert "How much did this bother you" in asked(check_in, "pain").sentence
    found = check_in.journal.entries(last_days(1, session.today))
    assert [e.score("pain") for e in found] == [4, 6]
