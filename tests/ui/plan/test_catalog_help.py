"""The catalogue helps with typing and never says a dose."""

from __future__ import annotations

import pytest

from spms_desktop.catalog.medicines import medicines
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.ui.plan.catalog_help import caution, facts_line, suggestions
from spms_desktop.ui.plan.texts import breakable


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("tysab", "Natalizumab (Tysabri)"),
        ("natali", "Natalizumab"),
        ("TYLEN", "Acetaminophen (paracetamol), Tylenol"),
        ("mayzemt", "Siponimod (Mayzent)"),
    ],
)
def test_a_brand_that_was_typed_stays_in_the_name(typed: str, words: str) -> None:
    assert suggestions(typed)[0].words == words


def test_a_suggestion_fills_kind_route_purpose_and_rhythm() -> None:
    found = suggestions("natalizumab")[0]

    assert (found.kind, found.route, found.purpose) == (MedicineKind.DMT, "infusion (IV)", "MS")
    assert found.schedule == Schedule(Rhythm.WEEKS, 4)
    assert found.rhythm_words == "every 4 weeks"


def test_what_the_catalogue_does_not_know_stays_empty() -> None:
    found = suggestions("baclofen")[0]

    assert (found.schedule, found.rhythm_words) == (None, "")
    assert suggestions("my own herb") == []


def test_a_facts_line_tells_age_and_source_in_short_and_in_full() -> None:
    short, full = facts_line("siponimod"), facts_line("siponimod", in_full=True)

    assert short.startswith("Facts as of 2024-06. Checked on 22 Nov 2026. Source: Mayzent label")
    assert "https://" not in short
    assert "https://" in full
    assert facts_line("ocrelizumab").startswith("Checked on 22 Nov 2026. Source: ")
    assert facts_line("no_such_medicine") == ""


def test_every_medicine_of_the_catalogue_has_a_facts_line_with_a_source() -> None:
    assert [key for key in medicines() if not facts_line(key).split("Source: ")[1].strip()] == []


def test_the_remark_of_the_catalogue_is_at_hand() -> None:
    assert "suddenly" in caution("baclofen")
    assert caution("") == ""


def test_long_words_get_places_to_break_and_short_ones_stay() -> None:
    assert breakable("Baclofen 10 mg") == "Baclofen 10 mg"
    assert breakable("x" * 60).count("\u200b") == 2
    assert breakable("x" * 60).replace("\u200b", "") == "x" * 60
