"""Numbers in a form come back digit for digit, and a doubtful one is asked for again."""

from __future__ import annotations

import pytest

from spms_desktop.ui.questionnaires.numbers import read_exactly, written


@pytest.mark.parametrize("value", [12345678, 1234.5678, 0, -3, 0.0000012, 999999999])
def test_a_number_is_written_and_read_back_unchanged(value: float) -> None:
    assert read_exactly(written(value)) == (value, "")


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12.345", 12.345), ("12,5", 12.5), ("0,345", 0.345), ("1,234,567", 1234567), ("1.234,5", 1234.5)],
)
def test_a_comma_or_point_is_read_where_it_can_mean_one_thing(typed: str, value: float) -> None:
    assert read_exactly(typed) == (value, "")


@pytest.mark.parametrize(
    ("typed", "why"),
    [("12,345", "two ways"), ("1e5", "type a number"), ("1.2.3", "type a number"), ("99999999999", "shorter")],
)
def test_what_cannot_be_read_surely_is_told(typed: str, why: str) -> None:
    found, told = read_exactly(typed)
    assert found is None
    assert why in told
