"""What the next visits are, without their card."""

from __future__ import annotations

from datetime import date

from spms_desktop.domain.appointment import AppointmentStatus
from spms_desktop.domain.periods import Span
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.outcomes import Outcomes
from spms_desktop.services.session import Session
from spms_desktop.ui.plan.visits import words
from spms_desktop.ui.plan.visits.views import NextView

SHOWN = 3


class NextPresenter:
    """Reads the nearest visits of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._visits, self._care, self._outcomes = Appointments(session), Care(session), Outcomes(session)

    def next_visits(self) -> tuple[NextView, ...]:
        """The next three that are planned, from today on; one whose hour has come is no longer ahead."""
        today, now = self._session.today, self._session.now()
        coming = self._visits.all(Span(today, date.max))
        ahead = [a for a in coming if a.status is AppointmentStatus.PLANNED and not a.is_over(now)][:SHOWN]
        people = {p.uid: p for p in (*self._care.people(), *self._care.people(retired=True))} if ahead else {}
        return tuple(
            NextView(a.uid, words.who(a, people), words.when(a, today), " ".join(a.place.split())) for a in ahead
        )

    def open_count(self) -> int:
        """How much that was agreed is still to be done."""
        return len(self._outcomes.open())
