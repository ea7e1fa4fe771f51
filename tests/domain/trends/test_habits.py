"""Weekdays and raters, learned from contrasts within four weeks."""

from __future__ import annotations

import numpy as np
import pytest

from spms_desktop.domain.trends.arrays import Floats, Ints
from spms_desktop.domain.trends.habits import BLOCK_DAYS, Habits, learn_habits
from spms_desktop.domain.trends.scale import RATING, WALK

WEEKDAY = np.array([0.5, 0.0, 0.0, 0.0, 0.0, -0.25, -0.25])
BIAS = 0.8
WALKED = 10.0


def made(seed: int = 1, days: int = 1100) -> tuple[Ints, Floats, Floats]:
    """Days, values and who wrote: weekday effects, a second rater who is higher, a trend and noise."""
    dice = np.random.default_rng(seed)
    kept = np.flatnonzero(dice.random(days) < 0.7)
    other = (dice.random(len(kept)) < 0.3).astype(float)
    values = 3 + kept / 200 + WEEKDAY[kept % 7] + BIAS * other + dice.normal(0, 0.7, len(kept))
    return kept, values, other[:, None]


def by_hand(days: Ints, values: Floats, raters: Floats, noise: float) -> tuple[Floats, Floats]:
    """Mean and covariance of the same model with one free level for each block, by least squares over added rows."""
    levels = (days[:, None] // BLOCK_DAYS == np.unique(days // BLOCK_DAYS)).astype(float)
    columns = np.column_stack([days[:, None] % 7 == np.arange(7), raters, levels])
    spread = np.array([RATING.weekday_sd] * 7 + [RATING.rater_sd] * raters.shape[1])
    believed = np.zeros((len(spread), columns.shape[1]))
    believed[:, : len(spread)] = np.diag(np.sqrt(noise) / spread)
    rows = np.vstack([columns, believed])
    mean = np.linalg.lstsq(rows, np.append(values, np.zeros(len(spread))), rcond=None)[0]
    return mean[: len(spread)], noise * np.linalg.inv(rows.T @ rows)[: len(spread), : len(spread)]


def within_blocks(days: Ints, values: Floats, columns: int) -> float:
    """The spread left within blocks."""
    blocks = [values[days // BLOCK_DAYS == block] for block in np.unique(days // BLOCK_DAYS)]
    squares = sum(float(((block - block.mean()) ** 2).sum()) for block in blocks)
    return squares / (len(values) - len(blocks) - columns)


def test_habits_are_those_of_a_regression_with_a_level_for_each_block() -> None:
    days, values, raters = made(days=200)

    found = learn_habits(days, values, raters, RATING)

    mean, variance = by_hand(days, values, raters, within_blocks(days, values, 8))
    assert np.append(found.weekday, found.bias) == pytest.approx(mean, abs=1e-8)
    assert found.bias_variance == pytest.approx(variance[7:, 7:].diagonal(), rel=1e-8)


def test_known_weekdays_and_a_known_bias_are_found() -> None:
    found = [learn_habits(*made(seed), RATING) for seed in range(1, 13)]

    weekday = np.mean([habits.weekday - habits.weekday.mean() for habits in found], axis=0)
    assert weekday == pytest.approx(WEEKDAY - WEEKDAY.mean(), abs=0.1)  # pulled towards none by a tenth
    far = [abs(habits.bias[0] - BIAS) / habits.bias_variance[0] ** 0.5 for habits in found]
    assert max(far) < 3
    assert np.median(far) < 1.2


def test_what_moves_between_blocks_touches_nothing() -> None:
    days, values, raters = made()
    jumps = np.random.default_rng(5).normal(0, 3, days[-1] // BLOCK_DAYS + 1)

    same(
        learn_habits(days, values + jumps[days // BLOCK_DAYS], raters, RATING),
        learn_habits(days, values, raters, RATING),
    )


def test_equal_values_leave_nothing_to_learn() -> None:
    days, _, raters = made()

    found = learn_habits(days, np.full(len(days), 4.0), raters, RATING)

    assert found.weekday == pytest.approx(0, abs=1e-9)
    assert found.bias == pytest.approx(0, abs=1e-9)


def test_a_single_entry_leaves_what_was_expected() -> None:
    found = learn_habits(np.array([0]), np.array([7.0]), np.ones((1, 1)), RATING)

    assert (found.bias.tolist(), found.weekday.tolist()) == ([0.0], [0.0] * 7)
    assert found.bias_variance[0] == pytest.approx(RATING.rater_sd**2)


def test_seldom_walks_have_no_weekdays_but_may_have_raters() -> None:
    days = np.arange(0, 1000, 20)
    raters = (days % 40 == 0).astype(float)[:, None]

    found = learn_habits(days, WALKED * raters[:, 0], raters, WALK)

    assert found.weekday.tolist() == [0.0] * 7
    assert 0.5 * WALKED < found.bias[0] < WALKED


def test_seldom_walks_are_compared_within_twelve_weeks() -> None:
    days = np.array([0, 40, 80, 84, 124, 164])
    raters = np.array([[0.0], [1.0], [0.0]] * 2)
    values = np.array([0.0, 9.0, 0.0, 50.0, 59.0, 50.0])

    found = learn_habits(days, values, raters, WALK)

    # Squares within: rater 2/3 a block, values 54 a block; three are left of six less two levels and a bias.
    noise = 108 / 3
    assert found.bias[0] == pytest.approx((4 / 3 * 9 / noise) / (4 / 3 / noise + 1 / WALK.rater_sd**2))


def same(one: Habits, other: Habits) -> None:
    """Alike up to rounding, spreads included."""
    assert one.weekday == pytest.approx(other.weekday, abs=1e-8)
    assert one.bias == pytest.approx(other.bias, abs=1e-8)
    assert one.bias_variance == pytest.approx(other.bias_variance, rel=1e-6)
