"""The cards to prepare a visit: complete, plain, and with words for the caregiver."""

from __future__ import annotations

import pytest

from spms_desktop.catalog.prompts import QUESTIONS, Prompt, prompts, prompts_for
from tests.catalog.test_catalog_words import HIGHEST_GRADE, as_sentences, grade


def test_the_topics_of_the_brief_are_asked_in_their_order_and_the_caregiver_last() -> None:
    assert list(prompts()) == [
        "concerns",
        "unmet_needs",
        "cognitive",
        "sleep",
        "symptom_changes",
        "plan_difficulty",
        "mood",
        "new_therapies",
        "supportive",
        "primary_care",
        "goals",
        QUESTIONS,
        "caregiver",
    ]
    assert [p.id for p in prompts_for(person=True)] == list(prompts())[:-1]
    assert [p.id for p in prompts_for(person=False)] == list(prompts())


@pytest.mark.parametrize("prompt", prompts().values(), ids=lambda prompt: prompt.id)
@pytest.mark.parametrize("person", [True, False])
def test_a_card_is_easy_to_read(prompt: Prompt, person: bool) -> None:
    asked = " ".join((prompt.asks(person=person), *prompt.asks_more(person=person)))
    assert grade(asked) <= HIGHEST_GRADE
    names = prompt.id == "supportive" and person  # of therapies, as the field calls them
    labels = [] if names else [o.label for o in prompt.options(person=person)]
    assert grade(as_sentences([prompt.topic, asked, *labels])) <= HIGHEST_GRADE
    assert prompt.titled(person=person)


@pytest.mark.parametrize("prompt", prompts().values(), ids=lambda prompt: prompt.id)
def test_answers_have_ids_of_their_own(prompt: Prompt) -> None:
    for person in (True, False):
        ids = [option.id for option in prompt.options(person=person)]
        assert len(ids) == len(set(ids))


def test_feelings_and_the_life_of_the_caregiver_are_kept_private() -> None:
    assert {p.id for p in prompts().values() if p.sensitive} == {"mood", "caregiver"}
