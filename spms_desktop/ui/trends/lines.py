"""Series turned into lines: joined where entries are close, left open at gaps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from spms_desktop.domain.periods import Span
from spms_desktop.domain.series import Series, weeks
from spms_desktop.ui.trends.values import Line, Spot, View

DAILY_GAP = timedelta(days=3)
WEEKLY_GAP = timedelta(days=7)
MIDWEEK = timedelta(days=3)
LONGEST_DAILY = 28


def is_weekly(span: Span) -> bool:
    """Whether the line over a span is of weekly middle scores rather than of days."""
    return span.days > LONGEST_DAILY


def line_of(view: View, series: Series, span: Span) -> Line:
    """One view of one symptom over a span; what was carried forward is no new score and leaves the weeks alone."""
    points = series.within(span).points
    given = tuple((p.day, p.value) for p in points if not p.carried)
    carried = tuple((p.day, p.value) for p in points if p.carried)
    if is_weekly(span):
        found = weeks(p for p in points if not p.carried)
        segments = unbroken(((_middle(week.monday, span), week.median) for week in found), WEEKLY_GAP)
    else:
        segments = unbroken(((p.day, p.value) for p in points), DAILY_GAP)
    return Line(view, segments, given, carried)


def _middle(monday: date, span: Span) -> date:
    """The week's Thursday; in a week that the span cuts, the nearest day that is shown."""
    return min(max(monday + MIDWEEK, span.first), span.last)


def unbroken(spots: Iterable[Spot], longest: timedelta) -> tuple[tuple[Spot, ...], ...]:
    """Spots in order of day, split where more than `longest` lies between two of them."""
    found: list[list[Spot]] = []
    for spot in spots:
        if found and spot[0] - found[-1][-1][0] <= longest:
            found[-1].append(spot)
        else:
            found.append([spot])
    return tuple(tuple(segment) for segment in found)
