"""What the part says: lists, months and days in words, who may do what, and what is kept from a caregiver."""

from __future__ import annotations

import time as clock_time
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.record import Action
from spms_desktop.services.outcomes import Outcome
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.visits import views
from spms_desktop.ui.plan.visits.choices import NOT_CHOSEN
from spms_desktop.ui.plan.visits.next_presenter import NextPresenter
from spms_desktop.ui.plan.visits.presenter import VisitsPresenter
from spms_desktop.ui.plan.visits.visit_fields import draft_of, from_fields, to_fields
from tests.conftest import TestClock

TODAY, DECEMBER = date(2026, 11, 23), date(2026, 12, 4)


@pytest.fixture
def presenter(session: Session) -> VisitsPresenter:
    return VisitsPresenter(session)


@pytest.fixture
def weiss(presenter: VisitsPresenter) -> CarePerson:
    return presenter.care.save_person(CarePerson("", "Dr Elena Weiss", "neurologist", address="4 Mill Lane"))


@pytest.fixture
def planned(presenter: VisitsPresenter, weiss: CarePerson) -> Appointment:
    return presenter.save(Appointment("", weiss.uid, DECEMBER, time(10, 30), every_months=6))


def dentist(presenter: VisitsPresenter, day: date, at: time | None = None) -> Appointment:
    return presenter.save(Appointment("", "", day, at, title="Dentist"))


# The list


def test_an_empty_journal_has_an_empty_list(presenter: VisitsPresenter, session: Session) -> None:
    assert presenter.list_view().empty
    assert NextPresenter(session).next_visits() == ()


def test_a_coming_visit_is_told_with_all_that_is_known(presenter: VisitsPresenter, planned: Appointment) -> None:
    question = presenter.care.ask("Can I travel?")
    presenter.save(
        replace(
            planned,
            place="4 Mill Lane",
            transport="Anna drives.",
            bring="The letter.",
            note="Back door.",
            questions=(question.uid, "gone"),
        )
    )

    (view,) = presenter.list_view().coming
    assert view.who == "Dr Elena Weiss, Neurologist or MS doctor"
    assert view.when == "Friday, 4 December 2026 at 10:30, in 11 days"
    assert view.lines == (
        "Where: 4 Mill Lane",
        "Getting there: Anna drives.",
        "Bring: The letter.",
        "Note: Back door.",
        "Repeats every 6 months",
        "To ask: Can I travel?",
    )
    assert view.commands == (views.PREPARE, views.CHANGE, views.MOVE, views.CANCEL)


def test_coming_visits_stand_in_order_and_the_past_by_year(presenter: VisitsPresenter, planned: Appointment) -> None:
    soon = dentist(presenter, TODAY + timedelta(days=1))
    last, before, older = (dentist(presenter, date(2026, 11, 2)), dentist(presenter, date(2026, 1, 5)), None)
    older = dentist(presenter, date(2024, 6, 3))

    view = presenter.list_view()
    assert [v.key for v in view.coming] == [soon.uid, planned.uid]
    assert [v.key for v in view.last] == [last.uid]
    assert [(y.title, y.open, y.visits) for y in view.years] == [
        ("2026: 1 visit", False, ()),
        ("2024: 1 visit", False, ()),
    ]

    presenter.toggle_year("2026")
    presenter.toggle_year("2024")
    opened = presenter.list_view().years
    assert [[v.key for v in y.visits] for y in opened] == [[before.uid], [older.uid]]
    presenter.toggle_year("2024")
    assert not presenter.list_view().years[1].open


def test_a_visit_that_is_over_waits_for_a_word(
    presenter: VisitsPresenter, planned: Appointment, clock: TestClock
) -> None:
    clock.forward(days=11)  # the morning of the day, 11 o'clock: the hour has come
    view = presenter.list_view()

    assert [v.key for v in view.to_settle] == [planned.uid]
    assert view.to_settle[0].commands == (views.ATTENDED, views.MISSED, views.MOVE, views.CHANGE)
    assert view.coming == ()


def test_of_today_without_an_hour_it_can_be_told_but_it_still_comes(presenter: VisitsPresenter) -> None:
    today = dentist(presenter, TODAY)

    (view,) = presenter.list_view().coming
    assert (view.key, view.when) == (today.uid, "Monday, 23 November 2026, today")
    assert views.ATTENDED in view.commands


@pytest.mark.parametrize(
    ("status", "state", "commands"),
    [
        (AppointmentStatus.ATTENDED, "Took place", (views.AFTER, views.CHANGE)),
        (AppointmentStatus.MISSED, "Missed", (views.CHANGE,)),
        (AppointmentStatus.CANCELLED, "Cancelled", (views.CHANGE,)),
    ],
)
def test_what_became_of_a_visit_is_said_and_can_be_changed(
    presenter: VisitsPresenter, status: AppointmentStatus, state: str, commands: tuple[str, ...]
) -> None:
    past = dentist(presenter, TODAY - timedelta(days=1))
    presenter.mark(past.uid, status)
    presenter.toggle_year("2026")

    view = presenter.list_view()
    (shown,) = view.last or view.years[0].visits
    assert (shown.state, shown.commands) == (state, commands)


def test_a_moved_visit_says_where_it_went(presenter: VisitsPresenter, planned: Appointment) -> None:
    presenter.move(planned, date(2027, 1, 8), None, "Strike.")
    presenter.toggle_year("2026")

    view = presenter.list_view()
    assert [v.when for v in view.coming] == ["Friday, 8 January 2027, in 46 days"]
    (old,) = view.years[0].visits
    assert (old.state, old.commands) == ("Moved to 8 Jan 2027", ())


def test_a_cancelled_visit_ahead_can_be_planned_after_all(presenter: VisitsPresenter, planned: Appointment) -> None:
    presenter.mark(planned.uid, AppointmentStatus.CANCELLED)
    (view,) = presenter.list_view().coming
    assert (view.state, view.commands) == ("Cancelled", (views.AGAIN,))

    presenter.mark(planned.uid, AppointmentStatus.PLANNED)
    assert presenter.list_view().coming[0].state == ""


def test_the_next_of_a_repeating_visit_is_offered_with_its_day(
    presenter: VisitsPresenter, planned: Appointment, clock: TestClock
) -> None:
    clock.forward(days=12)
    presenter.mark(planned.uid, AppointmentStatus.ATTENDED)

    (offer,) = presenter.list_view().again
    assert (offer.words, offer.offer) == ("Repeats every 6 months", "Plan the next one: Friday, 4 June 2027")

    assert presenter.plan_next(planned.uid)
    assert presenter.list_view().again == ()
    assert len(presenter.list_view().coming) == 1


def test_commands_about_what_is_gone_change_nothing(presenter: VisitsPresenter) -> None:
    assert not presenter.mark("gone", AppointmentStatus.ATTENDED)
    assert not presenter.plan_next("gone")
    assert not presenter.stop_repeating("gone")
    assert presenter.follow_up("gone") is None


# What was agreed


def test_what_is_open_is_told_in_plain_words(presenter: VisitsPresenter, weiss: CarePerson) -> None:
    visit = dentist(presenter, TODAY)
    agreed = [
        FollowUp("", "", "Send the letter.", weiss.uid, TODAY + timedelta(days=1)),
        FollowUp("", "", "Call back.", "Cousin Ida", TODAY - timedelta(days=9)),
        FollowUp("", "", "Ask the insurance."),
    ]
    presenter.keep_outcome(visit, Outcome(follow_ups=agreed))

    told = [(f.what, f.words) for f in presenter.list_view().follow_ups]
    assert told == [
        ("Call back.", "Cousin Ida, by 14 Nov 2026, agreed with Dentist"),
        ("Send the letter.", "Dr Elena Weiss, by 24 Nov 2026, tomorrow, agreed with Dentist"),
        ("Ask the insurance.", "Maria, agreed with Dentist"),
    ]


def test_a_past_visit_tells_what_came_out_of_it(presenter: VisitsPresenter) -> None:
    visit = dentist(presenter, TODAY)
    question = presenter.care.ask("Does it hurt?")
    asked = presenter.save(replace(visit, questions=(question.uid,)))
    agreed = [FollowUp("", "", "Buy a brush."), FollowUp("", "", "Call.", "Ida", TODAY)]
    presenter.keep_outcome(asked, Outcome({question.uid: "A little."}, "Come again.", agreed))
    presenter.outcomes.done(next(f.uid for f in presenter.outcomes.open() if f.who))

    (view,) = presenter.list_view().last
    assert view.lines[:2] == ("Decided: Come again.", "Asked: Does it hurt?\nAnswer: A little.")
    assert set(view.lines[2:]) == {"Agreed: Maria: Buy a brush.", "Agreed: Ida: Call. (done 23 Nov 2026)"}


def test_those_who_can_do_it_are_the_person_the_helpers_and_the_team(
    presenter: VisitsPresenter, weiss: CarePerson
) -> None:
    assert presenter.choices.doers() == [("", "Maria"), ("Anna", "Anna"), (weiss.uid, "Dr Elena Weiss")]


# The month


def test_each_day_of_a_month_has_words_and_signs(presenter: VisitsPresenter, planned: Appointment) -> None:
    visit = dentist(presenter, date(2026, 12, 1))
    presenter.mark(visit.uid, AppointmentStatus.CANCELLED)
    rail = FollowUp("f", planned.uid, "Order the rail.", by=date(2026, 12, 7))
    presenter.outcomes.save(rail)

    marks = presenter.marks(date(2026, 12, 1), date(2026, 12, 31))

    assert len(marks) == 31
    assert marks[DECEMBER].words == "Dr Elena Weiss, Neurologist or MS doctor"
    assert (marks[DECEMBER].other, marks[DECEMBER].own) == (True, False)
    assert (marks[visit.day].words, marks[visit.day].event) == ("Dentist; Cancelled", True)
    assert (marks[date(2026, 12, 7)].words, marks[date(2026, 12, 7)].star) == ("to be done: Order the rail.", True)
    assert (marks[date(2026, 12, 8)].words, marks[date(2026, 12, 8)].shapes) == ("no visit", ())


def test_a_day_tells_its_visits_and_what_is_to_be_done(presenter: VisitsPresenter, planned: Appointment) -> None:
    presenter.outcomes.save(FollowUp("f", planned.uid, "Order the rail.", by=DECEMBER))
    assert presenter.day_view().nothing == "No visit on this day."

    presenter.day = DECEMBER
    view = presenter.day_view()
    assert (view.title, view.nothing) == ("Friday, 4 December 2026", "")
    assert view.due == ("Agreed: Maria: Order the rail. (by 4 Dec 2026, in 11 days)",)
    assert [v.key for v in view.visits] == [planned.uid]


# The next three


def test_the_next_three_are_told_in_short(presenter: VisitsPresenter, planned: Appointment, session: Session) -> None:
    presenter.save(replace(planned, place="4 Mill Lane\nsecond floor"))
    for days in (0, 40, 50):
        dentist(presenter, TODAY + timedelta(days=days))
    gone = dentist(presenter, TODAY, time(9))
    presenter.outcomes.save(FollowUp("f", gone.uid, "Call."))

    soon = NextPresenter(session)
    assert [(v.who, v.when, v.where) for v in soon.next_visits()] == [
        ("Dentist", "Monday, 23 November 2026, today", ""),
        (
            "Dr Elena Weiss, Neurologist or MS doctor",
            "Friday, 4 December 2026 at 10:30, in 11 days",
            "4 Mill Lane second floor",
        ),
        ("Dentist", "Saturday, 2 January 2027, in 40 days", ""),
    ]
    assert soon.open_count() == 1


# Choices of the form


def test_whom_a_visit_can_be_with(presenter: VisitsPresenter, planned: Appointment, weiss: CarePerson) -> None:
    new = Appointment("", "", TODAY)
    assert [key for key, _words in presenter.choices.who_choices(new)] == [NOT_CHOSEN, weiss.uid, ""]
    assert [key for key, _words in presenter.choices.who_choices(planned)] == [weiss.uid, ""]

    presenter.care.retire(weiss)
    assert [key for key, _words in presenter.choices.who_choices(new)] == [""]
    assert [key for key, _words in presenter.choices.who_choices(planned)] == [weiss.uid, ""]


def test_questions_for_whoever_is_seen_come_first_after_those_taken_along(
    presenter: VisitsPresenter, planned: Appointment, weiss: CarePerson
) -> None:
    nurse = presenter.care.ask("For the nurse?", person="nurse")
    anybody, hers = presenter.care.ask("For anybody? " * 20), presenter.care.ask("For her?", person=weiss.uid)
    along = replace(planned, questions=(nurse.uid,))

    assert [uid for uid, _words in presenter.choices.questions_for(along)] == [nurse.uid, anybody.uid, hers.uid]
    assert [uid for uid, _words in presenter.choices.questions_for(planned)] == [anybody.uid, hers.uid, nurse.uid]
    assert all(len(words) <= 160 for _uid, words in presenter.choices.questions_for(planned))


def test_a_draft_comes_back_as_it_was_and_a_broken_one_not_at_all(planned: Appointment) -> None:
    draft = draft_of(replace(planned, questions=("a", "b"), note="x\ny"), planned.day)
    assert from_fields(to_fields(draft)) == draft
    assert from_fields(to_fields(replace(draft, day=None, at=None))) == replace(draft, day=None, at=None)

    for broken in ({}, {**to_fields(draft), "day": "soon"}, {**to_fields(draft), "texts": "x"}):
        assert from_fields(broken) is None


# Two people


def test_a_question_kept_from_a_caregiver_is_neither_shown_nor_lost(
    presenter: VisitsPresenter, planned: Appointment, session: Session
) -> None:
    hidden = DiscussionItem("h", DiscussionKind.TELL, "Secret words.", 0, TODAY, about="note:2026-11-22||self|x")
    session.save(Action.DISCUSSION, [hidden])
    asked = presenter.save(replace(planned, questions=("h",)))
    assert any("Secret words." in line for line in presenter.list_view().coming[0].lines)

    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    assert not any("Secret" in line for line in presenter.list_view().coming[0].lines)
    assert presenter.choices.questions_for(asked) == []
    assert presenter.choices.taken_along(asked) == []
    presenter.keep_outcome(replace(asked, day=TODAY), Outcome({"h": "x"}, "Go on."))
    assert presenter.outcomes.questions() == {}
    assert presenter.list_view().last[0].lines[-1] != "h"


def test_a_journal_that_is_only_read_offers_nothing(presenter: VisitsPresenter) -> None:
    dentist(presenter, TODAY)
    shown = replace(presenter._shown(), writes=False)

    assert [v.commands for v in shown.visit_views(presenter.visits.all())] == [()]


# Ten years


def test_ten_years_of_visits_are_read_at_once(presenter: VisitsPresenter, session: Session, weiss: CarePerson) -> None:
    attended, first = AppointmentStatus.ATTENDED, date(2016, 11, 23)
    days = [first + timedelta(days=12 * n) for n in range(300)]
    questions = [DiscussionItem(f"q{n}", DiscussionKind.QUESTION, "Why?", n, day) for n, day in enumerate(days)]
    past = [Appointment(f"v{n}", weiss.uid, day, status=attended, questions=(f"q{n}",)) for n, day in enumerate(days)]
    agreed = [FollowUp(f"f{n}", f"v{n}", "Call.", done_on=day) for n, day in enumerate(days)]
    session.save(Action.APPOINTMENT, [*questions, *past, *agreed])
    soon, took = NextPresenter(session), []

    for _round in range(8):
        begun = clock_time.process_time()
        presenter.list_view()
        soon.next_visits()
        soon.open_count()
        took.append(clock_time.process_time() - begun)

    assert min(took) < 0.03, f"{1000 * min(took):.0f} ms"
