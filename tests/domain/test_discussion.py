"""Ranks of what to raise: moving keeps everything, and the ranks stay 0 to n-1."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind, moved, ranked

DAY = date(2026, 11, 23)


def item(name: str, rank: int, **more: object) -> DiscussionItem:
    return replace(DiscussionItem(name, DiscussionKind.QUESTION, name, rank, DAY), **more)  # type: ignore[arg-type]


def after(items: list[DiscussionItem], changed: list[DiscussionItem]) -> list[DiscussionItem]:
    newer = {i.uid: i for i in changed}
    return [newer.get(i.uid, i) for i in items]


lists = st.lists(st.integers(0, 9), min_size=1, max_size=8).map(
    lambda ranks: [item(f"i{n}", rank) for n, rank in enumerate(ranks)]
)


@given(lists, st.integers(0, 7), st.integers(-9, 9))
def test_a_move_keeps_a_permutation_with_ranks_from_0(items: list[DiscussionItem], which: int, steps: int) -> None:
    uid = items[which % len(items)].uid
    before = [i.uid for i in ranked(items)]

    changed = moved(items, uid, steps)
    order = [i.uid for i in ranked(after(items, changed))]

    here = before.index(uid)
    there = max(0, min(len(before) - 1, here + steps))
    rest = [u for u in before if u != uid]
    assert order == [*rest[:there], uid, *rest[there:]]
    if there != here:
        assert [i.rank for i in ranked(after(items, changed))] == list(range(len(items)))
    else:
        assert changed == []


@given(lists, st.lists(st.tuples(st.integers(0, 7), st.integers(-3, 3)), max_size=12))
def test_any_number_of_moves_loses_and_doubles_nothing(
    items: list[DiscussionItem], moves: list[tuple[int, int]]
) -> None:
    now = items
    for which, steps in moves:
        now = after(now, moved(now, now[which % len(now)].uid, steps))

    assert sorted(i.uid for i in ranked(now)) == sorted(i.uid for i in items)


def test_answered_and_dropped_items_are_not_open_and_do_not_count_when_moving() -> None:
    items = [item("a", 0), item("b", 1, answered_on=DAY), item("c", 2, dropped=True), item("d", 3)]

    assert [i.uid for i in ranked(items)] == ["a", "d"]
    assert [(i.uid, i.rank) for i in moved(items, "d", -1)] == [("d", 0), ("a", 1)]


def test_moving_something_unknown_changes_nothing() -> None:
    assert moved([item("a", 0)], "b", 1) == []


def test_only_items_whose_rank_changes_are_given_back() -> None:
    items = [item(name, rank) for rank, name in enumerate("abcd")]

    assert {i.uid for i in moved(items, "d", -1)} == {"c", "d"}
