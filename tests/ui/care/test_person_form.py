"""The form for somebody on the team: every field, gentle remarks, and who is named on papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CareNote, CarePerson
from spms_desktop.services.care import Care
from spms_desktop.ui.care.card_presenter import CardPresenter
from spms_desktop.ui.care.card_window import CardForm
from spms_desktop.ui.care.drafted import CareForm
from spms_desktop.ui.care.item_forms import AnswerForm, ItemForm
from spms_desktop.ui.care.note_row import NoteForm
from spms_desktop.ui.care.person_form import NOBODY, PersonForm
from spms_desktop.ui.care.presenter import CarePresenter
from spms_desktop.ui.care.tab import CareTab
from spms_desktop.ui.care.visit_form import VisitForm
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.fields import LineField, TextField
from tests.a11y.walk import clipped, complaints, settle
from tests.ui.care.conftest import accept, click, dialog

FULL = CarePerson(
    "u",
    "Dr Weiss",
    "neurologist",
    "2125550123",
    "weiss@clinic.example",
    "4 Mill Lane",
    "Lift",
    False,
    "Riverside",
    "2125550124",
    "portal.example",
    "9 to 11",
    True,
    False,
)


def form_of(qtbot: QtBot, context: Context, person: CarePerson) -> PersonForm:
    form = PersonForm(None, context, CarePresenter.role_choices(), person, "US")
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    settle()
    return form


def choose_role(form: PersonForm, role: str) -> None:
    form.role.set_value(role)
    form.role.changed.emit(role)


def test_every_field_comes_back_as_it_was(qtbot: QtBot, context: Context) -> None:
    assert form_of(qtbot, context, FULL).person == FULL


def test_whether_papers_name_somebody_follows_the_role_until_it_is_chosen(qtbot: QtBot, context: Context) -> None:
    form = form_of(qtbot, context, NOBODY)
    assert (form.shared.isChecked(), form.person.shared) == (True, None)
    choose_role(form, "family")
    assert (form.shared.isChecked(), form.person.shared) == (False, None)

    click(qtbot, form.shared)
    choose_role(form, "caregiver")
    assert (form.shared.isChecked(), form.person.shared) == (True, True)


@pytest.mark.parametrize(
    ("name", "odd", "fine", "remark"),
    [
        ("phone", "12", "212 555 0123", "This does not look like a phone number. It is kept as you typed it."),
        ("other_phone", "12", "", "This does not look like a phone number. It is kept as you typed it."),
        ("email", "weiss", "a@b.example", "This does not look like an email address. It is kept as you typed it."),
        ("portal", "the nurse", "a.example", "This does not look like a web page. It is kept, and you can copy it."),
    ],
)
def test_what_looks_odd_gets_a_remark_and_is_kept(
    qtbot: QtBot, context: Context, name: str, odd: str, fine: str, remark: str
) -> None:
    form = form_of(qtbot, context, NOBODY)
    field: LineField = getattr(form, name)
    assert remark not in shown(form)

    for typed, there in ((odd, True), (fine, False), (odd, True)):
        field.setText(typed)
        field.editingFinished.emit()
        assert (remark in shown(form)) is there

    assert getattr(form.person, name) == odd


def shown(form: PersonForm) -> list[str]:
    """The words that can be read on the form."""
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def test_somebody_odd_is_saved_all_the_same(qtbot: QtBot, tab: CareTab, care: Care) -> None:
    click(qtbot, tab.team.add_button)
    form = dialog(qtbot, tab, PersonForm)
    form.name.set_value("Olga")
    form.phone.set_value("ask at the desk")
    form.emergency.setChecked(True)
    accept(qtbot, tab, form)

    (olga,) = care.people()
    assert (olga.phone, olga.emergency) == ("ask at the desk", True)
    assert tab.team.people.rows[0].remark.text() == "Called in an emergency."  # type: ignore[attr-defined]


def test_a_group_without_anybody_is_offered_with_its_first_role(qtbot: QtBot, tab: CareTab, care: Care) -> None:
    assert not tab.team.offers.isVisible()
    care.save_person(CarePerson("", "Dr Weiss", "neurologist"))
    tab.refresh()
    settle()
    assert [b.words for b in tab.team.offers.buttons] == [
        "Primary care",
        "Therapies and rehab",
        "Mental health",
        "Faith and spiritual care",
        "Others with MS",
        "Home and family",
    ]

    click(qtbot, tab.team.offers.buttons[3])
    form = dialog(qtbot, tab, PersonForm)
    assert form.role.value == "spiritual"
    form.name.set_value("Pastor Brandt")
    accept(qtbot, tab, form)
    assert "Faith and spiritual care" not in [b.words for b in tab.team.offers.buttons]


@pytest.mark.parametrize("scale", [100, 200])
def test_it_is_named_large_and_uncut(qtbot: QtBot, context: Context, theme: Theme, scale: int) -> None:
    theme.set_scale(scale)
    form = form_of(qtbot, context, FULL)
    form.phone.setText("12")
    form.phone.editingFinished.emit()
    settle()

    assert complaints(form) == []
    assert clipped(form) == []


def test_another_country_writes_numbers_its_own_way(tab: CareTab, care: Care) -> None:
    care.save_person(CarePerson("", "Dr Weiss", "neurologist", "+12125550123"))
    tab.set_country("US")
    assert tab.presenter.team()[0].phone == "(212) 555-0123"
    tab.set_country("DE")
    assert tab.presenter.team()[0].phone == "+1 212-555-0123"


def test_what_was_typed_is_there_again_after_escape(qtbot: QtBot, tab: CareTab, care: Care) -> None:
    click(qtbot, tab.team.add_button)
    form = dialog(qtbot, tab, PersonForm)
    form.name.set_value("Dr New")
    choose_role(form, "family")
    form.shared.click()
    form.notes.setPlainText("Lift at the back")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    tab.window().activateWindow()
    qtbot.waitUntil(lambda: not form.isVisible())
    settle()

    click(qtbot, tab.team.add_button)
    again = dialog(qtbot, tab, PersonForm)
    assert again.restored.isVisible()
    assert (again.person.name, again.person.role, again.person.notes) == ("Dr New", "family", "Lift at the back")
    assert (again.person.shared, again.shared.isChecked()) == (True, True)
    accept(qtbot, tab, again)
    assert [p.name for p in care.people()] == ["Dr New"]


def test_every_form_of_the_team_keeps_what_was_typed(context: Context, qtbot: QtBot) -> None:
    item = Care(context.session).ask("a")
    person = Care(context.session).save_person(FULL)
    note = CareNote("", person.uid, context.session.today, "")
    visit = Appointment("v", person.uid, context.session.today, time(9))
    cards = CardPresenter(context.session)
    makers: list[Callable[[], CareForm]] = [
        lambda: AnswerForm(None, context, item),
        lambda: ItemForm(None, context, item, [("", "Anybody"), (person.uid, "Dr Weiss")]),
        lambda: NoteForm(None, context, "Dr Weiss", note, may_hide=True),
        lambda: VisitForm(None, context, person, visit),
        lambda: CardForm(None, context, cards),
    ]
    for make in makers:
        form = make()
        qtbot.addWidget(form)
        form.show()
        assert form.fields() == {}
        texts = form.findChildren(TextField)
        texts[0].setPlainText("half a sentence")
        form.close()
        again = make()
        qtbot.addWidget(again)
        assert again.fields() == form.fields()
        assert not again.restored.isHidden()
        again.cancel()
        assert make().fields() == {}
