"""How well a change of a given form explains a series, for each pair of the carry-over grid, in closed form.

Per pair the model is linear with known covariance up to the variance s2 of a single value:

    y = B b + h c + e,   e ~ N(0, s2 V),   b ~ N(m, diag(1/precision)) but a level of which nothing is expected,
    c ~ N(0, prior_sd^2)

With the priors held in units of s2 the level, b, c and s2 integrate out (normal-inverse-gamma model, e.g. Gelman
et al., Bayesian Data Analysis, chapter 14), and the Bayes factor of h against nothing is a ratio of t densities.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from spms_desktop.domain.trends.arrays import Floats
from spms_desktop.domain.trends.bins import Bins, Nuisances
from spms_desktop.domain.trends.carry_over import Grid, weigh

SCALE_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Fit:
    """For G pairs and K forms of change, each fitted alone beside the p nuisances.

    `log_null` (G,): prior weight times likelihood without change. `log_bayes` (G, K): log Bayes factor of each
    form. `change`, `change_variance` (G, K): posterior mean and variance of c. `nuisance` (G, p) is b without
    change, `nuisance_variance` (G, p, p) its covariance and `pull` (G, p, K) how much of h it would explain:
    with change c, b is nuisance - pull c. `noise` (G,) is s2; `freedom` its degrees of freedom.
    """

    log_null: Floats
    log_bayes: Floats
    change: Floats
    change_variance: Floats
    nuisance: Floats
    nuisance_variance: Floats
    pull: Floats
    noise: Floats
    freedom: float


@dataclass(frozen=True, slots=True)
class _Parts:
    """Posterior pieces at a trial s2; precisions in units of s2."""

    inverse: Floats
    nuisance: Floats
    pull: Floats
    rest: Floats
    information: Floats
    score: Floats


def fit(bins: Bins, forms: Floats, variance: Floats, prior_sd: float, grain: float, grid: Grid) -> Fit:
    """Fit each column of `forms` (n, K) alone; `variance` (n,) is that of each mean beside one value's.

    s2 enters its own priors' units, so it is found by a few rounds with the first form in. One invented
    observation with the variance of rounding, grain^2/12, keeps a flat series from looking exact.
    """
    products = weigh(np.column_stack([bins.nuisances.columns, forms, bins.values]), bins, variance, grid)
    freedom = float(len(bins.values))  # all but the level, and the invented one
    noise = np.full(len(grid.phi), max(float(bins.values @ bins.values) / freedom, grain**2 / 12))
    for _ in range(SCALE_ROUNDS):
        parts = _solve(products.products, bins.nuisances, forms.shape[1], noise, grain)
        slack = noise[:, None] / prior_sd**2
        explained = parts.rest[:, None] - parts.score**2 / (parts.information + slack)
        trial, noise = noise, explained[:, 0] / freedom
    known = np.count_nonzero(bins.nuisances.precision)
    log_null = (
        grid.log_weight
        - products.log_determinant / 2
        + np.linalg.slogdet(parts.inverse)[1] / 2
        + known / 2 * np.log(trial)
        - freedom / 2 * np.log(parts.rest)
    )
    log_bayes = np.log(slack / (parts.information + slack)) / 2 + freedom / 2 * np.log(parts.rest[:, None] / explained)
    return Fit(
        log_null=log_null,
        log_bayes=log_bayes,
        change=parts.score / (parts.information + slack),
        change_variance=explained / freedom / (parts.information + slack),
        nuisance=parts.nuisance,
        nuisance_variance=parts.inverse * noise[:, None, None],
        pull=parts.pull,
        noise=noise,
        freedom=freedom,
    )


def _solve(products: Floats, nuisances: Nuisances, forms: int, noise: Floats, grain: float) -> _Parts:
    """Regress values and forms on the nuisances; products (G, p+K+1, p+K+1) of nuisances, forms and values."""
    p = nuisances.columns.shape[1]
    prior = noise[:, None] * nuisances.precision
    own = products[:, :p, :p] + prior[:, :, None] * np.eye(p)
    inverse = np.asarray(np.linalg.inv(own), dtype=np.float64)
    cross = products[:, :p, p : p + forms]
    target = products[:, :p, -1] + prior * nuisances.expected
    pull = inverse @ cross
    nuisance = np.einsum("gij,gj->gi", inverse, target)
    squares = products[:, -1, -1] + prior @ nuisances.expected**2 - np.einsum("gi,gi->g", target, nuisance)
    diagonal = np.arange(p, p + forms)
    return _Parts(
        inverse=inverse,
        nuisance=nuisance,
        pull=pull,
        rest=squares + grain**2 / 12,
        information=products[:, diagonal, diagonal] - np.einsum("gik,gik->gk", cross, pull),
        score=products[:, p : p + forms, -1] - np.einsum("gik,gi->gk", cross, nuisance),
    )
