"""The e-value of the mixture of ramps: its parts, its bounds, and what it says of known series."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from spms_desktop.domain.trends.bins import YEAR, Bins
from spms_desktop.domain.trends.evidence import (
    GRID,
    HIGHEST_LOG,
    HINGE_DAYS,
    HINGES,
    LAST_DAYS,
    LATER,
    WHOLE,
    form_bayes,
    make_ramps,
    weigh_evidence,
)
from spms_desktop.domain.trends.scale import RATING
from tests.domain.trends.made import gappy, weekly


def of_span(days: float) -> Bins:
    return replace(gappy(1), span=days / YEAR)


@pytest.mark.parametrize("days", [120, 361, 363, 730, 1500, 3650, 9000])
def test_later_ramps_begin_every_half_year_until_half_a_year_before_the_end(days: int) -> None:
    ramps = make_ramps(of_span(days))

    later = list(range(HINGE_DAYS, days - LAST_DAYS + 1, HINGE_DAYS))[:HINGES]
    assert ramps.onset * YEAR == pytest.approx([0.0, *later])
    assert ramps.weight == pytest.approx([WHOLE] + [LATER / HINGES] * len(later))


def test_all_ramps_together_weigh_one() -> None:
    assert make_ramps(of_span(9000)).weight.sum() == pytest.approx(1)
    assert np.exp(GRID.log_weight).sum() == pytest.approx(1)


def test_a_ramp_is_flat_before_its_beginning_and_rises_by_one_a_year_after_it() -> None:
    ramps = make_ramps(of_span(800))

    assert ramps.at(np.array([0.0, HINGE_DAYS / YEAR, 2.0]))[:, 1] == pytest.approx([0, 0, 2 - HINGE_DAYS / YEAR])


@pytest.mark.parametrize("seed", range(1, 5))
def test_the_e_value_is_the_weighted_mean_of_bayes_factors_with_one_for_ramps_out_of_reach(seed: int) -> None:
    evidence = weigh_evidence(weekly(np.linspace(4, 4.4, 500), seed), RATING)

    fitted = evidence.fitted
    likely = np.exp(fitted.log_null - fitted.log_null.max())
    factors = (likely / likely.sum()) @ np.exp(fitted.log_bayes)
    assert form_bayes(fitted) == pytest.approx(np.log(factors))
    weight = evidence.ramps.weight
    assert evidence.value == pytest.approx(float(factors @ weight) + 1 - float(weight.sum()))
    assert evidence.posterior.sum() == pytest.approx(1)
    assert evidence.posterior.sum(axis=0) == pytest.approx(factors * weight / (factors @ weight))


def test_a_known_ramp_is_strong_evidence_of_its_own_size() -> None:
    evidence = weigh_evidence(weekly(np.linspace(3, 5, 730)), RATING)

    assert evidence.value > 1000
    assert evidence.size == pytest.approx(2, abs=0.4)


def test_a_change_that_began_later_is_as_large_as_what_it_changed() -> None:
    truth = 3 + 2.0 * np.maximum(np.arange(1100) - 728, 0) / YEAR

    evidence = weigh_evidence(weekly(truth), RATING)

    assert evidence.posterior.sum(axis=0).argmax() > 0
    assert evidence.size == pytest.approx(truth[-1] - truth[0], abs=0.4)


def test_nothing_is_weak_evidence_and_falls_below_one() -> None:
    found = [weigh_evidence(weekly(np.full(730, 4.0), seed), RATING) for seed in range(1, 9)]

    assert max(evidence.value for evidence in found) < 5
    assert np.median([evidence.value for evidence in found]) < 1


def test_the_evidence_of_a_change_without_noise_is_a_number() -> None:
    evidence = weigh_evidence(weekly(np.linspace(0, 400, 3650), noise=0.0), RATING)

    assert np.isfinite(evidence.value)
    assert evidence.value <= np.exp(HIGHEST_LOG) + 1


def test_swings_of_months_are_less_evidence_than_the_same_swings_of_days() -> None:
    dice = np.random.default_rng(3)
    daily = dice.normal(0, 1, 730)
    slow = np.convolve(dice.normal(0, 1, 790), np.ones(61) / 61**0.5, "valid")
    ramp = np.linspace(3, 4.2, 730)

    assert weigh_evidence(weekly(ramp + slow), RATING).value < weigh_evidence(weekly(ramp + daily), RATING).value
