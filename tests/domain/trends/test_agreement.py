"""Two people's ratings of the same days: which days count, and what counts as alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.trends.agreement import Agreement, agreement
from tests.domain.trends.made import entries

RATINGS = st.dictionaries(st.integers(min_value=0, max_value=12), st.integers(min_value=0, max_value=10))


def test_only_days_that_both_rated_are_compared() -> None:
    own = entries([0, 1, 2, 3, 9], [4, 5, 6, 7, 1])
    carer = entries([1, 2, 3, 4], [5, 7, 9, 0], "anna")

    found = agreement(own, carer)

    assert found == Agreement(days=3, exact=1, within_one=2)
    assert found.exact_share == pytest.approx(1 / 3)
    assert found.within_one_share == pytest.approx(2 / 3)


def test_no_day_in_common_has_no_share() -> None:
    found = agreement(entries([0], [4]), entries([1], [4], "anna"))

    assert (found.days, found.exact_share, found.within_one_share) == (0, None, None)


def test_a_carried_value_is_nobodys_rating_of_that_day() -> None:
    own = [replace(o, carried=o.value == 5) for o in entries([0, 1], [4, 5])]

    assert agreement(own, entries([0, 1], [4, 5], "anna")) == Agreement(1, 1, 1)


def test_several_ratings_of_one_day_stand_for_their_mean() -> None:
    own = entries([0, 0, 1, 1], [3, 6, 2, 4])

    assert agreement(own, entries([0, 1], [3, 3], "anna")) == Agreement(days=2, exact=1, within_one=1)


@given(RATINGS, RATINGS)
def test_it_counts_what_a_loop_over_days_counts_whoever_comes_first(own: dict[int, int], carer: dict[int, int]) -> None:
    one, other = entries(own.keys(), own.values()), entries(carer.keys(), carer.values(), "anna")
    gaps = [abs(own[n] - carer[n]) for n in range(13) if n in own and n in carer]

    assert agreement(one, other) == Agreement(len(gaps), gaps.count(0), gaps.count(0) + gaps.count(1))
    assert agreement(other, one) == agreement(one, other)
