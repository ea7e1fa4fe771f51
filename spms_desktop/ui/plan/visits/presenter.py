"""The appointments part without its widgets: what is shown, and every command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from spms_desktop.domain.appointment import Appointment, AppointmentStatus, to_plan_again
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.follow_up import FollowUp, still_open
from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _, long_date
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.outcomes import Outcome, Outcomes, due_on
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.visits import words
from spms_desktop.ui.plan.visits.choices import VisitChoices, person_name
from spms_desktop.ui.plan.visits.shown import Shown
from spms_desktop.ui.plan.visits.views import DayView, ListView
from spms_desktop.ui.widgets.day_marks import DayMarks

_PLANNED, _ATTENDED = AppointmentStatus.PLANNED, AppointmentStatus.ATTENDED
_AHEAD = (_PLANNED, AppointmentStatus.CANCELLED)


class VisitsPresenter:
    """The state and the commands of the part for one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.visits, self.outcomes, self.care = Appointments(session), Outcomes(session), Care(session)
        self.choices = VisitChoices(session)
        self.open_years: set[str] = set()
        self.day = session.today

    @property
    def today(self) -> date:
        return self._session.today

    # The list

    def list_view(self) -> ListView:
        """What is open, what is to be told, what comes, and the past by year."""
        shown = self._shown()
        visits = list(shown.visits.values())
        over, coming, latest = self._near(visits)
        above = {a.uid for a in (*over, *coming, *latest)}
        return ListView(
            follow_ups=tuple(shown.follow_up_view(f) for f in still_open(shown.follow_ups)),
            to_settle=shown.visit_views(over),
            again=tuple(shown.again_view(a) for a in to_plan_again(visits)) if shown.writes else (),
            coming=shown.visit_views(coming),
            last=shown.visit_views(latest),
            years=tuple(shown.years([a for a in visits if a.uid not in above], self.open_years)),
        )

    def toggle_year(self, key: str) -> None:
        """Unfold a year, or fold it again."""
        self.open_years ^= {key}

    # The month

    def marks(self, first: date, last: date) -> Mapping[date, DayMarks]:
        """What each day of a month holds; every day has words for a screen reader."""
        shown = self._shown(Span(first, last))
        due = due_on(shown.follow_ups, first, last)
        return {day: shown.day_marks(day, due) for day in Span(first, last).each()}

    def day_view(self) -> DayView:
        """The chosen day of the month."""
        shown = self._shown()
        visits = [a for a in shown.visits.values() if a.day == self.day]
        due = [shown.agreed(f) for f in due_on(shown.follow_ups, self.day, self.day)]
        nothing = "" if visits or due else _("No visit on this day.")
        return DayView(long_date(self.day), nothing, tuple(due), shown.visit_views(visits))

    # One thing of the journal

    def visit(self, uid: str) -> Appointment | None:
        """One visit as it stands."""
        return self.visits.visit(uid)

    def who(self, visit: Appointment) -> str:
        """Whom a visit is with."""
        return words.who(visit, self._people())

    def follow_up(self, uid: str) -> FollowUp | None:
        """One thing that was agreed."""
        return next((f for f in self.outcomes.follow_ups() if f.uid == uid), None)

    # Commands

    def save(self, visit: Appointment) -> Appointment:
        """Add or keep a visit."""
        return self.visits.save(visit)

    def move(self, visit: Appointment, day: date, at: time | None, note: str) -> Appointment:
        """Put a visit on another day."""
        return self.visits.move(visit, day, at, note)

    def mark(self, uid: str, status: AppointmentStatus) -> bool:
        """Say what became of a visit; False when it is no longer there."""
        visit = self.visits.visit(uid)
        if visit is not None:
            self.visits.mark(visit, status)
        return visit is not None

    def plan_next(self, uid: str) -> bool:
        """Plan the next of a repeating visit; False when it is no longer there."""
        visit = self.visits.visit(uid)
        if visit is not None:
            self.visits.plan_next(visit)
        return visit is not None

    def stop_repeating(self, uid: str) -> bool:
        """Do not offer the next one; False when the visit is no longer there."""
        visit = self.visits.visit(uid)
        if visit is not None:
            self.visits.stop_repeating(visit)
        return visit is not None

    def keep_outcome(self, visit: Appointment, outcome: Outcome) -> bool:
        """Keep what came out of a visit."""
        return self.outcomes.keep(visit, outcome)

    def _near(self, visits: Sequence[Appointment]) -> tuple[list[Appointment], list[Appointment], list[Appointment]]:
        """Those that wait for a word, those that come, and the last one that took place."""
        now = self._session.now()
        over = [a for a in visits if a.status is _PLANNED and a.is_over(now)]
        coming = [a for a in visits if a.day >= now.date() and a.status in _AHEAD and a not in over]
        last = max((a for a in visits if a.status is _ATTENDED), key=_place, default=None)
        return over, coming, [last] if last else []

    def _shown(self, within: Span | None = None) -> Shown:
        session = self._session
        return Shown(
            visits={a.uid: a for a in self.visits.all(within)},
            people=self._people(),
            questions={} if within else self.outcomes.questions(),
            follow_ups=tuple(self.outcomes.follow_ups()),
            person=person_name(session),
            now=session.now(),
            writes=not session.read_only,
        )

    def _people(self) -> dict[str, CarePerson]:
        return {p.uid: p for p in (*self.care.people(), *self.care.people(retired=True))}


def _place(visit: Appointment) -> tuple[date, time]:
    return visit.day, visit.at or time.max
