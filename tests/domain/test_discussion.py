"""Ranks of what to raise: moving keeps everything, and the ranks stay 0 to n-1."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.discussion import (
    DiscussionItem,
    DiscussionKind,
    carried_over,
    moved,
    put_first,
    ranked,
)

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


def visit(days: int, person: str = "", questions: tuple[str, ...] = (), attended: bool = True) -> Appointment:
    status = AppointmentStatus.ATTENDED if attended else AppointmentStatus.PLANNED
    return Appointment(f"v{days}", person, DAY + timedelta(days=days), status=status, questions=questions)


def test_what_waits_is_carried_over_by_a_visit_that_could_have_answered_it() -> None:
    asked = item("a", 0, person="weiss")
    visits = [visit(3, "weiss"), visit(9, "weiss"), visit(20, "weiss", attended=False), visit(30, "other")]

    assert carried_over(asked, visits) == visits[1]
    assert carried_over(item("a", 0), visits) is None
    assert carried_over(item("a", 0), [visit(0, "x", ("a",))]) == visit(0, "x", ("a",))
    assert carried_over(replace(asked, answered_on=DAY), visits) is None


def test_what_is_asked_again_waits_anew() -> None:
    again = item("a", 0, person="weiss", again_on=DAY + timedelta(days=5))

    assert carried_over(again, [visit(3, "weiss")]) is None
    assert again.since == DAY + timedelta(days=5)


@given(lists, st.lists(st.integers(0, 7), max_size=3))
def test_those_put_first_come_first_and_the_others_keep_their_order(
    items: list[DiscussionItem], which: list[int]
) -> None:
    first = list(dict.fromkeys(items[n % len(items)].uid for n in which))
    others = [i.uid for i in ranked(items) if i.uid not in first]

    now = after(items, put_first(items, first))
    assert [i.uid for i in ranked(now)] == first + others
    assert [i.rank for i in ranked(now)] == list(range(len(items)))


@given(lists, st.sets(st.integers(0, 7)), st.lists(st.integers(0, 7), max_size=3), st.integers(-9, 9))
def test_what_is_fixed_keeps_its_rank_and_its_order(
    items: list[DiscussionItem], which: set[int], first: list[int], steps: int
) -> None:
    items = [replace(one, rank=n) for n, one in enumerate(ranked(items))]
    fixed = {items[n % len(items)].uid for n in which}
    free = [i.uid for i in items if i.uid not in fixed]
    uids = [items[n % len(items)].uid for n in first]

    for changed in (put_first(items, uids, fixed), moved(items, free[0], steps, fixed) if free else []):
        assert not {i.uid for i in changed} & fixed
        order = [i.uid for i in ranked(after(items, changed))]
        assert [uid for uid in order if uid in fixed] == [i.uid for i in items if i.uid in fixed]
        assert sorted(order) == sorted(i.uid for i in items)
    wished = [u for u in dict.fromkeys(uids) if u in free]
    order = [i.uid for i in ranked(after(items, put_first(items, uids, fixed)))]
    assert [uid for uid in order if uid in wished] == wished
