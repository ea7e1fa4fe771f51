"""Taken, late, skipped and not recorded are four counts that add up to what was due."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.adherence import (
    DayOfDoses,
    DoseCount,
    GivenDose,
    Period,
    count_doses,
    days_of_doses,
    given_late,
    period_span,
)
from spms_desktop.domain.medicine import Dose, DoseStatus, DueDose, Medicine, MedicineKind
from spms_desktop.domain.periods import DAY, Span

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


def test_periods_end_yesterday_because_of_todays_doses_some_may_still_be_taken() -> None:
    today = date(2026, 5, 31)

    assert period_span(Period.FOUR_WEEKS, today, None) == Span(date(2026, 5, 3), date(2026, 5, 30))
    assert period_span(Period.THREE_MONTHS, today, None) == Span(date(2026, 2, 28), date(2026, 5, 30))
    assert period_span(Period.TWELVE_MONTHS, today, None) == Span(date(2025, 5, 31), date(2026, 5, 30))
    assert period_span(Period.SINCE_VISIT, today, date(2026, 4, 1)) == Span(date(2026, 4, 1), date(2026, 5, 30))
    assert period_span(Period.SINCE_VISIT, today, None) is None
    assert period_span(Period.SINCE_VISIT, today, today) is None


@given(OUTCOMES)
def test_the_days_of_a_strip_hold_every_due_dose_of_the_span(outcomes: list[tuple[DoseStatus, str] | None]) -> None:
    doses = [due(n // 3, outcome) for n, outcome in enumerate(outcomes)]
    span = Span(date(2025, 12, 31), date(2026, 1, 9))

    days = days_of_doses(doses, span)

    assert [d.day for d in days] == list(span.each())
    inside = [d for d in doses if d.due.date() in span]
    assert sum(len(d.doses) for d in days) == len(inside)
    assert [s for d in days for s in d.doses] == [d.record.status if d.record else None for d in inside]
    assert days[0] == DayOfDoses(span.first, ())


def test_days_late_are_counted_between_the_plan_and_the_day_that_was_told() -> None:
    moment = datetime.combine(date(2026, 1, 1), time(10))

    def given_after(days: int, status: DoseStatus = DoseStatus.LATE, *, told: bool = True) -> DueDose:
        record = Dose("m", moment, status, taken_at=moment + days * DAY if told else None)
        return DueDose(BACLOFEN, moment, "", record)

    doses = [
        given_after(3),
        given_after(0, DoseStatus.TAKEN),
        given_after(-2, DoseStatus.TAKEN),
        given_after(5, DoseStatus.SKIPPED),
        given_after(4, told=False),
        due(1, None),
    ]

    assert given_late(doses) == (GivenDose(date(2026, 1, 1), 3),)
