"""Dated plan changes make courses that never overlap, and every record finds its dose."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from spms_desktop.domain.medicine import (
    Dose,
    DoseStatus,
    Medicine,
    MedicineKind,
    PlanAction,
    PlanChange,
    PlannedMedicine,
    due_doses,
    planned,
)
from spms_desktop.domain.periods import Span
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule

FIRST = date(2026, 1, 1)
YEAR = Span(FIRST, date(2026, 12, 31))
DAILY = Schedule(Rhythm.DAYS)
TWICE = Schedule(Rhythm.DAYS, times=(time(8), time(20)))
SCHEDULES = st.sampled_from([DAILY, TWICE, Schedule(Rhythm.DAYS, 3), Schedule(Rhythm.WEEKS, 2, (1, 4)), AS_NEEDED])


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def medicine(uid: str = "m", name: str = "Baclofen", kind: MedicineKind = MedicineKind.SYMPTOM) -> Medicine:
    return Medicine(uid, name, kind)


def change(n: int, action: PlanAction, schedule: Schedule = DAILY, uid: str = "m", dose: str = "") -> PlanChange:
    return PlanChange(f"{uid}-{n}-{action}", uid, day(n), action, dose, schedule)


START, CHANGE, STOP = PlanAction.START, PlanAction.CHANGE, PlanAction.STOP


@st.composite
def plans(draw: st.DrawFn, uid: str = "m") -> PlannedMedicine:
    made = draw(
        st.lists(
            st.tuples(st.integers(0, 300), st.sampled_from(list(PlanAction)), SCHEDULES),
            max_size=6,
            unique_by=lambda c: c[0],
        )
    )
    return planned([medicine(uid)], [change(n, action, schedule, uid) for n, action, schedule in made])[0]


@given(plans())
@settings(max_examples=150)
def test_a_course_never_overlaps_the_next(plan: PlannedMedicine) -> None:
    courses = plan.courses()

    for course, after in pairwise(courses):
        assert course.last is not None
        assert course.last < after.change.on
    found = list(plan.due(YEAR))
    assert found == sorted(set(found))


@given(plans())
def test_nothing_is_due_before_the_start_or_after_a_stop(plan: PlannedMedicine) -> None:
    for moment in plan.due(YEAR):
        in_force = plan.current(moment.date())
        assert in_force is not None
        assert in_force.on <= moment.date()


def test_a_stop_ends_it_on_that_very_day() -> None:
    plan = planned([medicine()], [change(0, START), change(10, STOP)])[0]

    assert [m.date() for m in plan.due(YEAR)] == [day(n) for n in range(10)]
    assert plan.current(day(9)) is not None
    assert plan.current(day(10)) is None
    assert plan.stopped == plan.changes[-1]


def test_a_change_and_a_stop_on_one_day_is_a_stop() -> None:
    plan = planned([medicine()], [change(5, STOP), change(0, START), change(5, CHANGE, TWICE)])[0]

    assert [m.date() for m in plan.due(YEAR)] == [day(n) for n in range(5)]


def test_since_is_the_first_day_of_the_latest_unbroken_run() -> None:
    made = [change(0, START), change(5, CHANGE), change(10, STOP), change(20, CHANGE), change(30, START)]

    assert planned([medicine()], made[:2])[0].since == day(0)
    assert planned([medicine()], made[:3])[0].since == day(0)
    assert planned([medicine()], made)[0].since == day(20)
    assert planned([medicine()], ())[0].since is None


def test_dmts_come_first_then_by_name_whatever_the_case() -> None:
    listed = [
        medicine("1", "zinc", MedicineKind.OTHER),
        medicine("2", "baclofen"),
        medicine("3", "Amantadine"),
        medicine("4", "Siponimod", MedicineKind.DMT),
    ]

    assert [p.medicine.name for p in planned(listed, ())] == ["Siponimod", "Amantadine", "baclofen", "zinc"]


@given(st.tuples(plans("a"), plans("b")), st.data())
@settings(max_examples=60)
def test_due_doses_pair_each_record_with_its_own_dose_and_no_other(
    plan: tuple[PlannedMedicine, PlannedMedicine], data: st.DataObject
) -> None:
    due = due_doses(plan, (), YEAR)
    recorded = data.draw(st.lists(st.sampled_from(due), max_size=8, unique=True)) if due else []
    records = [Dose(d.medicine.uid, d.due, data.draw(st.sampled_from(list(DoseStatus)))) for d in recorded]
    stray = Dose("a", datetime.combine(day(99), time(3, 33)), DoseStatus.TAKEN)

    found = due_doses(plan, [*records, stray], YEAR)

    paired = [d for d in found if d.record]
    assert [(d.medicine.uid, d.due) for d in found] == [(d.medicine.uid, d.due) for d in due]
    assert all(d.record and (d.medicine.uid, d.due) == (d.record.medicine, d.record.due) for d in paired)
    assert {d.record for d in paired} == set(records)


def test_a_due_dose_carries_the_dose_text_of_its_own_time() -> None:
    plan = planned([medicine()], [change(0, START, dose="10 mg"), change(2, CHANGE, dose="15 mg")])

    found = due_doses(plan, (), Span(day(1), day(2)))

    assert [d.dose_text for d in found] == ["10 mg", "15 mg"]
