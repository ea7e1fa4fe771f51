"""What a caregiver may not change in the plan, and what of it is not told to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import DoseStatus, DueDose, MedicineKind, MedicineReview, PlanChange
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.services.medicine_care import MedicineCare
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session

TODAY = date(2026, 11, 23)
TWICE = Schedule(Rhythm.DAYS, times=(time(8), time(20)))
TAKEN, SKIPPED = DoseStatus.TAKEN, DoseStatus.SKIPPED


@pytest.fixture
def plan(session: Session) -> Plan:
    return Plan(session)


def add(plan: Plan, symptom: str = "") -> str:
    start = TODAY - 5 * DAY
    new = NewMedicine("Oxybutynin", MedicineKind.SYMPTOM, start, "5 mg", TWICE, purpose="Bladder", symptom=symptom)
    return plan.add(replace(new, note="For the leaks"))


def today(plan: Plan) -> list[DueDose]:
    return plan.doses(Span(TODAY, TODAY))


def anna_writes(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def maria_writes(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if a.is_person))


def changes(plan: Plan) -> tuple[PlanChange, ...]:
    return plan.medicines()[0].changes


def test_a_caregiver_neither_changes_nor_forgets_the_persons_dose(session: Session, plan: Plan) -> None:
    uid = add(plan)
    plan.record(today(plan)[0], SKIPPED, "felt sick")
    anna_writes(session)
    theirs, free = today(plan)

    for act in (
        lambda: plan.record(theirs, TAKEN),
        lambda: plan.record_given(theirs, TODAY),
        lambda: plan.record_each([(free, TAKEN), (theirs, TAKEN)]),
        lambda: plan.record_all([theirs], TAKEN, anew=True),
        lambda: plan.record(replace(theirs, record=None), TAKEN),
        lambda: plan.forget(uid, theirs.due),
    ):
        with pytest.raises(BadInput, match="persons_entry"):
            act()

    records = [d.record for d in today(plan)]
    assert records[0] is not None
    assert (records[0].status, records[0].reason, records[1]) == (SKIPPED, "felt sick", None)


def test_a_caregiver_mends_their_own_dose_and_the_person_all(session: Session, plan: Plan) -> None:
    add(plan)
    anna_writes(session)
    plan.record(today(plan)[0], SKIPPED)
    plan.record(today(plan)[0], TAKEN)
    maria_writes(session)

    plan.record(today(plan)[0], SKIPPED)

    assert [d.record.status for d in today(plan) if d.record] == [SKIPPED]


def test_what_is_kept_stays_whatever_a_caregiver_types_over_it(session: Session, plan: Plan) -> None:
    uid = add(plan, "bladder")
    Privacy(session).keep(["bladder"])
    anna_writes(session)
    assert plan.keeps(uid)
    shown = plan.one(uid).medicine
    assert (shown.symptom, shown.purpose, shown.note) == ("", "", "")

    plan.edit(replace(shown, name="Ditropan", purpose="For the heart", symptom="fatigue", note="Mine"))

    maria_writes(session)
    assert not plan.keeps(uid)
    after = plan.one(uid).medicine
    assert (after.name, after.symptom, after.purpose) == ("Ditropan", "bladder", "Bladder")
    assert after.note == "For the leaks"


def test_reasons_and_reviews_of_a_kept_medicine_are_told_to_their_own_author_only(
    session: Session, plan: Plan
) -> None:
    uid, care = add(plan, "bladder"), MedicineCare(session)
    plan.change(uid, TODAY - DAY, "10 mg", TWICE, "More leaks")
    care.review(MedicineReview(uid, TODAY, 7, "", "Fewer leaks"))
    Privacy(session).keep([])
    anna_writes(session)
    assert [c.reason for c in changes(plan)] == ["", "More leaks"]
    assert [r.review.note for r in care.reviews(uid)] == ["Fewer leaks"]
    maria_writes(session)
    Privacy(session).keep(["bladder"])
    anna_writes(session)
    plan.change(uid, TODAY, "5 mg", TWICE, "Too dry")
    care.review(MedicineReview(uid, TODAY - DAY, 5, "", "Calmer nights"))

    assert [c.reason for c in changes(plan)] == ["", "", "Too dry"]
    assert [r.review.note for r in care.reviews(uid)] == ["Calmer nights"]
    maria_writes(session)
    assert [c.reason for c in changes(plan)] == ["", "More leaks", "Too dry"]
    assert len(care.reviews(uid)) == 2


def test_a_hidden_reason_is_not_lost_when_a_caregiver_mends_the_history(session: Session, plan: Plan) -> None:
    uid = add(plan, "bladder")
    plan.change(uid, TODAY, "10 mg", TWICE, "More leaks")
    Privacy(session).keep(["bladder"])
    anna_writes(session)
    first, second = changes(plan)

    with pytest.raises(BadInput, match="persons_entry"):
        plan.mend_change(replace(second, dose="15 mg"))
    with pytest.raises(BadInput, match="persons_entry"):
        plan.take_away_change(first)
    plan.mend_change(replace(first, dose="2.5 mg"))

    maria_writes(session)
    assert [(c.dose, c.reason) for c in changes(plan)] == [("2.5 mg", ""), ("10 mg", "More leaks")]
