"""Treatments to ask about on a real encrypted journal: to the list for the visit, and back with an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.treatment_idea import TreatmentIdea
from spms_desktop.services.care import Care
from spms_desktop.services.session import Session
from spms_desktop.services.treatment_ideas import TreatmentIdeas

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
