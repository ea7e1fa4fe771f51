"""Scores that can be typed in, and the list of things a person could do, hang together."""

from __future__ import annotations

import re

import pytest

from spms_desktop.catalog.abilities import abilities
from spms_desktop.catalog.instruments import Instrument, instruments

ROWS = [pytest.param(row, id=row.id) for row in instruments().values()]


@pytest.mark.parametrize("row", ROWS)
def test_limits_and_rhythm_make_sense(row: Instrument) -> None:
    steps = (row.maximum - row.minimum) / row.step

    assert row.minimum < row.maximum
    assert steps == pytest.approx(round(steps))
    assert 0 <= row.least_days <= row.every_days


@pytest.mark.parametrize("row", ROWS)
def test_the_label_ends_with_the_name_used_in_the_field(row: Instrument) -> None:
    named = re.search(r"\((\S+)[^)]*\)$", row.label)

    assert named is not None
    assert row.id.startswith(named[1])


def test_only_checked_instruments_are_shipped() -> None:
    assert not {"GAD-2", "NFI-MS", "MMAS-8", "ZBI", "C-SSRS"} & set(instruments())
    assert len(instruments()) == 26


def test_what_is_measured_at_the_clinic_comes_first() -> None:
    clinic = ["EDSS", "T25FW", "9-HPT-right", "9-HPT-left", "SDMT", "6MWT", "TUG"]

    assert [row.id for row in instruments().values() if row.who == "clinician"] == clinic
    assert list(instruments())[: len(clinic)] == clinic


def test_steps_follow_how_the_score_is_written() -> None:
    steps = {name: instruments()[name].step for name in ("EDSS", "T25FW", "FSS", "MFIS", "PHQ-9")}

    assert steps == {"EDSS": 0.5, "T25FW": 0.1, "FSS": 0.1, "MFIS": 1, "PHQ-9": 1}


def test_the_aid_belongs_to_walking_tests_only() -> None:
    assert {row.id for row in instruments().values() if row.aid_matters} == {"T25FW", "6MWT", "TUG"}


def test_forms_on_mood_bladder_and_bowel_are_private_and_mood_is_never_asked_within_two_weeks() -> None:
    private = {row.id: row.least_days for row in instruments().values() if row.sensitive}

    assert private == {"PHQ-9": 14, "GAD-7": 14, "PHQ-2": 14, "BLCS": 0, "BWCS": 0}


def test_each_part_of_a_form_without_a_total_is_a_score_of_its_own() -> None:
    names = {name for name in instruments() if name.startswith(("9-HPT", "MSIS-29"))}

    assert names == {"9-HPT-right", "9-HPT-left", "MSIS-29-physical", "MSIS-29-psychological"}


def test_fewer_is_worse_only_where_more_is_better_and_unknown_where_the_form_decides() -> None:
    direction = {row.id: row.higher_is_worse for row in instruments().values()}

    assert {name for name, worse in direction.items() if worse is False} == {"SDMT", "6MWT"}
    assert {name for name, worse in direction.items() if worse is None} == {"PROMIS-SF", "Neuro-QoL"}


def test_abilities_complete_the_sentence() -> None:
    assert {"stairs", "walk_100m", "button", "cup", "phone"} <= set(abilities())
    for row in abilities().values():
        for label in (row.label, row.caregiver_label or row.label):
            assert label[0].islower()
            assert label[-1].isalnum() or label.endswith(")")
        assert " my " not in (row.caregiver_label or row.label)
