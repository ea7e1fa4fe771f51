"""The part in use: adding, changing, moving and settling visits, and writing down what came out of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.record import Action
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.outcomes import Outcome, Outcomes
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.visits.follow_up_form import FollowUpForm
from spms_desktop.ui.plan.visits.move_form import MoveForm
from spms_desktop.ui.plan.visits.outcome_form import OutcomeForm
from spms_desktop.ui.plan.visits.visit_form import VisitForm
from tests.conftest import TestClock
from tests.ui.conftest import Heard
from tests.ui.plan.visits.conftest import Shown, settle

TODAY, DECEMBER = date(2026, 11, 23), date(2026, 12, 4)
PLANNED, ATTENDED, MISSED = AppointmentStatus.PLANNED, AppointmentStatus.ATTENDED, AppointmentStatus.MISSED
MOVED, CANCELLED = AppointmentStatus.MOVED, AppointmentStatus.CANCELLED
Key = Qt.Key
Show = Callable[[], Shown]


def texts(shown: QWidget) -> list[str]:
    """What is to be read."""
    return [label.text() for label in shown.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.fixture
def dentist(visits: Appointments) -> Appointment:
    """Of today, without an hour."""
    return visits.save(Appointment("", "", TODAY, title="Dentist"))


# Adding


def test_the_first_visit_is_added_by_keyboard(show: Show, visits: Appointments, heard: Heard) -> None:
    shown = show()
    assert "No visits yet" in texts(shown.card)
    shown.find("visits.add").setFocus()
    shown.keys(Key.Key_Return)
    form = shown.form(VisitForm)
    form.activateWindow()
    settle()
    shown.write("visit.title", "Eye clinic")  # nobody is on the team yet
    shown.find("visit.day").setFocus()
    shown.keys(Key.Key_Right, Key.Key_Right, Key.Key_Tab, Key.Key_Space, Key.Key_Tab)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    shown.write("visit.time", "14:15")
    shown.write("visit.place", "4 Mill Lane")
    shown.accept(form)

    (visit,) = visits.all()
    assert (visit.title, visit.day, visit.at) == ("Eye clinic", date.today() + timedelta(days=1), time(14, 15))  # noqa: DTZ011
    assert (visit.place, visit.status) == ("4 Mill Lane", PLANNED)
    assert (heard.said, heard.undo_offered) == (["The visit is saved."], True)
    assert "Eye clinic" in texts(shown.card)


def test_a_member_of_the_team_is_chosen_and_brings_their_place(
    show: Show, visits: Appointments, weiss: CarePerson
) -> None:
    shown = show()
    form = shown.card.open_add(DECEMBER)
    settle()
    shown.accept(form)
    assert form.trouble_shown() == "Please choose with whom the visit is."

    form.activateWindow()
    settle()
    form.who.setFocus()
    shown.keys(Key.Key_Down)
    assert form.texts["place"].value == "4 Mill Lane"
    assert not form.title_part.isVisible()
    shown.accept(form)

    (visit,) = visits.all()
    assert (visit.person, visit.place, visit.day) == (weiss.uid, "4 Mill Lane", DECEMBER)


def test_a_place_that_was_typed_stays_when_somebody_else_is_chosen(show: Show, weiss: CarePerson) -> None:
    form = show().card.open_add(DECEMBER)
    form.texts["place"].setPlainText("By video")
    form.who.set_value(weiss.uid)
    form.who.changed.emit(weiss.uid)

    assert form.texts["place"].value == "By video"


def test_a_visit_needs_a_day_and_a_time_that_can_be_read(show: Show, visits: Appointments) -> None:
    shown = show()
    form = shown.card.open_add()
    form.title.set_value("Dentist")
    shown.accept(form)
    assert form.trouble_shown() == "Please choose the day of the visit."

    form.when.show_when(DECEMBER, time(9))
    form.when.time.line.setText("soon")
    form.when.time.line.editingFinished.emit()
    shown.accept(form)
    assert form.trouble_shown() == "Please type a time like 09:30."
    assert visits.all() == []


def test_trouble_keeps_what_was_typed(show: Show, visits: Appointments) -> None:
    shown = show()
    form = shown.card.open_add(DECEMBER)
    form.title.set_value("x" * 201)
    shown.accept(form)

    assert form.trouble_shown().startswith("That text is too long.")
    assert (form.isVisible(), form.title.value, visits.all()) == (True, "x" * 201, [])


def test_a_day_that_is_over_is_kept_as_a_visit_that_took_place(show: Show, visits: Appointments) -> None:
    shown = show()
    form = shown.card.open_add(TODAY - timedelta(days=3))
    assert form.when.remark.text() == "This day is over. It is kept as a visit that took place."
    form.title.set_value("Dentist")
    shown.accept(form)

    assert visits.all()[0].status is ATTENDED


def test_questions_are_picked_among_the_open_ones(
    show: Show, visits: Appointments, care: Care, planned: Appointment
) -> None:
    first, second = care.ask("Can I travel?"), care.ask("Which shoes?")
    shown = show()
    shown.click(f"{planned.uid}|change")
    form = shown.form(VisitForm)
    assert form.folded.says_label.text() == "0 chosen"
    shown.click("visit.questions")
    shown.find(f"visit.question.{second.uid}").setFocus()
    shown.keys(Key.Key_Space)
    assert form.folded.says_label.text() == "1 chosen"
    shown.accept(form)

    assert visits.all()[0].questions == (second.uid,)
    assert any("To ask: Which shoes?" in text for text in texts(shown.card))
    assert first.uid not in visits.all()[0].questions


def test_a_question_that_a_caregiver_does_not_see_stays_attached(
    show: Show, visits: Appointments, planned: Appointment, context: Context
) -> None:
    session = context.session
    session.save(Action.DISCUSSION, [DiscussionItem("h", DiscussionKind.TELL, "Secret.", 0, TODAY, about="note:x")])
    visits.save(replace(planned, questions=("h",)))
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    shown = show()
    shown.click(f"{planned.uid}|change")
    form = shown.form(VisitForm)
    assert not form.folded.isVisible()
    form.texts["bring"].setPlainText("The letter.")
    shown.accept(form)

    assert (visits.all()[0].bring, visits.all()[0].questions) == ("The letter.", ("h",))
    assert not any("Secret" in text for text in texts(shown.window))


def test_a_form_that_was_not_changed_saves_nothing(show: Show, planned: Appointment, heard: Heard) -> None:
    shown = show()
    shown.click(f"{planned.uid}|change")
    form = shown.form(VisitForm)
    shown.accept(form)

    assert heard.said == []
    assert shown.window.findChildren(VisitForm) == []


def test_how_often_it_comes_again_is_typed_and_checked(show: Show, visits: Appointments, planned: Appointment) -> None:
    shown = show()
    form = shown.card.open_change(planned)
    form.repeat.line.setText("500")
    shown.accept(form)
    assert form.trouble_shown() == "Please type a number from 1 to 120."

    form.repeat.line.setText("3")
    shown.accept(form)
    assert visits.all()[0].every_months == 3


def test_what_was_typed_survives_a_crash(show: Show, visits: Appointments, weiss: CarePerson) -> None:
    shown = show()
    form = shown.card.open_add(DECEMBER)
    form.who.set_value(weiss.uid)
    form.texts["note"].setPlainText("Ring twice.")
    form.close()  # as when the window goes away

    again = shown.card.open_add()
    assert again.restored.isVisible()
    assert (again.who.value, again.when.day, again.texts["note"].value) == (weiss.uid, DECEMBER, "Ring twice.")
    shown.accept(again)
    assert visits.all()[0].note == "Ring twice."
    assert not shown.card.open_add().restored.isVisible()


# What became of it


@pytest.mark.parametrize(("button", "status"), [("attended", ATTENDED), ("missed", MISSED)])
def test_one_press_says_what_became_of_a_visit_and_undo_takes_it_back(
    show: Show,
    visits: Appointments,
    planned: Appointment,
    clock: TestClock,
    context: Context,
    button: str,
    status: AppointmentStatus,
) -> None:
    clock.forward(days=12)
    shown = show()
    shown.find(f"{planned.uid}|{button}").setFocus()
    shown.keys(Key.Key_Return)

    assert [v.status for v in visits.all()] == [status]
    assert shown.focus != ""  # the keyboard is not lost with the row
    context.session.undo()
    settle()
    assert visits.all() == [planned]
    assert shown.shows(f"{planned.uid}|attended")


def test_a_cancelled_visit_can_be_planned_after_all(show: Show, visits: Appointments, planned: Appointment) -> None:
    shown = show()
    shown.find(f"{planned.uid}|cancel").setFocus()
    shown.keys(Key.Key_Return)
    assert visits.all()[0].status is CANCELLED
    assert shown.focus == f"{planned.uid}|again"

    shown.keys(Key.Key_Return)
    assert visits.all() == [planned]
    assert shown.focus == f"{planned.uid}|prepare"


def test_moving_keeps_the_old_day_and_makes_the_new_one(
    show: Show, visits: Appointments, planned: Appointment, heard: Heard
) -> None:
    shown = show()
    shown.click(f"{planned.uid}|move")
    form = shown.form(MoveForm)
    shown.accept(form)
    assert form.trouble_shown().startswith("That is the same day and hour.")

    form.when.day_field.set_value(DECEMBER + timedelta(days=7))
    form.why.setPlainText("Strike.")
    shown.accept(form)

    assert [(v.day, v.status, v.note) for v in visits.all()] == [
        (DECEMBER, MOVED, "Strike."),
        (DECEMBER + timedelta(days=7), PLANNED, ""),
    ]
    assert heard.said == ["The visit is saved."]


def test_it_can_be_said_anew_later_what_became_of_a_visit(show: Show, visits: Appointments) -> None:
    past = visits.save(Appointment("", "", TODAY - timedelta(days=1), title="Dentist"))
    shown = show()
    form = shown.card.open_change(past)
    assert form.status is not None
    form.status.set_value(MISSED)
    shown.accept(form)

    assert visits.all()[0].status is MISSED


def test_the_next_of_a_repeating_visit_takes_one_press(
    show: Show, visits: Appointments, planned: Appointment, clock: TestClock
) -> None:
    clock.forward(days=12)
    shown = show()
    shown.click(f"{planned.uid}|attended")
    shown.click(f"{planned.uid}|plan-next")

    assert [(v.day, v.status) for v in visits.all()] == [(DECEMBER, ATTENDED), (date(2027, 6, 4), PLANNED)]
    assert not shown.shows(f"{planned.uid}|plan-next")


def test_the_offer_of_the_next_visit_can_be_declined(
    show: Show, visits: Appointments, planned: Appointment, clock: TestClock
) -> None:
    clock.forward(days=12)
    visits.mark(planned, ATTENDED)
    shown = show()
    shown.click(f"{planned.uid}|stop")

    assert not shown.shows(f"{planned.uid}|plan-next")
    assert len(visits.all()) == 1


# What came out of it


def test_answers_decisions_and_what_was_agreed_are_written_down_at_once(
    show: Show, visits: Appointments, outcomes: Outcomes, care: Care, dentist: Appointment, heard: Heard
) -> None:
    question = care.ask("Does it hurt?")
    visits.save(replace(dentist, questions=(question.uid,)))
    shown = show()
    shown.click(f"{dentist.uid}|attended")
    shown.click(f"{dentist.uid}|after")
    form = shown.form(OutcomeForm)
    shown.write("outcome.answer.1", "A little.")
    shown.write("outcome.decisions", "Come again.")
    shown.write("agreed.1.what", "Buy a brush.")
    shown.click("outcome.more")
    assert shown.focus == "agreed.2.what"
    shown.write("agreed.2.what", "Send the bill.")
    form.agreed[1].who.set_value("(other)")
    form.agreed[1].who.changed.emit("(other)")
    shown.write("agreed.2.other", "Cousin Ida")
    form.agreed[1].by.set_value(TODAY + timedelta(days=7))
    shown.accept(form)

    assert care.answered()[0].answer == "A little."
    assert visits.all()[0].decisions == "Come again."
    assert [(f.what, f.who, f.by) for f in outcomes.open()] == [
        ("Send the bill.", "Cousin Ida", TODAY + timedelta(days=7)),
        ("Buy a brush.", "", None),
    ]
    assert heard.said == ["The visit is saved.", "The visit is saved."]
    assert "2 things that were agreed are open." in texts(shown.next)


def test_half_typed_answers_survive_a_crash(
    show: Show, visits: Appointments, outcomes: Outcomes, dentist: Appointment
) -> None:
    outcomes.keep(dentist, Outcome(follow_ups=[FollowUp("", "", "Buy a brush.")]))
    visit, shown = visits.all()[0], show()
    form = shown.card.open_outcome(visit)
    form.decisions.setPlainText("Come again.")
    form.agreed[0].done.setChecked(True)
    form.agreed[1].what.setPlainText("Call.")
    form.close()

    again = shown.card.open_outcome(visit)
    assert again.restored.isVisible()
    shown.accept(again)
    assert visits.all()[0].decisions == "Come again."
    assert sorted((f.what, f.done_on) for f in outcomes.follow_ups()) == [("Buy a brush.", TODAY), ("Call.", None)]


def test_start_afresh_shows_what_is_kept(show: Show, visits: Appointments, dentist: Appointment) -> None:
    shown = show()
    form = shown.card.open_outcome(dentist)
    form.agreed[0].what.setPlainText("Call.")
    form._add_more()
    form.agreed[1].what.setPlainText("Write.")
    form.close()
    again = shown.card.open_outcome(dentist)
    assert len(again.agreed) == 2
    again._afresh("afresh")

    assert [one.value.what for one in again.agreed] == [""]
    shown.accept(again)
    assert visits.all() == [dentist]


def test_what_was_agreed_is_ticked_off_in_one_press(
    show: Show, outcomes: Outcomes, dentist: Appointment, heard: Heard, context: Context
) -> None:
    outcomes.save(FollowUp("rail", dentist.uid, "Order the rail."))
    shown = show()
    shown.find("rail|done").setFocus()
    shown.keys(Key.Key_Return)

    assert outcomes.follow_ups()[0].done_on == TODAY
    assert heard.said == ["What was agreed is saved."]
    assert not shown.shows("rail|done")
    assert shown.focus != ""
    context.session.undo()
    settle()
    assert shown.shows("rail|done")


def test_what_was_agreed_is_changed_or_taken_off_the_list(
    show: Show, outcomes: Outcomes, dentist: Appointment, weiss: CarePerson
) -> None:
    outcomes.save(FollowUp("rail", dentist.uid, "Order the rail.", "Cousin Ida"))
    shown = show()
    shown.click("rail|edit")
    form = shown.form(FollowUpForm)
    assert form.agreed.other.value == "Cousin Ida"
    form.agreed.who.set_value(weiss.uid)
    form.agreed.what.setPlainText("Order two rails.")
    shown.accept(form)
    assert [(f.what, f.who) for f in outcomes.open()] == [("Order two rails.", weiss.uid)]

    shown.click("rail|edit")
    shown.click("agreed.drop")
    assert outcomes.open() == []
    assert shown.card.open_follow_up("rail") is None


# By month


def test_the_month_shows_the_visits_of_a_day_and_adds_one_there(show: Show, planned: Appointment) -> None:
    shown = show()
    shown.click("visits.page")
    assert shown.card.month is not None
    assert not shown.card.list.isVisible()
    assert "No visit on this day." in texts(shown.card)

    shown.card.month.grid.table.setFocus()
    shown.keys(Key.Key_PageDown, *[Key.Key_Left] * 19, Key.Key_Return)
    assert "Friday, 4 December 2026" in texts(shown.card)
    assert shown.shows(f"{planned.uid}|move")

    shown.click("visits.add_on_day")
    form = shown.form(VisitForm)
    assert form.when.day == DECEMBER
    form.reject()
    shown.click("visits.page")
    assert shown.card.list.isVisible()


def test_a_visit_is_cancelled_in_the_month(show: Show, visits: Appointments, planned: Appointment) -> None:
    shown = show()
    shown.card.presenter.day = DECEMBER
    shown.card.turn_page()
    settle()
    shown.find(f"{planned.uid}|cancel").setFocus()
    shown.keys(Key.Key_Return)

    assert visits.all()[0].status is CANCELLED
    assert shown.focus == f"{planned.uid}|again"


def test_after_midnight_the_month_frames_the_new_day(show: Show, clock: TestClock, planned: Appointment) -> None:
    shown = show()
    shown.card.turn_page()
    clock.forward(days=1)
    shown.card.refresh()

    assert shown.card.month is not None
    assert shown.card.month.grid._model.today == TODAY + timedelta(days=1)
    assert planned.day == DECEMBER


# Years, and the next three


def test_a_year_unfolds_with_the_keyboard_and_keeps_it(show: Show, visits: Appointments) -> None:
    for day in (date(2025, 3, 3), date(2025, 4, 4), date(2026, 5, 5)):
        visits.save(Appointment("", "", day, title="Dentist"))
    shown = show()
    shown.find("year-2025").setFocus()
    shown.keys(Key.Key_Space)

    assert shown.focus == "year-2025"
    assert "Friday, 4 April 2025. Took place." in texts(shown.card)
    shown.keys(Key.Key_Space)
    assert "Friday, 4 April 2025. Took place." not in texts(shown.card)


def test_a_refresh_keeps_the_keyboard(show: Show, planned: Appointment, outcomes: Outcomes) -> None:
    shown = show()
    shown.find(f"{planned.uid}|move").setFocus()
    outcomes.save(FollowUp("rail", planned.uid, "Order the rail."))
    settle()

    assert shown.focus == f"{planned.uid}|move"
    assert shown.shows("rail|done")


def test_the_next_three_follow_the_journal(show: Show, visits: Appointments, weiss: CarePerson) -> None:
    shown = show()
    assert "No visit is planned." in texts(shown.next)
    for days in (1, 3, 5, 7):
        visits.save(Appointment("", weiss.uid, TODAY + timedelta(days=days), place="4 Mill Lane"))

    settle()
    told = [text for text in texts(shown.next) if "2026" in text]
    assert told == [
        "Tuesday, 24 November 2026, tomorrow",
        "Thursday, 26 November 2026, in 3 days",
        "Saturday, 28 November 2026, in 5 days",
    ]
    wanted: list[bool] = []
    shown.next.all_wanted.connect(lambda: wanted.append(True))
    shown.click("visits.all")
    assert wanted == [True]


def test_after_done_the_focus_goes_to_the_next_done_and_from_the_last_to_the_button_that_adds(
    show: Show, visits: Appointments, outcomes: Outcomes
) -> None:
    visit = visits.save(Appointment("", "", TODAY, title="Dentist"))
    outcomes.keep(visit, Outcome({}, "", tuple(FollowUp("", visit.uid, what) for what in ("Call", "Send", "Ask"))))
    shown = show()
    first, second, third = (view.key for view in shown.card.presenter.list_view().follow_ups)

    for done, then in ((second, f"{third}|done"), (third, f"{first}|done"), (first, "visits.add")):
        shown.find(f"{done}|done").setFocus()
        shown.keys(Key.Key_Space)
        assert shown.focus == then
