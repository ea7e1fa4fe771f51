"""The plan in a real encrypted journal: added, changed, stopped, recorded, and all of it undone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from spms_desktop.domain.errors import BadInput, OpenedReadOnly
from spms_desktop.domain.medicine import DoseStatus, MedicineKind, PlanAction, PlannedMedicine
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Action
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)
TWICE = Schedule(Rhythm.DAYS, times=(time(8), time(20)))
DAILY = Schedule(Rhythm.DAYS)
ONE_DAY = Span(TODAY, TODAY)


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


MONTH_AGO = before(30)


def baclofen(start: date = MONTH_AGO, schedule: Schedule = TWICE) -> NewMedicine:
    return NewMedicine("  Baclofen ", MedicineKind.SYMPTOM, start, "10  mg", schedule, "Tablet", "Spasms", "baclofen")


@pytest.fixture
def plan(session: Session) -> Plan:
    return Plan(session)


def only(plan: Plan) -> PlannedMedicine:
    (found,) = plan.medicines()
    return found


def test_a_medicine_that_is_added_is_in_the_journal_after_it_is_opened_again(
    session: Session, plan: Plan, clock: TestClock, tmp_path: Path
) -> None:
    uid = plan.add(baclofen())
    session.close()

    opened = open_session(tmp_path / "Maria.spms", clock=clock)
    try:
        found = only(Plan(opened))
    finally:
        opened.close()

    assert (found.medicine.uid, found.medicine.name, found.medicine.purpose) == (uid, "Baclofen", "Spasms")
    assert [(c.on, c.action, c.dose, c.schedule) for c in found.changes] == [
        (before(30), PlanAction.START, "10 mg", TWICE)
    ]


def test_a_medicine_needs_a_name_and_a_possible_day(plan: Plan) -> None:
    with pytest.raises(BadInput, match="name_missing"):
        plan.add(NewMedicine("  ", MedicineKind.OTHER, TODAY))
    with pytest.raises(BadInput, match="day_too_early"):
        plan.add(NewMedicine("Zinc", MedicineKind.OTHER, date(1850, 1, 1)))

    assert plan.medicines() == []


def test_edit_mends_the_name_and_leaves_the_history(plan: Plan) -> None:
    plan.add(baclofen())
    medicine = only(plan).medicine

    plan.edit(type(medicine)(medicine.uid, " Lioresal ", medicine.kind, note="With food"))

    assert (only(plan).medicine.name, only(plan).medicine.note) == ("Lioresal", "With food")
    assert len(only(plan).changes) == 1


def test_a_change_counts_from_its_day_and_keeps_the_former_plan(plan: Plan) -> None:
    uid = plan.add(baclofen())

    plan.change(uid, before(5), "15 mg", DAILY, "Too tight at night")

    found = only(plan)
    assert [c.action for c in found.changes] == [PlanAction.START, PlanAction.CHANGE]
    assert found.changes[-1].reason == "Too tight at night"
    assert found.since == before(30)
    doses = plan.doses(Span(before(6), before(5)))
    assert [d.dose_text for d in doses] == ["10 mg", "10 mg", "15 mg"]


def test_a_second_change_on_a_day_mends_the_first(plan: Plan) -> None:
    uid = plan.add(baclofen(TODAY))

    plan.change(uid, TODAY, "5 mg", DAILY)

    (start,) = only(plan).changes
    assert (start.action, start.dose, start.schedule) == (PlanAction.START, "5 mg", DAILY)


def test_a_change_before_the_start_moves_the_start(plan: Plan) -> None:
    uid = plan.add(baclofen(before(5)))

    plan.change(uid, before(9), "5 mg", DAILY)

    assert [c.action for c in only(plan).changes] == [PlanAction.START, PlanAction.START]
    assert only(plan).since == before(9)


def test_stop_ends_it_and_start_again_begins_a_new_run(plan: Plan) -> None:
    uid = plan.add(baclofen())

    plan.stop(uid, before(10), "Dry mouth")
    assert (only(plan).stopped, plan.doses(ONE_DAY)) == (only(plan).changes[-1], [])
    plan.change(uid, before(2), "5 mg", DAILY)

    assert [c.action for c in only(plan).changes] == [PlanAction.START, PlanAction.STOP, PlanAction.START]
    assert only(plan).since == before(2)
    assert len(plan.doses(ONE_DAY)) == 1


def test_start_again_on_the_day_of_the_stop_takes_the_stop_away(session: Session, plan: Plan) -> None:
    uid = plan.add(baclofen())
    plan.stop(uid, TODAY)

    plan.change(uid, TODAY, "5 mg", DAILY)

    assert only(plan).stopped is None
    assert [d.dose_text for d in plan.doses(ONE_DAY)] == ["5 mg"]
    session.undo()
    assert only(plan).stopped is not None


def test_stop_takes_back_what_was_planned_for_later(session: Session, plan: Plan) -> None:
    uid = plan.add(baclofen())
    plan.change(uid, TODAY + timedelta(days=9), "20 mg", DAILY)

    plan.stop(uid, TODAY)

    assert [c.action for c in only(plan).changes] == [PlanAction.START, PlanAction.STOP]
    assert plan.doses(Span(TODAY, TODAY + timedelta(days=30))) == []
    session.undo()
    assert [c.action for c in only(plan).changes] == [PlanAction.START, PlanAction.CHANGE]


@pytest.mark.parametrize("on", [before(31), before(6)])
def test_stop_before_the_start_or_before_a_change_that_counts_is_refused(plan: Plan, on: date) -> None:
    uid = plan.add(baclofen())
    plan.change(uid, before(5), "15 mg", DAILY)

    with pytest.raises(BadInput, match="date_order"):
        plan.stop(uid, on)

    assert len(only(plan).changes) == 2


def test_a_dose_is_recorded_changed_and_forgotten(plan: Plan) -> None:
    plan.add(baclofen())
    morning, evening = plan.doses(ONE_DAY)

    plan.record(morning, DoseStatus.TAKEN)
    plan.record(morning, DoseStatus.SKIPPED, " ran_out ")

    record = plan.doses(ONE_DAY)[0].record
    assert record is not None
    assert (record.status, record.reason) == (DoseStatus.SKIPPED, "ran_out")
    assert plan.doses(ONE_DAY)[1] == evening
    plan.forget(morning.medicine.uid, morning.due)
    assert plan.doses(ONE_DAY) == [morning, evening]


def test_forgetting_what_was_never_recorded_changes_nothing(session: Session, plan: Plan) -> None:
    plan.add(baclofen())
    morning = plan.doses(ONE_DAY)[0]
    session.undo()

    plan.forget(morning.medicine.uid, morning.due)

    assert not session.can_undo


def test_record_all_leaves_what_is_recorded_and_is_one_change(session: Session, plan: Plan) -> None:
    plan.add(baclofen())
    plan.record(plan.doses(ONE_DAY)[0], DoseStatus.SKIPPED, "forgot")

    assert plan.record_all(plan.doses(ONE_DAY), DoseStatus.TAKEN) == 1
    assert plan.record_all(plan.doses(ONE_DAY), DoseStatus.TAKEN) == 0

    assert [d.record.status for d in plan.doses(ONE_DAY) if d.record] == [DoseStatus.SKIPPED, DoseStatus.TAKEN]
    session.undo()
    assert [d.record is None for d in plan.doses(ONE_DAY)] == [False, True]


def test_as_needed_is_listed_by_time_and_can_be_taken_back(plan: Plan) -> None:
    plan.add(NewMedicine("Paracetamol", MedicineKind.SYMPTOM, before(9), "500 mg", AS_NEEDED))
    medicine = only(plan).medicine
    noon, nine = datetime.combine(TODAY, time(12, 0, 31)), datetime.combine(TODAY, time(9, 5))

    plan.take_as_needed(medicine, noon)
    plan.take_as_needed(medicine, nine)

    assert [d.due for d in plan.taken_as_needed(TODAY)] == [nine, noon.replace(second=0)]
    assert plan.taken_as_needed(before(1)) == []
    plan.forget(medicine.uid, nine)
    assert [d.due for d in plan.taken_as_needed(TODAY)] == [noon.replace(second=0)]


def test_a_record_that_no_schedule_asks_for_any_more_stays_in_sight(plan: Plan) -> None:
    uid = plan.add(baclofen())
    plan.record(plan.doses(ONE_DAY)[0], DoseStatus.TAKEN)

    plan.change(uid, TODAY, "15 mg", Schedule(Rhythm.DAYS, times=(time(9),)))

    assert [d.due.hour for d in plan.taken_as_needed(TODAY)] == [8]
    assert [d.record for d in plan.doses(ONE_DAY)] == [None]


def test_each_change_can_be_undone_and_done_again(session: Session, plan: Plan) -> None:
    uid = plan.add(baclofen())
    plan.change(uid, before(3), "15 mg", DAILY)
    plan.stop(uid, before(1))
    plan.record(plan.doses(Span(before(9), before(9)))[0], DoseStatus.LATE)

    undone = [session.undo() for _step in range(4)]

    assert undone == [Action.DOSE, Action.MEDICINE, Action.MEDICINE, Action.MEDICINE]
    assert plan.medicines() == []
    for _step in range(4):
        session.redo()
    assert [c.action for c in only(plan).changes] == [PlanAction.START, PlanAction.CHANGE, PlanAction.STOP]
    record = plan.doses(Span(before(9), before(9)))[0].record
    assert record is not None
    assert record.status is DoseStatus.LATE


def test_nothing_is_written_to_a_journal_open_for_reading(
    session: Session, plan: Plan, clock: TestClock, tmp_path: Path
) -> None:
    plan.add(baclofen())
    session.close()
    opened = open_session(tmp_path / "Maria.spms", clock=clock, read_only=True)
    reading = Plan(opened)
    try:
        with pytest.raises(OpenedReadOnly):
            reading.record(reading.doses(ONE_DAY)[0], DoseStatus.TAKEN)
        assert reading.doses(ONE_DAY)[0].record is None
    finally:
        opened.close()


def test_an_as_needed_medicine_taken_twice_in_a_minute_is_recorded_twice(session: Session, plan: Plan) -> None:
    plan.add(NewMedicine("Paracetamol", MedicineKind.OTHER, session.today))
    medicine = only(plan).medicine

    plan.take_as_needed(medicine, session.now())
    plan.take_as_needed(medicine, session.now())

    assert len(plan.taken_as_needed(session.today)) == 2


def test_a_medicine_that_was_undone_meanwhile_is_named_as_gone(session: Session, plan: Plan) -> None:
    uid = plan.add(baclofen())
    session.undo()

    with pytest.raises(BadInput, match="medicine_gone"):
        plan.stop(uid, session.today)
