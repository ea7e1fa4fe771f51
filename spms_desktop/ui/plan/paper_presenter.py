"""Puts the plan into the words of its paper, and makes the PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.medicine import MedicineKind, PlannedMedicine
from spms_desktop.domain.plan_paper import PaperGroup, PaperMedicine, PaperVisit, PlanPaper
from spms_desktop.i18n import _, clock, listing, long_date, short_date
from spms_desktop.report.paper import Paper
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.plan import Plan
from spms_desktop.services.session import Session
from spms_desktop.services.visit_private import name_on_paper
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.medicine_views import plan_words

MOST_VISITS = 3


@dataclass(frozen=True, slots=True)
class RenderedPlan:
    """A finished paper: the PDF, and the letters in it that are not shown as they were typed."""

    data: bytes
    missing: frozenset[str]


def plan_paper(session: Session) -> PlanPaper:
    """The plan of today as whoever is writing sees it; what was stopped or is paused is left out."""
    today, care = session.today, Care(session)
    names = {p.uid: name_on_paper(p) for retired in (False, True) for p in care.people(retired=retired)}
    taken = [p for p in Plan(session).medicines() if p.current(today)]
    groups = [
        PaperGroup(texts.kind(kind), tuple(_medicine(p, today, names) for p in taken if p.medicine.kind is kind))
        for kind in MedicineKind
    ]
    ahead = [
        visit
        for visit in Appointments(session).all()
        if visit.status is AppointmentStatus.PLANNED and visit.day >= today
    ]
    return PlanPaper(
        person=session.profile.name,
        made_by=session.author.name,
        day=today,
        groups=tuple(group for group in groups if group.medicines),
        visits=tuple(_visit(visit, names) for visit in ahead[:MOST_VISITS]),
    )


def make(plan: PlanPaper, paper: Paper) -> RenderedPlan:
    """The PDF of a plan; touches neither Qt nor the journal."""
    from spms_desktop.report.plan_page import missing_glyphs, render  # only now: the paper is loaded when wanted

    return RenderedPlan(render(plan, paper), missing_glyphs(plan))


def file_name(plan: PlanPaper) -> str:
    """A name for the file that says nothing about anybody."""
    return _("Plan {date}.pdf").format(date=plan.day.isoformat())


def missing_words(missing: frozenset[str]) -> str:
    """Which letters the paper cannot show, or an empty text."""
    if not missing:
        return ""
    letters = listing(sorted(missing))
    return _("The paper cannot show these letters as you typed them: {letters}").format(letters=letters)


def _medicine(planned: PlannedMedicine, today: date, names: dict[str, str]) -> PaperMedicine:
    current = planned.current(today)
    assert current is not None
    return PaperMedicine(planned.medicine.name, plan_words(current), " ".join(_about(planned, today, names)))


def _about(planned: PlannedMedicine, today: date, names: dict[str, str]) -> Iterable[str]:
    medicine = planned.medicine
    purpose = medicine.purpose or (_(symptom(medicine.symptom).label) if medicine.symptom else "")
    if purpose:
        yield _("For: {purpose}.").format(purpose=purpose.rstrip("."))
    run = PlannedMedicine(medicine, tuple(c for c in planned.changes if c.on <= today))
    if run.since:
        yield _("Since {date}.").format(date=short_date(run.since))
    if names.get(medicine.prescriber):
        yield _("Prescribed by {name}.").format(name=names[medicine.prescriber].rstrip("."))


def _visit(visit: Appointment, names: dict[str, str]) -> PaperVisit:
    when = long_date(visit.day)
    if visit.at is not None:
        when = _("{day} at {time}").format(day=when, time=clock(visit.at))
    whom = names.get(visit.person) or visit.title
    return PaperVisit(when, listing([part for part in (whom, visit.place) if part]))
