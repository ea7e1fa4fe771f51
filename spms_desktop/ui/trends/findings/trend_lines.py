"""The lines of told changes for the plots, cut to the shown span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from spms_desktop.domain.periods import Span
from spms_desktop.domain.trends.finding import LinePoint
from spms_desktop.i18n import _, number
from spms_desktop.services.findings import Findings, SeriesKey
from spms_desktop.ui.trends.values import Panel, Plots, Trend


def with_trends(plots: Plots, findings: Findings) -> Plots:
    """The plots with a trend wherever a drawn series has changed."""
    panels = tuple(_with_trends(panel, findings, plots.span) for panel in plots.panels)
    return replace(plots, panels=panels) if any(panel.trends for panel in panels) else plots


def _with_trends(panel: Panel, findings: Findings, span: Span) -> Panel:
    trends = tuple(_trends(panel, findings, span))
    if not trends:
        return panel
    words = " ".join((panel.description, *(trend_sentence(trend) for trend in trends)))
    return replace(panel, trends=trends, description=words)


def _trends(panel: Panel, findings: Findings, span: Span) -> Iterator[Trend]:
    for line in panel.lines:
        found = findings.by_series.get(SeriesKey(panel.symptom, line.view.respondent, line.view.author))
        if found is not None and found.changed:
            points = cut_line(found.line, span)
            if len(points) > 1:
                yield Trend(line.view, points)


def trend_sentence(trend: Trend) -> str:
    """A trend as it is spoken."""
    first, last = trend.points[0], trend.points[-1]
    return _("The trend of {view} goes from about {start} to about {end}, likely between {low} and {high}.").format(
        view=trend.view.label,
        start=number(first.middle),
        end=number(last.middle),
        low=number(last.low),
        high=number(last.high),
    )


def cut_line(points: Sequence[LinePoint], span: Span) -> tuple[LinePoint, ...]:
    """The part of a line inside a span, with a point where it crosses an end."""
    inside = [point for point in points if point.day in span]
    ends = [_at(points, day) for day in (span.first, span.last)]
    days = {point.day: point for point in (*inside, *(end for end in ends if end is not None))}
    return tuple(days[day] for day in sorted(days))


def _at(points: Sequence[LinePoint], day: date) -> LinePoint | None:
    """The line on a day between two of its points."""
    for before, after in pairwise(points):
        if before.day <= day <= after.day and before.day < after.day:
            share = (day - before.day).days / (after.day - before.day).days
            return LinePoint(
                day,
                _between(before.middle, after.middle, share),
                _between(before.low, after.low, share),
                _between(before.high, after.high, share),
            )
    return None


def _between(one: float, other: float, share: float) -> float:
    return one + (other - one) * share
