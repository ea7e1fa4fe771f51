"""Which questions are asked, which answers count, and the sum of what was answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.answer_weight import is_above_zero
from spms_desktop.domain.questionnaire import (
    SENSITIVE_FORM,
    Answer,
    Condition,
    FilledForm,
    Option,
    Question,
    Questionnaire,
    QuestionType,
    add_up,
    counted,
    enabled,
    unanswered,
)

OPTIONS = tuple(Option(f"s|{n}", word, "s", str(n), float(n)) for n, word in enumerate(("never", "some", "often")))
CHOICE, GROUP, STRING = QuestionType.CHOICE, QuestionType.GROUP, QuestionType.STRING


def ask(link: str, *, when: tuple[Condition, ...] = (), every: bool = True, required: bool = False) -> Question:
    return Question(link, CHOICE, link, options=OPTIONS, conditions=when, all_conditions=every, required=required)


def form(*questions: Question) -> Questionnaire:
    return Questionnaire("u", "A form", questions=questions)


def test_a_question_without_a_condition_is_asked() -> None:
    assert enabled(form(ask("a"), Question("g", GROUP, inside=(ask("b"),))), {}) == {"a", "g", "b"}


def test_what_stands_in_a_group_that_is_not_asked_is_not_asked_either() -> None:
    group = Question("g", GROUP, conditions=(Condition("a", "=", "s|2"),), inside=(ask("b"),))
    shown = form(ask("a"), group)
    assert enabled(shown, {"a": ["s|1"]}) == {"a"}
    assert enabled(shown, {"a": ["s|2"]}) == {"a", "g", "b"}


def test_an_answer_to_a_question_that_went_away_opens_no_other_and_does_not_count() -> None:
    chain = form(
        ask("a"), ask("b", when=(Condition("a", "=", "s|1"),)), ask("c", when=(Condition("b", "exists", True),))
    )
    answers = {"a": ["s|0"], "b": ["s|2"], "c": ["s|2"]}
    assert enabled(chain, answers) == {"a"}
    assert counted(chain, answers) == {"a": ("s|0",)}


def test_conditions_hold_all_or_any_and_may_look_ahead() -> None:
    conditions = (Condition("b", "=", "s|1"), Condition("c", "=", "s|1"))
    both = form(ask("a", when=conditions), ask("b"), ask("c"))
    either = form(ask("a", when=conditions, every=False), ask("b"), ask("c"))
    assert "a" not in enabled(both, {"b": ["s|1"]})
    assert "a" in enabled(both, {"b": ["s|1"], "c": ["s|1"]})
    assert "a" in enabled(either, {"c": ["s|1"]})


def test_two_questions_that_hide_each_other_settle() -> None:
    turning = form(
        ask("a", when=(Condition("b", "exists", False),)),
        ask("b", when=(Condition("a", "exists", False),)),
    )
    assert enabled(turning, {"a": ["s|1"], "b": ["s|1"]}) <= {"a", "b"}


def test_numbers_and_days_are_compared_and_different_sorts_never_hold() -> None:
    walked = Question("m", QuestionType.DECIMAL)
    day = Question("d", QuestionType.DATE)
    for operator, value, given_, holds in (
        (">", 5, 6, True),
        (">=", 5, 5, True),
        ("<", 5.5, 5, True),
        ("<=", 5, 6, False),
        ("!=", 5, 6, True),
        (">", "2026-01-01", "2026-02-01", True),
        (">", 5, "6", False),
    ):
        link = "d" if isinstance(given_, str) and "-" in given_ else "m"
        shown = form(walked, day, ask("a", when=(Condition(link, operator, value),)))
        assert ("a" in enabled(shown, {link: [given_]})) is holds, (operator, value, given_)


def test_the_sum_tells_how_much_of_it_is_answered() -> None:
    two = form(ask("a"), ask("b"), Question("why", STRING))
    assert add_up(form(Question("why", STRING)), {}) is None
    part = add_up(two, {"a": ["s|2"]})
    assert part is not None
    assert (part.total, part.answered, part.asked, part.complete) == (2, 1, 2, False)
    whole = add_up(two, {"a": ["s|2"], "b": ["s|1"]})
    assert whole is not None
    assert (whole.total, whole.complete) == (3, True)


def test_the_sum_tells_its_range_and_what_is_missing() -> None:
    several = Question("m", CHOICE, "m", repeats=True, options=OPTIONS)
    found = add_up(form(ask("a"), several), {"m": ["s|1", "s|2"]})
    assert found is not None
    assert (found.total, found.lowest, found.highest) == (3, 0, 5)
    assert [q.link for q in found.missing] == ["a"]


def test_only_some_questions_can_be_added_up() -> None:
    found = add_up(form(ask("a"), ask("b")), {"a": ["s|2"], "b": ["s|2"]}, only={"a"})
    assert found is not None
    assert (found.total, found.asked, found.highest) == (2, 1, 2)


def test_what_is_worked_out_is_neither_asked_nor_missed_nor_scored() -> None:
    hint = Question("hint", QuestionType.STRING, required=True)
    sum_ = Question("sum", CHOICE, required=True, read_only=True, options=OPTIONS, inside=(hint,))
    shown = form(ask("a"), sum_)
    assert unanswered(shown, {}) == []
    assert "hint" not in enabled(shown, {})
    found = add_up(shown, {"a": ["s|1"]})
    assert found is not None
    assert (found.asked, found.complete) == (1, True)


def test_sensitive_answers_are_filed_where_caregivers_do_not_look() -> None:
    filled = FilledForm("r", "u", date(2026, 11, 23), ())
    assert filled.item == ""
    assert replace(filled, sensitive=True).item == SENSITIVE_FORM


def test_a_required_question_is_missed_only_while_it_is_asked() -> None:
    shown = form(ask("a"), ask("b", required=True, when=(Condition("a", "=", "s|1"),)))
    assert unanswered(shown, {"a": ["s|0"]}) == []
    assert [q.link for q in unanswered(shown, {"a": ["s|1"]})] == ["b"]
    assert unanswered(shown, {"a": ["s|1"], "b": ["s|0"]}) == []


def test_more_than_not_at_all_is_told_by_value_number_or_place() -> None:
    plain = Question("x", CHOICE, options=(Option("no", "Not at all"), Option("yes", "Some days")))
    assert not is_above_zero(ask("a"), ["s|0"])
    assert is_above_zero(ask("a"), ["s|1"])
    assert not is_above_zero(plain, ["no"])
    assert is_above_zero(plain, ["yes"])
    assert not is_above_zero(Question("n", QuestionType.INTEGER), [0])
    assert is_above_zero(Question("n", QuestionType.INTEGER), [1])
    assert is_above_zero(Question("b", QuestionType.BOOLEAN), [True])
    assert not is_above_zero(plain, [])


@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.sampled_from(["exists", "=", "!="]))),
    st.dictionaries(st.sampled_from("abcde"), st.lists(st.sampled_from([o.id for o in OPTIONS]), max_size=2)),
)
def test_whatever_the_conditions_what_is_asked_settles_and_only_that_counts(
    conditions: list[tuple[str, str, str]], answers: dict[str, list[Answer]]
) -> None:
    def of(link: str) -> tuple[Condition, ...]:
        return tuple(
            Condition(other, op, True if op == "exists" else "s|1") for one, other, op in conditions if one == link
        )

    shown = form(*(ask(link, when=of(link)) for link in "abcde"))
    asked = enabled(shown, answers)
    found = counted(shown, answers)
    assert asked <= set("abcde")
    assert set(found) <= asked
    assert {link for link in "abcde" if not of(link)} <= asked
