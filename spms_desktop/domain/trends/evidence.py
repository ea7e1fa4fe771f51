"""How strongly a series speaks for a gradual change: an e-value that stays honest however often one looks.

Gradual change is a straight ramp over the whole record or from some later day on. The evidence is the Bayes
factor of a fixed mixture of ramps against no change, averaged over the carry-over grid. Where the model of no change
holds, with its priors, such a mixture exceeds 1/a ever with probability at most a (Ville 1939; e-values: Vovk and
Wang 2021, Ramdas et al. 2023). Odd weeks' weights and the unit of the priors are learned from the same entries, and
no journal keeps to a model: what the bound is worth on other kinds of "no change" is measured, not proved.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from spms_desktop.domain.trends.arrays import Floats
from spms_desktop.domain.trends.bins import YEAR, Bins
from spms_desktop.domain.trends.carry_over import make_grid
from spms_desktop.domain.trends.fit import Fit, fit
from spms_desktop.domain.trends.robust import steady_variance
from spms_desktop.domain.trends.scale import Scale

WHOLE, LATER = 0.7, 0.3
"""Prior weights of a ramp over the whole record, and of all later ones together."""
HINGES, HINGE_DAYS, LAST_DAYS = 20, 182, 180
"""How many later ramps there are, how far apart they begin, and how long before the end at the latest: half a year,
below which a season, a flare and a change cannot be told apart."""
HIGHEST_LOG = 690.0
"""Evidence is told up to e^690; a float ends at e^709."""

# A week hardly tells short carry-overs apart, so two stand for all below 0.6. Long ones weigh more: swings of months
# within bounds are the "no change" that looks most like a change. Longer ones still (0.96) would find true change later
# and call hardly fewer swings. Most of a week's error is its own in most journals, so small ratios weigh most.
# All weights were chosen on simulated journals, other ones than the figures in trends.md come from.
GRID = make_grid(
    phis=((0.2, 1.5), (0.5, 1.0), (0.75, 1.0), (0.85, 2.0), (0.92, 2.0)),
    ratios=((0.03, 1.0), (0.1, 0.8), (0.25, 0.4), (0.5, 0.2), (1.0, 0.1), (2.0, 0.05)),
)


@dataclass(frozen=True, slots=True)
class Ramps:
    """Forms that rise by one a year from `onset` (K,) years on, with prior weights (K,) of the mixture."""

    onset: Floats
    weight: Floats

    def at(self, moments: Floats) -> Floats:
        """The forms (m, K) at moments (m,) in years."""
        rise: Floats = np.maximum(moments[:, None] - self.onset, 0.0)
        return rise


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ramps fitted, the e-value of the mixture, and `posterior` (G, K): weights of pair and ramp, sum 1."""

    ramps: Ramps
    fitted: Fit
    variance: Floats
    value: float
    posterior: Floats
    size: float


def make_ramps(bins: Bins) -> Ramps:
    """The whole record and every later beginning that is in reach."""
    hinges = np.arange(1, HINGES + 1) * HINGE_DAYS / YEAR
    onset = np.concatenate([[0.0], hinges[hinges <= bins.span - LAST_DAYS / YEAR]])
    weight = np.concatenate([[WHOLE], np.full(len(onset) - 1, LATER / HINGES)])
    return Ramps(onset, weight)


def weigh_evidence(bins: Bins, scale: Scale) -> Evidence:
    """Evidence for a ramp. Ramps not yet in reach count as Bayes factor 1, so the bet is fair from the first day."""
    ramps = make_ramps(bins)
    variance = steady_variance(bins, bins.years, scale)
    fitted = fit(bins, ramps.at(bins.years), variance, scale.slope_sd, scale.grain, GRID)
    null = fitted.log_null - np.logaddexp.reduce(fitted.log_null)
    log_joint = null[:, None] + np.log(ramps.weight) + fitted.log_bayes
    top = float(log_joint.max())
    joint = np.exp(log_joint - top)
    in_reach = np.log(joint.sum()) + top
    value = np.exp(min(in_reach, HIGHEST_LOG)) + 1.0 - ramps.weight.sum()
    posterior = joint / joint.sum()
    size = float((posterior * fitted.change * (bins.span - ramps.onset)).sum())
    return Evidence(ramps, fitted, variance, float(value), posterior, size)


def form_bayes(fitted: Fit) -> Floats:
    """Log Bayes factor (K,) of each form against no change, averaged over the grid."""
    null = fitted.log_null - np.logaddexp.reduce(fitted.log_null)
    averaged: Floats = np.logaddexp.reduce(null[:, None] + fitted.log_bayes, axis=0)
    return averaged
