"""After a visit: answers, decisions, who does what, what is new for the plan, and the paper of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.after_visit import PaperTask
from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.outcomes import Outcome, Outcomes
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.preparation import Preparations
from spms_desktop.services.preparation_end import PreparationEnd
from spms_desktop.services.stars import Line, Stars
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.medicine_forms import AddForm
from spms_desktop.ui.prepare.after import AfterDialog
from spms_desktop.ui.prepare.after_cards import AgreedCard, PaperCard, PlanCard, TextCard
from spms_desktop.ui.prepare.after_presenter import AfterPresenter, task_words
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, tab_complaints
from tests.ui.conftest import Heard
from tests.ui.prepare.conftest import TODAY, Open, settle

Show = Callable[[Appointment], AfterDialog]
LOOKS = [("light", 100), ("light", 200), ("contrast-dark", 100), ("contrast-dark", 200)]


@pytest.fixture
def show(context: Context, opened: Open[AfterDialog]) -> Show:
    def show_it(visit: Appointment) -> AfterDialog:
        return opened(lambda window: AfterDialog(window, context, visit))

    return show_it


@pytest.fixture
def asked(context: Context) -> list[DiscussionItem]:
    return [Care(context.session).ask(text) for text in ("When is the MRI?", "Can I drive?")]


@pytest.fixture
def visit(context: Context, weiss: CarePerson, asked: list[DiscussionItem]) -> Appointment:
    """A visit of this morning with two questions taken along."""
    along = tuple(item.uid for item in asked)
    return Appointments(context.session).save(Appointment("", weiss.uid, TODAY, time(9), questions=along))


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def go_to(dialog: AfterDialog, step: str) -> None:
    dialog.show_place(dialog.steps.index(step))
    settle()


def text_of(dialog: AfterDialog) -> TextCard:
    assert isinstance(dialog.card, TextCard)
    return dialog.card


def test_each_question_is_a_card_and_its_answer_is_kept_when_it_is_left(
    show: Show, visit: Appointment, context: Context
) -> None:
    dialog = show(visit)
    assert dialog.card.question == "When is the MRI?"
    QTest.keyClicks(text_of(dialog).text, "In February.")
    click(dialog.next_button)

    (answered,) = Care(context.session).answered()
    assert (answered.answer, answered.answered_on) == ("In February.", TODAY)
    settled = Appointments(context.session).visit(visit.uid)
    assert settled is not None
    assert settled.status is AppointmentStatus.ATTENDED
    assert dialog.card.question == "Can I drive?"
    click(dialog.next_button)  # not answered: it stays on the list
    assert [i.text for i in Care(context.session).items()] == ["Can I drive?"]


def test_one_asked_again_keeps_the_answer_before_until_there_is_a_new_one(
    show: Show, visit: Appointment, context: Context, asked: list[DiscussionItem]
) -> None:
    care = Care(context.session)
    care.answer_item(asked[0], "Later.")
    care.reopen_item(care.answered()[0])
    dialog = show(visit)
    assert text_of(dialog).text.value == ""
    click(dialog.next_button)
    assert [(i.text, i.answer) for i in care.items()] == [("Can I drive?", ""), ("When is the MRI?", "Later.")]

    click(dialog.back_button)
    QTest.keyClicks(text_of(dialog).text, "Later.")
    click(dialog.next_button)
    assert [(i.text, i.answer) for i in care.answered()] == [("When is the MRI?", "Later.")]


def test_decisions_and_who_does_what_are_kept(show: Show, visit: Appointment, context: Context) -> None:
    dialog = show(visit)
    go_to(dialog, "decided")
    QTest.keyClicks(text_of(dialog).text, "Go on as before.")
    click(dialog.next_button)
    assert isinstance(dialog.card, AgreedCard)
    QTest.keyClicks(dialog.card.agreed[0].what, "Order the rail.")
    click(dialog.card.more_button)
    QTest.keyClicks(dialog.card.agreed[1].what, "Send the letter.")
    click(dialog.next_button)

    kept = Appointments(context.session).visit(visit.uid)
    assert kept is not None
    assert kept.decisions == "Go on as before."
    assert sorted(f.what for f in Outcomes(context.session).open()) == ["Order the rail.", "Send the letter."]
    click(dialog.back_button)
    assert [f.what for f in dialog.card.value] == ["Order the rail.", "Send the letter.", ""]


def test_what_is_done_is_not_taken_off_by_the_card(show: Show, visit: Appointment, context: Context) -> None:
    outcomes = Outcomes(context.session)
    outcomes.keep(visit, Outcome(follow_ups=[FollowUp("", "", "Order the rail.", done_on=TODAY)]))
    dialog = show(visit)
    go_to(dialog, "agreed")
    click(dialog.next_button)

    assert [f.what for f in outcomes.follow_ups(visit.uid)] == ["Order the rail."]


def test_a_new_medicine_goes_into_the_plan_with_one_confirmation(
    show: Show, visit: Appointment, context: Context, weiss: CarePerson
) -> None:
    dialog = show(visit)
    go_to(dialog, "plan")
    assert isinstance(dialog.card, PlanCard)
    QTest.keyClicks(dialog.card.name, "Fampridine")
    form = dialog.open_medicine("Fampridine")
    assert (form.parts.name.value, form.parts.more.prescriber.value) == ("Fampridine", weiss.uid)
    assert Plan(context.session).medicines() == []
    form.editor.often.keys[0].click()
    click(form.accept_button)

    assert [p.medicine.name for p in Plan(context.session).medicines()] == ["Fampridine"]
    assert "New in the plan: Fampridine" in dialog.card.said.text()
    assert dialog.card.name.value == ""
    (noted,) = Outcomes(context.session).follow_ups(visit.uid)
    assert (noted.what, noted.done_on) == ("New in the plan: Fampridine", TODAY)


def test_enter_takes_the_name_and_a_name_left_over_is_not_lost(show: Show, visit: Appointment) -> None:
    dialog = show(visit)
    go_to(dialog, "plan")
    assert isinstance(dialog.card, PlanCard)
    QTest.keyClicks(dialog.card.name, "Fampridine")
    click(dialog.next_button)
    assert dialog.step == "plan"
    assert "“Fampridine” is not in the plan yet." in dialog.trouble_shown()

    QTest.keyClick(dialog.card.name, Qt.Key.Key_Return)
    (form,) = dialog.findChildren(AddForm)
    assert form.parts.name.value == "Fampridine"
    form.reject()
    assert (dialog.step, dialog.card.name.value) == ("plan", "Fampridine")
    dialog.card.name.clear()
    click(dialog.next_button)
    assert dialog.step == "paper"


def test_a_medicine_without_a_rhythm_stays_in_its_form(show: Show, visit: Appointment, context: Context) -> None:
    dialog = show(visit)
    go_to(dialog, "plan")
    form = dialog.open_medicine("Fampridine")
    click(form.accept_button)

    assert form.isVisible()
    assert form.trouble_shown()
    assert Plan(context.session).medicines() == []
    form.reject()


def test_the_next_visit_is_planned_with_whoever_was_seen(
    show: Show, visit: Appointment, context: Context, weiss: CarePerson
) -> None:
    dialog = show(visit)
    go_to(dialog, "plan")
    form = dialog.open_visit()
    assert (form.who.value, form.texts["place"].value) == (weiss.uid, "4 Mill Lane")
    form.when.show_when(TODAY + timedelta(days=90), None)
    click(form.accept_button)

    ahead = [v for v in Appointments(context.session).all() if v.day > TODAY]
    planned = [v for v in ahead if v.status is AppointmentStatus.PLANNED]
    assert [(v.person, v.day) for v in planned] == [(weiss.uid, date(2027, 2, 21))]
    assert isinstance(dialog.card, PlanCard)
    assert "visit with Dr Elena Weiss on Sunday, 21 February 2027" in dialog.card.said.text()


def test_a_form_that_is_cancelled_changes_nothing(show: Show, visit: Appointment, context: Context) -> None:
    dialog = show(visit)
    go_to(dialog, "plan")
    form = dialog.open_visit()
    click(form.cancel_button)

    assert len(Appointments(context.session).all()) == 1
    assert Outcomes(context.session).follow_ups() == []


def test_all_of_it_can_be_read_and_printed(
    show: Show, visit: Appointment, context: Context, asked: list[DiscussionItem], qtbot: QtBot
) -> None:
    agreed = FollowUp("", "", "Order the rail.", "Anna", TODAY + timedelta(days=7))
    Outcomes(context.session).keep(visit, Outcome({asked[0].uid: "In February."}, "Go on.", [agreed]))
    dialog = show(visit)
    go_to(dialog, "paper")
    assert isinstance(dialog.card, PaperCard)
    assert dialog.presenter.told() == [
        ("What was decided", ["Go on."]),
        ("Who does what by when", ["Anna: Order the rail. (by 30 Nov 2026)"]),
        ("Answers", ["When is the MRI?\nIn February."]),
        ("Still to ask", ["Can I drive?"]),
    ]
    window = dialog.open_paper()
    qtbot.waitUntil(lambda: window.made is not None)
    assert window.made is not None
    assert window.made.data.startswith(b"%PDF-")
    assert dialog.presenter.file_name() == "After the visit 2026-11-23.pdf"
    window.close()


def test_private_questions_are_not_printed(context: Context, visit: Appointment, asked: list[DiscussionItem]) -> None:
    Care(context.session).edit_item(replace(asked[0], private=True))
    presenter = AfterPresenter(context.session, visit)

    assert [a.question for a in presenter.paper().answers] == ["Can I drive?"]
    assert len([s for s in presenter.steps if s.startswith("answer:")]) == 2


def test_a_question_that_was_answered_without_words_is_not_asked_again(
    context: Context, visit: Appointment, asked: list[DiscussionItem]
) -> None:
    Care(context.session).answer_item(asked[0], "")
    told = dict(AfterPresenter(context.session, visit).told())

    assert told["Answers"] == ["When is the MRI?\nNo answer was written down."]
    assert told["Still to ask"] == ["Can I drive?"]


def test_without_questions_taken_along_the_first_open_ones_are_asked(
    context: Context, weiss: CarePerson, asked: list[DiscussionItem]
) -> None:
    visit = Appointments(context.session).save(Appointment("", weiss.uid, TODAY))
    steps = AfterPresenter(context.session, visit).steps

    assert [s for s in steps if s.startswith("answer:")] == [f"answer:{i.uid}" for i in asked]


def test_it_stops_and_a_half_typed_card_comes_back(show: Show, visit: Appointment, context: Context) -> None:
    Drafts(context.session).keep(f"after:{visit.uid}", {"(step)": "decided", "text": "Go on as"})
    dialog = show(visit)
    assert (dialog.step, text_of(dialog).text.value) == ("decided", "Go on as")
    click(dialog.cancel_button)

    kept = Appointments(context.session).visit(visit.uid)
    assert kept is not None
    assert kept.decisions == "Go on as"


def test_the_end_says_that_it_is_kept(show: Show, visit: Appointment, heard: Heard) -> None:
    dialog = show(visit)
    go_to(dialog, "paper")
    click(dialog.next_button)

    assert heard.said == ["The visit is saved."]


def test_a_task_in_words() -> None:
    assert task_words(PaperTask("Order it.", "Anna", "by 3 May 2026", True)) == "Anna: Order it. (by 3 May 2026, done)"
    assert task_words(PaperTask("New in the plan: X", "")) == "New in the plan: X"


@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_every_card_is_named_large_uncut_and_walked_by_tab(
    show: Show, context: Context, theme: Theme, weiss: CarePerson, look: str, scale: int
) -> None:
    item = Care(context.session).ask("x" * 500)
    visit = Appointments(context.session).save(Appointment("", weiss.uid, TODAY, questions=(item.uid,)))
    agreed = FollowUp("", "", "w" * 300, "n" * 200, TODAY)
    Outcomes(context.session).keep(visit, Outcome({item.uid: "y" * 500}, "many words " * 60, [agreed]))
    theme.set_choice(look)
    theme.set_scale(scale)
    dialog = show(visit)
    for place, step in enumerate(dialog.steps):
        dialog.show_place(place)
        settle()
        assert (complaints(dialog), clipped(dialog)) == ([], []), step
        assert tab_complaints(dialog) == [], step


def test_what_was_added_to_the_plan_and_its_note_are_undone_together(visit: Appointment, context: Context) -> None:
    presenter = AfterPresenter(context.session, visit)
    presenter.add_medicine(NewMedicine("Baclofen", MedicineKind.SYMPTOM, TODAY))
    presenter.add_visit(Appointment("", visit.person, TODAY + timedelta(days=30)))
    assert [words.partition(":")[0] for words in presenter.added] == ["New in the plan"] * 2

    context.session.undo()
    assert (list(presenter.added), len(Appointments(context.session).all())) == (["New in the plan: Baclofen"], 1)
    context.session.undo()
    assert (list(presenter.added), len(Plan(context.session).medicines())) == ([], 0)


def test_the_paper_leaves_out_questions_about_private_things_and_names_a_caregiver(
    visit: Appointment, context: Context, asked: list[DiscussionItem]
) -> None:
    session = context.session
    Stars(session).star(Line("rating:mood", TODAY, "Low mood 7", item="low_mood"))
    session.write_as(session.authors()[1].uid)
    Care(session).ask("She fell.")
    session.write_as(session.authors()[0].uid)
    mood, annas = Care(session).items()[2:]
    along = replace(visit, questions=(asked[0].uid, mood.uid, annas.uid))
    Appointments(session).save(along)
    presenter = AfterPresenter(session, along)

    assert [a.question for a in presenter.paper().answers] == ["When is the MRI?", "Seen by Anna: She fell."]
    PreparationEnd(session, Preparations(session, along)).include([mood.uid])
    assert [a.question for a in presenter.paper().answers][1] == "Low mood 7"


def test_a_card_passed_by_has_its_words_again(show: Show, visit: Appointment, context: Context) -> None:
    dialog = show(visit)
    QTest.keyClicks(text_of(dialog).text, "In Febr")
    click(dialog.skip_button)
    assert not dialog.restored.isVisible()
    click(dialog.back_button)
    assert (text_of(dialog).text.value, dialog.restored.isVisible()) == ("In Febr", True)
    assert Care(context.session).answered() == []

    dialog.reject()
    again = show(visit)
    assert text_of(again).text.value == "In Febr"
    click(again.restored.buttons["afresh"])
    assert (text_of(again).text.value, again.restored.isVisible()) == ("", False)
    assert Drafts(context.session).names("passed:") == []
