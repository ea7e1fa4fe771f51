"""The questions below a dose, and the form that fills in several days, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.periods import DAY
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.fill_form import FillForm, WhichForm
from tests.a11y.walk import tab_complaints, tab_walk
from tests.ui.conftest import Heard
from tests.ui.plan.conftest import Shown, settle

TODAY = date(2026, 11, 23)
Show = Callable[[], Shown]
SITES = ("Left thigh", "Right thigh", "Belly")
DAILY = Schedule(Rhythm.DAYS)


@pytest.fixture
def plan(context: Context) -> Plan:
    return Plan(context.session)


def injection(plan: Plan) -> str:
    new = NewMedicine("Copaxone", MedicineKind.DMT, TODAY - 30 * DAY, "20 mg", DAILY, sites=SITES)
    return f"{plan.add(new)}|2026-11-23T08:00:00"


def test_escape_closes_the_reason_and_keeps_what_was_recorded(plan: Plan, show: Show) -> None:
    key = injection(plan)
    shown = show()
    shown.click(f"{key}|skipped")
    shown.type("skip-own-words", "Half")

    shown.keys(Qt.Key.Key_Escape)

    assert not shown.shows("skip-done")
    assert shown.focus == f"{key}|skipped"
    dose = shown.tab.presenter.day_view().doses[0]
    assert (dose.status, dose.reason) == (DoseStatus.SKIPPED, "")


def test_a_place_is_accepted_with_the_dose_and_another_is_chosen_by_keyboard(plan: Plan, show: Show) -> None:
    key = injection(plan)
    shown = show()
    shown.click(f"{key}|taken")
    assert shown.tab.presenter.day_view().doses[0].site.shown == "Left thigh"  # type: ignore[union-attr]

    shown.tab_to(f"{key}|site")
    shown.keys(Qt.Key.Key_Space)
    shown.keys(Qt.Key.Key_3)

    assert shown.tab.presenter.day_view().doses[0].site.shown == "Belly"  # type: ignore[union-attr]
    assert shown.focus == f"{key}|taken"
    assert shown.shows(f"{key}|site")


def test_escape_leaves_the_place_as_it_was(plan: Plan, show: Show) -> None:
    key = injection(plan)
    shown = show()
    shown.click(f"{key}|site")

    shown.keys(Qt.Key.Key_Escape)

    assert shown.tab.presenter.day_view().doses[0].status is None
    assert shown.shows(f"{key}|site")


def test_an_infusion_is_given_on_another_day(plan: Plan, show: Show) -> None:
    half_year = Schedule(Rhythm.MONTHS, 6, times=(time(10),))
    uid = plan.add(NewMedicine("Ocrevus", MedicineKind.DMT, TODAY - 5 * DAY, "", half_year, given=True))
    key = f"{uid}|2026-11-18T10:00:00"
    shown = show()
    shown.click(f"{key}|taken")

    shown.click(f"{key}|given")
    shown.keys(Qt.Key.Key_Left)
    shown.click("given-done")

    (dose,) = shown.tab.presenter.day_view().waiting
    assert dose.given is not None
    assert dose.given.words == "Given on 22 Nov 2026, 4 days late."
    assert shown.checked(f"{key}|taken")
    shown.click(f"{key}|skipped")
    assert shown.shows("skip-done")


def test_days_are_filled_in_with_one_press_for_all(plan: Plan, show: Show, heard: Heard) -> None:
    key = injection(plan)
    uid = key.split("|")[0]
    shown = show()
    shown.click("fill-in")
    form = shown.tab.day.form
    assert isinstance(form, FillForm)
    shown.click(f"fill|{uid}|2026-11-20T08:00:00|skipped")
    shown.click("fill-all-taken")
    assert list(form.answers.values()).count(DoseStatus.TAKEN) == 13

    QTest.mouseClick(form.accept_button, Qt.MouseButton.LeftButton)
    settle()

    assert shown.tab.presenter.fillable() == []
    assert heard.undo_offered
    assert shown.tab.presenter.day_view().doses[0].status is DoseStatus.TAKEN


def test_with_two_medicines_it_is_asked_which_one(plan: Plan, show: Show) -> None:
    injection(plan)
    plan.add(NewMedicine("Zinc", MedicineKind.OTHER, TODAY - 3 * DAY, "", DAILY))
    shown = show()
    shown.click("fill-in")
    which = shown.tab.day.form
    assert isinstance(which, WhichForm)

    QTest.mouseClick(which.accept_button, Qt.MouseButton.LeftButton)
    settle()
    assert which.trouble_shown() == "Please choose a medicine."
    QTest.mouseClick(which.choice.keys[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(which.accept_button, Qt.MouseButton.LeftButton)
    settle()

    form = shown.tab.day.form
    assert isinstance(form, FillForm)
    assert len(form.rows) == 4
    form.reject()


def test_with_nothing_open_the_form_says_so(plan: Plan, show: Show) -> None:
    plan.add(NewMedicine("Zinc", MedicineKind.OTHER, TODAY, "", Schedule(Rhythm.DAYS, times=(time(20),))))
    shown = show()

    form = shown.tab.day.ask_which()

    assert form.accept_button.text() == "Close"
    form.reject()


def test_words_being_typed_are_kept_for_their_own_dose_when_another_day_is_looked_at(plan: Plan, show: Show) -> None:
    key = injection(plan)
    shown = show()
    shown.click(f"{key}|skipped")
    shown.type("skip-own-words", "No pens left")
    assert shown.tab.day.date is not None

    QTest.mouseClick(shown.tab.day.date.before, Qt.MouseButton.LeftButton)
    settle()

    assert not shown.shows("skip-own-words")
    assert shown.tab.presenter.day_view().doses[0].status is None
    shown.click("day-today")
    dose = shown.tab.presenter.day_view().doses[0]
    assert (dose.status, dose.reason) == (DoseStatus.SKIPPED, "No pens left")


def test_tab_reaches_the_buttons_that_come_with_an_answer(plan: Plan, show: Show) -> None:
    key = injection(plan)
    shown = show()
    shown.click(f"{key}|skipped")
    shown.click("skip-done")

    assert tab_complaints(shown.window) == []
    seen = [w.accessibleIdentifier() for w in tab_walk(shown.window)]
    assert seen[(seen.index(f"{key}|skipped") + 1) % len(seen)] == f"{key}|why"
    shown.click(f"{key}|taken")
    seen = [w.accessibleIdentifier() for w in tab_walk(shown.window)]
    assert seen[(seen.index(f"{key}|taken") + 1) % len(seen)] == f"{key}|site"  # the walk is a ring


def test_rows_serve_another_day_without_being_built_again(plan: Plan, show: Show) -> None:
    key = injection(plan)
    shown = show()
    row = shown.tab.day.dose_row(key)
    shown.click(f"{key}|taken")

    shown.tab.presenter.show_day(TODAY - DAY)
    shown.tab.refresh()
    settle()

    yesterday = key.replace("-23T", "-22T")
    assert shown.tab.day.dose_row(yesterday) is row
    assert row.key == yesterday
    assert not shown.checked(f"{yesterday}|taken")
    assert not shown.shows(f"{key}|taken")
    shown.click(f"{yesterday}|late")
    assert [d.status for d in shown.tab.presenter.day_view().doses] == [DoseStatus.LATE]
