"""What the catalogue says is plain, short and free of words the program does not use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from spms_desktop.catalog.abilities import abilities
from spms_desktop.catalog.event_forms import event_forms
from spms_desktop.catalog.form_scores import form_scores
from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import measures
from spms_desktop.catalog.medicines import medicines, skip_reasons
from spms_desktop.catalog.roles import roles
from spms_desktop.catalog.symptoms import symptoms
from spms_desktop.catalog.wording import wording
from spms_desktop.resource_files import resource

HIGHEST_GRADE = 7.0
FORBIDDEN = re.compile(r"\b(progress\w*|relapse detected|risk\w*|abnormal\w*|should|overdue)\b", re.IGNORECASE)


def syllables(word: str) -> int:
    """The syllables of an English word, by its groups of vowels."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    silent = re.search(r"[^aeiouyl]e$|[^aeioutd]ed$|[^aeiousxzcgh]es$", letters)
    split = re.findall(r"ia|io(?!n|us)|[aeiou]ing", letters)
    return max(len(re.findall(r"[aeiouy]+", letters)) + len(split) - bool(silent), 1)


def grade(text: str) -> float:
    """The Flesch-Kincaid school grade of a text."""
    words = re.findall(r"[A-Za-z0-9{][\w'’{}-]*", text)
    sentences = [part for part in re.split(r"[.?!:]+(?:\s|$)", text) if part.strip()]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def as_sentences(labels: list[str]) -> str:
    """Labels as running text: a grade means nothing for one word ("Fever" would be grade 8)."""
    return ". ".join(label.rstrip(".?") for label in labels) + "."


def questions() -> Iterator[str]:
    """Every question of a symptom."""
    for row in symptoms().values():
        yield from (row.question, row.weekly_question, row.caregiver_question, row.weekly_caregiver_question)


def standing_texts() -> Iterator[str]:
    """Every full sentence the catalogue can show."""
    texts = wording()
    yield from texts.disclaimers.values()
    yield from texts.trend_templates.values()
    yield from (texts.relapse_hint, texts.urgent_help.lead, *texts.urgent_help.items, *texts.urgent_help.call_team)
    panel = texts.item9_panel
    facts = {"emergency": "911", "line_name": "Helpline", "line_call": "988", "line_text_clause": "Or text 988."}
    yield from (panel.title, *panel.body, panel.helper, *(s.format(**facts) for s in panel.steps), panel.small_print)
    yield from (row.note for row in form_scores().values() if row.note)
    yield from (row.note for row in medicines().values() if row.note)
    yield from (row.measures for row in instruments().values())
    yield from (row.question for row in measures().values() if row.question)
    for form in event_forms().values():
        yield from (form.sentence, form.start_label, *form.checklist)
        yield from (field.hint for field in form.fields if field.hint)


def shown(value: Any) -> Iterator[str]:
    """Every text in a catalogue row except its sources."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("source", "as_of"):
                yield from shown(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from shown(inner)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The cat sat on the mat.", -1.45), ("It does not give medical advice.", 4.45)],
)
def test_the_grade_follows_the_published_formula(text: str, expected: float) -> None:
    assert grade(text) == pytest.approx(expected, abs=0.01)


def test_questions_and_standing_texts_are_easy_to_read() -> None:
    hard = {text: round(grade(text), 1) for text in (*questions(), *standing_texts()) if grade(text) > HIGHEST_GRADE}

    assert hard == {}


def test_a_symptom_with_its_question_and_both_ends_is_easy_to_read() -> None:
    for row in symptoms().values():
        for question in (row.question, row.caregiver_question):
            assert grade(as_sentences([row.label, question, row.anchor_0, row.anchor_10])) <= HIGHEST_GRADE, row.id


def test_a_measure_with_its_answers_is_easy_to_read() -> None:
    for caregiver in (False, True):
        labels = [row.caregiver_label if caregiver else row.label for row in measures().values()]
        answers = [option.label for row in measures().values() for option in row.options]
        assert grade(as_sentences(labels)) <= HIGHEST_GRADE
        assert grade(as_sentences(answers)) <= HIGHEST_GRADE


def test_a_form_with_its_answers_is_easy_to_read() -> None:
    for form in event_forms().values():
        for caregiver in (False, True):
            asked = [(field.caregiver_label if caregiver else "") or field.label for field in form.fields]
            answers = [option.label for field in form.fields for option in field.options]
            assert grade(as_sentences(asked + answers)) <= HIGHEST_GRADE, form.id


def test_scores_and_abilities_are_easy_to_read_medical_names_aside() -> None:
    assert grade(as_sentences([row.label.partition(" (")[0] for row in instruments().values()])) <= HIGHEST_GRADE
    for row in abilities().values():
        assert grade(f"Last time I could {row.label}.") <= HIGHEST_GRADE
        assert grade(f"Last time they could {row.caregiver_label or row.label}.") <= HIGHEST_GRADE


def test_roles_and_reasons_are_easy_to_read() -> None:
    assert grade(as_sentences([row.what_they_do for row in roles().values()])) <= HIGHEST_GRADE
    assert grade(as_sentences(list(skip_reasons().values()))) <= HIGHEST_GRADE


@pytest.mark.parametrize("path", sorted(resource("catalog").glob("*.json")), ids=lambda path: path.name)
def test_no_text_is_empty_holds_markup_or_uses_a_forbidden_word(path: Path) -> None:
    for row in json.loads(path.read_text(encoding="utf-8"))["rows"]:
        for text in shown(row):
            assert text == text.strip() != ""
            assert not re.search(r"</?\w|&\w+;|\*\*", text), text
            # the disease has that word in its name, as the team says it
            assert not FORBIDDEN.search(text.replace("progressive MS", "MS")), text
