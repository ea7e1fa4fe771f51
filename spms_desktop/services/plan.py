"""The treatment plan: medicines and their dated changes, on top of the doses due and recorded."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.medicine import ENDING, Medicine, MedicineKind, PlanAction, PlanChange
from spms_desktop.domain.record import Action, Value
from spms_desktop.domain.schedule import AS_NEEDED, Schedule
from spms_desktop.domain.validation import EARLIEST, clean_line, clean_text, required_line
from spms_desktop.services.doses import Doses

MOST_A_DAY = 99
MOST_SITES = 24


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
    symptom: str = ""
    prescriber: str = ""
    daily_limit: int = 0
    sites: tuple[str, ...] = ()
    given: bool = False


def as_medicine(new: NewMedicine, uid: str = "") -> Medicine:
    """What is typed, as a medicine."""
    return Medicine(
        uid,
        new.name,
        new.kind,
        new.route,
        new.purpose,
        new.catalog_id,
        new.note,
        new.symptom,
        new.prescriber,
        new.daily_limit,
        new.sites,
        new.given,
    )


class Plan(Doses):
    """Reads and changes the plan of one open journal."""

    def add(self, new: NewMedicine, also: Sequence[Value] = ()) -> str:
        """Add a medicine that is taken from a day on, with what else belongs to the same change; gives its uid."""
        medicine = _cleaned(as_medicine(new, uuid.uuid4().hex))
        start = _change(medicine.uid, new.start, PlanAction.START, new.dose, new.schedule)
        self._session.save(Action.MEDICINE, [medicine, start, *also])
        return medicine.uid

    def edit(self, medicine: Medicine) -> None:
        """Mend what a medicine is called or for; its dated changes stay, and so does what is kept from this author."""
        there = next((v.value for v in self._session.versions.live(Medicine) if v.value.uid == medicine.uid), None)
        if there is not None and self.keeps(medicine.uid):
            medicine = replace(medicine, symptom=there.symptom, purpose=there.purpose, note=there.note)
        self._session.save(Action.MEDICINE, [_cleaned(medicine)])

    def change(self, uid: str, on: date, dose: str, schedule: Schedule, reason: str = "") -> None:
        """From a day on it is taken differently; the former plan stays as history."""
        action = PlanAction.CHANGE if self.one(uid).current(on) else PlanAction.START
        self._save_change(_change(uid, on, action, dose, schedule, reason))

    def stop(self, uid: str, on: date, reason: str = "") -> None:
        """From a day on it is no longer taken; what was planned for after that day is taken back.

        Raises BadInput("date_order") when it was not taken then, or the plan has already changed since.
        """
        self._end(uid, on, PlanAction.STOP, reason)

    def pause(self, uid: str, on: date, reason: str = "") -> None:
        """From a day on it is not taken until it is started again; otherwise like `stop`."""
        self._end(uid, on, PlanAction.PAUSE, reason)

    def mend_change(self, change: PlanChange) -> None:
        """Keep a dated change as it was edited.

        Raises BadInput("date_order") when the changes would no longer follow one another, and ("persons_entry") when
        somebody else gave a reason that is kept from whoever is writing: it would be lost.
        """
        others = [c for c in self.one(change.medicine).changes if c.uid != change.uid]
        if len(others) == len(self.one(change.medicine).changes):
            raise BadInput("medicine_gone")
        mended = _change(change.medicine, change.on, change.action, change.dose, change.schedule, change.reason)
        mended = replace(mended, uid=change.uid)
        self._refuse_kept(mended)
        _follow_one_another([*others, mended])
        self._session.save(Action.MEDICINE, [mended])

    def take_away_change(self, change: PlanChange) -> None:
        """Forget a dated change that was wrong; what stood before it then holds on.

        Raises BadInput("change_needed") when the others do not stand without it, and ("persons_entry") as above.
        """
        left = sorted((c for c in self.one(change.medicine).changes if c.uid != change.uid), key=lambda c: c.on)
        first = [replace(c, action=PlanAction.START) for c in left[:1] if c.action is PlanAction.CHANGE]
        try:
            _follow_one_another([*first, *left[len(first) :]])
        except BadInput as error:
            raise BadInput("change_needed") from error
        for becomes_first in first:
            self._refuse_kept(becomes_first)
        versions = self._session.versions.live(PlanChange, item=change.medicine)
        gone = [v.uid for v in versions if v.value.uid == change.uid]
        self._session.save(Action.MEDICINE, first, take_back=gone, touched=[PlanChange])

    def _refuse_kept(self, change: PlanChange) -> None:
        """What is kept again goes by who keeps it: a hidden reason would be lost, or open to whoever mends it."""
        shown = {c.uid: c.reason for c in self.one(change.medicine).changes}
        versions = self._session.versions.live(PlanChange, item=change.medicine)
        if any(v.value.uid == change.uid and v.value.reason != shown.get(change.uid, "") for v in versions):
            raise BadInput("persons_entry")

    def _end(self, uid: str, on: date, action: PlanAction, reason: str) -> None:
        one = self.one(uid)
        before = [c for c in one.changes if c.on <= on]
        over = not before or before[-1].action is PlanAction.STOP or before[-1].action is action
        if over or any(on < c.on <= self._session.today for c in one.changes):
            raise BadInput("date_order")
        self._save_change(_change(uid, on, action, "", AS_NEEDED, reason))

    def _save_change(self, change: PlanChange) -> None:
        """A second change on the same day mends the first; an end and a later word on it never stand side by side."""
        ends = change.action in ENDING
        gone = []
        for version in self._session.versions.live(PlanChange, item=change.medicine):
            there = version.value
            there_ends = there.action in ENDING
            if there.on == change.on and there_ends is ends:
                change = replace(change, uid=there.uid, action=change.action if ends else there.action)
            elif there.on > change.on if ends else there.on == change.on:
                gone.append(version.uid)
        self._session.save(Action.MEDICINE, [change], take_back=gone)


def _follow_one_another(changes: Sequence[PlanChange]) -> None:
    """Raises BadInput("date_order") unless the changes make sense in order of their days."""
    in_turn = sorted(changes, key=lambda c: (c.on, c.action in ENDING))
    pairs = list(pairwise(in_turn))
    same_day = any(a.on == b.on and (a.action in ENDING) is (b.action in ENDING) for a, b in pairs)
    twice = any(b.action in ENDING and (a.action is PlanAction.STOP or a.action is b.action) for a, b in pairs)
    if not in_turn or same_day or twice or in_turn[0].action is not PlanAction.START:
        raise BadInput("date_order")


def _cleaned(medicine: Medicine) -> Medicine:
    if not 0 <= medicine.daily_limit <= MOST_A_DAY:
        raise BadInput("number")
    sites = dict.fromkeys(line for site in medicine.sites if (line := clean_line(site)))
    return replace(
        medicine,
        name=required_line(medicine.name, "name_missing"),
        route=clean_line(medicine.route),
        purpose=clean_line(medicine.purpose),
        note=clean_text(medicine.note),
        sites=tuple(sites)[:MOST_SITES],
    )


def _change(
    medicine: str, on: date, action: PlanAction, dose: str, schedule: Schedule, reason: str = ""
) -> PlanChange:
    if on < EARLIEST:
        raise BadInput("day_too_early")
    return PlanChange(uuid.uuid4().hex, medicine, on, action, clean_line(dose), schedule, clean_text(reason))
