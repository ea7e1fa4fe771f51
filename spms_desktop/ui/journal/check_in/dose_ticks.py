"""The doses that were due on a day, as ticks of the check-in, without Qt."""

from __future__ import annotations

from datetime import date

from spms_desktop.domain.medicine import DoseStatus, DueDose
from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _, clock
from spms_desktop.services.plan import Plan
from spms_desktop.services.session import Session

_SHORT = 12


class DoseTicks:
    """What was due up to now on one day, and which of it is recorded as taken."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._plan = Plan(session)
        self._due: dict[str, DueDose] = {}

    def read(self, day: date) -> None:
        """Read the doses of a day; of today only those whose time has come."""
        now = self._session.now().replace(tzinfo=None)
        due = [d for d in self._plan.doses(Span(day, day)) if d.due <= now]
        self._due = {f"{d.medicine.uid}|{d.due.isoformat()}": d for d in due}

    @property
    def options(self) -> tuple[tuple[object, str], ...]:
        """A key and words for each dose."""
        return tuple((key, _words(dose)) for key, dose in self._due.items())

    @property
    def taken(self) -> frozenset[str]:
        """The keys of the doses recorded as taken, in time or late."""
        done = (DoseStatus.TAKEN, DoseStatus.LATE)
        return frozenset(key for key, d in self._due.items() if d.record and d.record.status in done)

    def record(self, ticked: frozenset[str]) -> None:
        """Make taken what is ticked; what is not is no longer recorded as taken. One change each way."""
        self._plan.record_all([self._due[key] for key in sorted(ticked - self.taken)], DoseStatus.TAKEN, anew=True)
        self._plan.forget_all([self._due[key] for key in sorted(self.taken - ticked)])


def _words(dose: DueDose) -> str:
    # A short dose stays in one piece: "2" at the end of a line and "mg" in the next is easily misread.
    amount = dose.dose_text.replace(" ", "\N{NO-BREAK SPACE}") if len(dose.dose_text) <= _SHORT else dose.dose_text
    name = f"{dose.medicine.name} {amount}".strip()
    skipped = dose.record is not None and dose.record.status is DoseStatus.SKIPPED
    words = _("{time} {medicine} (skipped)") if skipped else _("{time} {medicine}")
    return words.format(time=clock(dose.due), medicine=name)
