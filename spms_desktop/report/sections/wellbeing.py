"""Mood, sleep and coping: only what was ticked for this document."""

from __future__ import annotations

from reportlab.platypus import Flowable

from spms_desktop.domain.series import BASELINE_DAYS, NOW_DAYS, MedianChange
from spms_desktop.domain.visit import MeasureLine, VisitSummary
from spms_desktop.i18n import _, ngettext, number
from spms_desktop.report import labels
from spms_desktop.report.layout import Section
from spms_desktop.report.sections.function import score_line
from spms_desktop.report.styles import HANG, SMALL, paragraph
from spms_desktop.report.text import bold, clip, joined, markup

_DETAIL = (9, 6, 4, 3, 2, 1)


def section(summary: VisitSummary, width: float) -> Section | None:
    """One line for each rating, measure and form; left out when none was ticked."""
    found = summary.wellbeing
    if not found:
        return None
    lines = [*map(_rating, found.changes), *(_measure(m, width) for m in found.measures)]
    lines += [score_line(score, width) for score in found.scores]

    def build(level: int) -> list[Flowable]:
        rest = len(lines) - _DETAIL[level]
        more = ngettext("and {n} more", "and {n} more", rest) if rest > 0 else ""
        shown = lines[: _DETAIL[level]]
        return [*shown, *([paragraph(markup(more), SMALL, quiet=True)] if more else [])]

    return Section(_("Mood, sleep, coping"), 5, len(_DETAIL), build)


def _rating(change: MedianChange) -> Flowable:
    name = _("{symptom}, {view}").format(
        symptom=clip(labels.symptom_label(change.item), 200), view=labels.respondent(change.respondent)
    )
    if not change.enough:
        words = _("not enough entries yet to compare")
    else:
        words = _("middle score {before} in the {weeks} weeks before, {now} in the last {last} (10 is worst)").format(
            before=number(change.before or 0.0),
            weeks=BASELINE_DAYS // 7,
            now=number(change.now or 0.0),
            last=NOW_DAYS // 7,
        )
    return paragraph(joined(bold(name), markup(words), by=": "), hang=HANG)


def _measure(line: MeasureLine, width: float) -> Flowable:
    words = _("middle {middle}, from {low} to {high}").format(
        middle=labels.amount(line.name, line.median),
        low=labels.amount(line.name, line.low, unit=False),
        high=labels.amount(line.name, line.high, unit=False),
    )
    counted = ngettext("({n} entry)", "({n} entries)", line.entries)
    name = clip(labels.measure_label(line.name), width * 0.6)
    return paragraph(joined(bold(name), joined(markup(words), markup(counted)), by=": "), hang=HANG)
