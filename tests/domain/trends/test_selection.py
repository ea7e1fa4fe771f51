"""Which entries count, and the one reason for which each of the others does not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.periods import Span
from spms_desktop.domain.trends.finding import LeftOut, Missing, Observation
from spms_desktop.domain.trends.scale import RATING, WALK
from spms_desktop.domain.trends.selection import EXCUSED_MARGIN, select
from tests.domain.trends.made import MONDAY, day, entries


def numbers(kept: tuple[Observation, ...]) -> list[int]:
    """The days that count, as numbers."""
    return [(o.day - MONDAY).days for o in kept]


def test_the_first_week_of_a_journal_does_not_count() -> None:
    found = select(entries(range(20), [4] * 20), (), RATING)

    assert numbers(found.kept) == list(range(7, 20))
    assert found.left_out == ((LeftOut.FIRST_DAYS, 7),)
    assert found.days == 13


def test_an_excused_window_takes_three_days_on_each_side_with_it() -> None:
    found = select(entries(range(40), [4] * 40), [Span(day(20), day(22))], RATING)

    assert EXCUSED_MARGIN == 3
    assert numbers(found.kept) == [n for n in range(7, 40) if not 17 <= n <= 25]
    assert dict(found.left_out)[LeftOut.EXCUSED] == 9


def test_values_that_repeat_or_cannot_be_used_do_not_count() -> None:
    given_values = [3.0, float("nan"), 4.0, float("inf"), 5.0, 6.0]
    kept = [replace(o, carried=o.value == 6.0) for o in entries([0, 10, 11, 12, 13, 14], given_values)]

    found = select(kept, (), RATING)

    assert [o.value for o in found.kept] == [4.0, 5.0]
    assert dict(found.left_out) == {LeftOut.CARRIED: 1, LeftOut.FIRST_DAYS: 1, LeftOut.NOT_USABLE: 2}


def test_the_first_two_walks_are_practice_and_no_time_is_not_a_walk() -> None:
    found = select(entries([0, 30, 60, 90, 120], [9, 0, 8, 7, 6]), (), WALK)

    assert [o.value for o in found.kept] == [7, 6]
    assert dict(found.left_out) == {LeftOut.PRACTICE: 2, LeftOut.NOT_USABLE: 1}


def test_an_excused_walk_is_no_practice() -> None:
    found = select(entries([0, 30, 60, 90], [9, 8, 7, 6]), [Span(day(0), day(0))], WALK)

    assert [o.value for o in found.kept] == [6]
    assert dict(found.left_out) == {LeftOut.EXCUSED: 1, LeftOut.PRACTICE: 2}


def test_what_is_missing_is_counted_in_entries_days_and_weeks() -> None:
    found = select(entries(range(0, 70, 7), [4] * 10), (), RATING)

    assert (len(found.kept), found.days, found.bins(RATING)) == (9, 57, 9)
    assert found.missing(RATING) == Missing(entries=36, days=63, weeks=3)
    assert select((), (), RATING).missing(RATING) == Missing(45, 120, 12)


@pytest.mark.parametrize("short", [{"entries": 44}, {"days": 119}])
def test_just_too_little_is_too_little(short: dict[str, int]) -> None:
    last = short.get("days", 120) - 1
    spread = {round(n * last / (short.get("entries", 60) - 1)) for n in range(short.get("entries", 60))}
    found = select(entries([n + 7 for n in sorted(spread)] + [0], [4] * (len(spread) + 1)), (), RATING)

    missing = found.missing(RATING)
    assert (missing.entries, missing.days) == (int("entries" in short), int("days" in short))


WINDOWS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=6)


@given(WINDOWS)
def test_windows_may_overlap_and_come_in_any_order(windows: list[tuple[int, int]]) -> None:
    spans = [Span(day(first), day(first + length)) for first, length in windows]
    marked = {
        n for first, length in windows for n in range(first - EXCUSED_MARGIN, first + length + EXCUSED_MARGIN + 1)
    }

    found = select(entries(range(70), [4] * 70), spans, RATING)

    assert numbers(found.kept) == [n for n in range(7, 70) if n not in marked]


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from([-1.0, 0.0, 5.0, float("nan")]), st.booleans())))
def test_every_entry_either_counts_or_has_one_reason(rows: list[tuple[int, float, bool]]) -> None:
    given_entries = [Observation(day(n), value, "maria", carried) for n, value, carried in rows]

    found = select(given_entries, [Span(day(12), day(14))], WALK)

    assert len(found.kept) + sum(count for _, count in found.left_out) == len(rows)
    reasons = Counter(dict(found.left_out))
    assert reasons[LeftOut.NOT_USABLE] == sum(not value > 0 for _, value, _ in rows)
    assert reasons[LeftOut.CARRIED] == sum(carried and value > 0 for _, value, carried in rows)
    assert list(found.kept) == sorted(found.kept, key=lambda o: o.day)
