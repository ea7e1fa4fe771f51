"""Each kind of event has a form whose questions fill fields of the domain's Event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time
from typing import Any, get_type_hints

import pytest

from spms_desktop.catalog.event_forms import EventField, EventForm, FieldKind, event_forms
from spms_desktop.catalog.measures import flags, measures
from spms_desktop.domain.event import FALLS, LASTING, Event, EventKind
from spms_desktop.services.sample.happenings import episodes

HELD_AS: dict[FieldKind, Any] = {
    "line": str,
    "text": str,
    "choice": str,
    "suggest": str,
    "date": date | None,
    "time": time | None,
    "rating": int | None,
    "number": float | None,
    "ticks": tuple[str, ...],
    "symptoms": tuple[str, ...],
}
NOT_ASKED = {"uid", "kind", "start", "end", "excused", "private"}
FORMS = [pytest.param(kind, id=kind.value) for kind in EventKind]


def sample() -> list[Event]:
    """What happened in a sample journal of twelve years."""
    return [episode.event for episode in episodes(date(2014, 11, 23), date(2026, 11, 23))]


def field(kind: EventKind, name: str) -> EventField:
    """A question that the form of a kind must have."""
    found = event_forms()[kind].field(name)
    assert found is not None, f"{kind} does not ask {name}"
    return found


def texts_for_a_caregiver(form: EventForm) -> Iterator[str]:
    """Every text of a form as a caregiver sees it, except the two ends of a rating."""
    yield from (form.caregiver_label or form.label, form.sentence, form.start_label, form.end_label, *form.checklist)
    for asked in form.fields:
        yield from (asked.caregiver_label or asked.label, asked.hint)
        yield from (option.label for option in asked.options)


def test_every_kind_has_a_form() -> None:
    assert list(event_forms()) == list(EventKind)


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_asks_each_field_of_an_event_once_and_as_it_is_held(kind: EventKind) -> None:
    held = get_type_hints(Event)
    asked = event_forms()[kind].fields

    assert len({question.id for question in asked}) == len(asked)
    for question in asked:
        assert question.id not in NOT_ASKED
        assert held[question.id] == HELD_AS[question.kind], question.id


def test_every_field_of_an_event_is_asked_somewhere() -> None:
    asked = {question.id for form in event_forms().values() for question in form.fields}

    assert asked == {f.name for f in fields(Event)} - NOT_ASKED


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_begins_with_a_short_name_and_ends_with_a_note(kind: EventKind) -> None:
    asked = event_forms()[kind].fields

    assert (asked[0].id, asked[0].label) == ("title", "Short name")
    assert asked[-1].id == "note"


@pytest.mark.parametrize("kind", FORMS)
def test_only_what_lasts_is_asked_for_its_end(kind: EventKind) -> None:
    assert bool(event_forms()[kind].end_label) == (kind in LASTING)


@pytest.mark.parametrize("kind", FORMS)
def test_answers_are_offered_where_they_are_needed_and_told_apart(kind: EventKind) -> None:
    for question in event_forms()[kind].fields:
        assert bool(question.options) == (question.kind in ("choice", "ticks", "suggest")), question.id
        assert len({option.id for option in question.options}) == len(question.options)
        assert len({option.label for option in question.options}) == len(question.options)
        assert question.kind == "ticks" or not any(option.alone for option in question.options)


@pytest.mark.parametrize("kind", FORMS)
def test_numbers_have_a_span_and_ratings_have_words_at_both_ends(kind: EventKind) -> None:
    for question in event_forms()[kind].fields:
        limits = (question.minimum, question.maximum, question.step)
        assert (None not in limits) == (question.kind in ("number", "rating")), question.id
        assert bool(question.anchor_0 and question.anchor_10) == (question.kind == "rating")


def test_temperature_is_kept_within_what_a_body_can_have() -> None:
    asked = field(EventKind.RELAPSE, "temperature")

    assert (asked.minimum, asked.maximum, asked.step, asked.unit) == (34, 43, 0.1, "°C")


def test_the_same_question_has_the_same_answers_on_each_form_unless_fewer_fit() -> None:
    for name in ("urine_test", "team_said", "place", "activity", "hurt", "head_hit", "told"):
        answers = {
            question.options
            for form in event_forms().values()
            if (question := form.field(name)) is not None and question.options
        }
        assert len(answers) == 1, name
    fewer, all_of_them = (field(kind, "triggers").options for kind in (EventKind.INFECTION, EventKind.RELAPSE))
    assert set(fewer) == {option for option in all_of_them if option.infection}


def test_all_falls_are_asked_where_and_how_and_only_a_real_fall_about_the_head() -> None:
    for kind in FALLS:
        assert {"place", "activity", "hurt", "injury", "told"} <= {f.id for f in event_forms()[kind].fields}
    assert event_forms()[EventKind.NEAR_FALL].field("head_hit") is None
    assert [option.id for option in field(EventKind.FALL, "head_hit").options] == ["no", "yes", "not_sure"]
    assert [option.id for option in field(EventKind.FALL, "hurt").options] == ["none", "minor", "needed_care"]


def test_only_a_possible_relapse_has_the_list_to_look_at_before_a_call() -> None:
    with_list = [form for form in event_forms().values() if form.checklist]

    assert [form.id for form in with_list] == [EventKind.RELAPSE]
    assert len(with_list[0].checklist) == 6
    assert any("relapse-pseudoexacerbation" in source for source in with_list[0].sources)


def test_a_new_aid_is_named_as_in_the_weekly_question() -> None:
    weekly = {option.id: option.label for option in measures()["walking_aid"].options}
    offered = {option.id: option.label for option in field(EventKind.NEW_AID, "aid").options}

    assert offered == {name: label for name, label in weekly.items() if name not in ("none", "bed")}


def test_triggers_and_flags_of_one_name_mean_the_same() -> None:
    for option in field(EventKind.RELAPSE, "triggers").options:
        if option.id in flags():
            assert option.infection == flags()[option.id].infection, option.id


def test_everything_in_the_sample_journal_can_be_seen_on_a_form() -> None:
    blank = Event("", EventKind.OTHER, date(2026, 1, 1))

    for event in sample():
        filled = {f.name for f in fields(Event) if getattr(event, f.name) != getattr(blank, f.name)} - NOT_ASKED
        assert filled <= {question.id for question in event_forms()[event.kind].fields}, event.kind


def test_every_code_in_the_sample_journal_is_declared() -> None:
    triggers = {(event.kind, code) for event in sample() for code in event.triggers}

    assert (EventKind.RELAPSE, "poor_sleep") in triggers
    for kind, code in triggers:
        assert code in {option.id for option in field(kind, "triggers").options}


def test_a_stored_code_has_words_and_the_persons_own_words_stay() -> None:
    asked = field(EventKind.RELAPSE, "triggers")

    assert asked.words("overdid_it") == "Did too much"
    assert asked.words("moving house") == "moving house"


@pytest.mark.parametrize("kind", FORMS)
def test_a_caregiver_is_not_asked_about_themselves(kind: EventKind) -> None:
    for text in texts_for_a_caregiver(event_forms()[kind]):
        assert not re.search(r"\b(you|your|I|me|my)\b", text, re.IGNORECASE), text
