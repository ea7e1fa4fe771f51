"""What can be added beside a medicine with a name, and the details that most do without."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt

from spms_desktop.catalog.medicines import options
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.medicine import MedicineKind, PlannedMedicine
from spms_desktop.domain.record import Action
from spms_desktop.domain.schedule import NOTHING_TAKEN, Rhythm, Schedule
from spms_desktop.domain.settings import CheckInChoice
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.catalog_help import is_option, option_choices, option_name
from spms_desktop.ui.plan.choices import choices
from spms_desktop.ui.plan.medicine_forms import STATEMENTS, AddForm, EditForm
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, tab_complaints
from tests.ui.plan.conftest import Shown, settle

TODAY = date(2026, 11, 23)
Show = Callable[[], Shown]
DAILY = Schedule(Rhythm.DAYS)


@pytest.fixture
def plan(context: Context) -> Plan:
    return Plan(context.session)


def only(plan: Plan) -> PlannedMedicine:
    (found,) = plan.medicines()
    return found


def add_form(shown: Shown) -> AddForm:
    form = shown.tab.medicines.form
    assert isinstance(form, AddForm)
    return form


def test_every_choice_of_the_catalogue_has_short_words_and_a_name() -> None:
    assert [key for key, _words in option_choices()] == ["", *(row.id for row in options())]
    assert all(len(words) <= 20 for _key, words in option_choices())
    assert {row.id for row in options()} >= set(STATEMENTS)
    assert option_name("no_dmt") == "No disease-modifying medicine now"
    assert (option_name(""), is_option(""), is_option("siponimod")) == ("", False, False)


def test_no_dmt_now_is_a_dated_statement_of_two_presses(show: Show, plan: Plan) -> None:
    shown = show()
    shown.click("add-medicine")
    shown.click("add-no_dmt")
    form = add_form(shown)
    assert not form.editor.isVisible()
    assert not form.dose.isVisible()
    assert not form.reads.isVisible()
    shown.save_form()

    found = only(plan)
    assert (found.medicine.kind, found.medicine.catalog_id) == (MedicineKind.DMT, "no_dmt")
    assert found.changes[0].schedule == NOTHING_TAKEN
    (group,) = shown.tab.presenter.medicines_view().groups
    view = group.medicines[0]
    assert (view.plan, view.about, view.statement) == ("", "Since 23 Nov 2026.", True)
    assert shown.tab.presenter.day_view().as_needed == ()
    assert not shown.shows(f"{view.key}|change")
    shown.click(f"{view.key}|details")
    assert not shown.shows(f"{view.key}|review")
    shown.click(f"{view.key}|stop")
    shown.save_form()
    assert shown.tab.presenter.medicines_view().groups == ()


def test_a_statement_is_mended_without_days_and_doses(show: Show, plan: Plan) -> None:
    uid = plan.add(NewMedicine("No DMT now", MedicineKind.DMT, TODAY, schedule=NOTHING_TAKEN, catalog_id="no_dmt"))
    shown = show()
    shown.click(f"{uid}|details")
    details = shown.tab.presenter.medicines_view().groups[0].medicines[0].details
    assert details is not None
    assert [c.words for c in details.history] == ["23 Nov 2026: noted."]
    shown.click(f"{only(plan).changes[0].uid}|mend")
    shown.tab_to("first-day")
    shown.keys(Qt.Key.Key_Left)
    form = shown.tab.medicines.forms.form
    assert form is not None
    form.accept_button.click()
    settle()

    assert only(plan).changes[0].on == date(2026, 11, 22)
    assert only(plan).changes[0].schedule == NOTHING_TAKEN


def test_a_trial_medicine_has_a_name_and_doses_like_any_other(show: Show, plan: Plan) -> None:
    shown = show()
    shown.click("add-medicine")
    shown.click("add-trial_medicine")
    form = add_form(shown)
    assert (form.parts.name.value, form.parts.facts.isVisible()) == ("Clinical trial medicine", False)
    shown.click("often-daily")
    shown.save_form()

    found = only(plan)
    assert (found.medicine.catalog_id, found.medicine.kind) == ("trial_medicine", MedicineKind.DMT)
    assert found.changes[0].schedule == DAILY


def test_turning_back_to_a_medicine_empties_the_name_and_brings_the_fields_back(show: Show) -> None:
    shown = show()
    shown.click("add-medicine")
    shown.click("add-hsct")
    assert add_form(shown).parts.name.value == "Stem cell transplant (aHSCT)"

    add_form(shown).option.keys[0].click()
    settle()

    assert (add_form(shown).parts.name.value, add_form(shown).parts.catalog_id) == ("", "")
    assert add_form(shown).editor.isVisible()


def test_more_details_are_folded_until_asked_for_and_are_kept(show: Show, plan: Plan, context: Context) -> None:
    context.session.save(Action.CARE_PERSON, [CarePerson("weiss", "Dr Weiss", "neurologist")])
    shown = show()
    shown.click("add-medicine")
    assert not add_form(shown).parts.more.is_open
    shown.type("medicine-name", "Copaxone")
    shown.click("often-daily")
    shown.tab_to("more")
    shown.keys(Qt.Key.Key_Space)
    more = add_form(shown).parts.more
    more.symptom.set_value("pain")
    more.prescriber.set_value("weiss")
    more.sites.set_value("Left thigh\n\n Belly ")
    more.limit.line.setText("3")
    more.given.click()
    shown.save_form()

    kept = only(plan).medicine
    assert (kept.symptom, kept.prescriber, kept.daily_limit) == ("pain", "weiss", 3)
    assert (kept.sites, kept.given) == (("Left thigh", "Belly"), True)
    shown.click(f"{kept.uid}|details")
    details = shown.tab.presenter.medicines_view().groups[0].medicines[0].details
    assert details is not None
    assert "Prescribed by: Dr Weiss" in details.lines
    assert "Places for injections: Left thigh, Belly" in details.lines
    shown.click(f"{kept.uid}|edit")
    form = shown.tab.medicines.form
    assert isinstance(form, EditForm)
    assert form.parts.more.is_open
    assert form.parts.medicine(kept.uid) == kept
    form.reject()


def test_a_suggestion_fills_the_linked_symptom_and_that_it_is_given(show: Show) -> None:
    shown = show()
    shown.click("add-medicine")
    form = add_form(shown)
    shown.type("medicine-name", "tysab")
    form.parts.name.completer().activated.emit("Natalizumab (Tysabri)")
    assert form.parts.more.given.isChecked()

    form.parts.name.selectAll()
    shown.type("medicine-name", "baclo")
    form.parts.name.completer().activated.emit(form.parts.name.suggestions()[0])

    assert not form.parts.more.given.isChecked()
    assert form.parts.more.symptom.value == "stiffness_spasms"


def test_what_is_typed_outlives_a_window_that_goes_away(show: Show, plan: Plan) -> None:
    shown = show()
    shown.click("add-medicine")
    form = add_form(shown)
    shown.type("medicine-name", "My injection")
    shown.type("dose", "20 mg")
    shown.click("often-course")
    form.parts.more.sites.setPlainText("Left thigh\nBelly")
    form.close()
    settle()

    shown.click("add-medicine")
    again = add_form(shown)
    assert again.restored.isVisible()
    assert (again.parts.name.value, again.dose.value) == ("My injection", "20 mg")
    assert again.parts.kind.value is None
    assert again.editor.value == Schedule(Rhythm.DAYS, on_days=21, off_days=7)
    assert again.parts.more.places == ("Left thigh", "Belly")
    shown.save_form()

    assert only(plan).medicine.name == "My injection"
    shown.click("add-medicine")
    assert (add_form(shown).parts.name.value, add_form(shown).restored.isVisible()) == ("", False)


def test_a_half_typed_statement_comes_back_as_one_and_start_afresh_empties_the_form(show: Show) -> None:
    shown = show()
    shown.click("add-medicine")
    shown.click("add-no_dmt")
    add_form(shown).close()
    settle()

    shown.click("add-medicine")
    again = add_form(shown)
    assert again.is_statement
    assert not again.editor.isVisible()
    again.restored.chosen.emit("afresh")
    settle()

    assert (again.is_statement, again.parts.name.value, again.editor.value) == (False, "", None)
    again.reject()


# What can be linked


def test_the_symptoms_of_the_check_in_can_be_linked_and_what_is_linked_stays(session: Session, plan: Plan) -> None:
    Questions(session).choose(CheckInChoice(("pain", "walking"), weekly=("bladder",), monthly=()))
    uid = plan.add(NewMedicine("Modafinil", MedicineKind.SYMPTOM, TODAY, symptom="fatigue", prescriber="gone"))
    medicine = plan.one(uid).medicine

    assert [key for key, _words in choices(session).symptoms] == ["", "pain", "walking", "bladder"]
    assert [key for key, _words in choices(session, medicine).symptoms][-1] == "fatigue"
    assert choices(session, medicine).people == (("", "Not said"),)


def test_a_caregiver_cannot_link_what_is_kept(session: Session) -> None:
    Questions(session).choose(CheckInChoice(("pain", "walking"), weekly=(), monthly=()))
    Privacy(session).keep(["pain"])
    session.write_as(session.authors()[1].uid)

    assert "pain" not in dict(choices(session).symptoms)


def test_somebody_who_left_the_team_stays_the_prescriber(session: Session, plan: Plan) -> None:
    session.save(Action.CARE_PERSON, [CarePerson("weiss", "Dr Weiss", "neurologist", retired=True)])
    uid = plan.add(NewMedicine("Modafinil", MedicineKind.SYMPTOM, TODAY, prescriber="weiss"))

    assert choices(session, plan.one(uid).medicine).people[-1] == ("weiss", "Dr Weiss")
    assert choices(session).people == (("", "Not said"),)


@pytest.mark.parametrize(("look", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_the_form_with_everything_open_is_named_large_and_uncut(
    theme: Theme, show: Show, look: str, scale: int
) -> None:
    shown = show()
    theme.set_choice(look)
    theme.set_scale(scale)
    shown.click("add-medicine")
    form = add_form(shown)
    form.activateWindow()
    form.parts.more.turn()
    shown.click("often-course")
    shown.click("course-months")
    for _nested in range(3):
        settle()

    assert complaints(form) == []
    assert clipped(form) == []
    assert tab_complaints(form) == []
    form.reject()
