"""Doses counted in four kinds that are never merged: taken, late, skipped, not recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from spms_desktop.domain.medicine import DoseStatus, DueDose
from spms_desktop.domain.periods import DAY, Span, last_days


@dataclass(frozen=True, slots=True)
class DoseCount:
    """How many due doses ended which way; reasons are counted for skipped doses only."""

    taken: int = 0
    late: int = 0
    skipped: int = 0
    not_recorded: int = 0
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def due(self) -> int:
        return self.taken + self.late + self.skipped + self.not_recorded


class Period(StrEnum):
    """The stretch of days that doses are counted over."""

    FOUR_WEEKS = "four_weeks"
    THREE_MONTHS = "three_months"
    TWELVE_MONTHS = "twelve_months"
    SINCE_VISIT = "since_visit"


@dataclass(frozen=True, slots=True)
class DayOfDoses:
    """One day of a strip: what became of each dose that was due on it, in order of time; None is not recorded."""

    day: date
    doses: tuple[DoseStatus | None, ...]


@dataclass(frozen=True, slots=True)
class GivenDose:
    """A dose that was given some days after the day it was due."""

    due: date
    days_late: int


def count_doses(doses: Iterable[DueDose]) -> DoseCount:
    """Count due doses by what was recorded of them."""
    records = [d.record for d in doses]
    statuses = Counter(r.status for r in records if r)
    reasons = Counter(r.reason for r in records if r and r.status is DoseStatus.SKIPPED and r.reason)
    return DoseCount(
        taken=statuses[DoseStatus.TAKEN],
        late=statuses[DoseStatus.LATE],
        skipped=statuses[DoseStatus.SKIPPED],
        not_recorded=records.count(None),
        reasons=tuple(reasons.most_common()),
    )


def period_span(period: Period, today: date, last_visit: date | None) -> Span | None:
    """The days of a period up to yesterday: of today's doses some may still be taken. None when there are none."""
    yesterday = today - DAY
    if period is Period.FOUR_WEEKS:
        return last_days(28, yesterday)
    if period is Period.SINCE_VISIT:
        return Span(last_visit, yesterday) if last_visit is not None and last_visit <= yesterday else None
    months = 3 if period is Period.THREE_MONTHS else 12
    return Span(today - relativedelta(months=months), yesterday)


def days_of_doses(doses: Iterable[DueDose], within: Span) -> tuple[DayOfDoses, ...]:
    """Every day of a span with what became of its doses; a day without a due dose is empty."""
    found: dict[date, list[DoseStatus | None]] = {day: [] for day in within.each()}
    for dose in sorted(doses, key=lambda d: d.due):
        if dose.due.date() in found:
            found[dose.due.date()].append(dose.record.status if dose.record else None)
    return tuple(DayOfDoses(day, tuple(statuses)) for day, statuses in found.items())


def given_late(doses: Iterable[DueDose]) -> tuple[GivenDose, ...]:
    """The doses that were given on a later day than planned, where that day was told."""
    found = []
    for dose in doses:
        if dose.record and dose.record.taken_at and dose.record.status is not DoseStatus.SKIPPED:
            late = (dose.record.taken_at.date() - dose.due.date()).days
            if late > 0:
                found.append(GivenDose(dose.due.date(), late))
    return tuple(found)
