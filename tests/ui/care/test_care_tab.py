"""The care team tab on real encrypted journals, by keyboard and by mouse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.ui.care.contact_line import contact_url
from spms_desktop.ui.care.item_forms import AnswerForm, ItemForm
from spms_desktop.ui.care.person_form import PersonForm
from spms_desktop.ui.care.tab import CareTab
from spms_desktop.ui.care.visit_form import VisitForm
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.conftest import TestClock
from tests.ui.care.conftest import Opener, accept, click, dialog, focused, press
from tests.ui.conftest import Heard

Key = Qt.Key


def control(tab: CareTab, row: int, name: str) -> QWidget:
    return tab.raising.items.rows[row].controls[name]


# People


def test_the_neurologist_is_added_by_keyboard(qtbot: QtBot, tab: CareTab, care: Care, heard: Heard) -> None:
    tab.team.add_button.setFocus()
    press(qtbot, Key.Key_Return)
    dialog(qtbot, tab, PersonForm)
    qtbot.keyClicks(focused(), "Dr Elena Weiss")
    press(qtbot, Key.Key_Tab, Key.Key_Tab)
    qtbot.keyClicks(focused(), "555-0110")
    press(qtbot, Key.Key_Return)

    (person,) = care.people()
    assert (person.name, person.role, person.phone) == ("Dr Elena Weiss", "neurologist", "555-0110")
    assert (heard.said, heard.undo_offered) == (["The care team is saved."], True)
    assert len(tab.team.people.rows) == 1
    assert not tab.team.nobody.isVisible()


def test_an_empty_team_invites_to_add_the_first_person(tab: CareTab) -> None:
    assert tab.team.nobody.isVisible()
    assert tab.raising.nothing.isVisible()
    assert not tab.raising.answered.isVisible()


def test_a_form_with_trouble_stays_with_what_was_typed(qtbot: QtBot, tab: CareTab, care: Care) -> None:
    click(qtbot, tab.team.add_button)
    form = dialog(qtbot, tab, PersonForm)
    form.phone.set_value("555-0110")
    click(qtbot, form.accept_button)

    assert form.isVisible()
    assert form.trouble_shown() == "A name is needed. Please type one."
    assert (form.phone.value, care.people()) == ("555-0110", [])


def test_own_words_for_a_role_are_kept(qtbot: QtBot, tab: CareTab, care: Care) -> None:
    click(qtbot, tab.team.add_button)
    form = dialog(qtbot, tab, PersonForm)
    assert not form.own_role.isVisible()
    form.name.set_value("Olga")
    form.role.set_value("other")
    form.role.changed.emit("other")
    assert form.own_role.isVisible()
    form.own_role.set_value("Reiki teacher")
    accept(qtbot, tab, form)

    assert [p.role for p in care.people()] == ["Reiki teacher"]


def test_taking_somebody_off_and_bringing_them_back(
    qtbot: QtBot, opened: Opener, weiss: CarePerson, care: Care, heard: Heard
) -> None:
    tab = opened()
    tab.open_page(weiss.uid)
    click(qtbot, tab.page.edit)
    form = dialog(qtbot, tab, PersonForm)
    click(qtbot, form.leave_button)

    assert (care.people(), heard.said[-1]) == ([], "Dr Elena Weiss is off the team.")
    assert tab.team.former.button.text() == "No longer on the team (1)"
    click(qtbot, tab.team.former.button)
    click(qtbot, tab.team.former.rows.rows[0].controls["bring_back"])
    assert care.people() == [weiss]
    assert not tab.team.former.isVisible()


def test_copying_puts_the_number_on_the_clipboard(
    qtbot: QtBot, opened: Opener, weiss: CarePerson, heard: Heard
) -> None:
    tab = opened()
    click(qtbot, tab.team.people.rows[0].controls["copy_email"])

    assert QGuiApplication.clipboard().text() == weiss.email
    assert heard.said == ["Copied: weiss@clinic.example"]


@pytest.mark.parametrize("works", [True, False])
@pytest.mark.usefixtures("weiss")
def test_a_link_is_opened_only_on_a_press(
    qtbot: QtBot, opened: Opener, heard: Heard, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toString())
        return works

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    tab = opened()
    assert urls == []
    click(qtbot, tab.team.people.rows[0].controls["phone"])

    assert urls == ["tel:+15550110"]
    assert len(heard.troubles) == (0 if works else 1)


def test_an_address_cannot_smuggle_anything_into_the_letter() -> None:
    url = contact_url("mailto", "a@b.example?bcc=thief@c.example&body=x")

    assert not url.hasQuery()


# Visits


@pytest.mark.usefixtures("weiss")
def test_the_next_visit_is_set_by_keyboard_and_cancelled(
    qtbot: QtBot, opened: Opener, context: Context, visits: Appointments, heard: Heard
) -> None:
    tab = opened()
    row = tab.team.people.rows[0]
    row.controls["set_visit"].setFocus()
    press(qtbot, Key.Key_Return)
    form = dialog(qtbot, tab, VisitForm)
    day = context.session.today + timedelta(days=11)
    form.day.set_value(day - timedelta(days=1))
    press(qtbot, Key.Key_Right, Key.Key_Tab, Key.Key_Space, Key.Key_Tab)
    focused().selectAll()  # type: ignore[attr-defined]  # the line of the time
    qtbot.keyClicks(focused(), "10:30")
    press(qtbot, Key.Key_Tab)
    accept(qtbot, tab, form)

    (visit,) = visits.all()
    assert (visit.day, str(visit.at)) == (day, "10:30:00")
    assert row.controls["change_visit"].isVisible()
    assert focused() is row.controls["change_visit"]

    click(qtbot, row.controls["cancel_visit"])
    assert heard.said[-1] == "The visit is cancelled."
    assert focused() is row.controls["set_visit"]


@pytest.mark.usefixtures("weiss")
def test_a_visit_needs_a_day(qtbot: QtBot, opened: Opener, visits: Appointments) -> None:
    tab = opened()
    click(qtbot, tab.team.people.rows[0].controls["set_visit"])
    form = dialog(qtbot, tab, VisitForm)
    click(qtbot, form.accept_button)

    assert form.trouble_shown() == "Please choose the day of the visit."
    assert visits.all() == []


def test_after_the_day_one_press_says_what_became_of_it(
    qtbot: QtBot, opened: Opener, weiss: CarePerson, care: Care, visits: Appointments, clock: TestClock
) -> None:
    visits.plan(weiss.uid, date(2026, 12, 4))
    clock.forward(days=12)
    tab = opened()
    click(qtbot, tab.team.people.rows[0].controls["took_place"])

    (member,) = care.team()
    assert member.last_visit is not None
    assert not tab.team.people.rows[0].controls["took_place"].isVisible()


# What to raise


def test_questions_are_asked_and_ranked_by_keyboard(
    qtbot: QtBot, tab: CareTab, care: Care, heard: Heard, context: Context
) -> None:
    tab.raising.ask.text.setFocus()
    for text in ("When is the MRI?", "The pen hurts.", "Who can help at home?"):
        qtbot.keyClicks(focused(), text)
        press(qtbot, Key.Key_Return)
    assert [i.text for i in care.items()] == ["When is the MRI?", "The pen hurts.", "Who can help at home?"]
    assert (tab.raising.ask.text.value, heard.said[-1]) == ("", "Your list is saved.")

    settle()
    control(tab, 2, "answer").setFocus()
    qtbot.keyClick(focused(), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [i.text for i in care.items()][1] == "Who can help at home?"
    assert (focused(), heard.said[-1]) == (control(tab, 1, "answer"), "Now number 2 of 3.")
    qtbot.keyClick(focused(), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(focused(), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert (focused(), care.items()[0].text) == (control(tab, 0, "answer"), "Who can help at home?")

    context.session.undo()
    tab.refresh()
    assert focused() is control(tab, 1, "answer")


def test_the_up_and_down_buttons_rank_too(qtbot: QtBot, opened: Opener, care: Care) -> None:
    for text in "abc":
        care.ask(text)
    tab = opened()
    click(qtbot, control(tab, 0, "down"))
    assert [i.text for i in care.items()] == ["b", "a", "c"]
    assert focused() is control(tab, 1, "down")

    click(qtbot, control(tab, 2, "up"))
    assert [i.text for i in care.items()] == ["b", "c", "a"]


def test_nothing_typed_is_refused_with_a_sentence(qtbot: QtBot, tab: CareTab, heard: Heard) -> None:
    click(qtbot, tab.raising.ask.add_button)

    assert heard.troubles == ["There is no text yet. Please type some."]


def test_the_kind_and_the_person_go_with_the_question(
    qtbot: QtBot, opened: Opener, weiss: CarePerson, care: Care
) -> None:
    tab = opened()
    ask = tab.raising.ask
    qtbot.keyClicks(ask.text, "A grab rail")
    click(qtbot, ask.kind.keys[2])
    ask.person.set_value(weiss.uid)
    click(qtbot, ask.add_button)

    (item,) = care.items()
    assert (item.kind, item.person) == (DiscussionKind.NEED, weiss.uid)


def test_an_answer_goes_below_and_the_focus_goes_on(qtbot: QtBot, opened: Opener, care: Care) -> None:
    for text in "ab":
        care.ask(text)
    tab = opened()
    control(tab, 0, "answer").setFocus()
    press(qtbot, Key.Key_Return)
    form = dialog(qtbot, tab, AnswerForm)
    qtbot.keyClicks(focused(), "In spring.")
    accept(qtbot, tab, form)

    assert [i.answer for i in care.answered()] == ["In spring."]
    assert tab.raising.answered.button.text() == "Answered (1)"
    assert not tab.raising.answered.open
    click(qtbot, tab.raising.answered.button)
    click(qtbot, tab.raising.answered.rows.rows[0].controls["ask_again"])
    assert [i.text for i in care.items()] == ["b", "a"]


def test_an_item_is_edited_and_taken_off(qtbot: QtBot, opened: Opener, care: Care, heard: Heard) -> None:
    care.ask("a")
    tab = opened()
    click(qtbot, control(tab, 0, "edit"))
    form = dialog(qtbot, tab, ItemForm)
    form.text.set_value("b")
    accept(qtbot, tab, form)
    assert [i.text for i in care.items()] == ["b"]

    control(tab, 0, "take_off").setFocus()
    press(qtbot, Key.Key_Return)
    assert (care.items(), heard.said[-1]) == ([], "It is off the list.")
    assert focused() is tab.raising.ask.text
    assert tab.raising.nothing.isVisible()


# Refreshing and getting about


def test_refresh_keeps_what_is_being_typed_and_the_person_chosen(
    qtbot: QtBot, opened: Opener, weiss: CarePerson, care: Care
) -> None:
    tab = opened()
    qtbot.keyClicks(tab.raising.ask.text, "When is")
    tab.raising.ask.person.set_value(weiss.uid)
    care.save_person(CarePerson("", "Tom", "ms_nurse"))
    tab.refresh()

    assert (tab.raising.ask.text.value, tab.raising.ask.person.value) == ("When is", weiss.uid)
    assert len(tab.team.people.rows) == 2


def test_f6_goes_from_one_panel_to_the_other(qtbot: QtBot, tab: CareTab) -> None:
    tab.team.add_button.setFocus()
    press(qtbot, Key.Key_F6)
    assert focused() is tab.raising.ask.text
    press(qtbot, Key.Key_F6)
    assert focused() is tab.team.add_button


# Everybody can use it


@pytest.fixture
def full(care: Care, visits: Appointments, weiss: CarePerson, clock: TestClock) -> None:
    """One card of each sort, open and answered items, and somebody who has left."""
    visits.plan(weiss.uid, date(2026, 12, 4))
    anna = care.save_person(CarePerson("", "Anna", "caregiver", "555-0173"))
    visits.plan(anna.uid, date(2026, 11, 24))
    care.retire(care.save_person(CarePerson("", "Tom Okafor", "ms_nurse")))
    care.answer_item(care.ask("Does heat do lasting harm?", DiscussionKind.QUESTION, weiss.uid), "No. It passes.")
    care.ask("My walking is harder than last year, most of all after noon.", DiscussionKind.CONCERN, weiss.uid)
    care.ask("The midday baclofen makes me sleepy.", DiscussionKind.TROUBLE)
    clock.forward(days=2)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("palette", ["light", "contrast-dark"])
@pytest.mark.parametrize(("scale", "width"), [(100, 1180), (100, 1024), (200, 1024)])
def test_it_is_named_large_enough_and_uncut(
    qtbot: QtBot, opened: Opener, theme: Theme, palette: str, scale: int, width: int
) -> None:
    theme.set_choice(palette)
    theme.set_scale(scale)
    tab = opened(width)
    click(qtbot, tab.team.former.button)
    click(qtbot, tab.raising.answered.button)
    settle()

    assert complaints(tab) == []
    assert clipped(tab) == []
    assert tab.team.jump.isVisible() is (scale == 200)


@pytest.mark.usefixtures("weiss")
def test_tab_reaches_everything(opened: Opener, care: Care) -> None:
    care.ask("a")
    care.ask("b")
    tab = opened()

    assert tab_complaints(tab) == []


@pytest.mark.parametrize("scale", [100, 200])
def test_very_long_words_stay_in_their_place(opened: Opener, theme: Theme, care: Care, scale: int) -> None:
    long = "Donaudampfschifffahrtsgesellschaft" * 5
    care.save_person(CarePerson("", long, "x" * 150, "5" * 60, f"{'e' * 90}@{'f' * 90}.example", long * 3, long * 3))
    care.ask(long * 3, DiscussionKind.CONCERN, care.people()[0].uid)
    theme.set_scale(scale)
    tab = opened()

    assert clipped(tab) == []


@pytest.mark.parametrize("scale", [100, 200])
def test_the_forms_are_named_and_uncut(
    qtbot: QtBot, context: Context, theme: Theme, weiss: CarePerson, care: Care, scale: int
) -> None:
    theme.set_scale(scale)
    item = care.ask("When is the MRI?")
    presenter = CareTab(context).presenter
    for form in (
        PersonForm(None, context, presenter.role_choices(), weiss),
        VisitForm(None, context, weiss),
        ItemForm(None, context, item, presenter.people_choices()),
        AnswerForm(None, context, item),
    ):
        qtbot.addWidget(form)
        form.show()
        qtbot.waitExposed(form)
        settle()
        assert complaints(form) == []
        assert clipped(form) == []
