"""Lines of a visit summary that are counted from the entries of its period."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby

from spms_desktop.catalog.measures import measures
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Entry, EntryMode, Rating
from spms_desktop.domain.periods import Span
from spms_desktop.domain.record import Version
from spms_desktop.domain.series import Point, Series
from spms_desktop.domain.trends.finding import Finding, Kind
from spms_desktop.domain.visit import DataLine, FallCount, GradualLine, MeasureLine, StepLine, VisitSummary
from spms_desktop.services.findings import Findings, SeriesKey


def symptom_series(ratings: Iterable[Version[Rating]], span: Span) -> dict[str, tuple[Series, ...]]:
    """The series of each symptom that was rated inside a span, most rated first; views are never joined."""
    points: dict[str, dict[tuple[Respondent, str], list[Point]]] = defaultdict(lambda: defaultdict(list))
    counts: Counter[str] = Counter()
    for version in ratings:
        rating, view = version.value, version.stamp.respondent or Respondent.SELF
        point = Point(rating.day, rating.score, rating.mode is EntryMode.CARRIED)
        points[rating.symptom][view, version.stamp.author].append(point)
        counts[rating.symptom] += rating.day in span
    views = list(Respondent)
    return {
        symptom: tuple(
            Series(symptom, view, author, tuple(sorted(found)))
            for (view, author), found in sorted(
                points[symptom].items(), key=lambda pair: (views.index(pair[0][0]), -len(pair[1]))
            )
        )
        for symptom in sorted(counts, key=lambda name: (-counts[name], name))
        if counts[symptom]
    }


def with_findings(summary: VisitSummary, findings: Findings) -> VisitSummary:
    """The summary with what the trend engine tells as headlines about ratings, the surest first."""
    shown = (key for key in findings.headlines if key.item not in summary.kept_back)
    rated = (key for key in shown if key.respondent and not key.measured)
    told = [(key, findings.by_series[key]) for key in rated]
    told.sort(key=lambda pair: (-pair[1].evidence, pair[0].item))
    return replace(summary, gradual=tuple(_gradual(key, finding) for key, finding in told))


def _gradual(key: SeriesKey, finding: Finding) -> GradualLine:
    return GradualLine(
        key.item,
        key.respondent or Respondent.SELF,
        finding.slope_per_year or 0.0,
        finding.ci_low or 0.0,
        finding.ci_high or 0.0,
        finding.size if finding.kind is Kind.STEP else None,
        finding.since,
        finding.entries,
    )


def data_line(entries: list[Entry], span: Span) -> DataLine:
    """How much the summary rests on."""
    views = Counter(e.respondent for e in entries)
    return DataLine(
        days_with_entry=len({e.day for e in entries}),
        days=span.days,
        late_entries=sum(e.late for e in entries),
        by_respondent=tuple((r, views[r]) for r in Respondent if views[r]),
    )


def _by_day(entries: list[Entry], name: str) -> dict[date, float]:
    """One value a day: the person's own where there is one, since two people saw the same day."""
    views = list(Respondent)
    own_last = sorted(entries, key=lambda e: views.index(e.respondent), reverse=True)
    return {e.day: amount for e in own_last if (amount := e.amount(name)) is not None}


def fall_count(entries: list[Entry]) -> FallCount:
    """Falls and near falls; what two people recorded of the same day counts once."""
    falls, near = _by_day(entries, "falls"), _by_day(entries, "near_falls")
    return FallCount(int(sum(falls.values())), int(sum(near.values())), len(falls))


def measure_lines(entries: list[Entry]) -> Iterable[MeasureLine]:
    """Measures with amounts, one value a day, except counts of falls, which have their own place."""
    for name, found in _daily(entries):
        if (name in measures() and measures()[name].options) or name in ("falls", "near_falls"):
            continue
        amounts = [amount for _day, amount in found]
        latest_day, latest = found[-1]
        middle = float(statistics.median(amounts))
        yield MeasureLine(name, len(found), middle, min(amounts), max(amounts), latest, latest_day)


def step_lines(entries: list[Entry]) -> Iterable[StepLine]:
    """Measures that move in steps: each run of equal values once, with its first day."""
    for name, found in _daily(entries):
        if name in measures() and measures()[name].options:
            runs = (next(run) for _amount, run in groupby(found, key=lambda pair: pair[1]))
            yield StepLine(name, tuple(runs))


def _daily(entries: list[Entry]) -> Iterable[tuple[str, list[tuple[date, float]]]]:
    """Every measure by name with its values by day; two people's values of one day are never mixed."""
    for name in sorted({measure.name for entry in entries for measure in entry.measures}):
        yield name, sorted(_by_day(entries, name).items())
