"""Function: steps and milestones with their dates, clinic scores as typed in; other measures as value and range."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable

from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.visit import MeasureLine, ScoreLine, StepLine, VisitSummary
from spms_desktop.i18n import _, day_month, ngettext, number, short_date
from spms_desktop.report import labels
from spms_desktop.report.fonts import Weight
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import HANG, SMALL, paragraph
from spms_desktop.report.tables import head, table
from spms_desktop.report.text import bold, clip, joined, markup, unbroken

_SCORES = 3
# Lines of each sort, how many of the latest steps each; then measures in the table.
_STEPS = ((4, 6), (3, 4), (2, 3), (2, 2), (1, 2))
_ROWS = (8, 6, 5, 4, 3, 2)


def steps(summary: VisitSummary, width: float) -> Section | None:
    """Walking aid and distance as dated steps, milestones, clinic scores; left out when none was recorded."""
    lines = [line for line in summary.steps if line.steps]
    milestones, scores = summary.milestones, summary.scores
    if not (lines or milestones or scores):
        return None

    def build(level: int) -> list[Flowable]:
        shown, latest = _STEPS[level]
        rest = sum(max(0, len(found) - shown) for found in (lines, milestones, scores))
        return [
            *(_step_line(line, latest, width) for line in lines[:shown]),
            *(_milestone(milestone, width) for milestone in milestones[:shown]),
            *(score_line(line, width, latest) for line in scores[:shown]),
            *_more(rest),
        ]

    return Section(_("Function"), weight=6, levels=len(_STEPS), build=build)


def score_line(line: ScoreLine, width: float, latest: int = _SCORES) -> Flowable:
    """The latest scores of one instrument in order of time, the last one heaviest."""
    kept = line.scores[-min(latest, _SCORES) :]
    name = clip(_("{name}:").format(name=labels.instrument(line.instrument)), width * 0.6, Weight.SEMIBOLD)
    past = clip(" → ".join(_score(line.instrument, day, value) for day, value in kept[:-1]), width * 0.8)
    now = bold(_score(line.instrument, *kept[-1]))
    return paragraph(joined(markup(name), joined(markup(past), now, by=" → ")), hang=HANG)


def _score(instrument: str, day: date, value: float) -> str:
    return _("{value} ({date})").format(value=unbroken(labels.score(instrument, value)), date=unbroken(short_date(day)))


def _milestone(milestone: Milestone, width: float) -> Flowable:
    """What could be done for the last time, or again."""
    lost = milestone.change is Ability.LOST
    day = unbroken(short_date(milestone.day))
    when = _("about {date}").format(date=day) if milestone.about else day
    head_words = _("Last time, {date}:") if lost else _("Able again, {date}:")
    what = clip(labels.ability(milestone.what), width * 0.9 - 130)
    return paragraph(joined(bold(head_words.format(date=when)), markup(what)), hang=HANG)


def _step_line(line: StepLine, latest: int, width: float) -> Flowable:
    """The latest steps in order of time; where it stands now is the last and heaviest."""
    ordered = sorted(line.steps)
    kept = ordered[-latest:]
    earlier = len(ordered) - len(kept)
    name = clip(_("{name}:").format(name=labels.measure_label(line.name)), width * 0.6, Weight.SEMIBOLD)
    lead = [ngettext("{n} earlier step", "{n} earlier steps", earlier)] if earlier else []
    before = [*lead, *(_step(line.name, day, value) for day, value in kept[:-1])]
    now = clip(_step(line.name, *kept[-1]), width * 0.9, Weight.SEMIBOLD)
    past = clip(" → ".join(before), width * 1.6)
    return paragraph(joined(markup(name), joined(markup(past), bold(now), by=" → ")), hang=HANG)


def _step(name: str, day: date, value: float) -> str:
    return _("{value} ({date})").format(value=labels.amount(name, value), date=unbroken(short_date(day)))


def measures(summary: VisitSummary, width: float) -> Section | None:
    """One measure a row; left out when none was recorded."""
    lines = summary.measures
    if not lines:
        return None

    def build(level: int) -> list[Flowable]:
        kept = _ROWS[level]
        return [_table(lines[:kept], width), *_more(len(lines) - kept)]

    return Section(_("Measures"), weight=4, levels=len(_ROWS), build=build)


def _table(lines: Sequence[MeasureLine], width: float) -> Flowable:
    titles = head("", _("middle"), _("range"), _("latest"), _("entries"), right_from=4)
    fixed = (58.0, 72.0, 100.0, 42.0)
    room = width - sum(fixed)
    return table([titles, *(_row(line, room) for line in lines)], (room, *fixed))


def _row(line: MeasureLine, room: float) -> list[object]:
    plain = not labels.is_choice(line.name)
    low, high = labels.amount(line.name, line.low, unit=False), labels.amount(line.name, line.high, unit=False)
    latest = _("{value} ({date})").format(
        value=labels.amount(line.name, line.latest, unit=False), date=day_month(line.latest_day)
    )
    middle = labels.amount(line.name, line.median) if plain else ""
    return [
        paragraph(markup(clip(labels.measure_label(line.name), room * 1.7))),
        paragraph(bold(clip(middle, 52))),
        paragraph(markup(clip(_("{low} to {high}").format(low=low, high=high) if plain else "", 66))),
        paragraph(markup(clip(latest, 180))),
        paragraph(markup(number(line.entries, 0)), right=True),
    ]


def _more(count: int) -> list[Flowable]:
    if count <= 0:
        return []
    return [paragraph(markup(ngettext("and {n} more", "and {n} more", count)), SMALL, quiet=True)]
