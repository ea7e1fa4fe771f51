"""Checks hang together, only the neurology visit is on at first, and nothing tells what is normal."""

from __future__ import annotations

import json
import re

import pytest

from spms_desktop.catalog.checks import check_label, checks, fits, usual_checks
from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.medicines import medicines
from spms_desktop.resource_files import resource
from tests.catalog.test_catalog_words import HIGHEST_GRADE, as_sentences, grade

GROUPS = ["ms", "medicine", "general", "vaccine", "cancer", "support"]
JUDGING = re.compile(r"\b(normal|range|target|progress\w*|risk\w*|abnormal\w*|should|overdue|dose of|\d+ ?mg)\b", re.I)


def test_only_the_neurology_visit_is_on_at_first() -> None:
    assert [c.id for c in checks().values() if c.on_at_first] == ["neuro_exam"]


def test_groups_stand_together_in_order() -> None:
    found = list(dict.fromkeys(c.group for c in checks().values()))

    assert found == GROUPS
    assert [c.group for c in checks().values()] == sorted((c.group for c in checks().values()), key=GROUPS.index)


def test_an_interval_is_only_told_with_a_source_from_outside() -> None:
    told = {c.id: c for c in checks().values() if c.many_months}

    assert set(told) == {"mri_brain", "neuro_exam", "sdmt", "jcv", "immunoglobulins"}
    assert all("http" in " ".join(c.sources) for c in told.values())


def test_fields_name_clinic_tests_that_are_known_and_keys_are_unique() -> None:
    fields = [field for check in checks().values() for field in check.fields]

    assert {f.instrument for f in fields if f.instrument} <= set(instruments())
    assert len({f.id for f in fields}) == len(fields)
    assert [f.id for f in checks()["mri_brain"].fields] == ["contrast", "new_activity"]
    assert [f.instrument for f in checks()["neuro_exam"].fields] == ["EDSS", "T25FW", "9-HPT-right", "9-HPT-left"]


def test_usual_checks_belong_to_dmts_and_to_checks_of_the_catalogue() -> None:
    assert all(medicines()[identifier].kind == "dmt" for identifier in usual_checks())
    named = [one for row in usual_checks().values() for one in row.checks]
    assert {one.check for one in named if one.check} <= set(checks())
    assert all(row.sources == medicines()[row.id].sources for row in usual_checks().values())
    assert "tolebrutinib" not in usual_checks()  # its row was only partly checked


def test_labels_are_easy_to_read_medical_names_aside() -> None:
    labels = [check.label.partition(" (")[0] for check in checks().values()]
    words = [one.when for row in usual_checks().values() for one in row.checks]

    assert grade(as_sentences(labels)) <= HIGHEST_GRADE
    assert grade(as_sentences(words)) <= HIGHEST_GRADE


@pytest.mark.parametrize("name", ["checks.json", "usual_checks.json"])
def test_no_row_judges_or_doses(name: str) -> None:
    rows = json.loads(resource("catalog", name).read_text(encoding="utf-8"))["rows"]
    said = [json.dumps({k: v for k, v in row.items() if k not in ("source", "as_of")}) for row in rows]

    assert [text for text in said if JUDGING.search(text)] == []


@pytest.mark.parametrize(
    ("identifier", "typed", "found"),
    [
        ("eye", "vision", True),
        ("eye", "EYE ex", True),
        ("flu", "shot", True),
        ("dental", "teeth", True),
        ("eye", "liver", False),
        ("eye", "", True),
    ],
)
def test_the_search_looks_in_other_names_too(identifier: str, typed: str, found: bool) -> None:
    assert fits(checks()[identifier], typed) is found


def test_own_words_are_their_own_label() -> None:
    assert check_label("skin") == "Skin check"
    assert check_label("Feet") == "Feet"
