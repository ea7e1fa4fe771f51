"""Every text of the program: plain enough to read on a foggy day, and whole in each language it is offered in."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from string import Formatter
from types import ModuleType
from typing import Any

import pytest

from tests.catalog.test_catalog_words import FORBIDDEN, HIGHEST_GRADE, grade

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
SHORTEST = 6
"""A grade means nothing for fewer words than these."""
TERMS = re.compile(
    r"\b(caregivers?|medicines?|neurologist|questionnaire|appointments?|reminders?|passphrase|recovery|recorded"
    r"|secondary progressive MS|primary progressive MS)\b",
    re.IGNORECASE,
)
"""The words of the field and of this program, which readers know: they count as short ones."""


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("spms_packaging_texts", PACKAGING / "texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


texts = load()


@pytest.fixture(scope="module")
def wanted() -> Any:
    return texts.wanted()


def as_read(text: str) -> str:
    """The text with something short in the place of what is filled in and of the field's terms."""
    return TERMS.sub("term", re.sub(r"\{[^}]*\}", "ten", text))


def fields(text: str) -> set[str]:
    return {name for _before, name, _spec, _turn in Formatter().parse(text) if name}


def test_every_sentence_is_grade_7_or_lower(wanted: Any) -> None:
    sentences = [texts.key(m.id) for m in wanted if m.id]
    read = [(t, as_read(t)) for t in sentences if t.rstrip().endswith((".", "!", "?"))]

    hard = {text: round(grade(plain), 1) for text, plain in read if len(plain.split()) >= SHORTEST}

    assert len(hard) > 500
    assert {text: found for text, found in hard.items() if found > HIGHEST_GRADE} == {}


def test_no_text_has_a_word_that_the_program_does_not_use(wanted: Any) -> None:
    found = [texts.key(m.id) for m in wanted if m.id]

    assert [text for text in found if FORBIDDEN.search(TERMS.sub("", text))] == []


@pytest.mark.parametrize("path", texts.po_files(), ids=lambda path: path.parent.parent.name)
def test_a_language_that_is_offered_has_words_for_everything(path: Path, wanted: Any) -> None:
    catalog = texts.read(path)

    assert texts.missing(catalog, wanted) == []
    assert path.with_suffix(".mo").read_bytes() == texts.compiled(catalog)


@pytest.mark.parametrize("path", texts.po_files(), ids=lambda path: path.parent.parent.name)
def test_a_translation_fills_in_what_the_text_does(path: Path) -> None:
    assert [pair for message in texts.read(path) if message.id for pair in wrong(message)] == []


def wrong(message: Any) -> list[tuple[str, str]]:
    """Translations that leave out what is filled in, or make it up; a plural may say "one" in words."""
    ids = message.id if isinstance(message.id, (list, tuple)) else [message.id]
    strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    allowed = set().union(*map(fields, ids))
    left_out = len(ids) > 1
    bad = (s for s in strings if not fields(s) <= allowed or (fields(s) != allowed and not left_out))
    return [(texts.key(message.id), s) for s in bad]
