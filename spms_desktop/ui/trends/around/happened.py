"""The strips of what happened: events and falls, walking aid, milestones, and the scores of clinics and forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from spms_desktop.catalog.abilities import abilities
from spms_desktop.catalog.instruments import instruments
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.score import Score
from spms_desktop.i18n import _, ngettext, number, short_date
from spms_desktop.report.labels import amount, event_kind
from spms_desktop.services.around import AroundValues, DayValues
from spms_desktop.ui.trends.around.binning import steps
from spms_desktop.ui.trends.around.daily import count_row, hollow_words, joined, nothing
from spms_desktop.ui.trends.around.values import Look, Mark, Row, RowKind, Side, Strip
from spms_desktop.ui.trends.values import Table

_AID_HOLDS = timedelta(days=35)
"""The walking aid is asked once a week; after five weeks without an answer nobody knows."""


def happened_side(values: AroundValues, today: date) -> Side:
    """The strips and their table."""
    strips = (_events(values, today), _aids(values), _milestones(values), _scores(values))
    lines = _lines(values, today)
    headers = (_("Day"), _("What"), _("In words"))
    table = Table(headers, tuple((short_date(day), what, words) for day, what, words in lines))
    return Side(strips, table, Table(headers, tuple((day.isoformat(), what, words) for day, what, words in lines)))


# Events and falls


def _events(values: AroundValues, today: date) -> Strip:
    rows = [*_event_rows(values, today), *_fall_rows(values)]
    title = _("Events and falls")
    if not rows:
        return Strip("events", title, nothing(), ())
    words = ngettext("{n} event.", "{n} events.", len(values.events)) if values.events else ""
    falls = int(sum(day.value for day in values.falls))
    counted = ngettext("{n} fall was counted.", "{n} falls were counted.", falls) if falls else ""
    lasting = _("A bar went on for days, a dot is one day.") if values.events else ""
    return Strip("events", title, joined(words, counted, lasting, hollow_words(_some(values.falls))), tuple(rows))


def _event_rows(values: AroundValues, today: date) -> Iterator[Row]:
    by_kind: dict[EventKind, list[Event]] = defaultdict(list)
    for event in values.events:
        by_kind[event.kind].append(event)
    for kind in EventKind:
        if by_kind[kind]:
            marks = tuple(_event_mark(event, values.span, today) for event in by_kind[kind])
            yield Row(RowKind.SPANS, (event_kind(kind),), marks)


def _event_mark(event: Event, within: Span, today: date) -> Mark:
    span = event.span(today)
    return Mark(max(span.first, within.first), min(span.last, within.last), text=_title(event))


def _title(event: Event) -> str:
    return _("{text} (only for me)").format(text=event.title).strip() if event.private else event.title


def _fall_rows(values: AroundValues) -> Iterator[Row]:
    for label, days in ((_("Falls counted"), values.falls), (_("Near falls counted"), values.near_falls)):
        if _some(days):
            yield count_row(label, _some(days), steps(values.span))


def _some(days: Sequence[DayValues]) -> list[DayValues]:
    return [day for day in days if day.value > 0]


# Walking aid


def _aids(values: AroundValues) -> Strip:
    title = _("Walking aid")
    if not values.aids:
        return Strip("aids", title, nothing(), ())
    orders = sorted({day.value for day in values.aids})
    marks = [
        Mark(first, last, orders.index(value) / (len(orders) - 1) if len(orders) > 1 else 0.5, look)
        for first, last, value, look in _aid_runs(values)
    ]
    latest = values.aids[-1]
    words = _("Last recorded on {date}: {aid}.").format(date=short_date(latest.day), aid=_aid(latest.value))
    labels = tuple(_aid(order) for order in orders)
    return Strip("aids", title, joined(words, hollow_words(values.aids)), (Row(RowKind.STEPS, labels, tuple(marks)),))


def _aid_runs(values: AroundValues) -> list[tuple[date, date, float, Look]]:
    """Stretches of one aid: each answer holds until the next, for five weeks at most."""
    runs: list[tuple[date, date, float, Look]] = []
    ends = [later.day for later in values.aids[1:]] + [values.span.last + DAY]
    for day, end in zip(values.aids, ends, strict=True):
        last = max(day.day, min(end - DAY, day.day + _AID_HOLDS))
        look = Look.SOLID if day.own else Look.DASHED
        if runs and runs[-1][1] + DAY == day.day and runs[-1][2:] == (day.value, look):
            runs[-1] = (runs[-1][0], last, day.value, look)
        else:
            runs.append((day.day, last, day.value, look))
    return runs


def _aid(order: float) -> str:
    return amount("walking_aid", order)


# Milestones


def _milestones(values: AroundValues) -> Strip:
    inside = _inside(values)
    title = _("Milestones")
    if not inside:
        return Strip("milestones", title, nothing(), ())
    names = list(dict.fromkeys(m.what for m in inside))
    rows = tuple(_ability_row([m for m in values.milestones if m.what == name], values.span) for name in names)
    words = _("A thick line: it could be done. A dashed line: it could not.")
    counted = ngettext("{n} milestone.", "{n} milestones.", len(inside))
    return Strip("milestones", title, joined(counted, words), rows)


def _inside(values: AroundValues) -> list[Milestone]:
    return [m for m in values.milestones if m.day in values.span]


def _ability_row(found: list[Milestone], span: Span) -> Row:
    """Up to the last day it could be done the line is high; from the first day of "again" on it is high anew."""
    turns = [(m.day + DAY if m.change is Ability.LOST else m.day, m.change is Ability.REGAINED) for m in found]
    ends: list[tuple[date, bool]] = [(span.first, not turns[0][1]), *turns, (span.last + DAY, True)]
    marks = [
        Mark(max(start, span.first), min(end - DAY, span.last), float(can), Look.SOLID if can else Look.DASHED)
        for (start, can), (end, _next) in pairwise(ends)
        if max(start, span.first) <= min(end - DAY, span.last)
    ]
    return Row(RowKind.STEPS, (_ability(found[0].what),), tuple(marks))


def _ability(what: str) -> str:
    known = abilities().get(what)
    return _(known.label) if known else what


def _milestone_words(milestone: Milestone) -> str:
    lost = milestone.change is Ability.LOST
    text = (_("Last time: {what}") if lost else _("Again: {what}")).format(what=_ability(milestone.what))
    return _("{text} (only for me)").format(text=text) if milestone.private else text


# Scores


def _scores(values: AroundValues) -> Strip:
    title = _("Scores of clinics and forms")
    if not values.scores:
        return Strip("scores", title, nothing(), ())
    names = list(dict.fromkeys(score.instrument for score in values.scores))
    rows = tuple(_score_row(name, [s for s in values.scores if s.instrument == name]) for name in names)
    words = ngettext("{n} score, as it was given.", "{n} scores, as they were given.", len(values.scores))
    return Strip("scores", title, words, rows)


def _score_row(name: str, found: list[Score]) -> Row:
    known = instruments().get(name)
    label = _(known.label) if known else name
    marks = tuple(Mark(s.day, s.day, text=score_value(s)) for s in found)
    return Row(RowKind.SPANS, (label,), marks)


def score_value(score: Score) -> str:
    """The number with its unit, with a decimal where the scale has them."""
    known = instruments().get(score.instrument)
    shown = number(score.value, 2)
    if known and known.step < 1 and score.value == int(score.value):
        shown = number(score.value + 0.1)[:-1] + number(0, 0)  # the locale's own sign before the decimal
    return _("{value} {unit}").format(value=shown, unit=_(known.unit)) if known and known.unit else shown


# Table


def _lines(values: AroundValues, today: date) -> list[tuple[date, str, str]]:
    """Everything that happened, the newest first."""
    lines: list[tuple[date, str, str]] = [
        *((e.span(today).first, event_kind(e.kind), _event_cell(e, today)) for e in values.events),
        *((d.day, _("Falls counted"), _seen_by(d, number(d.value))) for d in _some(values.falls)),
        *((d.day, _("Near falls counted"), _seen_by(d, number(d.value))) for d in _some(values.near_falls)),
        *((d.day, _("Walking aid"), _seen_by(d, _aid(d.value))) for d in values.aids),
        *((m.day, _("Milestone"), _milestone_words(m)) for m in _inside(values)),
        *((s.day, _score_row(s.instrument, []).labels[0], score_value(s)) for s in values.scores),
    ]
    return sorted(lines, key=lambda line: (-line[0].toordinal(), line[1], line[2]))


def _event_cell(event: Event, today: date) -> str:
    span = event.span(today)
    if event.open:
        return joined(_title(event), _("Still going on."))
    if span.days == 1:
        return _title(event)
    return joined(_title(event), _("Until {date}.").format(date=short_date(span.last)))


def _seen_by(day: DayValues, words: str) -> str:
    return words if day.own else _("{value}, caregiver’s view").format(value=words)
