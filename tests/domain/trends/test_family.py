"""Headlines of one person: e-BH against its definition, and what follows from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.trends.family import headlines
from spms_desktop.domain.trends.finding import Finding, Status

SHARE = 0.25
"""A quarter is exact in binary, so that the definition can be held to the letter."""
EVIDENCES = st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 28, 32, 40, 64, 1000]), max_size=20)


def findings(evidences: list[int], status: Status = Status.CHANGE) -> dict[int, Finding]:
    return {n: Finding(status, 100, 400, 50, evidence=float(e)) for n, e in enumerate(evidences)}


def by_definition(evidences: list[int]) -> frozenset[int]:
    """All e-values of at least n / (k a), for the largest k such that at least k of them are so large."""
    n = len(evidences)
    for k in range(n, 0, -1):
        large = [place for place, e in enumerate(evidences) if e * k >= n * 4]
        if len(large) >= k:
            return frozenset(large)
    return frozenset()


@given(EVIDENCES)
def test_it_is_e_bh_to_the_letter(evidences: list[int]) -> None:
    assert headlines(findings(evidences), SHARE) == by_definition(evidences)


@given(EVIDENCES, st.integers(min_value=0, max_value=19), st.integers(min_value=1, max_value=100))
def test_more_evidence_for_one_takes_no_other_away(evidences: list[int], place: int, more: int) -> None:
    raised = [e + more * (n == place) for n, e in enumerate(evidences)]

    assert headlines(findings(evidences), SHARE) <= headlines(findings(raised), SHARE)


@given(EVIDENCES)
def test_one_more_series_that_says_nothing_adds_no_headline(evidences: list[int]) -> None:
    assert headlines(findings([*evidences, 0]), SHARE) <= headlines(findings(evidences), SHARE)


def test_what_is_no_change_is_no_headline_however_large_its_evidence() -> None:
    small = findings([1000], Status.NO_CLEAR_CHANGE)

    assert headlines(small) == frozenset()
    assert headlines({**small, 1: findings([500])[0]}) == {1}


def test_sixteen_series_ask_for_more_than_one_does() -> None:
    assert headlines(findings([319] + [1] * 15)) == frozenset()
    assert headlines(findings([321] + [1] * 15)) == {0}
    assert headlines(findings([161, 161] + [1] * 14)) == {0, 1}
