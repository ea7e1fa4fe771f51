"""Turns one day of the plan into words: what was due, what became of it, what was taken as needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from spms_desktop.domain.medicine import Dose, DoseStatus, DueDose, PlannedMedicine
from spms_desktop.domain.schedule import Rhythm
from spms_desktop.i18n import _, clock, day_month, long_date, ngettext, short_date
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.views import AsNeededView, DayView, DoseView, GivenView, OpenDoseView, SiteView, TakenView

_A_LITTLE_EARLY = timedelta(hours=1)
_GIVEN_EARLY = timedelta(days=60)
_TAKEN = (DoseStatus.TAKEN, DoseStatus.LATE)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the plan as the journal holds it; `now` is wall-clock time."""

    day: date
    now: datetime
    plan: Sequence[PlannedMedicine]
    due: Sequence[DueDose]
    beside: Sequence[Dose]
    waiting: Sequence[DueDose] = ()
    sites: Mapping[tuple[str, datetime], str] = field(default_factory=dict)
    """The place that is offered for each injection without a record."""
    others: Mapping[tuple[str, datetime], str] = field(default_factory=dict)
    """Who recorded a dose, by name, where it was not whoever is writing."""


def dose_key(medicine: str, due: datetime) -> str:
    """What tells one dose from all others."""
    return f"{medicine}|{due.isoformat()}"


def dose_of_any_day(key: str) -> str:
    """The part of a key that is the same on every day: the medicine and the time."""
    medicine, due = key.split("|")
    return f"{medicine}|{due.partition('T')[2]}"


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
        doses=tuple(_dose(d, of) for d in of.due),
        all_taken=_all_taken(of),
        as_needed=tuple(_free(p, of) for p in free),
        beside=tuple(_beside(d, names, of) for d in of.beside if not (d.medicine in listed and d.status in _TAKEN)),
        waiting=tuple(_dose(d, of) for d in of.waiting),
        can_fill_in=any(_timed(p) for p in of.plan),
    )


def open_dose(due: DueDose) -> OpenDoseView:
    """A dose of an earlier day, named by its day and time."""
    words = _("{day} at {time}").format(day=long_date(due.due.date()), time=clock(due.due))
    return OpenDoseView(dose_key(due.medicine.uid, due.due), words)


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


def _dose(due: DueDose, of: Day) -> DoseView:
    record = due.record
    return DoseView(
        key=dose_key(due.medicine.uid, due.due),
        time=clock(due.due) if due not in of.waiting else day_month(due.due.date()),
        name=due.medicine.name,
        dose=due.dose_text,
        status=record.status if record else None,
        reason=record.reason if record else "",
        site=_site(due, of.sites.get((due.medicine.uid, due.due), "")),
        given=_given(due, of) if due.medicine.given else None,
        by=_by(of.others.get((due.medicine.uid, due.due), "")) if record else "",
    )


def _by(name: str) -> str:
    return _("Recorded by {name}.").format(name=name) if name else ""


def _site(due: DueDose, offered: str) -> SiteView | None:
    """The place an injection went to; before it is recorded, the one that is offered."""
    if not due.medicine.sites:
        return None
    record = due.record
    if record is None:
        words = _("Next place: {place}").format(place=offered)
        return SiteView(words, offered, due.medicine.sites)
    if record.status not in _TAKEN:
        return None
    words = _("Place: {place}").format(place=record.site) if record.site else _("The place is not recorded.")
    return SiteView(words, record.site, due.medicine.sites)


def _given(due: DueDose, of: Day) -> GivenView:
    planned, today = due.due.date(), of.now.date()
    record = due.record
    on = record.taken_at.date() if record and record.taken_at else max(planned, of.day)
    words = ""
    if record and record.status in _TAKEN:
        on = record.taken_at.date() if record.taken_at else planned
        words = _given_words(on, planned)
    elif record is None and planned < of.day:
        words = _("Planned for {day}.").format(day=short_date(planned))
    return GivenView(words, min(on, today), planned - _GIVEN_EARLY, today)


def _given_words(on: date, planned: date) -> str:
    late = (on - planned).days
    if late > 0:
        days = ngettext("{n} day late", "{n} days late", late)
        return _("Given on {day}, {late}.").format(day=short_date(on), late=days)
    return _("Given on {day}.").format(day=short_date(on))


def _free(planned: PlannedMedicine, of: Day) -> AsNeededView:
    medicine, current = planned.medicine, planned.current(of.day)
    taken = [d for d in of.beside if d.medicine == medicine.uid and d.status in _TAKEN]
    times = [TakenView(dose_key(d.medicine, d.due), _signed(clock(d.due), d, of)) for d in taken]
    return AsNeededView(
        key=medicine.uid,
        name=medicine.name,
        dose=current.dose if current else "",
        times=tuple(times),
        now_offered=of.day == of.now.date(),
        count=_count(len(times), medicine.daily_limit, of.day == of.now.date()),
    )


def _count(taken: int, limit: int, is_today: bool) -> str:
    """How many were taken beside the number the user noted; a count and nothing more."""
    if not limit:
        return ""
    said = _("{n} taken today.") if is_today else _("{n} taken on this day.")
    noted = _("You noted: at most {n} a day.").format(n=limit)
    return _("{taken} {noted}").format(taken=said.format(n=taken), noted=noted)


def _signed(words: str, dose: Dose, of: Day) -> str:
    """What was recorded, and by whom when it was somebody else."""
    name = of.others.get((dose.medicine, dose.due), "")
    return _("{dose}, by {name}").format(dose=words, name=name) if name else words


def _beside(dose: Dose, names: dict[str, str], of: Day) -> TakenView:
    words = _("{time} {medicine}: {status}").format(
        time=clock(dose.due), medicine=names.get(dose.medicine, _("a medicine")), status=texts.status(dose.status)
    )
    return TakenView(dose_key(dose.medicine, dose.due), _signed(words, dose, of))


def _as_needed(planned: PlannedMedicine, day: date) -> bool:
    current = planned.current(day)
    return current is not None and current.schedule.rhythm is Rhythm.AS_NEEDED


def _timed(planned: PlannedMedicine) -> bool:
    return any(course.change.schedule.timed for course in planned.courses())
