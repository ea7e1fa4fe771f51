"""Slope, line and medicine steps: posterior means inside their intervals, near what is known."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from scipy.stats import t

from spms_desktop.domain.trends.bins import YEAR
from spms_desktop.domain.trends.engine import find
from spms_desktop.domain.trends.estimate import line_moments, slope
from spms_desktop.domain.trends.evidence import weigh_evidence
from spms_desktop.domain.trends.scale import RATING
from tests.domain.trends.made import day, entries, weekly


def test_the_slope_is_the_mean_and_spread_of_a_mixture_over_the_grid() -> None:
    bins = weekly(np.linspace(4, 5, 500))
    fitted = weigh_evidence(bins, RATING).fitted

    found = slope(bins, fitted)

    likely = np.exp(fitted.log_null + fitted.log_bayes[:, 0] - (fitted.log_null + fitted.log_bayes[:, 0]).max())
    dice = np.random.default_rng(1)
    pair = dice.choice(len(likely), 200_000, p=likely / likely.sum())
    drawn = dice.normal(fitted.change[pair, 0], np.sqrt(fitted.change_variance[pair, 0]))
    reach = t.ppf(0.975, len(bins.values) - bins.nuisances.columns.shape[1] - 1) * drawn.std()
    assert found.middle == pytest.approx(drawn.mean(), abs=0.01)
    assert (found.high - found.low) / 2 == pytest.approx(reach, rel=0.02)


def test_intervals_hold_the_true_slope_about_as_often_as_they_say() -> None:
    bins = [weekly(np.linspace(4, 5, 366), seed) for seed in range(40)]
    found = [slope(one, weigh_evidence(one, RATING).fitted) for one in bins]

    assert sum(estimate.low <= 1.0 <= estimate.high for estimate in found) >= 36


def test_the_line_runs_from_the_first_day_to_the_last_along_the_truth() -> None:
    numbers = range(800)
    noise = np.random.default_rng(2).normal(0, 0.8, 800)
    found = find(entries(numbers, (3 + np.arange(800) / 300 + noise).tolist()))

    assert (found.line[0].day, found.line[-1].day) == (day(7), day(799))
    for point in found.line:
        truth = 3 + (point.day - day(0)).days / 300
        assert point.low < point.middle < point.high
        assert point.middle == pytest.approx(truth, abs=0.4)


def test_a_medicine_start_has_its_step_with_its_interval() -> None:
    noise = np.random.default_rng(3).normal(0, 0.8, 700)
    values = 6 + noise - 1.5 * (np.arange(700) >= 300)

    found = find(entries(range(700), values.tolist()), medicine_starts=[day(300), day(900)])

    (step,) = found.medicine_steps
    assert step.day == day(300)
    assert step.low < -1.5 < step.high < 0
    assert not found.changed


def test_moments_are_whole_days_with_those_of_a_bend_among_them() -> None:
    bins = weekly(np.full(3000, 4.0))

    days = line_moments(bins, (1000 / YEAR,)) * YEAR

    assert days == pytest.approx(np.rint(days))
    assert 1000 in np.rint(days)
    assert (days[0], round(days[-1])) == (0, round(bins.span * YEAR))
    assert len(days) <= 121
    assert bins.first + timedelta(days=round(days[-1])) <= day(2999)
