"""Taken, late, skipped and not recorded are four counts that add up to what was due."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.adherence import DoseCount, count_doses
from spms_desktop.domain.medicine import Dose, DoseStatus, DueDose, Medicine, MedicineKind

BACLOFEN = Medicine("m", "Baclofen", MedicineKind.SYMPTOM)
OUTCOMES = st.lists(
    st.one_of(st.none(), st.tuples(st.sampled_from(list(DoseStatus)), st.sampled_from(["", "forgot", "travel"])))
)


def due(n: int, outcome: tuple[DoseStatus, str] | None) -> DueDose:
    moment = datetime.combine(date(2026, 1, 1), time(8)) + timedelta(days=n)
    return DueDose(BACLOFEN, moment, "10 mg", Dose("m", moment, *outcome) if outcome else None)


@given(OUTCOMES)
def test_the_four_counts_add_up_to_what_was_due(outcomes: list[tuple[DoseStatus, str] | None]) -> None:
    count = count_doses(due(n, outcome) for n, outcome in enumerate(outcomes))

    assert count.due == len(outcomes)
    assert count.not_recorded == outcomes.count(None)
    assert count.skipped >= sum(n for _reason, n in count.reasons)
    assert all(reason for reason, _n in count.reasons)


def test_reasons_are_counted_for_skipped_doses_only_the_most_frequent_first() -> None:
    outcomes = [
        (DoseStatus.SKIPPED, "travel"),
        (DoseStatus.SKIPPED, "forgot"),
        (DoseStatus.SKIPPED, "forgot"),
        (DoseStatus.SKIPPED, ""),
        (DoseStatus.LATE, "ran_out"),
    ]

    count = count_doses(due(n, outcome) for n, outcome in enumerate(outcomes))

    assert count == DoseCount(0, 1, 4, 0, (("forgot", 2), ("travel", 1)))


def test_nothing_due_is_nothing_counted() -> None:
    assert count_doses(()) == DoseCount()
    assert DoseCount().due == 0
