"""The words of findings: every status, kind, direction and unit, plain and without the words we never use."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from spms_desktop.domain.trends.agreement import Agreement
from spms_desktop.domain.trends.finding import Finding, Kind, LeftOut, Missing, Status
from spms_desktop.domain.trends.scale import RATING, WALK
from spms_desktop.services.findings import SeriesKey
from spms_desktop.ui.trends.findings.how_dialog import sections
from spms_desktop.ui.trends.findings.rests_on import agreeing, entries_used, left_out, missing
from spms_desktop.ui.trends.findings.units import Unit, amount, bounds, unit_of
from spms_desktop.ui.trends.findings.words import details, first_sentence, sureness
from tests.catalog.test_catalog_words import FORBIDDEN, HIGHEST_GRADE, grade
from tests.ui.trends.findings_made import changed, key, unchanged

NEVER = re.compile(FORBIDDEN.pattern + r"|\bstable\b|\bworse\b|\bbetter\b(?! than no change)", re.IGNORECASE)
PAIN, SLEEP, WEIGHT, WALKED = key(), key("sleep_hours"), key("weight"), SeriesKey("T25FW")


@pytest.mark.parametrize(
    ("sign", "kind", "words"),
    [
        (1, Kind.GRADUAL, "Higher than before, little by little: about 0.8 points a year, likely between 0.4 and 1.2."),
        (-1, Kind.GRADUAL, "Lower than before, little by little: about 0.8 points a year, likely between 0.4 and 1.2."),
        (1, Kind.UNCLEAR, "Higher than before: about 0.8 points a year, likely between 0.4 and 1.2."),
        (
            -1,
            Kind.STEP,
            "Lower than before: a lasting step of about 1.6 points, likely between 1 and 2.2, around 3 May 2026.",
        ),
    ],
)
def test_up_and_down_are_told_in_the_same_words(sign: int, kind: Kind, words: str) -> None:
    assert first_sentence(PAIN, changed(kind, sign)) == words


def test_bounds_on_both_sides_of_nought_keep_their_signs() -> None:
    found = replace(changed(), ci_low=-0.1)
    assert first_sentence(PAIN, found) == (
        "Higher than before, little by little: about +0.8 points a year, likely between -0.1 and +1.2 points a year."
    )


@pytest.mark.parametrize(
    ("series", "unit", "words"),
    [
        (PAIN, Unit.POINTS, "1.6 points"),
        (SLEEP, Unit.HOURS, "1.6 hours"),
        (WEIGHT, Unit.PERCENT, "1.6 percent"),
        (WALKED, Unit.PERCENT, "1.6 percent"),
    ],
)
def test_each_series_is_told_in_its_unit(series: SeriesKey, unit: Unit, words: str) -> None:
    assert unit_of(series) is unit
    assert amount(-1.6, unit) == words


def test_log_units_become_true_percents() -> None:
    assert amount(20.0, Unit.PERCENT) == "22 percent"
    assert amount(-20.0, Unit.PERCENT) == "18 percent"


def test_one_is_told_in_the_singular_and_nought_has_no_sign() -> None:
    assert amount(1.04, Unit.POINTS) == "1 point"
    assert amount(-1.0, Unit.HOURS) == "1 hour"
    assert bounds(-0.04, 1.0, Unit.POINTS) == "between 0 and +1 points a year"


def test_what_takes_time_gets_longer_or_shorter() -> None:
    assert first_sentence(SLEEP, changed(sign=-1)).startswith("Shorter than before, little by little: about 0.8 hours")
    assert first_sentence(WALKED, changed()).startswith("Longer than before, little by little: about 0.8 percent")


def test_a_gradual_change_says_how_much_in_all_and_since_when() -> None:
    assert details(PAIN, changed(), ()) == (
        "In all about 1.6 points since about 3 May 2026.",
        "How sure: clear. The entries fit a change at least 30 times better than no change.",
    )


def test_an_unclear_kind_says_so() -> None:
    assert details(PAIN, changed(Kind.UNCLEAR), ())[0] == (
        "In all about 1.6 points from 23 Nov 2024 to 23 Nov 2026. "
        "It cannot be told if it came little by little or at once."
    )


def test_a_medicine_beside_a_step_is_named_but_never_as_its_cause() -> None:
    assert details(PAIN, changed(Kind.STEP), ["Baclofen"])[0] == (
        "At the same time a new medicine began: Baclofen. That does not say one caused the other."
    )


def test_the_published_threshold_stands_beside_clinic_values_alone() -> None:
    assert any("20 percent" in sentence for sentence in details(WALKED, changed(), ()))
    assert not any("20 percent" in sentence for sentence in details(WEIGHT, changed(), ()))


@pytest.mark.parametrize(("evidence", "words"), [(30, "clear"), (100, "strong"), (1000, "very strong")])
def test_how_sure_is_said_with_what_it_means(evidence: float, words: str) -> None:
    assert sureness(changed(evidence=evidence)).startswith(f"How sure: {words}. The entries fit a change at least ")
    assert f" {evidence:,} times " in sureness(changed(evidence=evidence))


def test_without_a_change_nothing_is_sure() -> None:
    assert sureness(unchanged()) == ""


def test_what_it_rests_on_and_what_was_left_out() -> None:
    assert entries_used(changed()) == "This uses 500 entries from 23 Nov 2024 to 23 Nov 2026."
    assert left_out(changed()) == (
        "Left out: 12 on or close to days of an event; 1 the same as last time; "
        "6 in the first week, when scores are often too high."
    )
    assert left_out(replace(changed(), left_out=((LeftOut.PRACTICE, 2), (LeftOut.NOT_USABLE, 1)))) == (
        "Left out: 2 first tries, as practice; 1 that cannot be used."
    )
    assert left_out(replace(changed(), left_out=())) == ""
    assert entries_used(Finding(Status.NOT_ENOUGH_DATA, 0, 0, 0)) == ""


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Missing(12, 30), "Not enough entries yet: 12 more entries, over 30 more days, would be enough."),
        (Missing(1), "Not enough entries yet: 1 more entry would be enough."),
        (Missing(0, 1), "Not enough entries yet: entries over 1 more day would be enough."),
        (
            Missing(3, 30, 2),
            "Not enough entries yet: 3 more entries, over 30 more days, in 2 more weeks, would be enough.",
        ),
    ],
)
def test_what_would_be_enough(gap: Missing, words: str) -> None:
    assert missing(gap, RATING) == words


def test_seldom_values_count_stretches_of_four_weeks() -> None:
    assert missing(Missing(0, 0, 3), WALK) == (
        "Not enough entries yet: entries in 3 more stretches of four weeks would be enough."
    )


def test_agreement_is_three_counts() -> None:
    assert agreeing(Agreement(73, 47, 72)) == (
        "On 73 days you both rated this: 47 times the same, 72 times within one point."
    )


def test_how_this_decides_is_plain_and_names_the_promise() -> None:
    texts = dict(sections())
    assert (
        "In 100 journals in which nothing changes, at most 6 are ever called changed in 3 years of looking."
        in (texts["How often it is wrong"])
    )
    for title, text in texts.items():
        assert grade(text) <= HIGHEST_GRADE, (title, grade(text))
        assert not FORBIDDEN.search(text)


def test_all_words_of_a_change_are_plain_and_take_no_side() -> None:
    for kind in Kind:
        for sign in (-1, 1):
            for series in (PAIN, SLEEP, WEIGHT, WALKED):
                found = replace(changed(kind, sign, 5000), since=date(2026, 5, 3))
                told = " ".join(
                    (first_sentence(series, found), *details(series, found, ["Baclofen"]), entries_used(found))
                )
                assert grade(told) <= HIGHEST_GRADE, (told, grade(told))
                assert not NEVER.search(told), told
