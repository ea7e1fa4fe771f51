"""Medicines, the dated changes of the plan for each, and the doses recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from spms_desktop.domain.periods import Span
from spms_desktop.domain.schedule import AS_NEEDED, Schedule


class MedicineKind(StrEnum):
    """Disease-modifying (DMT), for a symptom, for a relapse, or another medicine."""

    DMT = "dmt"
    SYMPTOM = "symptom"
    RELAPSE = "relapse"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine as the person calls it; what is taken when is in its plan changes.

    `symptom` links what it is for to a symptom of the check-in. `prescriber` is a care person's uid.
    `daily_limit` is the most of an as-needed medicine in a day, as the user was told; 0 is none. `sites` are the
    places of the body that injections go round, in the user's words; `given` says that it is given at a clinic,
    so that what counts is how many days late it was.
    """

    uid: str
    name: str
    kind: MedicineKind
    route: str = ""
    purpose: str = ""
    catalog_id: str = ""
    note: str = ""
    symptom: str = ""
    prescriber: str = ""
    daily_limit: int = 0
    sites: tuple[str, ...] = ()
    given: bool = False


class PlanAction(StrEnum):
    """What a plan change does."""

    START = "start"
    CHANGE = "change"
    PAUSE = "pause"
    STOP = "stop"


ENDING = frozenset({PlanAction.PAUSE, PlanAction.STOP})
"""After these nothing is due until a start."""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """From a day on, a medicine is started, taken differently, or stopped; dose is text as typed, never checked."""

    uid: str
    medicine: str
    on: date
    action: PlanAction
    dose: str = ""
    schedule: Schedule = AS_NEEDED
    reason: str = ""


class DoseStatus(StrEnum):
    """What happened to a due dose; a dose without a record is "not recorded", which is none of these."""

    TAKEN = "taken"
    LATE = "late"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Dose:
    """The record of one due dose; `due` is local wall-clock time.

    `taken_at` is when it was really taken, where that was told: for an infusion it says how many days late it was.
    `site` is where an injection went.
    """

    medicine: str
    due: datetime
    status: DoseStatus
    reason: str = ""
    taken_at: datetime | None = None
    site: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """How much of a medicine was in the house on a day, and how much one dose uses, in the user's own units."""

    medicine: str
    day: date
    amount: float
    per_dose: float = 1.0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class MedicineReview:
    """How a medicine goes on a day: how much it helps (0 not at all to 10 very much) and what it does besides."""

    medicine: str
    day: date
    helps: int | None = None
    side_effects: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.helps is not None and not 0 <= self.helps <= 10:
            raise ValueError("rating_out_of_range")


@dataclass(frozen=True, slots=True)
class DueDose:
    """A dose that the plan asks for, and its record when there is one."""

    medicine: Medicine
    due: datetime
    dose_text: str
    record: Dose | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One stretch of a medicine's plan: from a change until the next one."""

    change: PlanChange
    last: date | None

    def due(self, within: Span) -> Iterator[datetime]:
        """The due moments of this stretch inside a span."""
        last = within.last if self.last is None else min(within.last, self.last)
        if last < max(within.first, self.change.on):
            return iter(())
        return self.change.schedule.due(self.change.on, Span(max(within.first, self.change.on), last))


@dataclass(frozen=True, slots=True)
class PlannedMedicine:
    """A medicine with its plan changes in order of date."""

    medicine: Medicine
    changes: tuple[PlanChange, ...]

    def courses(self) -> tuple[Course, ...]:
        """The stretches in which it is or was taken; a change on a day ends the earlier stretch the day before."""
        following: Sequence[PlanChange | None] = (*self.changes[1:], None)
        pairs = zip(self.changes, following, strict=False)  # without any change nothing follows either
        return tuple(
            Course(change, after.on - timedelta(days=1) if after else None)
            for change, after in pairs
            if change.action not in ENDING
        )

    def current(self, day: date) -> PlanChange | None:
        """The plan in force on a day, or None when it is not taken then."""
        in_force = [c for c in self.changes if c.on <= day]
        return in_force[-1] if in_force and in_force[-1].action not in ENDING else None

    @property
    def since(self) -> date | None:
        """The first day of the latest unbroken run of the plan."""
        start: date | None = None
        running = False
        for change in self.changes:
            if change.action not in ENDING and not running:
                start = change.on
            running = change.action not in ENDING
        return start

    @property
    def stopped(self) -> PlanChange | None:
        """The change that stopped it, when the last one did."""
        return self.changes[-1] if self.changes and self.changes[-1].action is PlanAction.STOP else None

    @property
    def paused(self) -> PlanChange | None:
        """The change that paused it, when the last one did."""
        return self.changes[-1] if self.changes and self.changes[-1].action is PlanAction.PAUSE else None

    @property
    def last_plan(self) -> PlanChange | None:
        """How it is taken by the latest change that says so, whatever ended it after that."""
        return next((c for c in reversed(self.changes) if c.action not in ENDING), None)

    def due(self, within: Span) -> Iterator[datetime]:
        """Every due moment inside a span, in order."""
        return (moment for course in self.courses() for moment in course.due(within))


def planned(medicines: Iterable[Medicine], changes: Iterable[PlanChange]) -> list[PlannedMedicine]:
    """Medicines with their own changes, DMTs first, then by name."""
    by_medicine: dict[str, list[PlanChange]] = {}
    for change in changes:
        by_medicine.setdefault(change.medicine, []).append(change)
    order = list(MedicineKind)
    result = [
        PlannedMedicine(m, tuple(sorted(by_medicine.get(m.uid, ()), key=lambda c: (c.on, c.action in ENDING))))
        for m in medicines
    ]
    return sorted(result, key=lambda p: (order.index(p.medicine.kind), p.medicine.name.casefold()))


def due_doses(plan: Iterable[PlannedMedicine], records: Iterable[Dose], within: Span) -> list[DueDose]:
    """What was due inside a span, by time, each with its record when there is one."""
    recorded = {(d.medicine, d.due): d for d in records}
    found = [
        DueDose(p.medicine, moment, course.change.dose, recorded.get((p.medicine.uid, moment)))
        for p in plan
        for course in p.courses()
        for moment in course.due(within)
    ]
    return sorted(found, key=lambda d: (d.due, d.medicine.name.casefold()))
