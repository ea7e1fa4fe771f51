"""Turns one day of the plan into words: what was due, what became of it, what was taken as needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spms_desktop.domain.medicine import Dose, DueDose, PlannedMedicine
from spms_desktop.domain.schedule import Rhythm
from spms_desktop.i18n import _, clock, long_date
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.views import AsNeededView, DayView, DoseView, TakenView

_A_LITTLE_EARLY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the plan as the journal holds it; `now` is wall-clock time."""

    day: date
    now: datetime
    plan: Sequence[PlannedMedicine]
    due: Sequence[DueDose]
    beside: Sequence[Dose]


def dose_key(medicine: str, due: datetime) -> str:
    """What tells one dose from all others."""
    return f"{medicine}|{due.isoformat()}"


def ripe(doses: Iterable[DueDose], now: datetime) -> list[DueDose]:
    """Doses without a record whose time has come, or comes within the hour."""
    return [d for d in doses if d.record is None and d.due <= now + _A_LITTLE_EARLY]


def day_view(of: Day) -> DayView:
    """One day in words."""
    names = {p.medicine.uid: p.medicine.name for p in of.plan}
    free = [p for p in of.plan if _as_needed(p, of.day)]
    listed = {p.medicine.uid for p in free}
    return DayView(
        day=of.day,
        is_today=of.day == of.now.date(),
        title=_title(of),
        sentence=_sentence(of, bool(free)),
        doses=tuple(_dose(d) for d in of.due),
        all_taken=_all_taken(of),
        as_needed=tuple(_free(p, of) for p in free),
        beside=tuple(_beside(d, names) for d in of.beside if d.medicine not in listed),
    )


def _title(of: Day) -> str:
    ago = (of.now.date() - of.day).days
    return {0: _("Today"), 1: _("Yesterday")}.get(ago, long_date(of.day))


def _sentence(of: Day, free: bool) -> str:
    if not of.plan:
        return _("Medicines that you add show here on the days they are due.")
    if not of.due:
        return _("No dose is planned for this day.") if not free else _("No dose at a set time on this day.")
    recorded = sum(1 for d in of.due if d.record)
    return _("Recorded: {n} of {all}.").format(n=recorded, all=len(of.due))


def _all_taken(of: Day) -> str:
    """The words of the button, empty when there is nothing to record."""
    now = ripe(of.due, of.now)
    if not now:
        return ""
    later = any(d.record is None and d not in now for d in of.due)
    return _("All taken so far") if later else _("All taken")


def _dose(due: DueDose) -> DoseView:
    record = due.record
    return DoseView(
        key=dose_key(due.medicine.uid, due.due),
        time=clock(due.due),
        name=due.medicine.name,
        dose=due.dose_text,
        status=record.status if record else None,
        reason=record.reason if record else "",
    )


def _free(planned: PlannedMedicine, of: Day) -> AsNeededView:
    medicine, current = planned.medicine, planned.current(of.day)
    return AsNeededView(
        key=medicine.uid,
        name=medicine.name,
        dose=current.dose if current else "",
        times=tuple(
            TakenView(dose_key(d.medicine, d.due), clock(d.due)) for d in of.beside if d.medicine == medicine.uid
        ),
        now_offered=of.day == of.now.date(),
    )


def _beside(dose: Dose, names: dict[str, str]) -> TakenView:
    words = _("{time} {medicine}: {status}").format(
        time=clock(dose.due), medicine=names.get(dose.medicine, _("a medicine")), status=texts.status(dose.status)
    )
    return TakenView(dose_key(dose.medicine, dose.due), words)


def _as_needed(planned: PlannedMedicine, day: date) -> bool:
    current = planned.current(day)
    return current is not None and current.schedule.rhythm is Rhythm.AS_NEEDED
