"""Weekday effects and rater bias, learned within blocks of four weeks, where no slow trend can touch them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from spms_desktop.domain.trends.arrays import Floats, Ints
from spms_desktop.domain.trends.scale import Scale

BLOCK_DAYS = 28


@dataclass(frozen=True, slots=True)
class Habits:
    """What belongs to the day of the week (7,), and to each rater beside the main one (R,), with variances (R,)."""

    weekday: Floats
    bias: Floats
    bias_variance: Floats


def learn_habits(days: Ints, values: Floats, raters: Floats, scale: Scale) -> Habits:
    """Ridge regression of block-centred values on block-centred weekdays and raters.

    `days` (N,) count from the first entry, `raters` (N, R) is 1 where that rater wrote. With independent normal
    priors of mean 0 the posterior is normal: precision X'X/s2 + diag(1/sd^2), mean precision^-1 X'y/s2 (Bayesian
    linear model, Lindley and Smith 1972); s2 is the spread left within the blocks.
    """
    block = days // BLOCK_DAYS if scale.weekday_sd else days // (BLOCK_DAYS * 3)
    size = np.maximum(np.bincount(block), 1)
    weekdays = (days[:, None] % 7 == np.arange(7)).astype(float) if scale.weekday_sd else np.zeros((len(days), 0))
    columns = _centred(np.column_stack([weekdays, raters]), block, size)
    target = _centred(values[:, None], block, size)[:, 0]
    free = max(len(days) - len(np.unique(block)) - columns.shape[1], 1)
    noise = max(float(target @ target) / free, scale.grain**2 / 12)  # Sheppard: rounding alone leaves grain^2/12
    spread = np.concatenate([np.full(weekdays.shape[1], scale.weekday_sd), np.full(raters.shape[1], scale.rater_sd)])
    covariance = np.linalg.inv(columns.T @ columns / noise + np.diag(1 / spread**2))
    mean = covariance @ (columns.T @ target) / noise
    known = weekdays.shape[1]
    weekday = mean[:known] if known else np.zeros(7)
    return Habits(weekday, mean[known:], np.diag(covariance)[known:])


def _centred(columns: Floats, block: Ints, size: Ints) -> Floats:
    """Columns (N, C) less their means within each block."""
    sums = np.zeros((len(size), columns.shape[1]))
    np.add.at(sums, block, columns)
    return columns - (sums / size[:, None])[block]
