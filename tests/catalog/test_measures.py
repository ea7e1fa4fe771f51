"""Measures are asked in their rhythm, with their words, and a value of several numbers has its parts."""

from __future__ import annotations

import re

import pytest

from spms_desktop.catalog.measures import Cadence, measures

RHYTHMS: dict[Cadence, set[str]] = {
    "daily_core": {"sleep_hours", "meds_taken", "falls", "flags_today"},
    "daily_optional": {
        "near_falls",
        "bladder_accidents",
        "night_bathroom",
        "bowel_moved",
        "spasm_band",
        "heat_exposure",
        "rest_breaks",
        "activity_minutes",
        "note",
    },
    "weekly": {"walking_aid", "walk_distance", "help_hours", "caregiver_strain"},
    "monthly": {"weight", "change_3m", "change_3m_walking", "change_3m_thinking", "change_3m_bladder"},
    "as_needed": {"temperature", "catheter", "catheter_times", "blood_pressure"},
    "part": {"bp_systolic", "bp_diastolic"},
}


@pytest.mark.parametrize("cadence", RHYTHMS)
def test_each_measure_has_its_rhythm(cadence: Cadence) -> None:
    assert {row.id for row in measures().values() if row.cadence == cadence} == RHYTHMS[cadence]


def test_what_is_not_asked_of_everybody_starts_switched_off() -> None:
    off = {row.id for row in measures().values() if not row.default_on}

    assert off == RHYTHMS["daily_optional"] - {"note"} | RHYTHMS["as_needed"] | RHYTHMS["part"]


def test_every_part_belongs_to_one_measure_and_is_a_number() -> None:
    parts = [part for row in measures().values() for part in row.parts]

    assert sorted(parts) == sorted(RHYTHMS["part"])
    assert all(measures()[part].type == "integer" for part in parts)
    assert measures()["blood_pressure"].parts == ("bp_systolic", "bp_diastolic")


def test_blood_pressure_is_kept_within_what_a_cuff_can_show() -> None:
    upper, lower = (measures()[part] for part in measures()["blood_pressure"].parts)

    assert (upper.minimum, upper.maximum, upper.unit) == (40, 300, "mmHg")
    assert (lower.minimum, lower.maximum, lower.unit) == (20, 200, "mmHg")


def test_change_since_three_months_ago_has_the_same_answers_for_each_part_of_life() -> None:
    asked = [row for name, row in measures().items() if name.startswith("change_3m")]

    assert len(asked) == 4
    assert len({row.options for row in asked}) == 1


def test_a_rating_of_a_measure_has_its_question_and_both_ends() -> None:
    rated = [row for row in measures().values() if row.type == "nrs_0_10"]

    assert [row.id for row in rated] == ["caregiver_strain"]
    assert all((row.question, row.anchor_0, row.anchor_10) for row in rated)
    assert all((row.minimum, row.maximum, row.caregiver_only) == (0, 10, True) for row in rated)


def test_a_caregiver_is_asked_about_the_person() -> None:
    for row in measures().values():
        assert not re.search(r"\b(I|my|me)\b", row.caregiver_label), row.id
        assert row.caregiver_only or not re.search(r"\b(you|your)\b", row.caregiver_label, re.IGNORECASE), row.id
