"""Answers of a preparation take the place of earlier ones, and what is left empty is passed by."""

from __future__ import annotations

from datetime import date

from spms_desktop.domain.preparation import Preparation, TopicAnswer

DAY = date(2026, 11, 23)


def test_another_answer_takes_the_place_of_the_first() -> None:
    there = Preparation("v", DAY).with_answer(TopicAnswer("sleep", ("a",)), "topic:sleep")
    there = there.with_answer(TopicAnswer("sleep", (), "Well."), "topic:sleep")

    assert there.answers == (TopicAnswer("sleep", (), "Well."),)


def test_an_empty_answer_is_passed_by_and_a_later_one_takes_that_back() -> None:
    there = Preparation("v", DAY).with_answer(TopicAnswer("sleep"), "topic:sleep")
    assert (there.answers, there.skipped) == ((), ("topic:sleep",))

    there = there.with_answer(TopicAnswer("sleep", ("a",)), "topic:sleep")
    assert there.skipped == ()


def test_passing_by_keeps_what_was_answered_and_is_noted_once() -> None:
    there = Preparation("v", DAY).with_answer(TopicAnswer("sleep", ("a",)), "topic:sleep")
    there = there.with_skipped("topic:sleep").with_skipped("topic:sleep")

    assert there.answer("sleep").chosen == ("a",)
    assert there.skipped == ("topic:sleep",)
    assert there.answer("mood") == TopicAnswer("mood")
