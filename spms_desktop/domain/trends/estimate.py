"""How much a year, between which bounds, and along which line: posterior means and 95 % intervals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.special import stdtrit

from spms_desktop.domain.trends.arrays import Floats
from spms_desktop.domain.trends.bins import YEAR, Bins
from spms_desktop.domain.trends.finding import LinePoint, MedicineStep
from spms_desktop.domain.trends.fit import Fit
from spms_desktop.domain.trends.scale import Scale

UPPER = 0.975
LINE_POINTS = 120
FEWEST_FREEDOM = 4.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A posterior mean with its 95 % interval."""

    middle: float
    low: float
    high: float


def slope(bins: Bins, fitted: Fit) -> Estimate:
    """Change a year of a straight line through the whole record: the first form of the fit, over the grid."""
    log_weight = fitted.log_null + fitted.log_bayes[:, 0]
    weight = np.exp(log_weight - np.logaddexp.reduce(log_weight))
    middle, spread = _mix(weight, fitted.change[:, 0], fitted.change_variance[:, 0])
    reach = float(spread) * _quantile(bins)
    return Estimate(float(middle), float(middle) - reach, float(middle) + reach)


def size(bins: Bins, fitted: Fit, weight: Floats, reach: Floats) -> Estimate:
    """Change over the record: each form's change times its `reach` (K,), over the posterior `weight` (G, K)."""
    middle, spread = _mix(weight.ravel(), (fitted.change * reach).ravel(), (fitted.change_variance * reach**2).ravel())
    half = float(spread) * _quantile(bins)
    return Estimate(float(middle), float(middle) - half, float(middle) + half)


def line(
    bins: Bins, fitted: Fit, weight: Floats, moments: Floats, forms: Floats, scale: Scale
) -> tuple[LinePoint, ...]:
    """The level with its change and its medicine steps, at `moments` (m,) in years where the forms are (m, K).

    `weight` (G, K) is the posterior of pair and form. Season and raters stay at their middle.
    """
    rows = _rows(bins, moments)
    base = rows @ fitted.nuisance.T
    load = forms[:, None, :] - np.einsum("mp,gpk->mgk", rows, fitted.pull)
    means = base[:, :, None] + load * fitted.change
    own = np.einsum("mp,gpq,mq->mg", rows, fitted.nuisance_variance, rows)
    variances = own[:, :, None] + load**2 * fitted.change_variance
    middle, spread = _mix(weight.ravel(), means.reshape(len(moments), -1), variances.reshape(len(moments), -1))
    reach = spread * _quantile(bins)
    levels = np.column_stack([middle, middle - reach, middle + reach]) + bins.offset
    return tuple(
        LinePoint(day_at(bins, moment), *(scale.value(level) for level in row))
        for moment, row in zip(moments.tolist(), levels.tolist(), strict=True)
    )


def medicine_steps(bins: Bins, fitted: Fit, weight: Floats) -> tuple[MedicineStep, ...]:
    """How the level differs after each medicine start in the record, beside the change `weight` (G, K) stands for."""
    found = []
    columns = range(bins.nuisances.medicine.start, bins.nuisances.medicine.stop)
    for day, column in zip(bins.medicine_days, columns, strict=True):
        pull = fitted.pull[:, column, :]
        means = fitted.nuisance[:, column, None] - pull * fitted.change
        variances = fitted.nuisance_variance[:, column, column, None] + pull**2 * fitted.change_variance
        middle, spread = _mix(weight.ravel(), means.ravel(), variances.ravel())
        reach = float(spread) * _quantile(bins)
        found.append(MedicineStep(day, float(middle), float(middle) - reach, float(middle) + reach))
    return tuple(found)


def line_moments(bins: Bins, extra: tuple[float, ...] = ()) -> Floats:
    """Moments (m,) in years from the first day to the last, with those of a bend or a step among them."""
    days = round(bins.span * YEAR)
    even = np.linspace(0, days, min(days // 7 + 2, LINE_POINTS))
    return np.unique(np.rint(np.concatenate([even, np.array(extra) * YEAR]))) / YEAR


def day_at(bins: Bins, moment: float) -> date:
    """The day at a moment in years from the first."""
    return bins.first + timedelta(days=round(moment * YEAR))


def _rows(bins: Bins, moments: Floats) -> Floats:
    """The nuisances (m, p) of a day without season and by the main rater, after the medicines started by then."""
    rows = np.zeros((len(moments), bins.nuisances.columns.shape[1]))
    rows[:, 0] = 1.0
    starts = np.array([(day - bins.first).days for day in bins.medicine_days], dtype=float)
    rows[:, bins.nuisances.medicine] = np.rint(moments * YEAR)[:, None] >= starts
    return rows


def _mix(weight: Floats, means: Floats, variances: Floats) -> tuple[Floats, Floats]:
    """Mean and standard deviation of a mixture over the last axis (law of total variance)."""
    middle = means @ weight
    between = np.maximum((variances + means**2) @ weight - middle**2, 0.0)
    return middle, np.sqrt(between)


def _quantile(bins: Bins) -> float:
    """The Student-t quantile of a 95 % interval, with as many degrees as means are left beside the nuisances."""
    left = len(bins.values) - bins.nuisances.columns.shape[1] - 1
    return float(stdtrit(max(FEWEST_FREEDOM, left), UPPER))
