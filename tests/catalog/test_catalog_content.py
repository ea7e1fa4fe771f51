"""The shipped rows load, hang together, name their sources and hold only what was checked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sized
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

from spms_desktop.catalog.abilities import abilities
from spms_desktop.catalog.checks import checks, usual_checks
from spms_desktop.catalog.courses import courses
from spms_desktop.catalog.event_forms import event_forms
from spms_desktop.catalog.form_scores import form_scores
from spms_desktop.catalog.glossary import glossary
from spms_desktop.catalog.help_lines import regions
from spms_desktop.catalog.help_texts import screens
from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import flags, measures
from spms_desktop.catalog.medicines import medicines, skip_reasons
from spms_desktop.catalog.prompts import prompts
from spms_desktop.catalog.roles import roles
from spms_desktop.catalog.symptoms import DEFAULT_CORE, SHORT_LABEL_LENGTH, symptom, symptoms
from spms_desktop.catalog.therapies import therapy_kinds
from spms_desktop.catalog.wording import wording
from spms_desktop.resource_files import resource

FILES = sorted(resource("catalog").glob("*.json"))
LOADERS: dict[str, Callable[[], Sized]] = {
    "abilities.json": abilities,
    "checks.json": checks,
    "courses.json": courses,
    "events.json": event_forms,
    "form_scores.json": form_scores,
    "instruments.json": instruments,
    "symptoms.json": symptoms,
    "measures.json": measures,
    "medicines.json": medicines,
    "skip_reasons.json": skip_reasons,
    "roles.json": roles,
    "therapies.json": therapy_kinds,
    "prompts.json": prompts,
    "help_lines.json": regions,
    "usual_checks.json": usual_checks,
    "glossary.json": glossary,
    "help.json": screens,
}


def read(name: str) -> dict[str, Any]:
    """A catalogue file as plain values."""
    content: dict[str, Any] = json.loads(resource("catalog", name).read_text(encoding="utf-8"))
    return content


def test_every_shipped_file_has_a_loader() -> None:
    assert {path.name for path in FILES} == {*LOADERS, "wording.json"}


@pytest.mark.parametrize("name", LOADERS)
def test_every_row_of_a_file_is_loaded_once(name: str) -> None:
    assert len(LOADERS[name]()) == len(read(name)["rows"]) > 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_row_has_a_source_and_a_date_and_every_source_is_used(path: Path) -> None:
    content = read(path.name)

    assert all(row["source"] and row["as_of"] for row in content["rows"])
    assert {source for row in content["rows"] for source in row["source"]} == set(content["sources"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", content["checked"])


def test_symptoms_come_by_rank_with_the_overall_rating_first() -> None:
    ranks = [row.rank for row in symptoms().values()]

    assert ranks == list(range(len(ranks)))
    assert next(iter(symptoms())) == "overall"


def test_the_default_core_is_shipped_switched_on_and_daily() -> None:
    assert DEFAULT_CORE == ("overall", "fatigue", "walking", "stiffness_spasms", "pain")
    assert all(symptoms()[name].cadence == "daily_core" and symptoms()[name].default_on for name in DEFAULT_CORE)


def test_short_labels_are_short_and_tell_symptoms_apart() -> None:
    short = [row.short_label for row in symptoms().values()]

    assert max(map(len, short)) <= SHORT_LABEL_LENGTH
    assert len(set(short)) == len(short)


def test_mood_closeness_bladder_and_bowel_start_hidden_from_the_caregiver() -> None:
    symptoms_kept = {row.id for row in symptoms().values() if row.sensitive}
    measures_kept = {row.id for row in measures().values() if row.sensitive}

    assert symptoms_kept == {"low_mood", "worry", "laugh_cry", "intimacy", "bladder", "bowel"}
    assert measures_kept == {
        "bladder_accidents",
        "night_bathroom",
        "catheter",
        "catheter_times",
        "bowel_moved",
        "change_3m_bladder",
    }
    assert not symptoms()["intimacy"].default_on


def test_an_unknown_symptom_is_the_persons_own() -> None:
    own = symptom("Burning feet at night")

    assert own.label == "Burning feet at night"
    assert own.short_label == "Burning feet at n…"
    assert all((own.question, own.anchor_0, own.anchor_10))
    assert own.rank > max(row.rank for row in symptoms().values())


def test_values_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        symptom("pain").label = "Ache"  # type: ignore[misc]


def test_numbers_have_a_span_and_choices_have_options() -> None:
    for row in measures().values():
        if row.type in ("number", "integer", "nrs_0_10"):
            assert row.minimum is not None
            assert row.maximum is not None
            assert row.step
            assert row.minimum < row.maximum
        assert bool(row.options) == row.type.endswith("choice"), row.id
        assert len({option.id for option in row.options}) == len(row.options)


def test_every_answer_of_a_choice_has_its_number_and_they_rise_without_gaps() -> None:
    for row in measures().values():
        if row.type in ("choice", "ordinal_choice"):
            orders = [option.order for option in row.options]
            assert None not in orders
            assert orders == list(range(orders[0] or 0, (orders[0] or 0) + len(orders)))


def test_flags_of_infection_are_marked() -> None:
    marked = {flag.id for flag in flags().values() if flag.infection}

    assert marked == {"fever", "uti_signs", "cold_flu", "other_infection"}
    assert {"heat", "overdid_it", "new_or_worse", "missed_dose"} <= set(flags())


def test_only_checked_help_lines_and_emergency_numbers_are_shipped() -> None:
    emergency = {code: region.emergency for code, region in regions().items()}
    reachable = [line.call or line.text or line.chat for region in regions().values() for line in region.lines]

    assert emergency == {
        "US": "911",
        "CA": None,
        "GB": "999",
        "IE": "112",
        "AU": "000",
        "EU": "112",
        "OTHER": None,
    }
    assert all(reachable)
    assert "Shout" not in {line.name for region in regions().values() for line in region.lines}


def test_medicines_name_shipped_symptoms_and_no_placeholders_as_brands() -> None:
    for row in medicines().values():
        assert set(row.for_symptoms) <= set(symptoms()), row.id
        assert all(brand[0].isupper() for brand in row.brands), row.id


def test_what_was_not_checked_about_a_medicine_is_left_out() -> None:
    only_the_name = medicines()["pregabalin"]
    weekly_as_we_think = medicines()["interferon_b1a_im"]

    assert (only_the_name.brands, only_the_name.drug_class, only_the_name.for_symptoms) == ((), "", ())
    assert weekly_as_we_think.rhythm == "as_prescribed"
    assert "solifenacin" not in medicines()


def test_no_medicine_claims_an_approval() -> None:
    said = " ".join(f"{row.generic} {row.drug_class} {row.note}" for row in medicines().values()).lower()

    assert not re.search(r"approv|label|licen|indicat|off-label", said)
    assert "differs by country" in medicines()["tolebrutinib"].note


def test_the_reasons_for_a_skipped_dose_are_complete() -> None:
    assert len(skip_reasons()) == 10
    assert skip_reasons()["hard_to_open_or_inject"] == "Hard to open or inject"


def test_standing_texts_have_the_blanks_they_need() -> None:
    texts = wording()

    assert {"first_run", "footer", "pdf_footer", "medicines", "trends", "reminders"} <= set(texts.disclaimers)
    assert "{emergency}" in texts.urgent_help.lead
    assert texts.trend_templates["adherence"].format(taken=26, due=28) == "You marked 26 of 28 doses as taken."
    assert len(texts.urgent_help.items) >= 8
    assert texts.urgent_help.call_team


def test_the_hint_about_relapses_and_the_urgent_list_say_when_they_were_checked_and_by_what() -> None:
    texts = wording()

    assert texts.checked.isoformat() == read("wording.json")["checked"]
    assert all(words in texts.relapse_hint for words in ("24 hours", "30 days", "fever or infection", "Only your care"))
    assert any("Definition of a relapse" in source for source in texts.sources)
    assert any("urgent help" in source for source in texts.sources)
