"""Odd weeks count for less: a flare that nobody marked must not look like a change, nor hide one."""

from __future__ import annotations

import numpy as np

from spms_desktop.domain.trends.arrays import Floats
from spms_desktop.domain.trends.bins import Bins
from spms_desktop.domain.trends.carry_over import make_grid
from spms_desktop.domain.trends.fit import Fit, fit
from spms_desktop.domain.trends.scale import Scale

PASSES = 3
TAIL = 4.0
"""Degrees of freedom of the Student-t errors that the weights stand for."""
COARSE = make_grid(phis=(0.6, 0.85), ratios=((0.03, 1.0), (0.1, 0.8), (0.25, 0.4), (1.0, 0.1)))


def steady_variance(bins: Bins, scale: Scale) -> Floats:
    """Relative variances (n,) of the means, raised where a mean lies far from a fitted straight ramp.

    Iteratively reweighted fit of Student-t errors (Lange, Little and Taylor 1989): the weight of a residual of z
    standard deviations is (nu + 1) / (nu + z^2). The ramp is in, or a true change would be taken for oddity.
    """
    ramp = (bins.years - bins.span / 2)[:, None]
    weights = np.ones_like(bins.values)
    for _ in range(PASSES):
        fitted = fit(bins, ramp, bins.relative_variance / weights, scale.slope_sd, scale.grain, COARSE)
        squared = _squared_residuals(bins, ramp[:, 0], fitted)
        weights = (TAIL + 1) / (TAIL + squared)
    return bins.relative_variance / weights


def _squared_residuals(bins: Bins, ramp: Floats, fitted: Fit) -> Floats:
    """Squares (n,) of standardised residuals from level, season, raters, steps and ramp, averaged over the grid."""
    log_weight = fitted.log_null + fitted.log_bayes[:, 0]
    weight = np.exp(log_weight - np.logaddexp.reduce(log_weight))
    change = fitted.change[:, 0]
    nuisance = weight @ (fitted.nuisance - fitted.pull[:, :, 0] * change[:, None])
    residual = bins.values - bins.nuisances.columns @ nuisance - ramp * float(weight @ change)
    squared: Floats = residual**2 / (bins.relative_variance * float(weight @ fitted.noise))
    return squared
