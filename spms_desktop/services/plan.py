"""The treatment plan: medicines, their dated changes, and the doses due and recorded."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import (
    Dose,
    DoseStatus,
    DueDose,
    Medicine,
    MedicineKind,
    PlanAction,
    PlanChange,
    PlannedMedicine,
    due_doses,
    planned,
)
from spms_desktop.domain.periods import Span
from spms_desktop.domain.privacy import may_change
from spms_desktop.domain.record import Action
from spms_desktop.domain.schedule import AS_NEEDED, Schedule
from spms_desktop.domain.validation import EARLIEST, clean_line, clean_text, required_line
from spms_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class NewMedicine:
    """What is typed when a medicine is added."""

    name: str
    kind: MedicineKind
    start: date
    dose: str = ""
    schedule: Schedule = AS_NEEDED
    route: str = ""
    purpose: str = ""
    catalog_id: str = ""
    note: str = ""


class Plan:
    """Reads and changes the plan of one open journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Reading

    def medicines(self) -> list[PlannedMedicine]:
        """Every medicine with its history of changes, DMTs first; stopped ones included."""
        live = self._session.versions.live
        return planned((v.value for v in live(Medicine)), (v.value for v in live(PlanChange)))

    def doses(self, within: Span) -> list[DueDose]:
        """What was due in a span, each with its record when there is one."""
        records = [v.value for v in self._session.versions.live(Dose, within=within)]
        return due_doses(self.medicines(), records, within)

    def taken_as_needed(self, day: date) -> list[Dose]:
        """Doses recorded on a day that no schedule asks for: taken as needed, or before the plan was changed."""
        within = Span(day, day)
        asked_for = {(p.medicine.uid, due) for p in self.medicines() for due in p.due(within)}
        found = [v.value for v in self._session.versions.live(Dose, within=within)]
        return sorted((d for d in found if (d.medicine, d.due) not in asked_for), key=lambda d: d.due)

    # Changing

    def add(self, new: NewMedicine) -> str:
        """Add a medicine that is taken from a day on; gives its uid."""
        medicine = Medicine(
            uuid.uuid4().hex,
            required_line(new.name, "name_missing"),
            new.kind,
            clean_line(new.route),
            clean_line(new.purpose),
            new.catalog_id,
            clean_text(new.note),
        )
        start = _change(medicine.uid, new.start, PlanAction.START, new.dose, new.schedule)
        self._session.save(Action.MEDICINE, [medicine, start])
        return medicine.uid

    def edit(self, medicine: Medicine) -> None:
        """Mend what a medicine is called or for; its dated changes stay."""
        self._session.save(
            Action.MEDICINE,
            [
                replace(
                    medicine,
                    name=required_line(medicine.name, "name_missing"),
                    route=clean_line(medicine.route),
                    purpose=clean_line(medicine.purpose),
                    note=clean_text(medicine.note),
                )
            ],
        )

    def change(self, uid: str, on: date, dose: str, schedule: Schedule, reason: str = "") -> None:
        """From a day on it is taken differently; the former plan stays as history."""
        action = PlanAction.CHANGE if self._one(uid).current(on) else PlanAction.START
        self._save_change(_change(uid, on, action, dose, schedule, reason))

    def stop(self, uid: str, on: date, reason: str = "") -> None:
        """From a day on it is no longer taken; what was planned for after that day is taken back.

        Raises BadInput("date_order") when it was not taken then, or the plan has already changed since.
        """
        one = self._one(uid)
        if not one.current(on) or any(on < c.on <= self._session.today for c in one.changes):
            raise BadInput("date_order")
        self._save_change(_change(uid, on, PlanAction.STOP, "", AS_NEEDED, reason))

    def record(self, dose: DueDose, status: DoseStatus, reason: str = "") -> None:
        """Record what became of a due dose; a former record becomes history."""
        self._session.save(Action.DOSE, [_dose(dose, status, reason)])

    def record_all(self, doses: Iterable[DueDose], status: DoseStatus, *, anew: bool = False) -> int:
        """Record several doses in one change, those without a record only unless `anew`; gives how many."""
        open_doses = [_dose(d, status) for d in doses if anew or d.record is None]
        if open_doses:
            self._session.save(Action.DOSE, open_doses)
        return len(open_doses)

    def take_as_needed(self, medicine: Medicine, at: datetime) -> None:
        """Record that an as-needed medicine was taken at a wall-clock time."""
        moment = at.replace(tzinfo=None, second=0, microsecond=0)
        there = {d.value.due for d in self._session.versions.live(Dose, item=medicine.uid)}
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
        found = [
            v
            for medicine, due in doses
            for v in self._session.versions.live(Dose, within=Span(due.date(), due.date()), item=medicine)
            if v.value.due == due
        ]
        if not all(may_change(self._session.author, v.stamp.author) for v in found):
            raise BadInput("persons_entry")
        records = [v.uid for v in found]
        if records:
            self._session.save(Action.DOSE, take_back=records, touched=[Dose])

    def _one(self, uid: str) -> PlannedMedicine:
        found = next((p for p in self.medicines() if p.medicine.uid == uid), None)
        if found is None:
            raise BadInput("medicine_gone")
        return found

    def _save_change(self, change: PlanChange) -> None:
        """A second change on the same day mends the first; a stop and a later word on it never stand side by side."""
        stops = change.action is PlanAction.STOP
        gone = []
        for version in self._session.versions.live(PlanChange, item=change.medicine):
            there = version.value
            there_stops = there.action is PlanAction.STOP
            if there.on == change.on and there_stops is stops:
                change = replace(change, uid=there.uid, action=there.action)
            elif there.on > change.on if stops else there.on == change.on:
                gone.append(version.uid)
        self._session.save(Action.MEDICINE, [change], take_back=gone)


def _dose(due: DueDose, status: DoseStatus, reason: str = "") -> Dose:
    return Dose(due.medicine.uid, due.due, status, clean_line(reason))


def _change(
    medicine: str, on: date, action: PlanAction, dose: str, schedule: Schedule, reason: str = ""
) -> PlanChange:
    if on < EARLIEST:
        raise BadInput("day_too_early")
    return PlanChange(uuid.uuid4().hex, medicine, on, action, clean_line(dose), schedule, clean_text(reason))
