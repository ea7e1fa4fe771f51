"""What changed: the middle score of the last four weeks beside the person's own before, never more than six lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from reportlab.platypus import Flowable

from spms_desktop.domain.series import BASELINE_DAYS, NOW_DAYS, MedianChange
from spms_desktop.domain.trends.finding import FALSE_OF_100, WATCHED_YEARS
from spms_desktop.domain.visit import GradualLine, VisitSummary
from spms_desktop.i18n import _, ngettext, number, short_date
from spms_desktop.report import labels
from spms_desktop.report.layout import Section
from spms_desktop.report.scale_strip import ScaleStrip
from spms_desktop.report.styles import HANG, SMALL, paragraph
from spms_desktop.report.tables import head, table
from spms_desktop.report.text import bold, clip, joined, markup, unbroken

_LINES = 6
# How many changed ones get a line, how many others are named.
_DETAIL = ((6, 9), (6, 5), (5, 4), (4, 3), (3, 2), (2, 0))


def section(summary: VisitSummary, width: float) -> Section | None:
    """The comparison, largest difference first; left out when there is nothing to compare at all."""
    if not summary.changes and not summary.gradual:
        return None
    changed = sorted((c for c in summary.changes if c.changed), key=lambda c: -abs(c.difference))
    alike = [c for c in summary.changes if c.enough and not c.changed]
    too_few = [c for c in summary.changes if not c.enough]

    def build(level: int) -> list[Flowable]:
        lines, named = _DETAIL[level]
        return [
            *_gradual(summary.gradual, max(1, lines // 2)),
            *([_comparison(changed[:lines], baseline_end(summary), width)] if changed else _none(alike)),
            *_rest(len(changed) - lines),
            *_named(_("Less than 1 point apart:"), alike, named, width, values=True),
            *_named(_("Not enough entries yet to compare:"), too_few, named, width, values=False),
        ]

    return Section(_("Changed since last visit") if summary.since_visit else _("Changed"), 14, len(_DETAIL), build)


def _gradual(found: Sequence[GradualLine], most: int) -> list[Flowable]:
    """What the whole record tells, before the comparison of weeks."""
    if not found:
        return []
    method = _(
        "Over the whole record. Of 100 journals without change, at most {n} are ever told of one in {years} years."
    ).format(n=FALSE_OF_100, years=WATCHED_YEARS)
    texts = (joined(bold(_view_of(line)), markup(_gradual_words(line)), by=": ") for line in found[:most])
    shown = [paragraph(text, hang=HANG) for text in texts]
    rest = len(found) - most
    more = [ngettext("and {n} more.", "and {n} more.", rest)] if rest > 0 else []
    return [*shown, paragraph(markup(" ".join([*more, method])), SMALL, quiet=True)]


def _view_of(line: GradualLine) -> str:
    return _("{symptom}, {view}").format(
        symptom=clip(labels.symptom_label(line.item), 200), view=labels.respondent(line.respondent)
    )


def _gradual_words(line: GradualLine) -> str:
    entries = ngettext("{n} entry", "{n} entries", line.entries)
    since = _(", since {day}").format(day=short_date(line.since)) if line.since else ""
    if line.step is not None:
        words = _("one lasting step of {n} points {way}{since}; {entries}")
        size = line.step
    else:
        words = _("about {n} points a year {way} ({low} to {high}){since}; {entries}")
        size = line.yearly
    way = _("higher") if size > 0 else _("lower")
    return words.format(
        n=number(abs(round(size, 1))),
        way=way,
        low=number(round(line.low, 1)),
        high=number(round(line.high, 1)),
        since=since,
        entries=entries,
    )


def baseline_end(summary: VisitSummary) -> date:
    """The last day of the twelve weeks before, as `median_change` sets it: never inside the last four weeks."""
    return min(summary.period.first, summary.period.last - timedelta(days=NOW_DAYS))


def method_line(summary: VisitSummary) -> str:
    """How "changed" is computed, in one line, for the foot of the pages."""
    return _(
        "Changed: middle score (median) of the last {now} weeks is 1 point or more off the {before} weeks to {date};"
        " at least 10 entries each."
    ).format(now=NOW_DAYS // 7, before=BASELINE_DAYS // 7, date=short_date(baseline_end(summary)))


def _comparison(changes: Sequence[MedianChange], until: date, width: float) -> Flowable:
    titles = head(
        _("middle score, 10 is worst"),
        _("{n} weeks to {date}").format(n=BASELINE_DAYS // 7, date=unbroken(short_date(until))),
        _("last {n} weeks").format(n=NOW_DAYS // 7),
        _("○ then ● now"),
        _("difference"),
        _("entries"),
    )
    rows = [titles, *(_row(change, width) for change in changes)]
    return table(rows, _widths(width), ("VALIGN", (0, 0), (-1, 0), "BOTTOM"))


def _widths(width: float) -> tuple[float, ...]:
    fixed = (62.0, 40.0, 72.0, 52.0, 50.0)
    return (width - sum(fixed), *fixed)


def _row(change: MedianChange, width: float) -> list[Flowable]:
    before, now = change.before or 0.0, change.now or 0.0
    words = _("{n} higher") if change.difference > 0 else _("{n} lower")
    counts = _("{before}, {now}").format(before=change.entries_before, now=change.entries_now)
    return [
        paragraph(bold(clip(_name(change), _widths(width)[0] * 1.8))),
        paragraph(markup(number(before))),
        paragraph(bold(number(now))),
        ScaleStrip(before, now),
        paragraph(bold(words.format(n=number(abs(change.difference))))),
        paragraph(markup(unbroken(counts)), SMALL, quiet=True),
    ]


def _name(change: MedianChange) -> str:
    return _("{symptom}, {view}").format(
        symptom=labels.symptom_label(change.item), view=labels.respondent(change.respondent)
    )


def _none(alike: Sequence[MedianChange]) -> list[Flowable]:
    return [paragraph(markup(_("No middle score moved by 1 point or more.")))] if alike else []


def _rest(count: int) -> list[Flowable]:
    if count <= 0:
        return []
    words = ngettext("and {n} more that moved by 1 point or more", "and {n} more that moved by 1 point or more", count)
    return [paragraph(markup(words), SMALL, quiet=True)]


def _named(title: str, changes: Sequence[MedianChange], named: int, width: float, *, values: bool) -> list[Flowable]:
    if not changes:
        return []
    shown = [_brief(c) if values else _name(c) for c in changes[:named]]
    rest = len(changes) - len(shown)
    if rest and shown:
        shown.append(ngettext("and {n} more", "and {n} more", rest))
    words = _("; ").join(shown) or number(rest, 0)
    return [paragraph(markup(f"{title} {clip(words, width * 1.9 - 150)}."), SMALL)]


def _brief(change: MedianChange) -> str:
    return _("{name} ({before} then, {now} now)").format(
        name=_name(change), before=number(change.before or 0.0), now=number(change.now or 0.0)
    )
