"""What somebody is reminded of: doses, appointments, checks, questions that come round, and preparing a visit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.check import Check, CheckResult, last_done, next_day
from spms_desktop.domain.due import Round
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.record import Action
from spms_desktop.domain.reminder import Away, Reminder, ReminderChoice, ReminderKind, Snooze, open_at
from spms_desktop.services.plan import Plan
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session

MORNING = time(9)
"""When things are told that have no time of their own."""
DOSE_OPEN = timedelta(hours=24)
CHECK_OPEN = timedelta(days=14)
AWAY_AT_MOST = timedelta(days=7)
"""After a longer absence older doses are not listed: they can be filled in under the plan."""
BEFORE_VISIT = timedelta(hours=2)
SNOOZES_COUNT = timedelta(days=60)
"""Nothing stays open for so long, so that older ones need not be read."""


class Reminders:
    """Reads what falls due in one open journal, for whoever is writing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def choice(self) -> ReminderChoice:
        """What whoever is writing chose, or what is usual."""
        found = self._session.versions.live(ReminderChoice, author=self._session.author.uid)
        return found[-1].value if found else ReminderChoice()

    def choose(self, choice: ReminderChoice) -> None:
        """Keep what somebody wants to be reminded of."""
        if choice != self.choice:
            self._session.save(Action.SETTINGS, [choice])

    def open(self, away: Away | None = None) -> list[Reminder]:
        """What is open now; doses that fell due while somebody was away stay a day longer than that."""
        now = self._now()
        choice = self.choice
        found = [r for r in self._all(choice, now, away) if r.kind in choice.kinds]
        lately = Span(now.date() - SNOOZES_COUNT, now.date() + DAY)
        live = self._session.versions.live(Snooze, within=lately, author=self._session.author.uid)
        return open_at(found, [v.value for v in live], now)

    def later(self, reminder: Reminder, until: datetime) -> None:
        """Not again before a wall-clock moment."""
        self._put_off([reminder], until)

    def seen(self, reminders: Iterable[Reminder]) -> None:
        """These were seen and are not shown again; what they are about stays as it is."""
        self._put_off(reminders, None)

    def _put_off(self, reminders: Iterable[Reminder], until: datetime | None) -> None:
        today = self._session.today
        self._session.save(Action.REMINDER, [Snooze(r.key, today, until) for r in reminders])

    def _now(self) -> datetime:
        return self._session.now().replace(tzinfo=None)

    def _all(self, choice: ReminderChoice, now: datetime, away: Away | None) -> Iterator[Reminder]:
        yield from self._doses(now, away)
        yield from self._visits(choice)
        yield from self._checks(now.date())
        yield from self._rounds(now.date())

    def _doses(self, now: datetime, away: Away | None) -> Iterator[Reminder]:
        missed = Away(max(away.since, away.until - AWAY_AT_MOST), away.until) if away else Away(now, now)
        first = min(now - DOSE_OPEN, missed.since, now).date()
        for dose in Plan(self._session).doses(Span(first, now.date())):
            if dose.record is None:
                told_late = missed.since < dose.due <= missed.until
                until = max(dose.due, missed.until if told_late else dose.due) + DOSE_OPEN
                key = f"dose:{dose.medicine.uid}|{dose.due.isoformat()}"
                yield Reminder(ReminderKind.DOSE, key, dose.due, until, dose.medicine.name)

    def _visits(self, choice: ReminderChoice) -> Iterator[Reminder]:
        live = self._session.versions.live
        names = {v.value.uid: v.value.name for v in live(CarePerson)}
        today = self._session.today
        around = Span(today, today + max(choice.prepare_days, choice.appointment_days) * DAY)
        for visit in (v.value for v in live(Appointment, within=around)):
            if visit.status is AppointmentStatus.PLANNED:
                name = names.get(visit.person) or visit.title
                yield _visit(visit, name, choice)
                yield _prepare(visit, name, choice)

    def _checks(self, today: date) -> Iterator[Reminder]:
        live = self._session.versions.live
        results = [v.value for v in live(CheckResult)]
        for check in (v.value for v in live(Check)):
            day = None if check.retired else next_day(check, last_done(results, check.uid))
            if day is not None and day <= today:
                at = datetime.combine(day, MORNING)
                key = f"check:{check.uid}|{day}"
                yield Reminder(ReminderKind.CHECK, key, at, at + CHECK_OPEN, check.what)

    def _rounds(self, today: date) -> Iterator[Reminder]:
        """Nothing is ever owed: a round is told on its day, and with the day it goes."""
        questions, author = Questions(self._session), self._session.author
        respondent = Respondent.SELF if author.is_person else Respondent.PROXY
        for which in (Round.WEEKLY, Round.MONTHLY):
            if questions.due(which, today, respondent):
                at = datetime.combine(today, MORNING)
                yield Reminder(ReminderKind.ROUND, f"round:{which}|{today}", at, _midnight_after(today), str(which))


def _visit(visit: Appointment, name: str, choice: ReminderChoice) -> Reminder:
    """On the day before in the morning; it stays open until the visit begins, or the day is over."""
    at = datetime.combine(visit.day - choice.appointment_days * DAY, MORNING)
    begins = datetime.combine(visit.day, visit.at) if visit.at else _midnight_after(visit.day)
    if visit.at:
        at = min(at, begins - BEFORE_VISIT)
    return Reminder(ReminderKind.APPOINTMENT, f"visit:{visit.uid}|{begins.isoformat()}", at, begins, name)


def _prepare(visit: Appointment, name: str, choice: ReminderChoice) -> Reminder:
    at = datetime.combine(visit.day - choice.prepare_days * DAY, MORNING)
    until = datetime.combine(visit.day, visit.at) if visit.at else _midnight_after(visit.day)
    return Reminder(ReminderKind.PREPARE, f"prepare:{visit.uid}|{visit.day}", at, until, name)


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + DAY, time())
