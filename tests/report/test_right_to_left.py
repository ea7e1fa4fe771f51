"""Hebrew and Arabic as they are seen on a line that runs from left to right."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.report.glyph_check import missing_glyphs
from spms_desktop.report.right_to_left import as_seen, joined_letters, seen_order
from spms_desktop.report.visit_summary import render
from tests.report.examples import rich_summary
from tests.report.reading import text_of

SCRIPTS = st.text(st.sampled_from("abZ 12.,(-)אבגדש مرحباال\u0640\u05b0"), max_size=30)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("plain", "plain"),
        ("abc שלום עולם def", "abc םלוע םולש def"),
        ("שלום 123 עולם", "םלוע 123 םולש"),
        ("123 שלום", "123 םולש"),
        ("שלום 123", "123 םולש"),
        ("שלום, 23 Nov", "םולש, 23 Nov"),
        ("שלום 15 mg", "םולש 15 mg"),
        ("(שלום) ok", "(םולש) ok"),
        ("a (ב (ג) ד) z", "a (ד (ג) ב) z"),
        ("מחיר 12.50 ש", "ש 12.50 ריחמ"),
        ("שָׁלוֹם.", "םוֹלשָׁ."),
    ],
)
def test_words_stand_in_the_order_they_are_seen(typed: str, seen: str) -> None:
    assert as_seen(typed) == seen


@given(SCRIPTS)
def test_no_letter_is_lost_or_doubled(text: str) -> None:
    assert sorted(seen_order(text)) == list(range(len(text)))


@given(SCRIPTS)
def test_joining_twice_changes_nothing(text: str) -> None:
    once = joined_letters(text)
    assert joined_letters(once) == once
    assert len(once) == len(text)


def test_arabic_letters_join_their_neighbours() -> None:
    assert joined_letters("مرحبا") == "\ufee3\ufeae\ufea3\ufe92\ufe8e"
    assert joined_letters("باب") == "\ufe91\ufe8e\ufe8f"


def test_a_long_text_breaks_into_lines_first_and_is_turned_then() -> None:
    words = " ".join(f"מילה{number}" for number in range(40))
    made = replace(rich_summary(), matters_most=words)
    lines = [line for line in text_of(render(made)).splitlines() if "מילה" in line]  # pypdf turns letters back
    assert len(lines) == 2
    assert "0 מילה" in lines[0]
    assert "9מילה" in lines[0]
    assert "18מילה" in lines[1]


def test_a_screen_reader_hears_the_words_in_the_order_of_typing() -> None:
    made = replace(rich_summary(), matters_most="שלום (עולם)", person="שלום")
    with pikepdf.open(BytesIO(render(made))) as pdf:
        said: list[Any] = [
            str(o.ActualText) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ActualText" in o
        ]
    assert "“שלום (עולם)”" in said


def test_it_is_no_longer_reported_as_not_shown() -> None:
    assert missing_glyphs(replace(rich_summary(), person="שלום مرحبا")) == frozenset()
