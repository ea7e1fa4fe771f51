"""Pausing, mending one dated change, taking one away: the changes always follow one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import MedicineKind, PlanAction, PlanChange, PlannedMedicine
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Action
from spms_desktop.domain.schedule import NOTHING_TAKEN, Rhythm, Schedule
from spms_desktop.services.plan import MOST_SITES, NewMedicine, Plan
from spms_desktop.services.session import Session

TODAY = date(2026, 11, 23)
DAILY = Schedule(Rhythm.DAYS)
START, CHANGE, PAUSE, STOP = PlanAction.START, PlanAction.CHANGE, PlanAction.PAUSE, PlanAction.STOP


@pytest.fixture
def plan(session: Session) -> Plan:
    return Plan(session)


@pytest.fixture
def uid(plan: Plan) -> str:
    return plan.add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, TODAY - 30 * DAY, "10 mg", DAILY))


def only(plan: Plan) -> PlannedMedicine:
    (found,) = plan.medicines()
    return found


def told(plan: Plan) -> list[tuple[PlanAction, date]]:
    return [(c.action, c.on) for c in only(plan).changes]


def due_days(plan: Plan) -> list[date]:
    return [d.due.date() for d in plan.doses(Span(TODAY - 8 * DAY, TODAY))]


def test_nothing_is_due_in_a_pause_and_start_again_ends_it(session: Session, plan: Plan, uid: str) -> None:
    plan.pause(uid, TODAY - 5 * DAY, "Before the operation")
    assert only(plan).paused is not None
    assert (only(plan).stopped, only(plan).current(TODAY)) == (None, None)

    plan.change(uid, TODAY - 2 * DAY, "5 mg", DAILY)

    assert due_days(plan) == [TODAY - n * DAY for n in (8, 7, 6, 2, 1, 0)]
    assert [action for action, _on in told(plan)] == [START, PAUSE, START]
    assert only(plan).since == TODAY - 2 * DAY
    session.undo()
    before = only(plan).last_plan
    assert before is not None
    assert before.dose == "10 mg"


def test_what_is_paused_can_be_stopped_for_good_but_not_paused_again(plan: Plan, uid: str) -> None:
    plan.pause(uid, TODAY - 5 * DAY)
    with pytest.raises(BadInput, match="date_order"):
        plan.pause(uid, TODAY)

    plan.stop(uid, TODAY, "Not needed any more")

    assert [action for action, _on in told(plan)] == [START, PAUSE, STOP]
    with pytest.raises(BadInput, match="date_order"):
        plan.pause(uid, TODAY + DAY)


def test_a_pause_on_the_day_of_a_stop_takes_its_place(plan: Plan, uid: str) -> None:
    plan.pause(uid, TODAY)

    plan.stop(uid, TODAY + DAY)
    plan.mend_change(replace(only(plan).changes[-1], on=TODAY + 3 * DAY))

    assert told(plan)[1:] == [(PAUSE, TODAY), (STOP, TODAY + 3 * DAY)]


def test_a_wrong_date_and_dose_are_mended_in_one_change(session: Session, plan: Plan, uid: str) -> None:
    plan.change(uid, TODAY - 5 * DAY, "51 mg", DAILY, "Too tight")
    wrong = only(plan).changes[-1]

    nine = Schedule(Rhythm.DAYS, times=(time(9),))
    plan.mend_change(replace(wrong, on=TODAY - 4 * DAY, dose=" 15 mg ", schedule=nine))

    mended = only(plan).changes[-1]
    assert (mended.uid, mended.on, mended.dose, mended.reason) == (wrong.uid, TODAY - 4 * DAY, "15 mg", "Too tight")
    assert session.undo() is Action.MEDICINE
    assert only(plan).changes[-1] == wrong


@pytest.mark.parametrize(
    ("place", "on"),
    [(1, TODAY - 40 * DAY), (1, TODAY - 30 * DAY), (0, TODAY - 5 * DAY), (0, TODAY), (2, TODAY - 31 * DAY)],
)
def test_a_change_never_moves_so_that_the_others_make_no_sense(plan: Plan, uid: str, place: int, on: date) -> None:
    plan.change(uid, TODAY - 5 * DAY, "15 mg", DAILY)
    plan.stop(uid, TODAY - DAY)
    before = only(plan).changes

    with pytest.raises(BadInput, match="date_order"):
        plan.mend_change(replace(before[place], on=on))

    assert only(plan).changes == before


def test_a_wrong_change_is_taken_away_and_undo_brings_it_back(session: Session, plan: Plan, uid: str) -> None:
    plan.change(uid, TODAY - 5 * DAY, "15 mg", DAILY)

    plan.take_away_change(only(plan).changes[1])
    assert told(plan) == [(START, TODAY - 30 * DAY)]

    session.undo()
    assert len(only(plan).changes) == 2


def test_without_its_start_the_first_change_is_the_start(plan: Plan, uid: str) -> None:
    plan.change(uid, TODAY - 5 * DAY, "15 mg", DAILY)

    plan.take_away_change(only(plan).changes[0])

    assert told(plan) == [(START, TODAY - 5 * DAY)]


def test_what_the_later_changes_need_cannot_be_taken_away(plan: Plan, uid: str) -> None:
    start = only(plan).changes[0]
    with pytest.raises(BadInput, match="change_needed"):
        plan.take_away_change(start)
    plan.stop(uid, TODAY)

    with pytest.raises(BadInput, match="change_needed"):
        plan.take_away_change(start)
    plan.change(uid, TODAY + DAY, "5 mg", DAILY)
    plan.stop(uid, TODAY + 3 * DAY)
    with pytest.raises(BadInput, match="change_needed"):
        plan.take_away_change(only(plan).changes[2])  # two stops in a row


def test_a_change_that_is_gone_is_named_as_gone(plan: Plan, uid: str) -> None:
    with pytest.raises(BadInput, match="medicine_gone"):
        plan.mend_change(PlanChange("another", uid, TODAY, CHANGE))


def test_a_statement_has_a_date_and_no_doses(plan: Plan) -> None:
    plan.add(NewMedicine("No DMT now", MedicineKind.DMT, TODAY, schedule=NOTHING_TAKEN, catalog_id="no_dmt"))

    assert plan.doses(Span(TODAY, TODAY + 30 * DAY)) == []
    assert only(plan).since == TODAY


def test_what_is_typed_of_a_medicine_has_its_limits(plan: Plan) -> None:
    with pytest.raises(BadInput, match="number"):
        plan.add(NewMedicine("Zinc", MedicineKind.OTHER, TODAY, daily_limit=100))
    plan.add(NewMedicine("Zinc", MedicineKind.OTHER, TODAY, sites=tuple(f"place {n}" for n in range(40))))

    assert len(only(plan).medicine.sites) == MOST_SITES
