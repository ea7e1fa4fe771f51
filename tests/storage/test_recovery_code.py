"""Recovery codes: what a tired hand gets wrong is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.errors import RecoveryCodeSlip
from spms_desktop.storage.recovery_code import ALPHABET, groups, new_code, normal_form

places = st.integers(min_value=0, max_value=27)
letters = st.sampled_from(ALPHABET)


def test_a_code_has_seven_groups_of_four_letters_and_reads_back() -> None:
    code = new_code()

    assert [len(group) for group in groups(code)] == [4] * 7
    assert normal_form(code) == code.replace("-", "")


def test_a_code_is_read_in_small_letters_with_spaces_and_look_alikes() -> None:
    code = new_code()

    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")

    assert normal_form(typed) == code.replace("-", "")


def test_codes_differ() -> None:
    assert len({new_code() for _ in range(200)}) == 200


@given(place=places, letter=letters)
def test_any_single_wrong_letter_is_noticed(place: int, letter: str) -> None:
    right = normal_form(new_code())
    wrong = right[:place] + letter + right[place + 1 :]

    if wrong != right:
        with pytest.raises(RecoveryCodeSlip):
            normal_form(wrong)


@given(first=places, second=places, letter_a=letters, letter_b=letters)
def test_any_two_wrong_letters_are_noticed(first: int, second: int, letter_a: str, letter_b: str) -> None:
    right = normal_form(new_code())
    wrong = list(right)
    wrong[first], wrong[second] = letter_a, letter_b

    if "".join(wrong) != right:
        with pytest.raises(RecoveryCodeSlip):
            normal_form("".join(wrong))


@given(place=st.integers(min_value=0, max_value=26))
def test_swapped_neighbours_are_noticed(place: int) -> None:
    right = normal_form(new_code())
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]

    if wrong != right:
        with pytest.raises(RecoveryCodeSlip):
            normal_form(wrong)


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-" * 8, "????-????-????-????-????-????-????"])
def test_what_is_no_code_is_a_slip(typed: str) -> None:
    with pytest.raises(RecoveryCodeSlip):
        normal_form(typed)
