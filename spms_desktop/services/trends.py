"""What the trends tab and the plots of the visit summary are drawn from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.entry import EntryMode, Rating
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.medicine import Medicine, MedicineKind, PlanChange
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Version
from spms_desktop.domain.series import Point, Series
from spms_desktop.domain.visit import Mark
from spms_desktop.services.privacy import seen
from spms_desktop.services.session import Session

VISIT = "visit"


@dataclass(frozen=True, slots=True, order=True)
class ExcusedWindow:
    """The days of one event that are left out of estimates, cut to what is shown."""

    span: Span
    kind: EventKind
    title: str


class Trends:
    """Reads series and marks of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def symptoms(self) -> list[str]:
        """The symptoms that have ratings, most rated first."""
        return list(self.all_series())

    def span(self) -> Span | None:
        """From the first rating to today."""
        days = [v.value.day for v in self._ratings()]
        return Span(min(days), max(self._session.today, max(days))) if days else None

    def series(self, symptom: str, within: Span | None = None) -> list[Series]:
        """One series per view and author, the person's own first; they are never joined."""
        return _series(symptom, self._ratings(symptom, within))

    def all_series(self) -> dict[str, list[Series]]:
        """Every series by symptom, most rated first, in one reading of the journal."""
        by_symptom: dict[str, list[Version[Rating]]] = defaultdict(list)
        for version in self._ratings():
            by_symptom[version.value.symptom].append(version)
        order = sorted(by_symptom, key=lambda s: (-len(by_symptom[s]), s))
        return {symptom: _series(symptom, by_symptom[symptom]) for symptom in order}

    def _ratings(self, symptom: str | None = None, within: Span | None = None) -> list[Version[Rating]]:
        """The ratings that whoever is writing may see."""
        if symptom is None and within is None:
            return seen(self._session, self._session.every(Rating))
        return seen(self._session, self._session.versions.live(Rating, item=symptom, within=within))

    def marks(self, within: Span) -> list[Mark]:
        """Visits that took place and medicine changes, by day; `kind` is "visit" or the plan action."""
        return sorted((mark for _weight, mark in self._weighed(within)), key=lambda m: (m.day, m.kind, m.text))

    def marks_by_weight(self, within: Span) -> list[Mark]:
        """The same marks, what matters most in a crowded plot first, the newest first within its kind.

        The order is: changes of a DMT, visits with a neurologist, other medicine changes, other visits.
        """
        found = sorted(self._weighed(within), key=lambda found: (found[0], -found[1].day.toordinal(), found[1].text))
        return [mark for _weight, mark in found]

    def _weighed(self, within: Span) -> Iterable[tuple[int, Mark]]:
        live = self._session.versions.live
        people = {v.value.uid: v.value for v in live(CarePerson)}
        for visit in (v.value for v in live(Appointment, within=within)):
            if visit.status is AppointmentStatus.ATTENDED:
                yield _weigh_visit(visit, people.get(visit.person))
        medicines = {v.value.uid: v.value for v in live(Medicine)}
        for change in (v.value for v in live(PlanChange, within=within)):
            yield _weigh_change(change, medicines.get(change.medicine))

    def excused(self, within: Span) -> list[Span]:
        """The spans of events whose days are left out of estimates, cut to a span."""
        return [window.span for window in self.excused_windows(within)]

    def excused_windows(self, within: Span) -> list[ExcusedWindow]:
        """The same spans with what each of them was, in order."""
        events = [v for v in self._session.versions.live(Event) if v.value.excuses_days]
        told = {v.uid: v.value for v in seen(self._session, events)}  # a private one leaves its days out, no more
        spans = [(v, v.value.span(self._session.today)) for v in events]
        hidden = Event("", EventKind.OTHER, within.first)
        shown = [(told.get(v.uid, hidden), s) for v, s in spans if s.overlaps(within)]
        return sorted(ExcusedWindow(_cut(s, within), event.kind, event.title) for event, s in shown)


def _series(symptom: str, versions: Iterable[Version[Rating]]) -> list[Series]:
    points: dict[tuple[Respondent, str], list[Point]] = defaultdict(list)
    for version in versions:
        rating, stamp = version.value, version.stamp
        view = stamp.respondent or Respondent.SELF
        points[view, stamp.author].append(Point(rating.day, rating.score, rating.mode is EntryMode.CARRIED))
    order = list(Respondent)
    keys = sorted(points, key=lambda key: (order.index(key[0]), -len(points[key]), key[1]))
    return [Series(symptom, view, author, tuple(sorted(points[view, author], key=_day))) for view, author in keys]


def _day(point: Point) -> date:
    return point.day


def _weigh_visit(visit: Appointment, person: CarePerson | None) -> tuple[int, Mark]:
    weight = 1 if person and person.role == "neurologist" else 3
    return weight, Mark(visit.day, VISIT, person.name if person else "")


def _weigh_change(change: PlanChange, medicine: Medicine | None) -> tuple[int, Mark]:
    weight = 0 if medicine and medicine.kind is MedicineKind.DMT else 2
    return weight, Mark(change.on, str(change.action), medicine.name if medicine else "")


def _cut(span: Span, within: Span) -> Span:
    return Span(max(span.first, within.first), min(span.last, within.last))
