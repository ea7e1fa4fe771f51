"""Doses when saving fails, when midnight comes, and when the plan was changed under them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spms_desktop.domain.errors import BadInput, DiskFull
from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.storage.versions import VersionStore
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.presenter import PlanPresenter
from tests.conftest import TestClock
from tests.ui.conftest import Heard
from tests.ui.plan.conftest import Shown, settle

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + DAY
TWICE = Schedule(Rhythm.DAYS, times=(time(8), time(20)))
TAKEN, SKIPPED = DoseStatus.TAKEN, DoseStatus.SKIPPED
Show = Callable[[], Shown]


@pytest.fixture
def plan(context: Context) -> Plan:
    return Plan(context.session)


@pytest.fixture
def presenter(context: Context) -> PlanPresenter:
    return PlanPresenter(context.session)


@pytest.fixture
def uid(plan: Plan) -> str:
    return plan.add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, TODAY - 30 * DAY, "10 mg", TWICE))


@pytest.fixture
def free(plan: Plan) -> str:
    return plan.add(NewMedicine("Paracetamol", MedicineKind.SYMPTOM, TODAY - 30 * DAY, "", AS_NEEDED, daily_limit=3))


def statuses(plan: Plan, day: date = TODAY) -> list[DoseStatus | None]:
    return [d.record.status if d.record else None for d in plan.doses(Span(day, day))]


def refuse_the_next_save(monkeypatch: pytest.MonkeyPatch) -> None:
    real = VersionStore.commit

    def refuse(_store: VersionStore, _batch: object) -> str:
        monkeypatch.setattr(VersionStore, "commit", real)
        raise DiskFull(Path("Maria.spms"))

    monkeypatch.setattr(VersionStore, "commit", refuse)


@pytest.mark.parametrize("answer", ["late", "skipped"])
@pytest.mark.parametrize("by_keyboard", [False, True])
def test_an_answer_that_could_not_be_saved_leaves_the_former_one(
    uid: str, plan: Plan, show: Show, heard: Heard, monkeypatch: pytest.MonkeyPatch, answer: str, by_keyboard: bool
) -> None:
    plan.record(plan.doses(Span(TODAY, TODAY))[0], TAKEN)
    shown, key = show(), f"{uid}|2026-11-23T08:00:00"
    refuse_the_next_save(monkeypatch)

    if by_keyboard:
        shown.find(f"{key}|{answer}").setFocus()
        shown.keys(Qt.Key.Key_Space)
    else:
        shown.click(f"{key}|{answer}")

    assert statuses(plan) == [TAKEN, None]
    assert shown.checked(f"{key}|taken")
    assert (len(heard.troubles), heard.said) == (1, [])
    shown.click(f"{key}|taken")
    assert statuses(plan) == [None, None]


@pytest.mark.usefixtures("uid")
def test_all_taken_just_after_midnight_is_for_the_day_that_is_shown(plan: Plan, show: Show, clock: TestClock) -> None:
    at_midnight = Schedule(Rhythm.DAYS, times=(time(0),))
    plan.add(NewMedicine("Zinc", MedicineKind.OTHER, TODAY, "", at_midnight))
    shown = show()
    clock.forward(hours=13, minutes=30)

    shown.click("all-taken")

    assert statuses(plan) == [TAKEN, TAKEN, TAKEN]
    assert statuses(plan, TOMORROW) == [None, None, None]


def test_a_time_is_kept_for_the_day_its_form_names(free: str, plan: Plan, show: Show, clock: TestClock) -> None:
    shown = show()
    form = shown.tab.day.ask_time(free)
    form.time.line.selectAll()
    shown.type("taken-time", "10:15")
    clock.forward(hours=13, minutes=5)
    shown.tab.refresh()

    QTest.mouseClick(form.accept_button, Qt.MouseButton.LeftButton)
    settle()

    assert [d.due for d in plan.taken_as_needed(TODAY)] == [datetime.combine(TODAY, time(10, 15))]
    assert plan.taken_as_needed(TOMORROW) == []


def test_an_infusion_ticked_just_after_midnight_was_given_on_the_day_shown(
    plan: Plan, show: Show, clock: TestClock
) -> None:
    half_year = Schedule(Rhythm.MONTHS, 6, times=(time(9),))
    uid = plan.add(NewMedicine("Ocrevus", MedicineKind.DMT, TODAY, "", half_year, given=True))
    shown = show()
    clock.forward(hours=13, minutes=5)

    shown.click(f"{uid}|2026-11-23T09:00:00|taken")

    (dose,) = plan.latest_given(TOMORROW)
    assert dose.record is not None
    assert (dose.record.status, dose.record.taken_at) == (TAKEN, dose.due)


def test_days_that_are_filled_in_over_midnight_are_all_kept(
    uid: str, plan: Plan, presenter: PlanPresenter, clock: TestClock
) -> None:
    shown = presenter.open_doses(uid)
    clock.forward(hours=14)

    presenter.fill_in(uid, {dose.key: TAKEN for dose in shown})

    assert statuses(plan, TODAY - 13 * DAY) == [TAKEN, TAKEN]


def test_a_dose_that_has_left_the_plan_is_trouble_and_no_crash(uid: str, plan: Plan, presenter: PlanPresenter) -> None:
    key = presenter.day_view().doses[0].key
    plan.stop(uid, TODAY)

    for act in (lambda: presenter.record(key, TAKEN), lambda: presenter.give_reason(key, "forgot")):
        with pytest.raises(BadInput, match="gone"):
            act()


def test_only_what_was_taken_counts_as_taken_as_needed(uid: str, plan: Plan, presenter: PlanPresenter) -> None:
    morning, evening = plan.doses(Span(TODAY, TODAY))
    plan.record(morning, SKIPPED, "felt sick")
    plan.record(evening, DoseStatus.LATE)
    plan.change(uid, TODAY, "10 mg", AS_NEEDED)

    view = presenter.day_view()

    assert [t.words for t in view.as_needed[0].times] == ["20:00"]
    assert [b.words for b in view.beside] == ["08:00 Baclofen: Skipped"]


@pytest.mark.usefixtures("uid")
def test_a_skipped_dose_does_not_use_up_a_daily_limit(free: str, plan: Plan, presenter: PlanPresenter) -> None:
    plan.change(free, TODAY, "", TWICE)
    plan.record(plan.doses(Span(TODAY, TODAY), only=free)[0], SKIPPED)
    plan.change(free, TODAY, "", AS_NEEDED)

    assert presenter.day_view().as_needed[0].count == "0 taken today. You noted: at most 3 a day."


def test_after_the_only_time_is_taken_back_the_keyboard_is_on_taken_now(free: str, show: Show, plan: Plan) -> None:
    medicine = plan.one(free).medicine
    for hour in (8, 9):
        plan.take_as_needed(medicine, datetime.combine(TODAY, time(hour)))
    shown = show()
    shown.find(f"{free}|2026-11-23T09:00:00|back").setFocus()

    shown.keys(Qt.Key.Key_Space)
    assert shown.focus == f"{free}|2026-11-23T08:00:00|back"
    shown.keys(Qt.Key.Key_Space)

    assert shown.focus == f"{free}|now"


def test_on_an_earlier_day_it_is_on_add_a_time(free: str, show: Show, plan: Plan) -> None:
    yesterday = TODAY - timedelta(days=1)
    plan.take_as_needed(plan.one(free).medicine, datetime.combine(yesterday, time(8)))
    shown = show()
    shown.tab.go_to(yesterday.isoformat())
    settle()
    shown.find(f"{free}|2026-11-22T08:00:00|back").setFocus()

    shown.keys(Qt.Key.Key_Space)

    assert shown.focus == f"{free}|time"


def test_after_start_again_the_keyboard_is_on_the_row_that_came_back(uid: str, plan: Plan, show: Show) -> None:
    plan.stop(uid, TODAY)
    shown = show()
    shown.click("earlier")
    shown.find(f"{uid}|change").setFocus()
    shown.keys(Qt.Key.Key_Space)

    shown.save_form()

    assert shown.focus == f"{uid}|change"
    assert plan.one(uid).current(TODAY) is not None
