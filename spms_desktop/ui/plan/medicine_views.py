"""Turns the medicines of the plan into words, grouped by what they are for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.medicine import ENDING, MedicineKind, PlanAction, PlanChange, PlannedMedicine
from spms_desktop.domain.periods import Span
from spms_desktop.domain.schedule import Rhythm
from spms_desktop.i18n import _, clock, number, short_date
from spms_desktop.services.medicine_care import Stocked
from spms_desktop.ui.plan import schedule_words, texts
from spms_desktop.ui.plan.views import DetailsView, GroupView, MedicinesView, MedicineView

Details = Callable[[PlannedMedicine], DetailsView | None]
LOOK_AHEAD_DAYS = 3 * 366


def medicines_view(
    plan: Iterable[PlannedMedicine],
    today: date,
    recorded: set[tuple[str, datetime]],
    details: Details,
    stocks: Mapping[str, Stocked] | None = None,
) -> MedicinesView:
    """Every medicine in words; `recorded` are the doses of today that need no reminder."""
    listed, counted = list(plan), stocks or {}
    views = [_medicine(p, today, recorded, details(p)) for p in listed]
    views = [replace(v, stock=stock_words(counted[v.key], today)) if v.key in counted else v for v in views]
    pairs = list(zip(listed, views, strict=True))
    groups = [
        GroupView(kind, texts.kind(kind), tuple(v for p, v in pairs if p.medicine.kind is kind and v.running))
        for kind in MedicineKind
    ]
    return MedicinesView(tuple(g for g in groups if g.medicines), tuple(v for v in views if not v.running))


def stock_words(stocked: Stocked, today: date) -> str:
    """What is left, and the last day it is about enough for."""
    stock, supply = stocked.stock, stocked.supply
    left = _("{amount} {unit}").format(amount=number(supply.left, 2), unit=stock.unit).strip()
    counted = _("Counted on {day}.").format(day=short_date(stock.day))
    if supply.until is None:
        return _("About {left} left. {counted}").format(left=left, counted=counted)
    if supply.until < today:
        return _("By the plan nothing is left. {counted}").format(counted=counted)
    until = short_date(supply.until)
    return _("About {left} left, about enough until {day}. {counted}").format(left=left, day=until, counted=counted)


def plan_words(change: PlanChange) -> str:
    """What is taken and when, as in "15 mg, every day at 08:00"; empty for a statement without doses."""
    schedule = schedule_words.in_words(change.schedule, change.on)
    if change.dose and schedule:
        return _("{dose}, {schedule}").format(dose=change.dose, schedule=schedule)
    return change.dose or schedule


def is_statement(planned: PlannedMedicine) -> bool:
    """Whether it is a dated statement, such as that no DMT is taken now."""
    return all(course.change.schedule.rhythm is Rhythm.NONE for course in planned.courses())


def _medicine(
    planned: PlannedMedicine, today: date, recorded: set[tuple[str, datetime]], details: DetailsView | None
) -> MedicineView:
    current, paused = planned.current(today), _pause(planned, today)
    coming = [c for c in planned.changes if c.on > today]
    shown = current or next((c for c in coming if c.action not in ENDING), None)
    told = shown or planned.last_plan
    ahead = _ahead(planned, current, coming, today, recorded)
    return MedicineView(
        key=planned.medicine.uid,
        name=planned.medicine.name,
        plan=plan_words(told) if told else "",
        about=_about(planned, current, None if paused else shown),
        ahead=tuple([*_paused(paused, coming), *ahead] if paused else ahead),
        running=shown is not None or paused is not None,
        can_stop=paused is not None or (shown is not None and not (planned.stopped and planned.stopped.on <= today)),
        details=details,
        paused=paused is not None and shown is None,
        statement=is_statement(planned),
    )


def _pause(planned: PlannedMedicine, today: date) -> PlanChange | None:
    """The pause that it is in today."""
    before = [c for c in planned.changes if c.on <= today]
    return before[-1] if before and before[-1].action is PlanAction.PAUSE else None


def _paused(pause: PlanChange, coming: Sequence[PlanChange]) -> Iterable[str]:
    said = _("Paused since {date}.").format(date=short_date(pause.on))
    yield _("{what} Why: {reason}").format(what=said, reason=pause.reason) if pause.reason else said
    yield from _announced(coming)


def _about(planned: PlannedMedicine, current: PlanChange | None, shown: PlanChange | None) -> str:
    """What it is for, and since when or until when."""
    purpose = planned.medicine.purpose
    if not purpose and planned.medicine.symptom:
        purpose = _(symptom(planned.medicine.symptom).label)
    parts = [_("For: {purpose}.").format(purpose=purpose)] if purpose else []
    since, stopped = planned.since, planned.stopped
    if current and since:
        parts.append(_("Since {date}.").format(date=short_date(_run_start(planned, current))))
    elif shown:
        parts.append(_("Starts on {date}.").format(date=short_date(shown.on)))
    elif since and stopped:
        dates = {"first": short_date(since), "stop": short_date(stopped.on)}
        parts.append(_("Started {first}, stopped {stop}.").format(**dates))
    elif since:
        parts.append(_("Started {first}.").format(first=short_date(since)))
    return " ".join(parts)


def _run_start(planned: PlannedMedicine, current: PlanChange) -> date:
    """The first day of the run that goes on now, whatever is planned after it."""
    upto = PlannedMedicine(planned.medicine, planned.changes[: planned.changes.index(current) + 1])
    return upto.since or current.on


def _ahead(
    planned: PlannedMedicine,
    current: PlanChange | None,
    coming: Sequence[PlanChange],
    today: date,
    recorded: set[tuple[str, datetime]],
) -> Iterable[str]:
    if current and schedule_words.longer_than_a_day(current.schedule):
        moment = _next_due(planned, today, recorded)
        if moment:
            yield _next(moment, today)
    yield from _announced(coming) if current else ()


def _announced(coming: Iterable[PlanChange]) -> Iterable[str]:
    for change in coming:
        if change.action is PlanAction.STOP:
            yield _("Stops on {date}.").format(date=short_date(change.on))
        elif change.action is PlanAction.PAUSE:
            yield _("Paused from {date}.").format(date=short_date(change.on))
        else:
            yield _("From {date}: {plan}").format(date=short_date(change.on), plan=plan_words(change))


def _next_due(planned: PlannedMedicine, today: date, recorded: set[tuple[str, datetime]]) -> datetime | None:
    ahead = Span(today, date.fromordinal(today.toordinal() + LOOK_AHEAD_DAYS))
    return next((m for m in planned.due(ahead) if (planned.medicine.uid, m) not in recorded), None)


def _next(moment: datetime, today: date) -> str:
    if moment.date() == today:
        return _("Next: today at {time}").format(time=clock(moment))
    return _("Next: {moment}").format(moment=schedule_words.moment_in_words(moment))
