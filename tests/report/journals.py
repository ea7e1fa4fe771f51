"""Five real journals to print: empty, ten days, the sample, ten years, and a hostile one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.check import Check, CheckResult
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.goal import Goal
from spms_desktop.domain.medicine import MedicineKind, MedicineReview
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.score import Score
from spms_desktop.domain.therapy import Therapy
from spms_desktop.domain.visit import VisitSummary
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.checks import Checks
from spms_desktop.services.findings import compute, gather
from spms_desktop.services.goals import Goals
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.medicine_care import MedicineCare
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.sample_data import write_sample
from spms_desktop.services.session import Session
from spms_desktop.services.therapies import Therapies
from spms_desktop.services.unlock import NewJournal, create
from spms_desktop.services.visit import VisitSummaries
from spms_desktop.services.visit_lines import with_findings
from tests.conftest import TestClock

TODAY = date(2026, 11, 23)
SELF, PROXY = Respondent.SELF, Respondent.PROXY
SECRET = "Geheimwort"
_BITE = (
    '<img src="file:///etc/passwd"> & <b>bold</b> </para> {n} %s Ελένη Παπαδοπούλου; Жанна д’Арк; שלום עולם; '
    "مرحبا بالعالم; 🙂👩🏽\u200d🦽 日本 e\u0301 "
)
LONG = (_BITE * 90)[:9_990]
UNBROKEN = "W" * 9_990


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def empty(folder: Path) -> Session:
    return create(NewJournal(folder / "Empty.spms", "Maria", "Anna"), TestClock())


def ten_days(folder: Path) -> Session:
    """The first ten days: too little to compare."""
    session = create(NewJournal(folder / "Ten.spms", "Maria", "Anna"), TestClock())
    journal = Journal(session)
    for day in range(10):
        for place, symptom in enumerate(("overall", "fatigue", "walking")):
            journal.rate(ago(day), SELF, symptom, 3 + (day + place) % 4)
        journal.measure(ago(day), SELF, "falls", int(day == 4))
        journal.measure(ago(day), SELF, "sleep_hours", 6 + day % 3)
    Care(session).ask("What helps with being tired?")
    return session


def sample(folder: Path) -> Session:
    return write_sample(folder / "Sample.spms", clock=TestClock())


def ten_years(folder: Path) -> Session:
    return write_sample(folder / "Years.spms", 10, clock=TestClock())


def hostile(folder: Path) -> Session:
    """Notes of 10,000 letters, markup, many scripts, 40 medicines, 60 questions, and a secret in all private lines."""
    session = create(NewJournal(folder / "Hostile.spms", "<b>Ελένη</b> Жанна שלום", "Анна & Co"), TestClock())
    _days(session)
    _plan(session)
    _care(session)
    _private(session)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    for day in range(1, 7):
        Journal(session).note(ago(day), PROXY, LONG)
    session.write_as(next(a.uid for a in session.authors() if a.is_person))
    return session


def _days(session: Session) -> None:
    journal = Journal(session)
    for day in range(1, 120):
        for place, symptom in enumerate(("overall", "walking", "pain", "fatigue")):
            journal.rate(ago(day), SELF, symptom, (day * 7 + place) % 11)
    for day in range(1, 9):
        journal.note(ago(day), SELF, LONG)
        journal.measure(ago(day), SELF, "walking_aid", day % 5)
        journal.measure(ago(day), SELF, "rest_breaks", day)


def _plan(session: Session) -> None:
    plan, happenings = Plan(session), Happenings(session)
    for number in range(40):
        kind = list(MedicineKind)[number % 4]
        schedule = Schedule(Rhythm.DAYS, times=(time(8),))
        name = f"{number} {'W' * 150 if number % 2 else _BITE}"[:190]
        uid = plan.add(NewMedicine(name, kind, ago(100), _BITE[:190], schedule))
        if number < 5:
            MedicineCare(session).review(MedicineReview(uid, ago(2), 9, LONG))
    for number in range(30):
        kind_ = list(EventKind)[number % len(EventKind)]
        happenings.save_event(Event("", kind_, ago(3 * number + 1), title=_BITE[:150], note=LONG))
    for number in range(12):
        happenings.save_milestone(Milestone("", f"{number} {_BITE}"[:190], Ability.LOST, ago(number)))
        happenings.save_score(Score("", "EDSS", ago(9 * number), 6.5))
        made = Checks(session).add([f"{number} {_BITE}"[:190]])[0]
        Checks(session).edit(Check(made, f"{number} {_BITE}"[:190], planned=TODAY + timedelta(days=number)))
        Checks(session).save_result(CheckResult("", made, ago(number), told=LONG))
        Therapies(session).keep(Therapy("", f"{number} {_BITE}"[:190], LONG, noted_on=ago(9)))


def _care(session: Session) -> None:
    care = Care(session)
    for number in range(60):
        care.ask(f"{number} {UNBROKEN if number % 2 else LONG}"[:9_990], list(DiscussionKind)[number % 5])
    doctor = care.save_person(CarePerson("", f"Dr {_BITE}"[:190], "neurologist"))
    Appointments(session).record(doctor.uid, ago(110))
    for day in range(1, 30):
        Appointments(session).plan(doctor.uid, TODAY + timedelta(days=day))
    for number in range(4):
        Goals(session).keep(Goal("", f"{number} {LONG}"[:490], ago(9)))
    VisitSummaries(session).keep_what_matters(LONG[:990])


def _private(session: Session) -> None:
    journal, happenings = Journal(session), Happenings(session)
    for day in range(1, 60):
        journal.rate(ago(day), SELF, "low_mood", 9)
        journal.measure(ago(day), SELF, "bladder_accidents", 9)
    journal.note(ago(30), SELF, SECRET, private=True)
    happenings.save_event(Event("", EventKind.OTHER, ago(3), title=SECRET, note=SECRET, private=True))
    happenings.save_milestone(Milestone("", SECRET, Ability.LOST, ago(3), private=True))
    Goals(session).keep(Goal("", SECRET, ago(3), private=True))
    Therapies(session).keep(Therapy("", SECRET, private=True, noted_on=ago(9)))


MADE: dict[str, Callable[[Path], Session]] = {
    "empty": empty,
    "ten_days": ten_days,
    "sample": sample,
    "ten_years": ten_years,
    "hostile": hostile,
}


def summary_of(session: Session) -> VisitSummary:
    """What the command line prints: the usual period, and what the trend engine finds."""
    return with_findings(VisitSummaries(session).summary(), compute(gather(session)))
