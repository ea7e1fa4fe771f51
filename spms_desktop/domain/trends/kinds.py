"""Little by little, or once and lasting: which form explains a change better, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from spms_desktop.domain.trends.arrays import Floats
from spms_desktop.domain.trends.bins import YEAR, Bins
from spms_desktop.domain.trends.carry_over import Grid
from spms_desktop.domain.trends.estimate import day_at
from spms_desktop.domain.trends.evidence import GRID, Evidence, form_bayes
from spms_desktop.domain.trends.finding import Kind
from spms_desktop.domain.trends.fit import Fit, fit
from spms_desktop.domain.trends.robust import COARSE, steady_variance
from spms_desktop.domain.trends.scale import Scale

TIMES_BETTER = 3.0
"""From three to one a form is told; evidence below that is "not worth more than a bare mention" (Jeffreys 1961)."""
STEP_DAYS, MOST_STEPS = 28, 40
"""How far apart steps are tried at least, and how many of them at most."""
BESIDE_DAYS = 28
"""A medicine start so near a step is told as being at the same time."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Single lasting steps at `moments` (K,) in years, fitted, with the posterior (G, K) over pair and step."""

    moments: Floats
    fitted: Fit
    log_bayes: Floats
    posterior: Floats

    @property
    def best(self) -> float:
        return float(self.moments[int(self.log_bayes.argmax())])

    @property
    def size(self) -> float:
        return float((self.posterior * self.fitted.change).sum())


@dataclass(frozen=True, slots=True)
class Form:
    """The kind of a change and the moment it began, in years; a step brings the fit that draws it."""

    kind: Kind
    since: float | None
    steps: Steps | None = None


def tell_form(bins: Bins, evidence: Evidence, scale: Scale) -> Form:
    """Compare the mean Bayes factor of the ramps with that of single steps; TIMES_BETTER decides.

    A step is dated to the week: the best one is sought again among the weeks about the best of the coarse ones.
    """
    margin = max(STEP_DAYS, 2 * scale.bin_days)
    stride = STEP_DAYS * max(1, -(-round(bins.span * YEAR) // (STEP_DAYS * MOST_STEPS)))
    moments = _inside(bins, np.arange(stride, bins.span * YEAR, stride), margin)
    likeliest = _fit_steps(bins, evidence.variance, moments, scale, COARSE).best
    variance = _fair_variance(bins, evidence, likeliest, scale)
    steps = _fit_steps(bins, variance, moments, scale)
    ramps = fit(bins, evidence.ramps.at(bins.years), variance, scale.slope_sd, scale.grain, GRID)
    weight = evidence.ramps.weight / evidence.ramps.weight.sum()
    ramp = float(np.logaddexp.reduce(form_bayes(ramps) + np.log(weight)))
    step = float(np.logaddexp.reduce(steps.log_bayes)) - np.log(len(moments))
    if step - ramp >= np.log(TIMES_BETTER) and steps.size * evidence.size > 0:
        near = np.arange(7.0 - stride, stride, 7.0) + round(steps.best * YEAR)
        finer = _fit_steps(bins, variance, _inside(bins, near, margin), scale)
        return Form(Kind.STEP, finer.best, finer)
    if ramp - step >= np.log(TIMES_BETTER):
        return Form(Kind.GRADUAL, _onset(evidence))
    return Form(Kind.UNCLEAR, None)


def step_forms(moments: Floats, steps: Floats) -> Floats:
    """1 from each step on, (m, K)."""
    return (moments[:, None] >= steps - 1e-9).astype(float)


def medicine_beside(day: date, medicine_starts: Sequence[date]) -> date | None:
    """The medicine start nearest to a step, if there is one close by."""
    nearest = min(medicine_starts, key=lambda start: (abs((start - day).days), start), default=None)
    return nearest if nearest and abs((nearest - day).days) <= BESIDE_DAYS else None


def begins(bins: Bins, form: Form) -> date | None:
    return None if form.since is None else day_at(bins, form.since)


def _inside(bins: Bins, days: Floats, margin: int) -> Floats:
    """Those days (K,) that are not too near to either end of the record, in years."""
    kept: Floats = days[(days >= margin) & (days <= round(bins.span * YEAR) - margin)] / YEAR
    return kept


def _fair_variance(bins: Bins, evidence: Evidence, moment: float, scale: Scale) -> Floats:
    """Variances (n,) for comparing ramps with steps: a week is odd only when it is so under both.

    A week that is odd beside a ramp may be right beside a step: with the weights of one form the other would lose.
    """
    step = step_forms(bins.years, np.array([moment]))[:, 0]
    fair: Floats = np.minimum(evidence.variance, steady_variance(bins, step, scale))
    return fair


def _fit_steps(bins: Bins, variance: Floats, moments: Floats, scale: Scale, grid: Grid = GRID) -> Steps:
    fitted = fit(bins, step_forms(bins.years, moments), variance, scale.slope_sd, scale.grain, grid)
    log_joint = fitted.log_null[:, None] + fitted.log_bayes
    return Steps(moments, fitted, form_bayes(fitted), np.exp(log_joint - np.logaddexp.reduce(log_joint, axis=None)))


def _onset(evidence: Evidence) -> float:
    """The start of the record, or the likeliest later beginning when later ones together are likelier."""
    share = evidence.posterior.sum(axis=0)
    return 0.0 if share[0] >= 0.5 else float(evidence.ramps.onset[1 + int(share[1:].argmax())])
