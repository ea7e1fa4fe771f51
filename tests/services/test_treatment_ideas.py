"""Treatments to ask about on a real encrypted journal: to the list for the visit, and back with an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.treatment_idea import TreatmentIdea
from spms_desktop.domain.validation import MAX_TEXT
from spms_desktop.services.care import Care
from spms_desktop.services.session import Session
from spms_desktop.services.treatment_ideas import TreatmentIdeas
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)


@pytest.fixture
def ideas(session: Session) -> TreatmentIdeas:
    return TreatmentIdeas(session)


@pytest.fixture
def trial(ideas: TreatmentIdeas) -> TreatmentIdea:
    return ideas.keep(TreatmentIdea("", " A trial ", TODAY, " MS society "))


@pytest.mark.usefixtures("trial")
def test_a_treatment_is_noted_with_clean_words(ideas: TreatmentIdeas) -> None:
    (record,) = ideas.open()

    assert (record.idea.name, record.idea.source) == ("A trial", "MS society")
    assert record.listed is None


@pytest.mark.parametrize(
    ("name", "day", "problem"), [(" ", TODAY, "name_missing"), ("A", TODAY + timedelta(days=1), "day_in_future")]
)
def test_what_does_not_fit_is_refused(ideas: TreatmentIdeas, name: str, day: date, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        ideas.keep(TreatmentIdea("", name, day))
    assert ideas.open() == []


def test_it_becomes_one_question_for_the_visit(ideas: TreatmentIdeas, trial: TreatmentIdea, session: Session) -> None:
    assert ideas.put_on_list(trial)
    assert not ideas.put_on_list(trial)

    (item,) = Care(session).items()
    assert item.text == "What about A trial? I read about it here: MS society"
    assert ideas.open()[0].listed == item


def test_an_answer_kept_here_answers_the_question_too_and_undo_opens_both(
    ideas: TreatmentIdeas, trial: TreatmentIdea, session: Session
) -> None:
    ideas.put_on_list(trial)
    ideas.answer(trial, " Not here yet. ", TODAY)

    assert Care(session).items() == []
    assert [i.answer for i in Care(session).answered()] == ["Not here yet."]
    assert [(r.answer, r.answered_on) for r in ideas.open()] == [("Not here yet.", TODAY)]

    session.undo()
    assert len(Care(session).items()) == 1
    assert [r.answered_on for r in ideas.open()] == [None]


def test_an_answer_kept_with_the_question_is_shown_here(
    ideas: TreatmentIdeas, trial: TreatmentIdea, session: Session
) -> None:
    ideas.put_on_list(trial)
    care = Care(session)
    care.answer_item(care.items()[0], "Ask again in spring.")

    assert [(r.answer, r.answered_on) for r in ideas.open()] == [("Ask again in spring.", TODAY)]


def test_it_is_answered_without_having_been_on_the_list(ideas: TreatmentIdeas, trial: TreatmentIdea) -> None:
    ideas.answer(trial, "", TODAY)

    assert [(r.answer, r.answered_on) for r in ideas.open()] == [("", TODAY)]


def test_dropping_takes_an_open_question_off_the_list(
    ideas: TreatmentIdeas, trial: TreatmentIdea, session: Session
) -> None:
    ideas.put_on_list(trial)
    ideas.drop(trial)

    assert (ideas.open(), ideas.dropped_count(), Care(session).items()) == ([], 1, [])

    ideas.drop(ideas.dropped()[0].idea, dropped=False)
    assert len(ideas.open()) == 1


def test_those_that_wait_for_an_answer_come_first(ideas: TreatmentIdeas, trial: TreatmentIdea) -> None:
    older = ideas.keep(replace(trial, uid="", name="Older", day=TODAY - timedelta(days=9)))
    ideas.answer(trial, "No.", TODAY)

    assert [r.idea.name for r in ideas.open()] == [older.name, "A trial"]


def test_while_it_is_on_the_list_the_answer_is_that_of_the_question(
    ideas: TreatmentIdeas, trial: TreatmentIdea, session: Session
) -> None:
    care = Care(session)
    ideas.put_on_list(trial)
    ideas.answer(trial, "No.", TODAY)
    care.answer_item(care.answered()[0], "Yes, after all.")
    assert [(r.answer, r.answered_on) for r in ideas.open()] == [("Yes, after all.", TODAY)]

    care.reopen_item(care.answered()[0])
    assert [(r.answer, r.answered_on) for r in ideas.open()] == [("Yes, after all.", None)]


def test_the_answer_of_the_question_is_also_that_of_one_that_was_dropped(
    ideas: TreatmentIdeas, trial: TreatmentIdea, session: Session
) -> None:
    ideas.put_on_list(trial)
    care = Care(session)
    care.answer_item(care.items()[0], "Ask again in spring.")
    ideas.drop(trial)

    assert [r.answer for r in ideas.dropped()] == ["Ask again in spring."]


def test_one_that_was_answered_keeps_its_words_when_it_is_asked_again(
    ideas: TreatmentIdeas, trial: TreatmentIdea
) -> None:
    ideas.answer(trial, "No.", TODAY)
    ideas.put_on_list(ideas.open()[0].idea)

    assert [(r.answer, r.answered_on) for r in ideas.open()] == [("No.", None)]


def test_the_question_of_a_very_long_note_can_be_edited(ideas: TreatmentIdeas, session: Session) -> None:
    ideas.put_on_list(ideas.keep(TreatmentIdea("", "y" * 200, TODAY, "s" * MAX_TEXT)))

    (item,) = Care(session).items()
    assert len(item.text) == MAX_TEXT
    assert item.text.endswith("s…")
    Care(session).edit_item(item)


def test_one_called_like_a_private_item_is_seen(ideas: TreatmentIdeas, session: Session) -> None:
    ideas.keep(TreatmentIdea("", "bladder", TODAY))
    session.write_as(session.authors()[1].uid)

    assert [r.idea.name for r in ideas.open()] == ["bladder"]


def test_of_those_noted_on_one_day_the_one_written_last_comes_first(ideas: TreatmentIdeas, clock: TestClock) -> None:
    for name in "abcdefgh":
        ideas.keep(TreatmentIdea("", name, TODAY))
        clock.forward(minutes=1)

    assert "".join(r.idea.name for r in ideas.open()) == "hgfedcba"
