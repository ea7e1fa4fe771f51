"""The page of one person: what it shows, the way there and back, and what helped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CareNote, CarePerson
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.record import Action, Value
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.therapy import Therapy, TherapyEnd, TherapySession
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.care_notes import CareNotes
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import Therapies
from spms_desktop.ui.care.contact_line import contact_url
from spms_desktop.ui.care.note_row import NoteForm
from spms_desktop.ui.care.page_presenter import PagePresenter
from spms_desktop.ui.care.page_views import Fact, PageView
from spms_desktop.ui.care.person_form import PersonForm
from spms_desktop.ui.care.presenter import CarePresenter
from spms_desktop.ui.care.tab import CareTab
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.ui.care.conftest import Opener, accept, click, dialog, focused, press
from tests.ui.conftest import Heard

Key = Qt.Key
TODAY, DAY = date(2026, 11, 23), timedelta(days=1)


@pytest.fixture
def pages(session: Session) -> PagePresenter:
    return PagePresenter(session, CarePresenter(session, "US"))


def page(pages: PagePresenter, person: CarePerson) -> PageView:
    view = pages.page(person.uid)
    assert view is not None
    return view


def fill(session: Session, person: CarePerson) -> None:
    """Something of every kind for one person."""
    care, plan = Care(session), Plan(session)
    care.ask("When is the MRI?", person=person.uid)
    care.answer_item(care.ask("Does heat harm?", person=person.uid), "No. It passes.")
    thrice = Schedule(Rhythm.DAYS, times=(time(8), time(20)))
    plan.add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, TODAY - DAY, "15 mg", thrice, prescriber=person.uid))
    stopped = plan.add(NewMedicine("Amantadine", MedicineKind.SYMPTOM, TODAY - DAY, prescriber=person.uid))
    plan.stop(stopped, TODAY)
    therapy = Therapies(session).keep(Therapy("", "physical", person=person.uid, goal="Stairs"))
    Therapies(session).keep_session(TherapySession("", therapy.uid, TODAY))
    values: list[Value] = [
        Appointment("soon", person.uid, TODAY + 9 * DAY, time(10)),
        Appointment("later", person.uid, TODAY + 90 * DAY, note="MRI first."),
        FollowUp("f", "old", "Send the letter", who=person.uid, by=TODAY + DAY),
        FollowUp("g", "old", "Book the MRI", done_on=TODAY),
    ]
    for n, status in enumerate([*AppointmentStatus, AppointmentStatus.ATTENDED]):
        day = TODAY - (n + 1) * 30 * DAY
        values.append(Appointment(f"old{n or ''}", person.uid, day, status=status, note="Talked.", decisions="Wait."))
    session.save(Action.APPOINTMENT, values)
    CareNotes(session).keep(CareNote("", person.uid, TODAY - DAY, "She drew it."))


def test_a_page_says_everything_in_words(session: Session, pages: PagePresenter) -> None:
    person = Care(session).save_person(
        CarePerson("", "Dr Weiss", "neurologist", "2125550123", organization="Riverside", emergency=True)
    )
    fill(session, person)

    view = page(pages, person)

    assert (view.card.role, view.card.phone) == ("Neurologist or MS doctor, Riverside", "(212) 555-0123")
    assert view.marks == "Called in an emergency. Named in the visit summary."
    assert view.card.next_words.startswith("Wednesday, 2 December 2026 at 10:00")
    assert view.also_planned == (Fact("Sunday, 21 February 2027", "MRI first."),)
    assert [fact.head.partition(", ")[2] for fact in view.past] == [
        "24 October 2026, nobody said what became of it",
        "24 September 2026",
        "25 August 2026, missed",
        "26 July 2026, moved",
        "26 June 2026, cancelled",
        "27 May 2026",
    ]
    assert (view.past[1].text, view.past[1].more) == ("Talked.", "Wait.")
    assert view.questions == (Fact("Question, since 23 Nov 2026", "When is the MRI?"),)
    assert view.answered == (Fact("Question, answered 23 Nov 2026", "Does heat harm?", "No. It passes."),)
    assert view.to_do == (Fact("Dr Weiss, by 24 Nov 2026", "Send the letter"),)
    assert view.done == (Fact("Maria, done 23 Nov 2026", "Book the MRI"),)
    assert [f.text for f in view.medicines or ()] == [
        "Amantadine: stopped 23 Nov 2026",
        "Baclofen: 15 mg, every day at 08:00, 20:00",
    ]
    assert view.therapies == (Fact("1 session, the last one 23 Nov 2026", "Physical therapy", "Goal: Stairs"),)
    assert [n.head for n in view.notes] == ["22 Nov 2026"]


@pytest.mark.parametrize(
    ("role", "medicines", "therapies"),
    [("neurologist", (), None), ("pt", None, ()), ("mental_health", (), ()), ("spiritual", None, None)],
)
def test_what_nobody_looks_for_is_not_shown_empty(
    session: Session, pages: PagePresenter, role: str, medicines: object, therapies: object
) -> None:
    view = page(pages, Care(session).save_person(CarePerson("", "x", role)))

    assert (view.medicines, view.therapies) == (medicines, therapies)


def test_therapies_say_how_far_they_have_come(session: Session, pages: PagePresenter) -> None:
    person = Care(session).save_person(CarePerson("", "Priya", "pt"))
    therapies = Therapies(session)
    therapies.keep(Therapy("", "a", person=person.uid))
    therapies.keep(Therapy("", "b", person=person.uid, asked_on=TODAY))
    therapies.keep(Therapy("", "c", person=person.uid, referred_on=TODAY))
    therapies.end(therapies.keep(Therapy("", "d", person=person.uid)), TODAY, TherapyEnd.STOPPED)

    assert [f.head for f in page(pages, person).therapies or ()] == [
        "wanted, nobody was asked yet",
        "referral asked for",
        "referral made",
        "ended 23 Nov 2026",
    ]


def test_notes_of_others_carry_their_name(session: Session, pages: PagePresenter) -> None:
    person = Care(session).save_person(CarePerson("", "Priya", "pt"))
    pages.keep_note(CareNote("", person.uid, TODAY, "I cried.", private=True))
    session.write_as(session.authors()[1].uid)
    pages.keep_note(CareNote("", person.uid, TODAY, "He came along."))
    session.write_as(session.authors()[0].uid)

    assert [n.head for n in page(pages, person).notes] == ["23 Nov 2026, Anna", "23 Nov 2026, only for me"]
    assert pages.may_hide


def test_somebody_off_the_team_has_no_page(session: Session, pages: PagePresenter) -> None:
    person = Care(session).save_person(CarePerson("", "Priya", "pt"))
    Care(session).retire(person)

    assert pages.page(person.uid) is None


def test_ten_years_of_visits_are_read_at_once(session: Session, pages: PagePresenter) -> None:
    person = Care(session).save_person(CarePerson("", "Miriam", "counselor"))
    weeks = [Appointment(f"v{n}", person.uid, TODAY - n * 7 * DAY, note="Talked.") for n in range(1, 521)]
    session.save(Action.APPOINTMENT, [replace(v, status=AppointmentStatus.ATTENDED) for v in weeks])
    taken = []
    for _try in range(3):
        begun = perf_counter()
        view = page(pages, person)
        taken.append(perf_counter() - begun)

    assert len(view.past) == 520
    assert min(taken) < 0.03


# In the window


@pytest.fixture
def page_tab(opened: Opener, context: Context, weiss: CarePerson) -> CareTab:
    """The tab with the page of the neurologist."""
    fill(context.session, weiss)
    tab = opened()
    tab.open_page(weiss.uid)
    settle()
    return tab


def test_the_page_opens_by_keyboard_and_back_is_where_it_was_left(
    qtbot: QtBot, opened: Opener, care: Care, weiss: CarePerson
) -> None:
    for n in range(6):
        care.save_person(CarePerson("", f"Zed {n}", "other"))
    last = care.save_person(CarePerson("", "Zz", "other"))
    tab = opened()
    row = tab.team.people.row_of(last.uid)
    assert row is not None
    row.give_focus("open")
    settle()
    place = tab.panes.page.verticalScrollBar().value()
    assert place > 0

    press(qtbot, Key.Key_Return)
    settle()
    assert tab.stack.currentWidget() is tab.page
    assert tab.page.name.text() == "Zz"
    assert focused() is tab.page.back

    press(qtbot, Key.Key_Escape)
    settle()
    assert tab.stack.currentWidget() is tab.panes
    assert focused() is row.controls["open"]
    assert tab.panes.page.verticalScrollBar().value() == place

    tab.go_to(f"person:{weiss.uid}")
    assert tab.page.name.text() == "Dr Elena Weiss"
    click(qtbot, tab.page.back)
    assert tab.stack.currentWidget() is tab.panes


def test_what_helped_is_added_and_mended(
    qtbot: QtBot, page_tab: CareTab, context: Context, weiss: CarePerson, heard: Heard
) -> None:
    notes = CareNotes(context.session)
    click(qtbot, page_tab.page.add_note)
    form = dialog(qtbot, page_tab, NoteForm)
    click(qtbot, form.accept_button)
    assert form.trouble_shown() == "There is no text yet. Please type some."
    form.text.setFocus()
    qtbot.keyClicks(focused(), "Longer slots.")
    accept(qtbot, page_tab, form)

    assert [r.note.text for r in notes.of(weiss.uid)] == ["Longer slots.", "She drew it."]
    assert (heard.said[-1], heard.undo_offered) == ("What helped is saved.", True)
    click(qtbot, page_tab.page.notes.rows[0].controls["edit_note"])
    form = dialog(qtbot, page_tab, NoteForm)
    click(qtbot, form.remove_button)
    assert [r.note.text for r in notes.of(weiss.uid)] == ["She drew it."]


def test_the_visit_keys_and_edit_work_on_the_page(
    qtbot: QtBot, page_tab: CareTab, visits: Appointments, care: Care
) -> None:
    click(qtbot, page_tab.page.visits.buttons["cancel_visit"])
    assert visits.visit("soon").status is AppointmentStatus.CANCELLED  # type: ignore[union-attr]
    assert page_tab.page.view is not None
    assert page_tab.page.view.card.next_visit is not None
    assert page_tab.page.view.card.next_visit.uid == "later"

    click(qtbot, page_tab.page.edit)
    form = dialog(qtbot, page_tab, PersonForm)
    form.name.set_value("Dr E. Weiss")
    accept(qtbot, page_tab, form)
    assert page_tab.page.name.text() == "Dr E. Weiss"
    assert [p.name for p in care.people()] == ["Dr E. Weiss"]


def test_taking_somebody_off_leads_back_to_the_list(qtbot: QtBot, page_tab: CareTab, care: Care) -> None:
    click(qtbot, page_tab.page.edit)
    click(qtbot, dialog(qtbot, page_tab, PersonForm).leave_button)

    assert care.people() == []
    assert page_tab.stack.currentWidget() is page_tab.panes


def test_something_to_raise_goes_to_the_quick_form_with_the_person(
    qtbot: QtBot, page_tab: CareTab, weiss: CarePerson
) -> None:
    click(qtbot, page_tab.page.add_item)

    assert page_tab.stack.currentWidget() is page_tab.panes
    assert page_tab.raising.ask.person.value == weiss.uid
    assert focused() is page_tab.raising.ask.text


def test_more_is_shown_on_a_press_and_fewer_again(qtbot: QtBot, page_tab: CareTab) -> None:
    past = page_tab.page.lists["past"]
    assert (len(past.rows), past.more_button.words) == (4, "Show 2 more")

    click(qtbot, past.more_button)
    assert (len(past.rows), past.more_button.words) == (6, "Show fewer")
    assert past.more_button.accessibleName() == "Past visits: Show fewer"
    click(qtbot, past.more_button)
    assert len(past.rows) == 4


def test_a_refresh_without_changes_leaves_the_page_and_the_focus_alone(qtbot: QtBot, page_tab: CareTab) -> None:
    click(qtbot, page_tab.page.lists["past"].more_button)
    page_tab.page.add_note.setFocus()

    page_tab.refresh()

    assert focused() is page_tab.page.add_note
    assert len(page_tab.page.lists["past"].rows) == 6


def test_f6_goes_from_side_to_side(qtbot: QtBot, page_tab: CareTab) -> None:
    page_tab.page.back.setFocus()
    press(qtbot, Key.Key_F6)
    assert focused() is page_tab.page.add_item
    press(qtbot, Key.Key_F6)
    assert focused() is page_tab.page.back


def test_a_portal_opens_only_on_a_press_and_only_as_a_web_page(
    qtbot: QtBot, opened: Opener, care: Care, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    good = care.save_person(CarePerson("", "Good", "pcp", portal="portal.example/my?a=b", address="4 Mill Lane"))
    odd = care.save_person(CarePerson("", "Odd", "pcp", portal="file:///etc/passwd"))
    tab = opened()
    tab.open_page(good.uid)
    settle()
    line = tab.page.reach.lines["portal"]
    assert urls == []
    click(qtbot, line.use_button)
    assert urls == ["https://portal.example/my?a=b"]
    click(qtbot, tab.page.reach.lines["address"].copy_button)
    assert QGuiApplication.clipboard().text() == "4 Mill Lane"

    tab.open_page(odd.uid)
    assert not line.use_button.isVisible()
    assert line.copy_button.isVisible()
    tab.people.use_link(QUrl("file:///etc/passwd"))
    assert len(urls) == 1
    assert len(heard.troubles) == 1


@pytest.mark.parametrize("kind", ["phone", "address", "portal"])
def test_words_alone_are_no_link(kind: str) -> None:
    assert contact_url(kind, "ask at the desk").isEmpty()


@pytest.mark.parametrize("palette", ["light", "contrast-dark"])
@pytest.mark.parametrize(("scale", "width"), [(100, 1180), (200, 1024)])
def test_it_is_named_large_enough_and_uncut(
    page_tab: CareTab, theme: Theme, palette: str, scale: int, width: int
) -> None:
    theme.set_choice(palette)
    theme.set_scale(scale)
    page_tab.resize(width, 820)
    settle()

    assert complaints(page_tab) == []
    assert clipped(page_tab) == []


def test_tab_reaches_everything_on_the_page(page_tab: CareTab) -> None:
    assert tab_complaints(page_tab) == []


@pytest.mark.parametrize("scale", [100, 200])
def test_long_words_stay_in_their_place(opened: Opener, theme: Theme, care: Care, context: Context, scale: int) -> None:
    long = "Donaudampfschifffahrtsgesellschaft" * 5
    person = care.save_person(
        CarePerson("", long, "x" * 150, "5" * 60, f"{'e' * 90}@f.example", long, long, False, long, "6" * 50, long)
    )
    care.ask(long * 3, person=person.uid)
    CareNotes(context.session).keep(CareNote("", person.uid, TODAY, long * 3))
    Appointments(context.session).record(person.uid, TODAY - DAY, None, long)
    theme.set_scale(scale)
    tab = opened(1180)
    tab.open_page(person.uid)
    settle()

    assert clipped(tab) == []


def test_the_note_form_is_named_and_uncut(qtbot: QtBot, theme: Theme, context: Context) -> None:
    theme.set_scale(200)
    form = NoteForm(None, context, "Dr Weiss", CareNote("u", "p", TODAY, "x"), may_hide=True)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    settle()

    assert complaints(form) == []
    assert clipped(form) == []
