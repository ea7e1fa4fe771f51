"""The shared axes of the plots: days to the right, scores from 0 to 10 upwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from spms_desktop.domain.periods import Span
from spms_desktop.domain.series import BASELINE_DAYS
from spms_desktop.domain.visit import Plot, VisitSummary
from spms_desktop.i18n import day_month, month_year

_LEAST_GAP = 52.0


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days of a span laid out between two x positions."""

    span: Span
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day lies; days outside the span lie on its edge."""
        inside = min(max((day - self.span.first).days, 0), self.span.days - 1)
        return self.left + inside / max(1, self.span.days - 1) * (self.right - self.left)

    @property
    def per_week(self) -> float:
        """How many points wide a week is."""
        return (self.right - self.left) / max(1, self.span.days - 1) * 7


def shown_span(summary: VisitSummary, plots: Sequence[Plot]) -> Span:
    """The period, and up to the twelve weeks before it that it is compared with, when there are scores from then."""
    earliest = summary.period.first - timedelta(days=BASELINE_DAYS)
    days = [p.day for plot in plots for s in plot.series for p in s.points if earliest <= p.day < summary.period.first]
    return Span(min([*days, summary.period.first]), summary.period.last)


def ticks(scale: TimeScale) -> list[tuple[float, str]]:
    """Dates to write under the axis, far enough apart to be read: firsts of months, or days of a short span."""
    if scale.span.days <= 70:
        return _day_ticks(scale)
    months = _firsts_of_months(scale.span)
    for step in (1, 2, 3, 6, 12):
        shown = months[::step]
        if len(shown) < 2 or (scale.x(shown[1]) - scale.x(shown[0])) >= _LEAST_GAP:
            return [(scale.x(day), month_year(day)) for day in shown]
    return [(scale.x(day), month_year(day)) for day in months[::24]]


def _day_ticks(scale: TimeScale) -> list[tuple[float, str]]:
    apart = max(1, round(_LEAST_GAP / max(1.0, scale.per_week / 7)))
    count = (scale.span.days - 1) // apart + 1
    days = [scale.span.first + timedelta(days=n * apart) for n in range(count)]
    return [(scale.x(day), day_month(day)) for day in days]


def _firsts_of_months(span: Span) -> list[date]:
    first = span.first if span.first.day == 1 else span.first.replace(day=1) + relativedelta(months=1)
    result = []
    while first <= span.last:
        result.append(first)
        first += relativedelta(months=1)
    return result
