"""Recording what became of doses, one or many in one change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import Dose, DoseStatus, DueDose, Medicine
from spms_desktop.domain.periods import Span
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Action, Version
from spms_desktop.domain.validation import clean_line, day_to_write
from spms_desktop.services.plan_reading import PlanReading

_TAKEN = (DoseStatus.TAKEN, DoseStatus.LATE)


class Doses(PlanReading):
    """Records, mends and takes back doses of one open journal."""

    def record(self, dose: DueDose, status: DoseStatus, reason: str = "", site: str = "") -> None:
        """Record what became of a due dose; a former record becomes history.

        `site` is where an injection went; a place that was recorded before stays while none is named.
        Raises BadInput("persons_entry") when a caregiver would change what somebody else recorded, as all below do.
        """
        self._keep([self._dose(dose, status, reason, site)])

    def record_given(self, dose: DueDose, on: date) -> None:
        """Record that a dose was given on a day: late when that is after the day it was due.

        Raises BadInput("day_in_future") or ("day_too_early").
        """
        day = day_to_write(on, self._session.today)
        status = DoseStatus.LATE if day > dose.due.date() else DoseStatus.TAKEN
        given = Dose(dose.medicine.uid, dose.due, status, taken_at=datetime.combine(day, dose.due.time()))
        self._keep([given])

    def record_all(
        self,
        doses: Iterable[DueDose],
        status: DoseStatus,
        *,
        anew: bool = False,
        sites: Mapping[DueDose, str] | None = None,
    ) -> int:
        """Record several doses in one change, those without a record only unless `anew`; gives how many."""
        return self.record_each([(d, status) for d in doses if anew or d.record is None], sites)

    def record_each(
        self, answers: Iterable[tuple[DueDose, DoseStatus]], sites: Mapping[DueDose, str] | None = None
    ) -> int:
        """Record what became of each of several doses, in one change; gives how many."""
        places = sites or {}
        values = [self._dose(dose, status, site=places.get(dose, "")) for dose, status in answers]
        if values:
            self._keep(values)
        return len(values)

    def take_as_needed(self, medicine: Medicine, at: datetime) -> None:
        """Record that an as-needed medicine was taken at a wall-clock time."""
        moment = at.replace(tzinfo=None, second=0, microsecond=0)
        near = Span(moment.date(), moment.date() + timedelta(days=1))
        there = {d.value.due for d in self._session.versions.live(Dose, within=near, item=medicine.uid)}
        while moment in there:  # twice in a minute, or in the hour that comes twice in autumn: both are kept
            moment += timedelta(minutes=1)
        self._session.save(Action.DOSE, [Dose(medicine.uid, moment, DoseStatus.TAKEN)])

    def forget(self, medicine: str, due: datetime) -> None:
        """Make a dose "not recorded" again."""
        self._forget([(medicine, due)])

    def forget_all(self, doses: Iterable[DueDose]) -> None:
        """Make several doses "not recorded" again, in one change."""
        self._forget([(d.medicine.uid, d.due) for d in doses])

    def _forget(self, doses: Sequence[tuple[str, datetime]]) -> None:
        records = [v.uid for v in self._changeable(doses)]
        if records:
            self._session.save(Action.DOSE, take_back=records, touched=[Dose])

    def _keep(self, doses: Sequence[Dose]) -> None:
        self._changeable([(d.medicine, d.due) for d in doses])
        self._session.save(Action.DOSE, doses)

    def _changeable(self, doses: Iterable[tuple[str, datetime]]) -> list[Version[Dose]]:
        """The records there are of these doses; raises BadInput("persons_entry") when one is another's to keep."""
        found = self.records(doses)
        if not all(may_change(self._session.author, v.stamp.author) for v in found):
            raise BadInput("persons_entry")
        return found

    def _dose(self, due: DueDose, status: DoseStatus, reason: str = "", site: str = "") -> Dose:
        place = ""
        if status in _TAKEN:
            place = clean_line(site) or (due.record.site if due.record else "")
        return Dose(due.medicine.uid, due.due, status, clean_line(reason), site=place)
