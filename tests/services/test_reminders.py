"""What somebody is reminded of: given a plan and a clock, this and no more is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.check import Check, CheckResult
from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Action
from spms_desktop.domain.reminder import Away, ReminderChoice, ReminderKind
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.services.journal import Journal
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.reminders import Reminders
from spms_desktop.services.session import Session
from tests.conftest import TestClock


def set_time(clock: TestClock, hour: int, minute: int = 0) -> None:
    clock.at = clock.at.replace(hour=hour, minute=minute)


def baclofen(session: Session, *times: time) -> None:
    daily = Schedule(Rhythm.DAYS, times=times)
    Plan(session).add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, session.today - 30 * DAY, "10 mg", daily))


def visit(session: Session, day: date, at: time | None = time(10, 30)) -> Appointment:
    weiss = CarePerson("weiss", "Dr Weiss", "neurologist")
    planned = Appointment("v1", "weiss", day, at)
    session.save(Action.APPOINTMENT, [weiss, planned])
    return planned


def told(session: Session) -> list[tuple[ReminderKind, str]]:
    return [(r.kind, r.subject) for r in Reminders(session).open()]


def test_nothing_is_due_in_a_new_journal(session: Session) -> None:
    assert Reminders(session).open() == []


def test_a_dose_is_told_from_its_time_until_it_is_recorded(session: Session, clock: TestClock) -> None:
    set_time(clock, 7, 59)
    baclofen(session, time(8))
    plan = Plan(session)
    plan.record_all(plan.doses(Span(session.today - 2 * DAY, session.today - DAY)), DoseStatus.TAKEN)
    assert told(session) == []

    set_time(clock, 8)
    assert told(session) == [(ReminderKind.DOSE, "Baclofen")]

    plan.record_all(plan.doses(Span(session.today, session.today)), DoseStatus.SKIPPED)
    assert told(session) == []


def test_a_dose_of_the_day_before_is_told_for_a_day_and_then_left(session: Session, clock: TestClock) -> None:
    set_time(clock, 8, 30)
    baclofen(session, time(8), time(9))

    days = [r.at for r in Reminders(session).open()]

    yesterday, today = session.today - DAY, session.today
    assert days == [datetime.combine(yesterday, time(9)), datetime.combine(today, time(8))]


def test_after_some_days_away_each_dose_since_then_is_listed_and_none_older_than_a_week(
    session: Session, clock: TestClock
) -> None:
    set_time(clock, 20)
    baclofen(session, time(8))
    now = session.now().replace(tzinfo=None)
    reminders = Reminders(session)

    three_days = Away(now - timedelta(days=3), now)
    assert len(reminders.open(three_days)) == 3
    assert len(reminders.open(Away(now - timedelta(days=300), now))) == 7
    assert len(reminders.open(Away(now - timedelta(minutes=5), now))) == 1

    before = reminders.open(three_days)
    clock.forward(minutes=1)
    assert reminders.open(three_days) == before  # the list of an open window stands still

    reminders.seen(reminders.open(three_days))
    assert reminders.open(three_days) == []


def test_something_put_off_comes_back_at_its_moment(session: Session, clock: TestClock) -> None:
    set_time(clock, 8)
    baclofen(session, time(8))
    reminders = Reminders(session)
    [dose] = reminders.open()

    reminders.later(dose, dose.at + timedelta(minutes=10))
    set_time(clock, 8, 9)
    assert reminders.open() == []

    set_time(clock, 8, 10)
    [again] = reminders.open()
    assert (again.key, again.shows) == (dose.key, dose.at + timedelta(minutes=10))
    assert again.at == dose.at  # it is still told when it was planned for

    session.undo()  # of the putting off
    set_time(clock, 8, 5)
    assert [r.key for r in reminders.open()] == [dose.key]


@pytest.mark.parametrize(
    ("days_ahead", "hour", "kinds"),
    [
        (8, 12, []),
        (7, 8, []),
        (7, 9, [ReminderKind.PREPARE]),
        (1, 8, [ReminderKind.PREPARE]),
        (1, 9, [ReminderKind.PREPARE, ReminderKind.APPOINTMENT]),
        (0, 10, [ReminderKind.PREPARE, ReminderKind.APPOINTMENT]),
        (0, 11, []),
    ],
)
def test_a_visit_is_prepared_a_week_before_and_told_the_day_before(
    session: Session, clock: TestClock, days_ahead: int, hour: int, kinds: list[ReminderKind]
) -> None:
    set_time(clock, hour)
    visit(session, session.today + days_ahead * DAY)

    assert [kind for kind, _subject in told(session)] == kinds


def test_a_visit_without_a_time_is_told_until_its_day_is_over(session: Session, clock: TestClock) -> None:
    set_time(clock, 23, 30)
    visit(session, session.today, at=None)

    assert [kind for kind, _subject in told(session)] == [ReminderKind.PREPARE, ReminderKind.APPOINTMENT]


def test_a_visit_that_was_cancelled_is_not_told(session: Session, clock: TestClock) -> None:
    set_time(clock, 12)
    planned = visit(session, session.today + DAY)
    assert told(session)

    session.save(Action.APPOINTMENT, [replace(planned, status=AppointmentStatus.CANCELLED)])

    assert told(session) == []


def test_a_check_is_told_on_its_day_until_it_is_done(session: Session, clock: TestClock) -> None:
    set_time(clock, 9)
    before = session.today.replace(year=session.today.year - 1)
    session.save(Action.CHECK, [Check("mri", "mri_brain", 12), CheckResult("r", "mri", before)])
    assert told(session) == [(ReminderKind.CHECK, "mri_brain")]

    session.save(Action.CHECK, [CheckResult("r2", "mri", session.today)])

    assert told(session) == []


def test_weekly_questions_are_told_on_their_day_and_once(session: Session, clock: TestClock) -> None:
    Journal(session).rate(session.today, Respondent.SELF, "overall", 4)
    clock.forward(days=8)
    set_time(clock, 9)
    assert (ReminderKind.ROUND, "weekly") in told(session)

    reminders = Reminders(session)
    reminders.seen(reminders.open())

    assert told(session) == []


def test_only_the_chosen_kinds_are_told_and_each_author_has_a_choice(session: Session, clock: TestClock) -> None:
    set_time(clock, 12)
    baclofen(session, time(8))
    visit(session, session.today + DAY)

    Reminders(session).choose(ReminderChoice(kinds=(ReminderKind.APPOINTMENT,)))
    assert told(session) == [(ReminderKind.APPOINTMENT, "Dr Weiss")]

    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    assert ReminderKind.DOSE in [kind for kind, _subject in told(session)]


def test_a_visit_whose_hour_changed_is_told_again(session: Session, clock: TestClock) -> None:
    set_time(clock, 12)
    planned = visit(session, session.today + DAY, time(9))
    reminders = Reminders(session)
    reminders.seen(reminders.open())
    assert told(session) == []

    session.save(Action.APPOINTMENT, [replace(planned, at=time(15))])

    assert told(session) == [(ReminderKind.APPOINTMENT, "Dr Weiss")]


def test_a_check_planned_for_the_end_of_time_is_no_trouble(session: Session, clock: TestClock) -> None:
    set_time(clock, 12)
    session.save(Action.CHECK, [Check("mri", "mri_brain", 12, date.max)])
    assert told(session) == []
