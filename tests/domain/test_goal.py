"""When a goal is looked at again, and which ratings there are."""

from __future__ import annotations

from datetime import date

import pytest

from spms_desktop.domain.goal import Goal, GoalRating, to_rate

MAY, JUNE, JULY = date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 6)


@pytest.mark.parametrize(
    ("rated", "last_visit", "expected"),
    [
        ([], None, True),
        ([], JUNE, True),
        ([MAY], None, False),
        ([MAY], JUNE, True),
        ([JUNE], JUNE, True),
        ([MAY, JULY], JUNE, False),
    ],
)
def test_a_goal_is_rated_once_between_two_visits(rated: list[date], last_visit: date | None, expected: bool) -> None:
    assert to_rate(rated, last_visit) is expected


@pytest.mark.parametrize("rating", [-1, 11])
def test_a_rating_goes_from_nought_to_ten(rating: int) -> None:
    with pytest.raises(ValueError, match="rating_out_of_range"):
        GoalRating("a", MAY, rating)


def test_a_goal_is_open_until_it_is_closed() -> None:
    assert Goal("a", "Walk", MAY).open
    assert not Goal("a", "Walk", MAY, JUNE).open
