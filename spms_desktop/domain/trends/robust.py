"""Odd weeks count for less: a flare that nobody marked must not look like a change, nor hide one."""

from __future__ import annotations

import numpy as np

from spms_desktop.domain.trends.arrays import Floats
from spms_desktop.domain.trends.bins import Bins
from spms_desktop.domain.trends.carry_over import make_grid
from spms_desktop.domain.trends.fit import fit
from spms_desktop.domain.trends.scale import Scale

PASSES = 3
"""Rounds of weighing and fitting; more of them move the evidence by a tenth or so."""
TAIL = 4.0
"""Degrees of freedom of the Student-t errors that the weights stand for."""
WIDTHS = (3, 5)
"""Flares last for weeks: means of so many weeks in a row are judged beside each week alone ..."""
FLARE_DAYS = 35
"""... but no longer stretches than this."""
# Weights need the noise only roughly, and this fit is made three times where the full grid is fitted once.
COARSE = make_grid(phis=((0.6, 1.0), (0.85, 1.0)), ratios=((0.03, 1.0), (0.1, 0.8), (0.25, 0.4), (1.0, 0.1)))


def steady_variance(bins: Bins, form: Floats, scale: Scale) -> Floats:
    """Relative variances (n,) of the means, raised where they lie far from a fitted `form` (n,) of change.

    Iteratively reweighted fit of Student-t errors (Lange, Little and Taylor 1989): the weight of a residual of z
    standard deviations is (nu + 1) / (nu + z^2). A change is in, or a true one would be taken for oddity.
    """
    weights = np.ones_like(bins.values)
    for _ in range(PASSES):
        residual, noise, slow = _residuals(bins, form, bins.relative_variance / weights, scale)
        weights = (TAIL + 1) / (TAIL + _oddity(bins, residual, noise, slow, scale))
    return bins.relative_variance / weights


def _residuals(bins: Bins, form: Floats, variance: Floats, scale: Scale) -> tuple[Floats, float, float]:
    """Residuals (n,) from all that is fitted, and the variances of one value's own noise and of slow errors.

    All three are averaged over the coarse grid, by the posterior with the form in.
    """
    fitted = fit(bins, form[:, None], variance, scale.slope_sd, scale.grain, COARSE)
    log_weight = fitted.log_null + fitted.log_bayes[:, 0]
    weight = np.exp(log_weight - np.logaddexp.reduce(log_weight))
    change = fitted.change[:, 0]
    nuisance = weight @ (fitted.nuisance - fitted.pull[:, :, 0] * change[:, None])
    residual = bins.values - bins.nuisances.columns @ nuisance - form * (weight @ change)
    return residual, float(weight @ fitted.noise), float(weight @ (fitted.noise * COARSE.ratio))


def _oddity(bins: Bins, residual: Floats, noise: float, slow: float, scale: Scale) -> Floats:
    """Squared standardised residuals (n,), each the largest of a week's own and those of its neighbourhoods.

    A neighbourhood's mean weighs its weeks by their precision. Its slow errors are taken as one, which overstates
    their variance and so calls too few weeks odd rather than too many.
    """
    squared = residual**2 / (bins.relative_variance * noise + slow)
    known, heard = np.zeros(bins.total), np.zeros(bins.total)
    known[bins.slot] = 1 / bins.relative_variance
    heard[bins.slot] = residual / bins.relative_variance
    for width in WIDTHS:
        if width * scale.bin_days > FLARE_DAYS:
            break
        weight = np.convolve(known, np.ones(width), "same")[bins.slot]
        mean = np.convolve(heard, np.ones(width), "same")[bins.slot] / weight
        squared = np.maximum(squared, mean**2 / (noise / weight + slow))
    return squared
