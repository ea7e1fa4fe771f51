"""Sums of products under carry-over, against covariances written out and inverted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spms_desktop.domain.trends.carry_over import make_grid, weigh
from tests.domain.trends.made import covariance, gappy

SHARES = st.floats(min_value=0.01, max_value=0.97)
RATIOS = st.floats(min_value=0.01, max_value=5.0)


@settings(max_examples=25)
@given(phi=SHARES, ratio=RATIOS, seed=st.integers(min_value=1, max_value=40))
def test_products_and_determinant_are_those_of_the_dense_covariance(phi: float, ratio: float, seed: int) -> None:
    bins = gappy(seed)
    dice = np.random.default_rng(seed)
    columns = dice.normal(size=(len(bins.values), 3))
    variance = bins.relative_variance * dice.uniform(0.5, 4, len(bins.values))

    found = weigh(columns, bins, variance, make_grid(((phi, 1.0),), ((ratio, 1.0),)))

    dense = covariance(bins.slot, variance, phi, ratio)
    assert found.products[0] == pytest.approx(columns.T @ np.linalg.inv(dense) @ columns, rel=1e-8, abs=1e-8)
    assert found.log_determinant[0] == pytest.approx(np.linalg.slogdet(dense)[1], rel=1e-9, abs=1e-8)


def test_a_week_without_entries_is_a_week_that_tells_nothing() -> None:
    bins = gappy(2)
    grid = make_grid(((0.8, 1.0),), ((0.7, 1.0),))
    silent = np.setdiff1d(np.arange(bins.total), bins.slot)
    filled = replace(bins, slot=np.concatenate([bins.slot, silent]))
    values = np.append(bins.values, np.full(len(silent), 9.0))[:, None]

    without = weigh(bins.values[:, None], bins, bins.relative_variance, grid)
    within = weigh(values, filled, np.append(bins.relative_variance, np.full(len(silent), 1e12)), grid)

    assert len(silent) >= 2
    assert within.products == pytest.approx(without.products, rel=1e-6)


def test_a_grid_holds_every_pair_once_with_the_product_of_the_weights() -> None:
    grid = make_grid(((0.2, 1.0), (0.8, 3.0)), ((0.1, 1.0), (0.5, 2.0), (2.0, 1.0)))

    weights = dict(
        zip(zip(grid.phi.tolist(), grid.ratio.tolist(), strict=True), np.exp(grid.log_weight).tolist(), strict=True)
    )
    assert len(weights) == 6
    assert sum(weights.values()) == pytest.approx(1)
    assert weights[0.8, 0.5] == pytest.approx(3 * 2 / (4 * 4))
