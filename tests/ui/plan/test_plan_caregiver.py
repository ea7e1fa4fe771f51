"""The plan while a caregiver is writing: who recorded what, and what is not theirs to change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.medicine_forms import EditForm
from spms_desktop.ui.plan.presenter import PlanPresenter
from tests.ui.conftest import Heard
from tests.ui.plan.conftest import Shown

TODAY = date(2026, 11, 23)
Show = Callable[[], Shown]


@pytest.fixture
def plan(context: Context) -> Plan:
    return Plan(context.session)


def add(plan: Plan, symptom: str = "") -> str:
    daily = Schedule(Rhythm.DAYS)
    return plan.add(NewMedicine("Oxybutynin", MedicineKind.SYMPTOM, TODAY - DAY, "5 mg", daily, symptom=symptom))


def write(session: Session, *, person: bool) -> None:
    session.write_as(next(a.uid for a in session.authors() if a.is_person is person))


def skip_today(plan: Plan) -> None:
    plan.record(plan.doses(Span(TODAY, TODAY))[0], DoseStatus.SKIPPED, "felt sick")


def test_a_caregivers_press_leaves_the_persons_answer_and_says_why(
    plan: Plan, context: Context, show: Show, heard: Heard
) -> None:
    key = f"{add(plan)}|2026-11-23T08:00:00"
    skip_today(plan)
    write(context.session, person=False)
    shown = show()

    for _time in range(2):
        shown.click(f"{key}|taken")

    dose = shown.tab.presenter.day_view().doses[0]
    assert (dose.status, dose.reason) == (DoseStatus.SKIPPED, "felt sick")
    assert shown.checked(f"{key}|skipped")
    assert len(heard.troubles) == 2
    assert not heard.said


def test_a_row_says_who_recorded_it_when_it_was_somebody_else(plan: Plan, context: Context, show: Show) -> None:
    key = f"{add(plan)}|2026-11-23T08:00:00"
    write(context.session, person=False)
    skip_today(plan)
    anna = context.session.author.name
    shown = show()
    row = shown.tab.day.dose_row(key)
    assert row.view.by == ""

    write(context.session, person=True)
    shown.tab.refresh()

    assert f"Recorded by {anna}." in [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert row.accessibleDescription() == f"Recorded by {anna}."
    shown.click(f"{key}|taken")
    assert row.view.by == row.accessibleDescription() == ""


def test_what_was_taken_as_needed_is_signed_by_somebody_else_too(context: Context, plan: Plan) -> None:
    uid = plan.add(NewMedicine("Paracetamol", MedicineKind.SYMPTOM, TODAY - DAY, "", AS_NEEDED))
    write(context.session, person=False)
    presenter = PlanPresenter(context.session)
    presenter.take_now(uid)
    assert [t.words for t in presenter.day_view().as_needed[0].times] == ["11:00"]
    anna = context.session.author.name

    write(context.session, person=True)

    assert [t.words for t in presenter.day_view().as_needed[0].times] == [f"11:00, by {anna}"]


@pytest.mark.parametrize("kept", [False, True])
def test_a_caregiver_is_not_asked_for_what_would_not_be_kept(
    plan: Plan, context: Context, show: Show, kept: bool
) -> None:
    uid = add(plan, "bladder")
    Privacy(context.session).keep(["bladder"] if kept else [])
    write(context.session, person=False)
    shown = show()

    form = shown.tab.medicines.open_edit(uid)

    assert isinstance(form, EditForm)
    asked = (form.parts.purpose, form.parts.note, form.parts.more.symptom)
    assert [field.isVisible() for field in asked] == [not kept] * 3
    assert form.parts.more.route.isVisible()
