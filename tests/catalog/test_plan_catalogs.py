"""The lists of therapies and of names for the course: whole, plain, and free of any claim."""

from __future__ import annotations

from spms_desktop.catalog.courses import NOT_TOLD, courses
from spms_desktop.catalog.therapies import therapy_kinds
from tests.catalog.test_catalog_words import HIGHEST_GRADE, grade


def test_the_therapies_of_the_brief_are_offered() -> None:
    assert list(therapy_kinds()) == [
        "physical",
        "occupational",
        "speech",
        "cognitive",
        "counseling",
        "support_group",
        "continence",
    ]


def test_what_is_meant_by_a_name_is_plain() -> None:
    assert [c.id for c in courses().values() if grade(c.plain) > HIGHEST_GRADE] == []


def test_only_the_name_of_the_disease_says_progressive() -> None:
    assert all("progress" not in c.plain.casefold() for c in courses().values())
    assert {c.id for c in courses().values() if "progress" in c.label} == {
        "secondary_progressive",
        "primary_progressive",
    }


def test_nobody_having_said_anything_puts_nothing_first() -> None:
    assert courses()[NOT_TOLD].emphasis == ""
