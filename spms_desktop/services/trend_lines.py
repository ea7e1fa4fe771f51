"""Findings as plain lines for scripts: from a journal, or from the ratings of a CSV file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.periods import Span
from spms_desktop.domain.trends.family import headlines
from spms_desktop.domain.trends.finding import Finding, Observation, Status
from spms_desktop.exchange.limits import CSV_BYTES
from spms_desktop.exchange.trend_csv import BadRow, Row, Table, read
from spms_desktop.services.findings import Findings, SeriesKey, compute, gather
from spms_desktop.services.session import Session

Line = dict[str, object]


def read_csv(path: Path) -> Table:
    """The rows of a CSV file; raises BadInput("csv_file") when it cannot be read."""
    try:
        with path.open("rb") as file:
            return read(file.read(CSV_BYTES + 1))
    except OSError as error:
        raise BadInput("csv_file") from error


def csv_lines(rows: Iterable[Row]) -> list[Line]:
    """One line for each symptom and rater of a file; flare days of a symptom are left out for all its raters."""
    from spms_desktop.domain.trends.engine import find  # numpy and scipy come with it

    series: dict[SeriesKey, list[Observation]] = defaultdict(list)
    flares: dict[str, set[date]] = defaultdict(set)
    for row in rows:
        series[SeriesKey(row.symptom, Respondent(row.rater))].append(Observation(row.day, row.score, row.rater))
        if row.flare:
            flares[row.symptom].add(row.day)
    found = {key: find(values, _days(flares[key.item])) for key, values in series.items()}
    return _lines(found, headlines(found))


def journal_lines(session: Session) -> list[Line]:
    """One line for each series of a journal."""
    findings: Findings = compute(gather(session))
    return _lines(findings.by_series, findings.headlines)


def problems(bad: Iterable[BadRow]) -> list[BadInput]:
    """Each bad row as a trouble that names its line."""
    return [BadInput(row.problem, line=row.line) for row in bad]


def _days(days: Iterable[date]) -> list[Span]:
    return [Span(day, day) for day in sorted(days)]


def _lines(found: Mapping[SeriesKey, Finding], top: frozenset[SeriesKey]) -> list[Line]:
    return [_line(key, found[key], headline=key in top) for key in sorted(found, key=_order)]


def _order(key: SeriesKey) -> tuple[str, int, str]:
    return key.item, 0 if key.respondent is None else list(Respondent).index(key.respondent), key.author


def _line(key: SeriesKey, finding: Finding, *, headline: bool) -> Line:
    judged = finding.status in (Status.CHANGE, Status.NO_CLEAR_CHANGE)
    return {
        "symptom": key.item,
        "rater": str(key.respondent) if key.respondent else "clinic",
        "status": str(finding.status),
        "kind": str(finding.kind) if finding.kind else None,
        "headline": headline,
        "direction": finding.direction,
        "slope_per_year": finding.slope_per_year,
        "ci_low": finding.ci_low,
        "ci_high": finding.ci_high,
        "evidence": finding.evidence if judged else None,
        "since": finding.since.isoformat() if finding.since else None,
        "entries": finding.entries,
        "days": finding.days,
        "excluded": finding.excluded,
    }
