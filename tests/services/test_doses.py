"""Injections go round, infusions are given on a day, and several days are filled in with one change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.settings import PrivateItems
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session

TODAY = date(2026, 11, 23)
SITES = ("Left thigh", "Right thigh", "Belly")
TAKEN, LATE, SKIPPED = DoseStatus.TAKEN, DoseStatus.LATE, DoseStatus.SKIPPED


@pytest.fixture
def plan(session: Session) -> Plan:
    return Plan(session)


def injection(plan: Plan, sites: tuple[str, ...] = SITES) -> str:
    daily = Schedule(Rhythm.DAYS)
    return plan.add(NewMedicine("Copaxone", MedicineKind.DMT, TODAY - 30 * DAY, "20 mg", daily, sites=sites))


def infusion(plan: Plan, start: date = TODAY - 10 * DAY) -> str:
    half_year = Schedule(Rhythm.MONTHS, 6, times=(time(10),))
    return plan.add(NewMedicine("Ocrevus", MedicineKind.DMT, start, "", half_year, given=True))


def on(plan: Plan, day: date) -> list[str]:
    return [d.record.site for d in plan.doses(Span(day, day)) if d.record]


def test_the_place_offered_is_the_one_not_used_for_longest_before_that_dose(plan: Plan) -> None:
    injection(plan)
    medicine = plan.medicines()[0].medicine
    for ago, site in ((4, "Belly"), (3, "Left thigh"), (2, "Right thigh")):
        (dose,) = plan.doses(Span(TODAY - ago * DAY, TODAY - ago * DAY))
        plan.record(dose, TAKEN, site=site)

    assert plan.site_for(medicine, datetime.combine(TODAY, time(8))) == "Belly"
    assert plan.site_for(medicine, datetime.combine(TODAY - 3 * DAY, time(8))) == "Left thigh"


def test_a_place_stays_with_its_dose_until_the_dose_is_skipped(plan: Plan) -> None:
    injection(plan)
    plan.record(plan.doses(Span(TODAY, TODAY))[0], TAKEN, site=" Belly ")
    assert on(plan, TODAY) == ["Belly"]

    plan.record(plan.doses(Span(TODAY, TODAY))[0], LATE)
    assert on(plan, TODAY) == ["Belly"]
    plan.record(plan.doses(Span(TODAY, TODAY))[0], SKIPPED)

    assert on(plan, TODAY) == [""]


def test_the_list_of_places_is_cleaned_and_each_stands_once(plan: Plan) -> None:
    injection(plan, (" Belly ", "", "Belly", "Left  thigh"))

    assert plan.medicines()[0].medicine.sites == ("Belly", "Left thigh")


def test_an_infusion_is_late_by_the_days_between_plan_and_drip(session: Session, plan: Plan) -> None:
    infusion(plan)
    (dose,) = plan.latest_given(TODAY)
    assert dose.due.date() == TODAY - 10 * DAY

    plan.record_given(dose, TODAY - 3 * DAY)

    (after,) = plan.latest_given(TODAY)
    assert after.record is not None
    assert (after.record.status, after.record.taken_at) == (LATE, datetime.combine(TODAY - 3 * DAY, time(10)))
    plan.record_given(dose, TODAY - 12 * DAY)
    assert [d.record.status for d in plan.latest_given(TODAY) if d.record] == [TAKEN]
    with pytest.raises(BadInput, match="day_in_future"):
        plan.record_given(dose, TODAY + DAY)
    session.undo()
    assert [d.record.status for d in plan.latest_given(TODAY) if d.record] == [LATE]


def test_only_medicines_that_are_given_wait_and_an_infusion_of_long_ago_does_not(plan: Plan) -> None:
    injection(plan)
    infusion(plan, TODAY - timedelta(days=150))

    assert plan.latest_given(TODAY) == []


def test_several_doses_with_different_answers_are_one_change(session: Session, plan: Plan) -> None:
    uid = injection(plan)
    now = session.now().replace(tzinfo=None)
    open_doses = plan.unrecorded(uid, Span(TODAY - 2 * DAY, TODAY), now)

    recorded = plan.record_each(zip(open_doses, (TAKEN, SKIPPED, LATE), strict=True))

    assert recorded == 3
    assert plan.unrecorded(uid, Span(TODAY - 2 * DAY, TODAY), now) == []
    session.undo()
    assert len(plan.unrecorded(uid, Span(TODAY - 2 * DAY, TODAY), now)) == 3
    assert plan.record_each([]) == 0


def test_a_kept_symptom_is_not_told_to_a_caregiver_who_may_still_mend_the_name(session: Session, plan: Plan) -> None:
    new = NewMedicine("Oxybutynin", MedicineKind.SYMPTOM, TODAY, purpose="Bladder", symptom="bladder")
    plan.add(new)
    Privacy(session).keep(["bladder"])
    maria, anna = session.authors()[:2]
    session.write_as(anna.uid)

    shown = plan.medicines()[0].medicine
    assert (shown.name, shown.symptom, shown.purpose) == ("Oxybutynin", "", "")
    plan.edit(type(shown)(shown.uid, "Ditropan", shown.kind))

    assert (plan.medicines()[0].medicine.symptom, plan.medicines()[0].medicine.purpose) == ("", "")
    session.write_as(maria.uid)
    mended = plan.medicines()[0].medicine
    assert (mended.name, mended.symptom, mended.purpose) == ("Ditropan", "bladder", "Bladder")
    assert session.every(PrivateItems)
