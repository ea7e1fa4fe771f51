"""Gathering the content of a visit summary from the journal."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from spms_desktop.domain.adherence import count_doses, given_late
from spms_desktop.domain.appointment import Appointment, AppointmentStatus, last_attended
from spms_desktop.domain.entry import Entry, Rating
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.event import Event
from spms_desktop.domain.medicine import PlanAction, PlanChange, PlannedMedicine, due_doses
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.schedule import Rhythm
from spms_desktop.domain.series import BASELINE_DAYS, NOW_DAYS, MedianChange, Series, median_change
from spms_desktop.domain.visit import (
    Plot,
    SignedNote,
    TreatmentLine,
    Variant,
    VisitSummary,
)
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.medicine_care import MedicineCare
from spms_desktop.services.plan import Plan
from spms_desktop.services.privacy import seen
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.services.targets import file_target
from spms_desktop.services.trends import Trends
from spms_desktop.services.visit_blocks import Blocks
from spms_desktop.services.visit_lines import data_line, fall_count, measure_lines, step_lines, symptom_series
from spms_desktop.services.visit_matters import keep_sentence, matters, next_visit, own_sentence
from spms_desktop.services.visit_private import PaperPeople, PaperPrivacy, PrivateChoice, wellbeing

if TYPE_CHECKING:
    from spms_desktop.report.paper import Paper

USUAL_DAYS = 182
LONGEST_DAYS = 731
MOST_PLOTS = 6
SOON_DAYS, NEXT_DUE_DAYS = 8, 370
"""How far ahead the next dose of a medicine is looked for."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days a summary is about, and whether it starts at the last visit."""

    span: Span
    since_visit: bool


class VisitSummaries:
    """Makes summaries of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._journal, self._plan = Journal(session), Plan(session)
        self._happenings, self._questions = Happenings(session), Questions(session)
        self._care, self._trends, self._visits = Care(session), Trends(session), Appointments(session)

    def usual_period(self) -> Period:
        """Since the last visit with a neurologist (else with anybody), or the last half year; at most two years."""
        today = self._session.today
        last = self._last_visit(today)
        earliest = today - timedelta(days=LONGEST_DAYS - 1)
        if last and last.day >= earliest:
            return Period(Span(last.day, today), since_visit=True)
        first = self._journal.first_day()
        start = max(today - timedelta(days=USUAL_DAYS - 1), first or today)
        return Period(Span(min(start, today), today), since_visit=False)

    def last_months(self) -> Period:
        """The last half year, whatever visits there were."""
        today = self._session.today
        return Period(Span(today - timedelta(days=USUAL_DAYS - 1), today), since_visit=False)

    def period(self, first: date | None = None, last: date | None = None) -> Period:
        """The usual period with its ends moved; raises BadInput when they cross or it is longer than two years."""
        usual = self.usual_period()
        if first is None and last is None:
            return usual
        begin, end = first or usual.span.first, last or usual.span.last
        if end < begin:
            raise BadInput("date_order")
        if (end - begin).days >= LONGEST_DAYS:
            raise BadInput("period_too_long")
        return Period(Span(begin, end), since_visit=usual.since_visit and begin == usual.span.first)

    def summary(
        self,
        period: Period | None = None,
        ticked: Collection[str] = (),
        variant: Variant = Variant.NEUROLOGIST,
    ) -> VisitSummary:
        """All that the pages say about a period; `ticked` are the private items and lines meant for this document."""
        chosen, privacy = period or self.usual_period(), PaperPrivacy(self._session, ticked)
        span, today, profile = chosen.span, self._session.today, self._session.profile
        shown = Span(span.first - timedelta(days=BASELINE_DAYS + NOW_DAYS), span.last)
        entries = [privacy.entry(e) for e in self._journal.entries(span)]
        ratings = [(name, views) for name, views in self._ratings(shown, span) if privacy.shows(name)]
        changes = tuple(self._changes(ratings, span))
        visit = self.visit(variant)
        first = matters(self._session, privacy, visit, variant)
        people = [*self._care.people(), *self._care.people(retired=True)]
        person = next((p for p in people if visit and p.uid == visit.person), None)
        named = PaperPeople(people, visit.person if visit else "")
        blocks = Blocks(self._session, privacy, span)
        return VisitSummary(
            person=profile.name,
            birth_date=profile.birth_date,
            course=profile.course if profile.show_course else "",
            period=span,
            since_visit=chosen.since_visit,
            appointment=visit.day if visit else None,
            clinician=person.name if person else visit.title if visit else "",
            prepared_by=self._session.author.name,
            prepared_on=today,
            data=data_line(entries, span),
            matters_most=first.sentence,
            as_seen=first.as_seen,
            top_items=first.top,
            more_items=first.more,
            for_others=first.for_others,
            carried_over=first.left_open,
            changes=tuple(c for c in changes if c.item not in wellbeing()),
            events=tuple(self._events(span, privacy)),
            falls=fall_count(entries) if privacy.shows("falls") else None,
            treatments=tuple(self._treatments(span)),
            plots=tuple(Plot(symptom, views) for symptom, views in ratings[:MOST_PLOTS]),
            marks=tuple(map(named.mark, self._trends.marks(shown))),
            excused=tuple(_cut(e.span(today), shown) for e in self._events(shown, privacy) if e.excuses_days),
            measures=tuple(line for line in measure_lines(entries) if line.name not in wellbeing()),
            steps=tuple(step_lines(entries)),
            caregiver_notes=tuple(self._caregiver_notes(entries)),
            planned_visits=tuple(map(named.visit, self._planned_visits(today))),
            checks=blocks.checks(primary=False),
            primary_care=blocks.checks(primary=True),
            therapies=blocks.therapies(),
            goals=blocks.goals(),
            prepared=blocks.prepared(visit),
            relapses_first=blocks.relapses_first(),
            milestones=blocks.milestones(),
            scores=blocks.scores(of_wellbeing=False),
            wellbeing=blocks.wellbeing(changes, entries),
            forms=blocks.forms(),
            plan_trouble=first.trouble,
            items=first.items,
            kept_back=privacy.kept_back,
        )

    def private_choices(self, period: Period | None = None) -> tuple[PrivateChoice, ...]:
        """What is private, or about mood and sleep, and could be ticked for the document about a period."""
        span = (period or self.usual_period()).span
        rated = [name for name, _views in self._ratings(span, span)]
        measured = sorted({m.name for entry in self._journal.entries(span) for m in entry.measures})
        scored = [score.instrument for score, _stamp in self._happenings.scores() if score.day <= span.last]
        return PaperPrivacy(self._session).choices([*rated, *measured, *scored], span)

    def _events(self, span: Span, privacy: PaperPrivacy) -> Iterable[Event]:
        return (privacy.event(e) for e in self._happenings.events(span) if privacy.shows_line(e))

    def visit(self, variant: Variant) -> Appointment | None:
        """The visit that a paper is for."""
        return next_visit(self._session, variant)

    def what_matters(self, variant: Variant = Variant.NEUROLOGIST) -> str:
        """The sentence on what matters most in the words of whoever is writing."""
        return own_sentence(self._session, self.visit(variant))

    def keep_what_matters(self, text: str, variant: Variant = Variant.NEUROLOGIST) -> bool:
        """Keep that sentence: the person's with the profile, a caregiver's apart; False when it was so already."""
        return keep_sentence(self._session, self.visit(variant), text)

    def pdf(
        self,
        summary: VisitSummary,
        paper: Paper,
        variant: Variant = Variant.NEUROLOGIST,
        *,
        appendix: bool = False,
    ) -> bytes:
        """The pages; a pure function of its arguments, safe in a worker."""
        from spms_desktop.report.visit_summary import render  # ReportLab stays out until it is needed

        return render(summary, paper, variant, appendix=appendix)

    # Visits

    def _neurologists(self) -> list[str]:
        """Those no longer on the team too: the last visit may have been with one of them."""
        people = [*self._care.people(), *self._care.people(retired=True)]
        return [p.uid for p in people if p.role == "neurologist"]

    def _last_visit(self, today: date) -> Appointment | None:
        visits = self._visits.all()
        with_them = [v for v in (last_attended(visits, today, uid) for uid in self._neurologists()) if v]
        return max(with_them, key=lambda v: v.day) if with_them else last_attended(visits, today)

    def _planned_visits(self, today: date) -> list[Appointment]:
        return [v for v in self._visits.all() if v.status is AppointmentStatus.PLANNED and v.day >= today]

    # Symptoms

    def _ratings(self, shown: Span, span: Span) -> list[tuple[str, tuple[Series, ...]]]:
        """What was rated in the period with the weeks before it: the chosen core first, then the most rated."""
        rated = symptom_series(seen(self._session, self._session.versions.live(Rating, within=shown)), span)
        core = [s for s in self._questions.choice.symptoms if s in rated]
        return [(symptom, rated[symptom]) for symptom in [*core, *(s for s in rated if s not in core)]]

    def _changes(self, ratings: list[tuple[str, tuple[Series, ...]]], span: Span) -> Iterable[MedianChange]:
        """Each symptom in the view with the most ratings on the days compared, the person's own before others."""
        for _symptom, views in ratings:
            found = [median_change(series, span.first, span.last) for series in views]
            yield max(found, key=lambda c: (c.enough, c.entries_before + c.entries_now))

    # Treatment

    def _treatments(self, span: Span) -> Iterable[TreatmentLine]:
        today = self._session.today  # a dose of today without a record may still be taken: it does not count yet
        doses = [d for d in self._plan.doses(span) if d.record or d.due.date() < today]
        reviews = MedicineCare(self._session)
        for whole in self._plan.medicines():
            # What was planned later than the period says nothing about it.
            planned = replace(whole, changes=tuple(c for c in whole.changes if c.on <= span.last))
            stopped = planned.stopped
            if not planned.changes or (stopped and stopped.on < span.first):
                continue
            current = planned.current(span.last) or _last_plan(planned)
            own_doses = [d for d in doses if d.medicine.uid == planned.medicine.uid]
            said = [r.review for r in reviews.reviews(planned.medicine.uid) if r.review.day <= span.last]
            yield TreatmentLine(
                name=planned.medicine.name,
                kind=planned.medicine.kind,
                purpose=planned.medicine.purpose,
                dose_text=current.dose,
                since=planned.since,
                next_due=self._next_due(whole),
                doses=count_doses(own_doses),
                as_needed=current.schedule.rhythm is Rhythm.AS_NEEDED,
                stopped_on=stopped.on if stopped else None,
                changes=tuple(c for c in planned.changes if c.on in span),
                helps=next((r.helps for r in said if r.helps is not None), None),
                side_effects=next((r.side_effects for r in said if r.side_effects), ""),
                given_late=given_late(own_doses) if planned.medicine.given else (),
            )

    def _next_due(self, planned: PlannedMedicine) -> date | None:
        today = self._session.today
        for days in (SOON_DAYS, NEXT_DUE_DAYS):  # most are due soon, and a year of doses takes a while to list
            due = due_doses([planned], (), Span(today + DAY, today + timedelta(days=days)))
            if due:
                return due[0].due.date()
        return None

    # Words

    def _caregiver_notes(self, entries: list[Entry]) -> Iterable[SignedNote]:
        """The latest notes that caregivers wrote about the period."""
        authors = {a.uid: a for a in self._session.authors()}
        for entry in entries:
            author = authors.get(entry.author)
            if entry.note and author and not author.is_person:
                yield SignedNote(entry.day, author.name, entry.note)


def _cut(span: Span, within: Span) -> Span:
    return Span(max(span.first, within.first), min(span.last, within.last))


def _last_plan(planned: PlannedMedicine) -> PlanChange:
    """How it was taken last, for a medicine that is no longer taken."""
    return next((c for c in reversed(planned.changes) if c.action is not PlanAction.STOP), planned.changes[-1])


def save_pdf(data: bytes, target: Path, password: str = "") -> None:
    """Put a finished PDF in its place, whole or not at all; with a password it can only be opened with that."""
    from spms_desktop.report.safe_write import write_pdf

    write_pdf(data, file_target(target), password)
