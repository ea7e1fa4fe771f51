"""User text is data, never markup; each letter gets a font that has it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from spms_desktop.report.fonts import Weight, fitting, runs, width
from spms_desktop.report.glyph_check import missing_glyphs
from spms_desktop.report.styles import paragraph
from spms_desktop.report.text import MAX_TEXT, bold, clean, clip, joined, markup, printable
from tests.report.examples import hostile_summary, rich_summary


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  two\n\tlines ", "two lines"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u202eturned", "turned"),
        ("half \ud800 pair", "half  pair"),
        ("e\u0301", "é"),
        ("\x00", ""),
    ],
)
def test_clean_keeps_what_can_be_printed(typed: str, shown: str) -> None:
    assert clean(typed) == shown


@given(st.text(max_size=60))
def test_any_text_is_a_paragraph_that_says_just_that(text: str) -> None:
    made = paragraph(markup(text))
    assert isinstance(made, Paragraph)
    shown = "".join(part for _font, part in runs(printable(text)))
    assert "".join(made.getPlainText().split()) == "".join(shown.split())


def test_markup_is_escaped() -> None:
    assert "&lt;img src=" in markup('<img src="a.png">')
    assert "&amp;amp;" in bold("&amp;")


def test_endless_text_is_cut() -> None:
    assert markup("a" * (MAX_TEXT + 5)).count("a") <= MAX_TEXT + 20


def test_text_between_pieces_gets_a_font_too() -> None:
    made = joined(markup("now"), markup(""), markup("then"), by=" → ")
    assert made.count("→") == 1
    assert "DejaVuSans" in made


@pytest.mark.parametrize(
    ("text", "fonts"),
    [
        ("Maria", ["AtkinsonHyperlegibleNext-Regular"]),
        ("Ελένη", ["DejaVuSans"]),
        ("Dr Жанна", ["AtkinsonHyperlegibleNext-Regular", "DejaVuSans"]),
        ("x\u0323\u0301", ["DejaVuSans"]),
        ("", []),
    ],
)
def test_each_run_has_a_font_with_its_letters(text: str, fonts: list[str]) -> None:
    found = runs(text)
    assert [font for font, _part in found] == fonts
    assert "".join(part for _font, part in found) == text


def test_letters_no_font_has_become_question_marks() -> None:
    assert runs("a🙂日b") == [("AtkinsonHyperlegibleNext-Regular", "a??b")]


@given(st.text(max_size=80), st.floats(20, 200))
def test_clipped_text_fits_and_says_that_it_was_cut(text: str, points: float) -> None:
    shown = clip(text, points)
    assert width(shown, Weight.REGULAR, 9.5) <= points + 0.01
    assert shown == printable(text) or shown.endswith("…")


def test_clipping_ends_with_a_whole_word() -> None:
    assert clip("walking to the garden without help", 120) == "walking to the garden…"


def test_fitting_counts_characters() -> None:
    assert fitting("aaaa", Weight.REGULAR, 10, width("aaa", Weight.REGULAR, 10) + 0.01) == 3


def test_nothing_is_missing_in_european_names() -> None:
    made = replace(rich_summary(), person="Ελένη Œuvre Жанна Łukasz Þór Ğ", clinician="Dr Čapek")
    assert missing_glyphs(made) == frozenset()


def test_emoji_are_reported_and_letters_from_right_to_left_are_not() -> None:
    found = missing_glyphs(hostile_summary())
    assert {"🙂", "日"} <= found
    assert not {"Ж", "Ε", "<", "é", "ע", "ع"} & found
