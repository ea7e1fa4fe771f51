"""Which answers call for help: those that say more than "not at all", and those that leave a doubt."""

from __future__ import annotations

import pytest

from spms_desktop.domain.answer_weight import is_above_zero
from spms_desktop.domain.questionnaire import Option, Question, QuestionType

CHOICE = QuestionType.CHOICE


@pytest.mark.parametrize("numbers", [(3, 2, 1, 0), (0, 1, 2, 3), (1, 2, 3)])
def test_a_number_on_offer_counts_by_itself_whatever_its_place(numbers: tuple[int, ...]) -> None:
    question = Question("9", CHOICE, options=tuple(Option(str(n), str(n), value=n) for n in numbers))
    for n in numbers:
        assert is_above_zero(question, [str(n)]) is (n > 0)


@pytest.mark.parametrize(
    ("label", "more"),
    [
        ("Not at all", False),
        ("0 - Not at all", False),
        ("1. Not at all", False),
        ("0", False),
        ("Several days", True),
        ("0 = Nearly every day", True),
        ("3", True),
        ("On some days", True),
        ("Some words in no known language", True),
    ],
)
def test_words_count_by_what_they_say_and_in_doubt_as_more(label: str, more: bool) -> None:
    turned = Question("9", CHOICE, options=(Option("a", "Nearly every day"), Option("b", label)))
    assert is_above_zero(turned, ["b"]) is more
    assert is_above_zero(turned, ["a"])


def test_a_value_in_the_file_comes_before_doubtful_words_but_not_before_plain_ones() -> None:
    options = (Option("a", "On no day", ordinal=0), Option("b", "Several days", ordinal=0), Option("c", "?", ordinal=1))
    question = Question("9", CHOICE, options=options)
    assert [is_above_zero(question, [key]) for key in "abc"] == [False, True, True]
