"""What a finding must not depend on, and what it must follow: dates, order, level, direction, rests, extremes."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spms_desktop.domain.periods import Span
from spms_desktop.domain.trends.engine import find
from spms_desktop.domain.trends.family import headlines
from spms_desktop.domain.trends.finding import Finding, Kind, Observation, Status
from spms_desktop.domain.trends.scale import WALK

START = date(2023, 1, 2)
DAY = timedelta(days=1)


@cache
def journal(
    days: int = 730, slope: float = 0.0, step: float = 0.0, seed: int = 1, level: float = 4.0
) -> tuple[Observation, ...]:
    """Ratings on three of four days, with carry-over from day to day, one slope and one step in the middle."""
    dice, carry, found = random.Random(seed), 0.0, []
    for n in range(days):
        carry = 0.5 * carry + dice.gauss(0, 0.85)
        truth = level + slope * n / 365.25 + (step if n >= days // 2 else 0.0)
        score = min(10, max(0, round(truth + carry + dice.gauss(0, 0.5))))
        if dice.random() < 0.75:
            found.append(Observation(START + n * DAY, float(score), "maria"))
    return tuple(found)


def same(one: Finding, other: Finding) -> None:
    """Alike in everything but dates and the line, up to rounding."""
    for name in ("status", "kind", "direction", "entries"):
        assert getattr(one, name) == getattr(other, name)
    for name in ("slope_per_year", "ci_low", "ci_high", "size"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), rel=1e-6, abs=1e-9)
    assert one.evidence == pytest.approx(other.evidence, rel=1e-5)


@pytest.mark.parametrize("slope", [-1.2, 1.2])
def test_a_known_slope_is_found_inside_its_interval(slope: float) -> None:
    found = find(journal(900, slope, level=6.5 if slope < 0 else 3.0))

    assert (found.status, found.direction) == (Status.CHANGE, int(math.copysign(1, slope)))
    assert found.ci_low is not None
    assert found.ci_high is not None
    assert found.ci_low < slope < found.ci_high
    assert found.kind is not Kind.STEP


def test_one_lasting_step_is_told_apart_from_gradual_change() -> None:
    found = find(journal(900, step=2.5, level=3.0))

    assert (found.status, found.kind, found.direction) == (Status.CHANGE, Kind.STEP, 1)
    assert found.size_low is not None
    assert found.size_high is not None
    assert found.size is not None
    assert 0 < found.size_low < found.size < found.size_high
    assert found.since is not None
    assert abs((found.since - (START + 450 * DAY)).days) <= 35


def test_nothing_changing_is_not_called_changed() -> None:
    assert [find(journal(730, seed=seed)).status for seed in range(2, 8)] == [Status.NO_CLEAR_CHANGE] * 6


@settings(max_examples=5)
@given(st.integers(min_value=-300, max_value=300))
def test_the_week_in_which_a_journal_lies_makes_no_difference(years_of_weeks: int) -> None:
    moved = [replace(o, day=o.day + timedelta(days=1461 * (years_of_weeks // 50))) for o in journal(500, 1.5)]

    one, other = find(journal(500, 1.5)), find(moved)

    assert (one.status, one.kind, one.direction) == (other.status, other.kind, other.direction)
    assert one.slope_per_year == pytest.approx(other.slope_per_year, abs=0.02)


@settings(max_examples=4)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_entries_makes_no_difference(dice: random.Random) -> None:
    mixed = list(journal(400, 1.0))
    dice.shuffle(mixed)

    same(find(mixed), find(journal(400, 1.0)))


def test_a_constant_added_to_all_scores_changes_nothing_but_the_level() -> None:
    lower = [o for o in journal(700, 1.0, level=3.0) if o.value <= 9]

    same(find([replace(o, value=o.value + 1) for o in lower]), find(lower))


def test_mirrored_scores_mirror_the_finding() -> None:
    found, mirrored = (
        find(journal(900, 1.2, level=3.0)),
        find([replace(o, value=10 - o.value) for o in journal(900, 1.2, level=3.0)]),
    )

    assert (mirrored.status, mirrored.kind, mirrored.direction) == (found.status, found.kind, -found.direction)
    assert mirrored.slope_per_year == pytest.approx(-(found.slope_per_year or 0), rel=1e-6)
    assert mirrored.evidence == pytest.approx(found.evidence, rel=1e-5)


@pytest.mark.parametrize(
    "observations",
    [(), journal()[:1], journal()[:20], tuple(replace(o, carried=True) for o in journal(200))],
    ids=["none", "one", "few", "all carried"],
)
def test_too_little_is_said_to_be_too_little_and_what_is_missing(observations: tuple[Observation, ...]) -> None:
    found = find(observations)

    assert (found.status, found.direction, found.slope_per_year) == (Status.NOT_ENOUGH_DATA, 0, None)
    assert found.missing.entries > 0


def test_what_is_all_excused_is_not_judged() -> None:
    found = find(journal(400), [Span(START, START + 400 * DAY)])

    assert (found.status, found.entries, found.excluded) == (Status.NOT_ENOUGH_DATA, 0, len(journal(400)))


def test_a_constant_series_is_called_constant() -> None:
    found = find([replace(o, value=3.0) for o in journal(400)])

    assert (found.status, found.direction) == (Status.CONSTANT, 0)


def test_two_values_only_and_a_hundred_years_do_not_break_it() -> None:
    dice = random.Random(4)
    two = [replace(o, value=float(dice.randrange(2))) for o in journal(400)]
    long = [Observation(date(1926, 1, 1) + n * DAY, float(dice.randrange(11)), "m") for n in range(36_500)]

    assert find(two).status is Status.NO_CLEAR_CHANGE
    assert find(long).status is Status.NO_CLEAR_CHANGE


def test_a_flare_that_is_marked_leaves_no_trace() -> None:
    flare = Span(START + 300 * DAY, START + 340 * DAY)
    worse = [replace(o, value=min(10.0, o.value + 4)) if o.day in flare else o for o in journal(600)]

    found, without = find(worse, [flare]), find(journal(600), [flare])

    same(found, without)
    assert found.status is Status.NO_CLEAR_CHANGE


def test_a_caregiver_who_takes_over_and_rates_higher_is_no_change() -> None:
    handed = [
        replace(o, value=min(10.0, o.value + 1), rater="anna") if n % 4 == 0 or o.day > START + 400 * DAY else o
        for n, o in enumerate(journal(730))
    ]

    assert find(handed).status is Status.NO_CLEAR_CHANGE


def test_walk_times_are_judged_in_percent_after_two_practice_walks() -> None:
    walks = [Observation(START + 40 * n * DAY, 8.0 * math.exp(0.03 * n), "clinic") for n in range(24)]

    found = find(walks, scale=WALK)

    assert (found.status, found.direction, found.excluded) == (Status.CHANGE, 1, 2)
    assert found.slope_per_year == pytest.approx(100 * 0.03 * 365.25 / 40, rel=0.25)


def test_headlines_are_the_changes_that_stand_together() -> None:
    change = find(journal(900, 1.2, level=3.0))
    weak = replace(change, evidence=35.0)
    nothing = {n: replace(change, status=Status.NO_CLEAR_CHANGE, evidence=1.0) for n in range(15)}

    assert headlines({"a": change, **nothing}) == {"a"}
    assert headlines({"a": weak, **nothing}) == frozenset()
    assert headlines({"a": weak}) == {"a"}
    assert headlines({}) == frozenset()
