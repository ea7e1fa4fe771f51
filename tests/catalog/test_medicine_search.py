"""Typing part of a medicine's name finds it."""

from __future__ import annotations

import pytest

from spms_desktop.catalog.medicines import find, medicines


def found(text: str) -> list[str]:
    """The ids that a typed text finds, best first."""
    return [medicine.id for medicine in find(text)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("copax", "glatiramer"),
        ("baclofen", "baclofen"),
        ("Kesimpta", "ofatumumab"),
        ("  OCREVUS ", "ocrelizumab"),
        ("fampridine", "dalfampridine"),
        ("Vitamin d", "vitamin_d"),
        ("gabapentín", "gabapentin"),
    ],
)
def test_a_generic_or_brand_name_is_found_in_any_writing(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_names_that_begin_with_the_text_come_first() -> None:
    assert found("beta")[0] == "interferon_b1b"  # Betaseron; the other interferons only contain "beta"
    assert "interferon_b1a_im" in found("beta")


@pytest.mark.parametrize("typed", ["bavlofen", "baclfen", "bacclofen", "balcofen", "kaclofen", "baclofenn"])
def test_one_slip_of_the_hand_is_forgiven(typed: str) -> None:
    assert "baclofen" in found(typed)


@pytest.mark.parametrize("typed", ["bavlofem", "bqc", "zzzz", "", "   "])
def test_two_slips_a_short_slip_and_nothing_find_nothing(typed: str) -> None:
    assert found(typed) == []


def test_an_exact_fit_is_not_mixed_with_near_ones() -> None:
    assert found("modafinil") == ["modafinil", "armodafinil"]


def test_the_list_is_never_longer_than_asked_for() -> None:
    assert len(find("a")) == 8
    assert len(find("a", limit=3)) == 3


def test_picker_options_are_no_names_to_type() -> None:
    assert medicines()["no_dmt"].kind == "dmt_option"
    assert "no_dmt" not in found("no disease")
