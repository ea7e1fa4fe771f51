"""Findings made by hand, and a source that gives them, for tests of words, cards and plots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.trends.finding import Finding, Kind, LeftOut, LinePoint, Missing, Status
from spms_desktop.services.findings import MEASURES, Findings, SeriesKey

TODAY = date(2026, 11, 23)
FIRST = TODAY - timedelta(days=730)


def key(item: str = "pain", respondent: Respondent | None = Respondent.SELF, author: str = "") -> SeriesKey:
    return SeriesKey(item, respondent, author, measured=item in MEASURES)


def unchanged(low: float = -0.1, high: float = 0.4) -> Finding:
    """Enough entries, no clear change."""
    return Finding(
        status=Status.NO_CLEAR_CHANGE,
        entries=500,
        days=731,
        weeks=104,
        left_out=((LeftOut.EXCUSED, 12), (LeftOut.CARRIED, 1), (LeftOut.FIRST_DAYS, 6)),
        slope_per_year=(low + high) / 2,
        ci_low=low,
        ci_high=high,
        size=low + high,
        first=FIRST,
        last=TODAY,
    )


def changed(kind: Kind = Kind.GRADUAL, sign: int = 1, evidence: float = 35.0) -> Finding:
    """0.8 points a year, 1.6 in all, up or down."""
    ends = sorted((sign * 0.4, sign * 1.2))
    middle = 5.0
    line = (
        LinePoint(FIRST, middle, middle - 0.5, middle + 0.5),
        LinePoint(TODAY, middle + sign * 1.6, middle + sign * 1.6 - 0.5, middle + sign * 1.6 + 0.5),
    )
    return replace(
        unchanged(*ends),
        status=Status.CHANGE,
        kind=kind,
        direction=sign,
        slope_per_year=sign * 0.8,
        evidence=evidence,
        size=sign * 1.6,
        size_low=sign * 1.6 - 0.6,
        size_high=sign * 1.6 + 0.6,
        since=None if kind is Kind.UNCLEAR else date(2026, 5, 3),
        line=line,
    )


def too_few(entries: int = 12, days: int = 30, weeks: int = 0) -> Finding:
    return Finding(Status.NOT_ENOUGH_DATA, 33, 90, 12, missing=Missing(entries, days, weeks), first=FIRST, last=TODAY)


class Made:
    """Stands for TrendFindings: gives what it was told to find, once its work was done and kept."""

    def __init__(self, found: Findings, *, kept: bool = True) -> None:
        self.found = found
        self.kept: Findings | None = found if kept else None
        self.asked = 0
        self.closed = False

    def work(self) -> tuple[Callable[[], Findings], Callable[[Findings], None]]:
        self.asked += 1
        return self._make, self._keep

    def close(self) -> None:
        self.closed = True

    def _make(self) -> Findings:
        return self.found

    def _keep(self, found: Findings) -> None:
        self.kept = found


class Broken(Made):
    """A source whose work fails."""

    def _make(self) -> Findings:
        raise ArithmeticError
