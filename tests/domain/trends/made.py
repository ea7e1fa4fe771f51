"""Series for the tests of the engine's parts, and the covariance that the engine never writes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from spms_desktop.domain.trends.arrays import Floats, Ints
from spms_desktop.domain.trends.bins import Bins, make_bins
from spms_desktop.domain.trends.finding import Observation
from spms_desktop.domain.trends.scale import RATING, Scale

Reals: TypeAlias = npt.NDArray[np.floating[Any]]
MONDAY = date(2023, 1, 2)


def day(number: int) -> date:
    """The day so many days after the first."""
    return MONDAY + timedelta(days=number)


def entries(numbers: Iterable[int], values: Iterable[float], rater: str = "maria") -> list[Observation]:
    """One value for each of the numbered days."""
    return [Observation(day(n), float(value), rater) for n, value in zip(numbers, values, strict=True)]


def weekly(truth: Reals, seed: int = 1, noise: float = 0.8, medicine: Sequence[date] = ()) -> Bins:
    """The weeks of a daily series with entries on about three days of four, independent noise around the truth."""
    dice = np.random.default_rng(seed)
    kept = np.flatnonzero(dice.random(len(truth)) < 0.75)
    values = truth[kept] + dice.normal(0, noise, len(kept)) if noise else truth[kept]
    return make_bins(entries(kept.tolist(), values.tolist()), medicine, RATING)


def gappy(seed: int, weeks: int = 14, scale: Scale = RATING) -> Bins:
    """A short series with missing weeks, two raters and a medicine start: every kind of nuisance is there."""
    dice = np.random.default_rng(seed)
    numbers = np.flatnonzero(dice.random(7 * weeks) < 0.4)
    numbers = numbers[(numbers // 7 != 3) & (numbers // 7 != 8)]
    scores = np.rint(dice.normal(4, 1.5, len(numbers)))
    kept = [
        Observation(day(n), score, "anna" if chance < 0.3 else "maria")
        for n, score, chance in zip(numbers.tolist(), scores.tolist(), dice.random(len(numbers)).tolist(), strict=True)
    ]
    return make_bins(kept, [day(7 * weeks // 2)], scale)


def covariance(slot: Ints, variance: Floats, phi: float, ratio: float) -> Floats:
    """Own errors beside a stationary AR(1) of variance `ratio`, entry by entry from its definition (n, n)."""
    apart = np.abs(slot[:, None] - slot[None, :])
    dense: Floats = np.diag(variance) + ratio * phi**apart
    return dense
