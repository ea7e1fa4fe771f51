"""A series as means of weeks (or longer stretches), beside everything that may move them and is no trend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from spms_desktop.domain.trends.arrays import Floats, Ints
from spms_desktop.domain.trends.finding import Observation
from spms_desktop.domain.trends.habits import learn_habits
from spms_desktop.domain.trends.scale import Scale

YEAR = 365.25
SHARED = 0.3
"""Share of a single value's variance that all entries of one week have in common, so that no mean escapes it."""


@dataclass(frozen=True, slots=True)
class Nuisances:
    """Columns (n, p) that explain values without being a trend, with what is expected of each coefficient (p,).

    `precision` is one over the variance expected; the first column is the level, of which nothing is expected.
    """

    columns: Floats
    precision: Floats
    expected: Floats
    medicine: slice


@dataclass(frozen=True, slots=True)
class Bins:
    """The n stretches that have entries.

    `slot` (n,) numbers them from the first day among `total` stretches, empty ones included; `years` (n,) is the
    mean time of their entries and `span` that of the last entry, both in years from the first day; `values` (n,)
    are means without weekday effects, less `offset`; `relative_variance` (n,) is the variance of such a mean
    beside that of one single value. `medicine_days` are the starts inside the record, in order.
    """

    first: date
    slot: Ints
    total: int
    years: Floats
    span: float
    values: Floats
    offset: float
    relative_variance: Floats
    nuisances: Nuisances
    medicine_days: tuple[date, ...]


def make_bins(kept: Sequence[Observation], medicine_starts: Sequence[date], scale: Scale) -> Bins:
    """Means of the entries of each stretch. `kept` is in order of days and holds at least two days."""
    first = kept[0].day
    origin = first.toordinal()
    days = np.array([o.day.toordinal() - origin for o in kept], dtype=np.int64)
    values = np.array([scale.measure(o.value) for o in kept])
    raters = _rater_columns(kept)
    habits = learn_habits(days, values, raters, scale)
    values = values - habits.weekday[days % 7]
    starts = [n for n in sorted({d.toordinal() - origin for d in medicine_starts}) if 0 < n <= days[-1]]
    after = (days[:, None] >= np.array(starts, dtype=np.int64)).astype(float)

    place = days // scale.bin_days
    slot, index, counts = np.unique(place, return_inverse=True, return_counts=True)
    sums = np.zeros((len(slot), 2 + raters.shape[1] + after.shape[1]))
    np.add.at(sums, index, np.column_stack([days / YEAR, values, raters, after]))
    means = sums / counts[:, None]
    years, middle = means[:, 0], means[:, 1]
    return Bins(
        first=first,
        slot=slot,
        total=int(slot[-1]) + 1,
        years=years,
        span=float(days[-1]) / YEAR,
        values=middle - middle.mean(),
        offset=float(middle.mean()),
        relative_variance=SHARED + (1 - SHARED) / counts,
        nuisances=_nuisances(years, means[:, 2:], habits.bias, habits.bias_variance, scale),
        medicine_days=tuple(date.fromordinal(origin + n) for n in starts),
    )


def _rater_columns(kept: Sequence[Observation]) -> Floats:
    """One column (N,) for each rater beside the one who wrote most: 1 where that one wrote."""
    counts = Counter(o.rater for o in kept)
    others = sorted(counts, key=lambda name: (-counts[name], name))[1:]
    columns = [[float(o.rater == name) for o in kept] for name in others]
    return np.array(columns).T if columns else np.zeros((len(kept), 0))


def _nuisances(years: Floats, shares: Floats, bias: Floats, bias_variance: Floats, scale: Scale) -> Nuisances:
    """Level, yearly and half-yearly harmonic, rater shares (n, R) and medicine steps (n, M), in this order."""
    angle = 2 * np.pi * years
    columns = np.column_stack(
        [np.ones_like(years), np.cos(angle), np.sin(angle), np.cos(2 * angle), np.sin(2 * angle), shares]
    )
    steps = shares.shape[1] - len(bias)
    season = [scale.season_sd] * 2 + [scale.half_season_sd] * 2
    variance = np.concatenate([np.square(season), bias_variance, np.full(steps, scale.step_sd**2)])
    return Nuisances(
        columns=columns,
        precision=np.concatenate([[0.0], 1 / variance]),
        expected=np.concatenate([np.zeros(5), bias, np.zeros(steps)]),
        medicine=slice(5 + len(bias), columns.shape[1]),
    )
