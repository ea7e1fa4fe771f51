"""Weeks made of days: their means, their places, and the columns of everything that is no trend."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from spms_desktop.domain.trends.bins import YEAR, make_bins
from spms_desktop.domain.trends.finding import Observation
from spms_desktop.domain.trends.habits import learn_habits
from spms_desktop.domain.trends.scale import RATING, WALK
from tests.domain.trends.made import MONDAY, day, entries, gappy

STEADY = replace(RATING, weekday_sd=1e-6)
"""Weekdays that are known to be alike, so that means are plain means."""


def test_means_are_those_of_the_days_in_each_week_from_the_first_entry_on() -> None:
    kept = entries([0, 2, 6, 7, 30], [2, 4, 6, 5, 9])

    bins = make_bins(kept, (), STEADY)

    assert (bins.slot.tolist(), bins.total, bins.first) == ([0, 1, 4], 5, MONDAY)
    assert bins.values + bins.offset == pytest.approx([4, 5, 9], abs=1e-6)
    assert bins.values.sum() == pytest.approx(0, abs=1e-9)
    assert bins.years * YEAR == pytest.approx([8 / 3, 7, 30])
    assert bins.span * YEAR == pytest.approx(30)


def test_a_mean_of_many_is_surer_but_never_surer_than_what_the_week_has_in_common() -> None:
    bins = make_bins(entries([0, 7, 8, 14, 15, 16, 17, 18, 19, 20], [3] * 9 + [4]), (), RATING)

    assert bins.relative_variance == pytest.approx([1.0, 0.3 + 0.7 / 2, 0.3 + 0.7 / 7])


def test_weekday_effects_are_taken_out_of_the_means() -> None:
    numbers = [n for n in range(364) if n % 7 < 5 or n // 7 % 2]  # weekends count every other week
    bins = make_bins(entries(numbers, [4.0 + 2 * (n % 7 >= 5) for n in numbers]), (), replace(RATING, weekday_sd=3.0))

    assert np.ptp(bins.values) < 0.1


def test_nuisances_are_level_seasons_raters_and_medicines_in_this_order() -> None:
    bins = gappy(1)
    angle = 2 * np.pi * bins.years
    columns = bins.nuisances.columns

    assert columns[:, 0] == pytest.approx(1)
    assert columns[:, 1:5] == pytest.approx(
        np.column_stack([np.cos(angle), np.sin(angle), np.cos(2 * angle), np.sin(2 * angle)])
    )
    assert columns.shape[1] == 7
    assert (bins.nuisances.medicine, bins.medicine_days) == (slice(6, 7), (day(49),))
    assert bins.nuisances.precision[0] == 0
    spread = bins.nuisances.precision[1:] ** -0.5
    assert spread[:4] == pytest.approx([RATING.season_sd] * 2 + [RATING.half_season_sd] * 2)
    assert spread[5] == pytest.approx(RATING.step_sd)


def test_the_other_raters_column_is_that_ones_share_of_the_week() -> None:
    kept = [
        Observation(day(n), 4.0 + n % 2, "anna" if n in (1, 8, 9) else "maria") for n in (0, 1, 2, 3, 7, 8, 9, 14, 15)
    ]

    bins = make_bins(kept, (), RATING)

    assert bins.nuisances.columns[:, 5] == pytest.approx([1 / 4, 2 / 3, 0])


def test_what_the_days_tell_about_a_rater_is_what_the_weeks_expect() -> None:
    numbers = np.arange(0, 280, 2)
    anna = numbers % 6 == 0
    values = 4.0 + anna * 1.5 + (numbers % 4 == 0)
    kept = [
        Observation(day(n), float(value), "anna" if by_anna else "maria")
        for n, value, by_anna in zip(numbers.tolist(), values.tolist(), anna.tolist(), strict=True)
    ]

    bins, habits = make_bins(kept, (), RATING), learn_habits(numbers, values, anna[:, None].astype(float), RATING)

    assert bins.nuisances.expected.tolist() == [0] * 5 + habits.bias.tolist()
    assert 1 / bins.nuisances.precision[5] == pytest.approx(habits.bias_variance[0])


def test_a_medicine_counts_from_its_day_and_only_inside_the_record() -> None:
    starts = [day(-3), day(0), day(9), day(9), day(20), day(21)]

    bins = make_bins(entries(range(21), [n % 5 for n in range(21)]), starts, RATING)

    assert bins.medicine_days == (day(9), day(20))
    assert bins.nuisances.columns[:, bins.nuisances.medicine] == pytest.approx(
        np.array([[0, 0], [5 / 7, 0], [1, 1 / 7]])
    )


def test_seldom_walks_are_put_together_by_four_weeks_in_percent() -> None:
    bins = make_bins(entries([0, 27, 28, 84], [10, 20, 10, 20]), (), WALK)

    assert bins.slot.tolist() == [0, 1, 3]
    twice = 100 * np.log(2)
    assert bins.values - bins.values[1] == pytest.approx([twice / 2, 0, twice])
