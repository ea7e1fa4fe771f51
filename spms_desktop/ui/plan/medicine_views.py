"""Turns the medicines of the plan into words, grouped by what they are for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from spms_desktop.domain.adherence import DoseCount
from spms_desktop.domain.medicine import MedicineKind, PlanAction, PlanChange, PlannedMedicine
from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _, clock, listing, number, short_date
from spms_desktop.ui.plan import schedule_words, texts
from spms_desktop.ui.plan.catalog_help import caution, facts_line
from spms_desktop.ui.plan.views import DetailsView, GroupView, MedicinesView, MedicineView

Details = Callable[[PlannedMedicine], DetailsView | None]
LOOK_AHEAD_DAYS = 3 * 366


def medicines_view(
    plan: Iterable[PlannedMedicine], today: date, recorded: set[tuple[str, datetime]], details: Details
) -> MedicinesView:
    """Every medicine in words; `recorded` are the doses of today that need no reminder."""
    listed = list(plan)
    views = [_medicine(p, today, recorded, details(p)) for p in listed]
    pairs = list(zip(listed, views, strict=True))
    groups = [
        GroupView(kind, texts.kind(kind), tuple(v for p, v in pairs if p.medicine.kind is kind and v.running))
        for kind in MedicineKind
    ]
    return MedicinesView(tuple(g for g in groups if g.medicines), tuple(v for v in views if not v.running))


def details_view(planned: PlannedMedicine, count: DoseCount) -> DetailsView:
    """What stays folded until asked for; `count` is of the last four weeks."""
    medicine = planned.medicine
    lines = [
        _("How: {route}").format(route=medicine.route) if medicine.route else "",
        _("Note: {note}").format(note=medicine.note) if medicine.note else "",
        _count(count),
        caution(medicine.catalog_id),
    ]
    history = tuple(_change(c) for c in reversed(planned.changes))
    return DetailsView(tuple(filter(None, lines)), history, facts_line(medicine.catalog_id, in_full=True))


def plan_words(change: PlanChange) -> str:
    """What is taken and when, as in "15 mg, every day at 08:00"."""
    schedule = schedule_words.in_words(change.schedule, change.on)
    return _("{dose}, {schedule}").format(dose=change.dose, schedule=schedule) if change.dose else schedule


def _medicine(
    planned: PlannedMedicine, today: date, recorded: set[tuple[str, datetime]], details: DetailsView | None
) -> MedicineView:
    current = planned.current(today)
    coming = [c for c in planned.changes if c.on > today]
    shown = current or next((c for c in coming if c.action is not PlanAction.STOP), None)
    told = shown or next((c for c in reversed(planned.changes) if c.action is not PlanAction.STOP), None)
    return MedicineView(
        key=planned.medicine.uid,
        name=planned.medicine.name,
        plan=plan_words(told) if told else "",
        about=_about(planned, current, shown),
        ahead=tuple(_ahead(planned, current, coming, today, recorded)),
        running=shown is not None,
        can_stop=shown is not None and not (planned.stopped and planned.stopped.on <= today),
        details=details,
    )


def _about(planned: PlannedMedicine, current: PlanChange | None, shown: PlanChange | None) -> str:
    """What it is for, and since when or until when."""
    parts = [_("For: {purpose}.").format(purpose=planned.medicine.purpose)] if planned.medicine.purpose else []
    since, stopped = planned.since, planned.stopped
    if current and since:
        parts.append(_("Since {date}.").format(date=short_date(_run_start(planned, current))))
    elif shown:
        parts.append(_("Starts on {date}.").format(date=short_date(shown.on)))
    elif since and stopped:
        dates = {"first": short_date(since), "stop": short_date(stopped.on)}
        parts.append(_("Started {first}, stopped {stop}.").format(**dates))
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
    for change in coming if current else ():
        if change.action is PlanAction.STOP:
            yield _("Stops on {date}.").format(date=short_date(change.on))
        else:
            yield _("From {date}: {plan}").format(date=short_date(change.on), plan=plan_words(change))


def _next_due(planned: PlannedMedicine, today: date, recorded: set[tuple[str, datetime]]) -> datetime | None:
    ahead = Span(today, date.fromordinal(today.toordinal() + LOOK_AHEAD_DAYS))
    return next((m for m in planned.due(ahead) if (planned.medicine.uid, m) not in recorded), None)


def _next(moment: datetime, today: date) -> str:
    if moment.date() == today:
        return _("Next: today at {time}").format(time=clock(moment))
    return _("Next: {moment}").format(moment=schedule_words.moment_in_words(moment))


def _change(change: PlanChange) -> str:
    words = {
        PlanAction.START: _("{date}: started, {plan}."),
        PlanAction.CHANGE: _("{date}: changed to {plan}."),
        PlanAction.STOP: _("{date}: stopped."),
    }[change.action]
    said = words.format(date=short_date(change.on), plan=plan_words(change))
    return _("{what} Why: {reason}").format(what=said, reason=change.reason) if change.reason else said


def _count(count: DoseCount) -> str:
    """The four counts, which are never merged."""
    if not count.due:
        return ""
    words = _("Last 4 weeks: {taken} taken, {late} late, {skipped} skipped, {missing} not recorded.").format(
        taken=number(count.taken, 0),
        late=number(count.late, 0),
        skipped=number(count.skipped, 0),
        missing=number(count.not_recorded, 0),
    )
    reasons = [
        _("{reason} ({n})").format(reason=texts.skip_reason(reason), n=number(n, 0)) for reason, n in count.reasons
    ]
    return _("{counts} Why skipped: {reasons}.").format(counts=words, reasons=listing(reasons)) if reasons else words


