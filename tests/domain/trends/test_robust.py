"""Odd weeks count for less, alone and in a row; a change that is fitted is not odd."""

from __future__ import annotations

import numpy as np
import pytest

from spms_desktop.domain.trends import robust
from spms_desktop.domain.trends.arrays import Floats
from spms_desktop.domain.trends.bins import Bins
from spms_desktop.domain.trends.robust import TAIL, steady_variance
from spms_desktop.domain.trends.scale import RATING
from tests.domain.trends.made import weekly


def raised(bins: Bins, form: Floats | None = None) -> Floats:
    """How many times the variance of each week was raised."""
    found: Floats = steady_variance(bins, bins.years if form is None else form, RATING) / bins.relative_variance
    return found


def with_flare(first: int, last: int, height: float) -> Bins:
    truth = np.full(700, 4.0)
    truth[7 * first : 7 * (last + 1)] += height
    return weekly(truth)


def test_one_odd_week_counts_for_far_less_and_the_others_as_before() -> None:
    times = raised(with_flare(50, 50, 5.0))

    assert int(times.argmax()) == 50
    assert times[50] > 4
    assert np.median(np.delete(times, 50)) < 1.2


def test_no_week_counts_for_more_than_the_weights_allow() -> None:
    assert raised(with_flare(50, 50, 5.0)).min() >= TAIL / (TAIL + 1) - 1e-9


def test_moderate_weeks_in_a_row_are_odder_together_than_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    bins = with_flare(50, 54, 1.5)
    together = raised(bins)[50:55]

    monkeypatch.setattr(robust, "WIDTHS", ())

    assert (together > raised(bins)[50:55]).all()


def test_a_lasting_step_is_odd_beside_a_ramp_and_right_beside_a_step() -> None:
    bins = weekly(np.where(np.arange(700) < 350, 3.0, 6.0))
    around = slice(40, 60)

    assert raised(bins)[around].mean() > raised(bins, (bins.slot >= 50).astype(float))[around].mean()
