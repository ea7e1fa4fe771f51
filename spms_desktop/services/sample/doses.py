"""What became of each due dose: mostly taken, some late, some skipped with a reason, some never recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random

from spms_desktop.domain.medicine import (
    Dose,
    DoseStatus,
    DueDose,
    Medicine,
    MedicineReview,
    PlanChange,
    Stock,
    due_doses,
    planned,
)
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.services.sample.happenings import Episode
from spms_desktop.services.sample.names import ANNA, MARIA, at, before, local, stamped
from spms_desktop.services.sample.plan import BACLOFEN, OFATUMUMAB, OXYBUTYNIN, SIPONIMOD, STEROID
from spms_desktop.services.sample.truth import DOSES_LATE, DOSES_SKIPPED, DOSES_TAKEN

_REASONS = ("forgot", "side_effects", "felt_ill", "ran_out", "travel")
_REASON_WEIGHTS = (55, 12, 15, 8, 10)
LATE_INJECTION = 3  # the fourth one in the journal came three days late
BY_ANNA = 0.06


def doses(
    span: Span,
    listed: Iterable[Medicine],
    made: Iterable[PlanChange],
    ill_days: frozenset[date],
    rng: Random,
) -> list[Stamped[Value]]:
    """The dose records of a span that ends today; of today only the morning."""
    due = due_doses(planned(listed, made), (), span)
    noon = datetime.combine(span.last, datetime.min.time()).replace(hour=12)
    values: list[Stamped[Value]] = []
    record: Dose | None
    injections = 0
    for dose in due:
        if dose.medicine.uid in (OFATUMUMAB, STEROID):
            late = dose.medicine.uid == OFATUMUMAB and injections == LATE_INJECTION
            injections += dose.medicine.uid == OFATUMUMAB
            record, wait = _in_clinic_or_pen(dose, late, injections)
        else:
            record, wait = _tablet(dose, span.last, ill_days, rng)
        if record and dose.due + wait < noon:
            author = ANNA if rng.random() < BY_ANNA else MARIA
            values.append(stamped(record, local(dose.due + wait), author))
    return [*values, *_counted_and_said(span.first, span.last)]


def _in_clinic_or_pen(due: DueDose, late: bool, number: int) -> tuple[Dose, timedelta]:
    """Injections and drips are rare and well remembered; the pen goes round its places."""
    status, sites = DoseStatus.LATE if late else DoseStatus.TAKEN, due.medicine.sites
    wait = timedelta(days=3 * late, minutes=20)
    taken_at = due.due + timedelta(days=3) if late else None
    site = sites[number % len(sites)] if sites else ""
    return Dose(due.medicine.uid, due.due, status, taken_at=taken_at, site=site), wait


def _counted_and_said(start: date, today: date) -> list[Stamped[Value]]:
    """What was in the box lately, and a few words on whether it helps."""
    said = [
        MedicineReview(BACLOFEN, before(today, 290), 4, "Drowsy in the first week"),
        MedicineReview(BACLOFEN, before(today, 180), 6, "", "Nights are better."),
        MedicineReview(BACLOFEN, before(today, 35), 6, "A little weak in the morning"),
        MedicineReview(OXYBUTYNIN, before(today, 600), 5, "Dry mouth"),
        MedicineReview(SIPONIMOD, before(today, 120), None, "None so far"),
    ]
    counted = [
        Stock(BACLOFEN, before(today, 6), 120, 1.5, "tablets"),
        Stock(SIPONIMOD, before(today, 6), 24, 1.0, "tablets"),
    ]
    return [
        *(stamped(one, at(one.day, 18, 5)) for one in said if one.day > start),
        *(stamped(one, at(one.day, 18, 15)) for one in counted if one.day > start),
    ]


def _tablet(due: DueDose, today: date, ill_days: frozenset[date], rng: Random) -> tuple[Dose | None, timedelta]:
    draw, minutes = rng.random(), rng.randint(2, 40)
    medicine = due.medicine.uid
    if draw < DOSES_TAKEN or due.due.date() == today:
        return Dose(medicine, due.due, DoseStatus.TAKEN), timedelta(minutes=minutes)
    if draw < DOSES_TAKEN + DOSES_LATE:
        return Dose(medicine, due.due, DoseStatus.LATE), timedelta(minutes=75 + 2 * minutes)
    if draw < DOSES_TAKEN + DOSES_LATE + DOSES_SKIPPED:
        reason = rng.choices(_REASONS, _REASON_WEIGHTS)[0]
        if due.due.date() in ill_days:
            reason = "felt_ill"
        return Dose(medicine, due.due, DoseStatus.SKIPPED, reason), timedelta(minutes=30 + minutes)
    return None, timedelta()


def days_ill(happened: Iterable[Episode]) -> frozenset[date]:
    """The days of events that leave a person too ill for routine."""
    return frozenset(day for e in happened if e.event.excuses_days for day in e.span.each())


def forgotten_days(recorded: Iterable[Stamped[Value]]) -> frozenset[date]:
    """The days on which a dose was skipped because it was forgotten."""
    values = (s.value for s in recorded)
    return frozenset(d.due.date() for d in values if isinstance(d, Dose) and d.reason == "forgot")
