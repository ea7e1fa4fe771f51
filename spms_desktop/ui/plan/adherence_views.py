"""Puts the counts of a period into words, and its days into a table: never a grade, never a percentage."""

from __future__ import annotations

from collections.abc import Sequence

from spms_desktop.domain.adherence import (
    DayOfDoses,
    DoseCount,
    GivenDose,
    Period,
    count_doses,
    days_of_doses,
    given_late,
)
from spms_desktop.domain.medicine import DoseStatus, DueDose
from spms_desktop.domain.periods import Span
from spms_desktop.i18n import _, listing, ngettext, number, short_date
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.views import AdherenceView

_LATE_NAMED = 6


def adherence_view(period: Period, periods: Sequence[Period], doses: Sequence[DueDose], within: Span) -> AdherenceView:
    """What became of the due doses of one medicine in a period."""
    days = days_of_doses(doses, within)
    return AdherenceView(
        period=period,
        periods=tuple((one, period_words(one)) for one in periods),
        sentence=_sentence(period, within, count_doses(doses), given_late(doses)),
        days=days,
        rows=tuple((short_date(day.day), _day_words(day)) for day in reversed(days) if day.doses),
    )


def period_words(period: Period) -> str:
    """The name of a period."""
    return {
        Period.FOUR_WEEKS: _("4 weeks"),
        Period.THREE_MONTHS: _("3 months"),
        Period.TWELVE_MONTHS: _("12 months"),
        Period.SINCE_VISIT: _("Since the last visit"),
    }[period]


def _sentence(period: Period, within: Span, count: DoseCount, late: Sequence[GivenDose]) -> str:
    since = {
        Period.FOUR_WEEKS: _("Last 4 weeks: {counts}"),
        Period.THREE_MONTHS: _("Last 3 months: {counts}"),
        Period.TWELVE_MONTHS: _("Last 12 months: {counts}"),
        Period.SINCE_VISIT: _("Since the visit on {day}: {{counts}}").format(day=short_date(within.first)),
    }[period]
    if not count.due:
        return since.format(counts=_("no dose was due."))
    parts = [since.format(counts=_counts(count))]
    reasons = [
        _("{reason} ({n})").format(reason=texts.skip_reason(reason), n=number(n, 0)) for reason, n in count.reasons
    ]
    if reasons:
        parts.append(_("Why skipped: {reasons}.").format(reasons=listing(reasons)))
    if late:
        parts.append(_("Given late: {list}.").format(list=_late(late)))
    return " ".join(parts)


def _counts(count: DoseCount) -> str:
    """The four counts, which are never merged."""
    return _("{taken} taken, {late} late, {skipped} skipped, {missing} not recorded.").format(
        taken=number(count.taken, 0),
        late=number(count.late, 0),
        skipped=number(count.skipped, 0),
        missing=number(count.not_recorded, 0),
    )


def _late(late: Sequence[GivenDose]) -> str:
    named = [
        _("{day} by {days}").format(day=short_date(d.due), days=ngettext("{n} day", "{n} days", d.days_late))
        for d in late[-_LATE_NAMED:]
    ]
    more = len(late) - len(named)
    return listing(named + ([ngettext("and {n} earlier", "and {n} earlier", more)] if more else []))


def _day_words(day: DayOfDoses) -> str:
    counts = {status: day.doses.count(status) for status in (*DoseStatus, None)}
    told = [(status, n) for status, n in counts.items() if n]
    if len(told) == 1 and len(day.doses) == 1:
        return texts.status(told[0][0])
    return listing([_("{status}: {n}").format(status=texts.status(status), n=n) for status, n in told])
