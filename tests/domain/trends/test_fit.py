"""The closed form of the fit, against the same model written out densely and against sums over a fine lattice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from spms_desktop.domain.trends.arrays import Floats
from spms_desktop.domain.trends.bins import Bins, Nuisances
from spms_desktop.domain.trends.carry_over import make_grid
from spms_desktop.domain.trends.fit import SCALE_ROUNDS, fit
from tests.domain.trends.made import Reals, covariance, gappy

GRID = make_grid(((0.5, 1.0), (0.9, 2.0)), ((0.1, 1.0), (1.0, 0.5)))
PRIOR_SD, GRAIN = 1.5, 1.0
ROUNDING = GRAIN**2 / 12


def ramps(bins: Bins) -> Floats:
    """A ramp over the whole record and one over its second half."""
    return np.column_stack([bins.years, np.maximum(bins.years - bins.span / 2, 0)])


def marginal(bins: Bins, dense: Floats) -> tuple[float, float]:
    """Log likelihood but for a constant, and squares left over, of errors of the covariance `dense` in units of s2.

    The level has a flat prior and s2 the prior 1/s2 beside one invented observation with the variance of rounding.
    """
    inverse = np.linalg.inv(dense)
    target = bins.values - bins.nuisances.columns @ bins.nuisances.expected
    ones = np.ones(len(target))
    known = float(ones @ inverse @ ones)
    squares = float(target @ inverse @ target - (ones @ inverse @ target) ** 2 / known) + ROUNDING
    log = -np.linalg.slogdet(dense)[1] / 2 - np.log(known) / 2 - len(target) / 2 * np.log(squares)
    return float(log), squares


def by_hand(bins: Bins, forms: Floats, phi: float, ratio: float) -> tuple[float, Floats]:
    """Log likelihood without change, and the log Bayes factors (K,), every prior as a part of the covariance."""
    errors = covariance(bins.slot, bins.relative_variance, phi, ratio)
    free = bins.nuisances.columns[:, 1:]
    noise = trial = max(float(bins.values @ bins.values) / len(bins.values), ROUNDING)
    for _ in range(SCALE_ROUNDS):
        trial = noise
        null = errors + free / (trial * bins.nuisances.precision[1:]) @ free.T
        spread = PRIOR_SD**2 / trial
        noise = marginal(bins, null + spread * np.outer(forms[:, 0], forms[:, 0]))[1] / len(bins.values)
    log = marginal(bins, null)[0]
    changed = [marginal(bins, null + spread * np.outer(form, form))[0] for form in forms.T]
    return log, np.array(changed) - log


@pytest.mark.parametrize("seed", range(1, 7))
def test_likelihoods_and_bayes_factors_are_those_of_the_dense_model(seed: int) -> None:
    bins = gappy(seed)
    forms = ramps(bins)

    found = fit(bins, forms, bins.relative_variance, PRIOR_SD, GRAIN, GRID)

    pairs = zip(GRID.phi.tolist(), GRID.ratio.tolist(), strict=True)
    logs, factors = zip(*(by_hand(bins, forms, phi, ratio) for phi, ratio in pairs), strict=True)
    null = np.array(logs) + GRID.log_weight
    assert found.log_null - found.log_null[0] == pytest.approx(null - null[0], abs=1e-7)
    assert found.log_bayes == pytest.approx(np.array(factors), abs=1e-7)


def test_change_and_nuisances_are_those_of_one_regression_with_everything_in() -> None:
    bins = gappy(3)
    form = ramps(bins)[:, :1]

    found = fit(bins, form, bins.relative_variance, PRIOR_SD, GRAIN, GRID)

    # Units of the priors come from the noise before the last round, which has settled by then.
    for g, (phi, ratio) in enumerate(zip(GRID.phi.tolist(), GRID.ratio.tolist(), strict=True)):
        inverse = np.linalg.inv(covariance(bins.slot, bins.relative_variance, phi, ratio))
        design = np.column_stack([bins.nuisances.columns, form])
        prior = found.noise[g] * np.append(bins.nuisances.precision, PRIOR_SD**-2)
        own = np.linalg.inv(design.T @ inverse @ design + np.diag(prior))
        mean = own @ (design.T @ inverse @ bins.values + prior * np.append(bins.nuisances.expected, 0.0))
        assert found.change[g, 0] == pytest.approx(mean[-1], rel=2e-2, abs=2e-3)
        assert found.change_variance[g, 0] == pytest.approx(found.noise[g] * own[-1, -1], rel=2e-2)
        nuisance = found.nuisance[g] - found.pull[g, :, 0] * found.change[g, 0]
        assert nuisance == pytest.approx(mean[:-1], rel=2e-2, abs=5e-3)


def test_the_bayes_factor_is_the_ratio_of_two_integrals() -> None:
    whole = gappy(5)
    level = Nuisances(np.ones((5, 1)), np.zeros(1), np.zeros(1), slice(1, 1))
    values = np.array([-1.1, -0.2, 0.1, 0.3, 0.9])
    bins = replace(
        whole,
        slot=np.arange(5),
        total=5,
        years=np.arange(5) / 4,
        span=1.0,
        values=values,
        relative_variance=np.full(5, 0.5),
        nuisances=level,
    )
    grid = make_grid(((0.6, 1.0),), ((0.3, 1.0),))
    found = fit(bins, bins.years[:, None], bins.relative_variance, PRIOR_SD, GRAIN, grid)
    inverse = np.linalg.inv(covariance(bins.slot, bins.relative_variance, 0.6, 0.3))
    middle, slope = np.linspace(-9, 9, 241), np.linspace(-12, 12, 241)
    gaps = values - middle[:, None, None] - slope[None, :, None] * bins.years
    squares = np.einsum("lci,ij,lcj->lc", gaps, inverse, gaps) + ROUNDING

    # s2 by itself: 1/s2 is flat in log s2; five values and the invented one each bring s2^(-1/2).
    sizes = np.exp(np.linspace(np.log(1e-3), np.log(1e3), 241))
    slack = trial_noise(bins, inverse) / PRIOR_SD**2
    null = changed = 0.0
    for s2 in sizes.tolist():
        likely = np.exp(-squares / (2 * s2)) * s2**-3
        prior = np.exp(-(slope**2) * slack / (2 * s2)) * np.sqrt(slack / (2 * np.pi * s2)) * (slope[1] - slope[0])
        null += float(likely[:, 120].sum())
        changed += float((likely * prior).sum())

    assert found.log_bayes[0, 0] == pytest.approx(np.log(changed / null), abs=2e-3)


def trial_noise(bins: Bins, inverse: Reals) -> float:
    """The variance in whose units the slope's prior is held in the last round."""
    noise = trial = max(float(bins.values @ bins.values) / 5, ROUNDING)
    design = np.column_stack([np.ones(5), bins.years])
    for _ in range(SCALE_ROUNDS):
        trial = noise
        prior = np.diag([0.0, trial / PRIOR_SD**2])
        mean = np.linalg.solve(design.T @ inverse @ design + prior, design.T @ inverse @ bins.values)
        rest = bins.values - design @ mean
        noise = float(rest @ inverse @ rest + mean @ prior @ mean + ROUNDING) / 5
    return trial


def test_a_flat_series_has_no_less_noise_than_its_rounding() -> None:
    bins = gappy(4)
    flat = replace(bins, values=np.zeros_like(bins.values))

    found = fit(flat, ramps(flat), flat.relative_variance, PRIOR_SD, GRAIN, GRID)

    assert np.isfinite(found.log_bayes).all()
    assert (found.noise * len(flat.values) >= ROUNDING - 1e-12).all()
