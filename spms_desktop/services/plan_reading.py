"""What the plan holds: medicines with their dated changes, and the doses due and recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import (
    Dose,
    DueDose,
    Medicine,
    PlanChange,
    PlannedMedicine,
    due_doses,
    planned,
)
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.privacy import Curtain
from spms_desktop.domain.record import Version
from spms_desktop.domain.supply import next_site
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session

WAITING_DAYS = 120
"""How long an infusion without a record is asked about."""
_SITE_REACHES = (45, 400)


class PlanReading:
    """Reads the plan of one open journal; where a list of medicines is given, it is not read again."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def medicines(self) -> list[PlannedMedicine]:
        """Every medicine with its history of changes, DMTs first; stopped ones included.

        A symptom that is kept from whoever is writing is not told, and neither are the words that might tell it: what
        the medicine is for, its note, and why somebody else changed it.
        """
        live, curtain = self._session.versions.live, Privacy(self._session).curtain()
        medicines = [v.value for v in live(Medicine)]
        kept = {m.uid for m in medicines if _is_kept(m, curtain)}
        changes = (_change_as_seen(v, kept, self._session.author.uid) for v in live(PlanChange))
        return planned((_as_seen(m) if m.uid in kept else m for m in medicines), changes)

    def keeps(self, uid: str) -> bool:
        """Whether what a medicine is for is kept from whoever is writing."""
        curtain = Privacy(self._session).curtain()
        return any(v.value.uid == uid and _is_kept(v.value, curtain) for v in self._session.versions.live(Medicine))

    def doses(
        self, within: Span, medicines: Sequence[PlannedMedicine] | None = None, *, only: str | None = None
    ) -> list[DueDose]:
        """What was due in a span, each with its record when there is one; of one medicine with `only`."""
        records = [v.value for v in self._session.versions.live(Dose, within=within, item=only)]
        listed = self.medicines() if medicines is None else medicines
        return due_doses((p for p in listed if only in (None, p.medicine.uid)), records, within)

    def taken_as_needed(self, day: date, medicines: Sequence[PlannedMedicine] | None = None) -> list[Dose]:
        """Doses recorded on a day that no schedule asks for: taken as needed, or before the plan was changed."""
        within = Span(day, day)
        found = [v.value for v in self._session.versions.live(Dose, within=within)]
        listed = self.medicines() if medicines is None else medicines
        asked_for = {(p.medicine.uid, due) for p in listed for due in p.due(within)}
        return sorted((d for d in found if (d.medicine, d.due) not in asked_for), key=lambda d: d.due)

    def records(self, doses: Iterable[tuple[str, datetime]]) -> list[Version[Dose]]:
        """The records there are of doses, each named by its medicine and the moment it was due."""
        wanted = set(doses)
        days = sorted({due.date() for _medicine, due in wanted})
        found = (v for day in days for v in self._session.versions.live(Dose, within=Span(day, day)))
        return [v for v in found if (v.value.medicine, v.value.due) in wanted]

    def latest_given(self, today: date, medicines: Sequence[PlannedMedicine] | None = None) -> list[DueDose]:
        """Of each medicine that is given at a clinic the latest dose that was due before today, recorded or not."""
        listed = self.medicines() if medicines is None else medicines
        before = Span(today - timedelta(days=WAITING_DAYS), today - DAY)
        given = (self.doses(before, [p], only=p.medicine.uid) for p in listed if p.medicine.given)
        return sorted((doses[-1] for doses in given if doses), key=lambda d: d.due)

    def unrecorded(self, uid: str, within: Span, now: datetime) -> list[DueDose]:
        """The doses of one medicine in a span whose time has come and that have no record."""
        return [d for d in self.doses(within, only=uid) if d.record is None and d.due <= now]

    def site_for(self, medicine: Medicine, due: datetime) -> str:
        """The place of the body that is offered for an injection: the one not used for longest before it."""
        used: list[Dose] = []
        for days in _SITE_REACHES if medicine.sites else ():
            reach = Span(due.date() - timedelta(days=days), due.date())
            found = self._session.versions.live(Dose, within=reach, item=medicine.uid)
            used = [v.value for v in found if v.value.site and v.value.due < due]
            if {dose.site for dose in used} >= set(medicine.sites):
                break
        return next_site(medicine.sites, used)

    def one(self, uid: str) -> PlannedMedicine:
        """One medicine with its changes; raises BadInput("medicine_gone") when it is no longer there."""
        found = next((p for p in self.medicines() if p.medicine.uid == uid), None)
        if found is None:
            raise BadInput("medicine_gone")
        return found


def _is_kept(medicine: Medicine, curtain: Curtain) -> bool:
    return bool(medicine.symptom) and not curtain.asks(medicine.symptom)


def _as_seen(medicine: Medicine) -> Medicine:
    """Not even to the caregiver who typed it last: mending a name must not open what the person keeps."""
    return replace(medicine, symptom="", purpose="", note="")


def _change_as_seen(version: Version[PlanChange], kept: Collection[str], viewer: str) -> PlanChange:
    change = version.value
    return replace(change, reason="") if change.medicine in kept and version.stamp.author != viewer else change
