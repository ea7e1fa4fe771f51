"""Adding, changing, stopping and mending medicines by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spms_desktop.domain.medicine import MedicineKind, PlanAction, PlannedMedicine
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.change_forms import ChangeForm, StopForm
from spms_desktop.ui.plan.medicine_forms import AddForm, EditForm
from tests.ui.conftest import Heard
from tests.ui.plan.conftest import Shown, settle

TODAY = date(2026, 11, 23)
Show = Callable[[], Shown]


@pytest.fixture
def plan(context: Context) -> Plan:
    return Plan(context.session)


@pytest.fixture
def uid(plan: Plan) -> str:
    start = TODAY - timedelta(days=30)
    daily = Schedule(Rhythm.DAYS)
    return plan.add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, start, "10 mg", daily, catalog_id="baclofen"))


def only(plan: Plan) -> PlannedMedicine:
    (found,) = plan.medicines()
    return found


def add_form(shown: Shown) -> AddForm:
    form = shown.tab.medicines.form
    assert isinstance(form, AddForm)
    return form


def test_a_medicine_is_added_by_mouse_and_shows_under_today(
    show: Show, plan: Plan, heard: Heard, context: Context
) -> None:
    shown = show()
    shown.click("add-medicine")

    shown.type("medicine-name", "Zinc")
    shown.click("kind-other")
    shown.type("dose", "1 tablet")
    shown.click("often-daily")
    assert "Every day at 08:00. First on Monday, 23 November 2026" in add_form(shown).reads.text()
    shown.save_form()

    found = only(plan)
    assert (found.medicine.name, found.medicine.kind, found.medicine.catalog_id) == ("Zinc", MedicineKind.OTHER, "")
    assert (found.changes[0].dose, found.changes[0].schedule) == ("1 tablet", Schedule(Rhythm.DAYS))
    assert shown.shows(f"{found.medicine.uid}|2026-11-23T08:00:00|taken")
    assert (heard.said, heard.undo_offered) == (["The plan is saved."], True)
    context.session.undo()
    assert not shown.shows(f"{found.medicine.uid}|2026-11-23T08:00:00|taken")


def test_a_medicine_is_added_by_keyboard_alone(show: Show, plan: Plan) -> None:
    shown = show()
    shown.tab_to("add-medicine")
    shown.keys(Qt.Key.Key_Return)
    assert shown.focus == "medicine-name"

    shown.type("medicine-name", "Zinc")
    shown.tab_to("dose")
    shown.type("dose", "15 mg")
    shown.tab_to("often-daily")
    shown.keys(Qt.Key.Key_Right, Qt.Key.Key_Space)
    shown.tab_to("weekday-2")
    shown.keys(Qt.Key.Key_Space)
    shown.tab_to("time-1")
    shown.keys(Qt.Key.Key_Up)
    shown.tab_to("first-day")
    shown.keys(Qt.Key.Key_Left)
    shown.keys(Qt.Key.Key_Tab)
    QTest.keyClick(add_form(shown).accept_button, Qt.Key.Key_Return)
    settle()

    (change,) = only(plan).changes
    assert change.on == TODAY - timedelta(days=1)
    assert (change.dose, change.schedule) == ("15 mg", Schedule(Rhythm.WEEKS, 1, (2,), (time(8, 15),)))


def test_a_suggestion_fills_the_form_but_never_the_dose(show: Show) -> None:
    shown = show()
    shown.click("add-medicine")
    form = add_form(shown)
    shown.type("medicine-name", "tysab")
    assert form.parts.name.suggestions() == ["Natalizumab (Tysabri)"]

    form.parts.name.completer().activated.emit("Natalizumab (Tysabri)")
    settle()

    assert (form.parts.name.value, form.parts.catalog_id) == ("Natalizumab (Tysabri)", "natalizumab")
    assert (form.parts.chosen_kind, form.parts.purpose.value) == (MedicineKind.DMT, "MS")
    assert form.parts.more.route.value == "infusion (IV)"
    assert form.editor.value == Schedule(Rhythm.WEEKS, 4)
    assert form.dose.value == ""
    assert form.parts.facts.text().startswith("Checked on 22 Nov 2026. Source: ")
    assert form.rhythm.text() == "Our list says: every 4 weeks. Follow your own label."


def test_what_the_user_typed_is_not_overwritten_by_a_suggestion(show: Show) -> None:
    shown = show()
    shown.click("add-medicine")
    form = add_form(shown)
    shown.type("medicine-purpose", "My MS")
    shown.click("often-daily")
    shown.type("medicine-name", "tysab")

    form.parts.name.completer().activated.emit("Natalizumab (Tysabri)")

    assert form.parts.purpose.value == "My MS"
    assert form.editor.value == Schedule(Rhythm.DAYS)


def test_another_name_typed_over_a_suggestion_takes_its_facts_away(show: Show) -> None:
    shown = show()
    shown.click("add-medicine")
    form = add_form(shown)
    shown.type("medicine-name", "tysab")
    form.parts.name.completer().activated.emit("Natalizumab (Tysabri)")

    form.parts.name.selectAll()
    shown.type("medicine-name", "My own")

    assert form.parts.catalog_id == ""
    assert not form.parts.facts.isVisible()


def test_a_form_that_lacks_something_stays_open_with_all_that_was_typed(show: Show, plan: Plan) -> None:
    shown = show()
    shown.click("add-medicine")
    form = add_form(shown)
    shown.type("dose", "5 mg")
    troubles = ("A name is needed.", "Please choose how often", "Please check the days")
    for name, trouble in zip(("", "Zinc", ""), troubles, strict=True):
        shown.type("medicine-name", name)
        if trouble.startswith("Please check"):
            shown.click("often-daily")
            form.editor.times.fields[0].line.setText("99:99")
            form.editor.times.fields[0].line.editingFinished.emit()
        shown.save_form()
        assert form.trouble_shown().startswith(trouble)
        assert form.isVisible()
    assert (form.dose.value, plan.medicines()) == ("5 mg", [])


def test_several_times_can_be_given_and_taken_away(show: Show) -> None:
    shown = show()
    shown.click("add-medicine")
    form = add_form(shown)
    shown.click("often-daily")

    shown.click("add-time")
    shown.click("add-time")
    assert shown.focus == "time-3"
    assert [f"{moment:%H}" for moment in form.editor.times.value] == ["08", "14", "20"]
    QTest.mouseClick(form.editor.times._rows[1][2], Qt.MouseButton.LeftButton)
    settle()

    assert form.editor.times.value == (time(8), time(14))


@pytest.mark.parametrize(
    ("often", "schedule"),
    [
        ("days", Schedule(Rhythm.DAYS, 2)),
        ("weeks", Schedule(Rhythm.WEEKS, 2)),
        ("months", Schedule(Rhythm.MONTHS, 1)),
        ("course", Schedule(Rhythm.DAYS, on_days=21, off_days=7)),
        ("as_needed", Schedule(Rhythm.AS_NEEDED, times=())),
    ],
)
def test_each_rhythm_can_be_chosen_and_is_shown_again(show: Show, often: str, schedule: Schedule) -> None:
    shown = show()
    shown.click("add-medicine")
    editor = add_form(shown).editor

    shown.click(f"often-{often}")

    assert editor.value == schedule
    editor.set_value(Schedule(Rhythm.DAYS))
    editor.set_value(schedule)
    assert editor.value == schedule


@pytest.mark.parametrize(
    ("after", "schedule"),
    [
        ("once", Schedule(Rhythm.DAYS, on_days=5)),
        ("months", Schedule(Rhythm.MONTHS, 12, on_days=5)),
        ("break", Schedule(Rhythm.DAYS, on_days=5, off_days=7)),
    ],
)
def test_a_course_is_told_in_days_and_what_comes_after_them(show: Show, after: str, schedule: Schedule) -> None:
    shown = show()
    shown.click("add-medicine")
    editor = add_form(shown).editor
    shown.click("often-course")

    shown.find("course-on").setFocus()
    editor.course.on.line.selectAll()
    shown.type("course-on", "5")
    shown.keys(Qt.Key.Key_Tab)
    shown.click(f"course-{after}")

    assert editor.value == schedule
    editor.set_value(Schedule(Rhythm.DAYS))
    editor.set_value(schedule)
    assert editor.value == schedule


def test_courses_that_would_overlap_are_not_taken(show: Show) -> None:
    shown = show()
    shown.click("add-medicine")
    form = add_form(shown)
    shown.type("medicine-name", "Zinc")
    shown.click("often-course")
    shown.click("course-months")
    form.editor.course.apart.set_value(1)
    form.editor.course.on.set_value(40)

    shown.save_form()

    assert form.editor.value is None
    assert form.trouble_shown().startswith("Please check the days and times")


def test_a_change_counts_from_its_day_and_is_in_the_details(uid: str, show: Show, plan: Plan) -> None:
    shown = show()
    shown.click(f"{uid}|change")
    form = shown.tab.medicines.form
    assert isinstance(form, ChangeForm)

    shown.save_form()
    assert form.trouble_shown().startswith("Nothing is different yet.")
    form.dose.selectAll()
    shown.type("dose", "15 mg")
    shown.type("why", "Too tight at night")
    shown.save_form()

    change = only(plan).changes[-1]
    assert (change.on, change.dose, change.reason) == (TODAY, "15 mg", "Too tight at night")
    shown.click(f"{uid}|details")
    details = shown.tab.presenter.medicines_view().groups[0].medicines[0].details
    assert details is not None
    assert "Why: Too tight at night" in details.history[0].words
    assert shown.focus == f"{uid}|details"
    shown.click(f"{uid}|details")
    assert not shown.shows(f"{uid}|edit")


def test_stop_moves_it_to_the_earlier_ones_and_start_again_brings_it_back(
    uid: str, show: Show, plan: Plan, context: Context
) -> None:
    shown = show()
    shown.click(f"{uid}|stop")
    assert isinstance(shown.tab.medicines.form, StopForm)
    shown.type("why", "Dry mouth")
    shown.save_form()

    assert (only(plan).changes[-1].action, only(plan).changes[-1].reason) == (PlanAction.STOP, "Dry mouth")
    assert not shown.shows(f"{uid}|details")
    assert shown.focus == "earlier"
    shown.keys(Qt.Key.Key_Space)
    assert shown.shows(f"{uid}|details")
    assert not shown.shows(f"{uid}|stop")
    shown.click(f"{uid}|change")
    shown.save_form()

    assert only(plan).current(TODAY) is not None
    assert shown.shows(f"{uid}|stop")
    context.session.undo()
    assert not shown.shows(f"{uid}|stop")


def test_stop_shows_what_the_catalogue_says_about_stopping(uid: str, show: Show) -> None:
    form = show().tab.medicines.open_stop(uid)

    said = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "Stopping suddenly can be harmful." in said
    form.reject()


def test_the_name_is_mended_and_the_history_stays(uid: str, show: Show, plan: Plan) -> None:
    shown = show()
    shown.click(f"{uid}|details")
    shown.click(f"{uid}|edit")
    form = shown.tab.medicines.form
    assert isinstance(form, EditForm)
    form.parts.name.selectAll()
    shown.save_form()
    shown.click(f"{uid}|edit")
    again = shown.tab.medicines.form
    assert isinstance(again, EditForm)
    again.parts.name.clear()
    shown.save_form()
    assert again.trouble_shown() == "A name is needed. Please type one."
    shown.type("medicine-name", "Lioresal")
    shown.save_form()

    assert (only(plan).medicine.name, len(only(plan).changes)) == ("Lioresal", 1)


def test_an_empty_plan_says_how_to_begin(show: Show) -> None:
    shown = show()

    assert "Add the first medicine" in shown.tab.medicines.sentence_label.text()
    assert shown.tab.medicines.sentence_label.isVisible()
