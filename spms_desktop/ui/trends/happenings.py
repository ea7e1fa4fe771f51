"""Visits, medicine changes and excused windows that stand in the plots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from spms_desktop.domain.medicine import PlanAction
from spms_desktop.domain.periods import DAY, Span
from spms_desktop.domain.visit import Mark
from spms_desktop.i18n import _, listing, short_date
from spms_desktop.report.labels import event_kind
from spms_desktop.services.trends import VISIT, ExcusedWindow
from spms_desktop.ui.trends.values import Happening, HappeningKind

MOST_MARKS = 12


def happenings(marks: Sequence[Mark], windows: Iterable[ExcusedWindow]) -> tuple[tuple[Happening, ...], int]:
    """What stands in the plots, by day, and how many marks found no room; `marks` come the weightiest first."""
    days = list(dict.fromkeys(mark.day for mark in marks))[:MOST_MARKS]
    by_day: dict[date, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.day in days:
            by_day[mark.day].append(mark)
    shown = [_marked(day, by_day[day]) for day in days] + [_shaded(*both) for both in _merged(windows)]
    unmarked = len(marks) - sum(len(found) for found in by_day.values())
    return tuple(sorted(shown, key=lambda h: (h.first, h.last, h.kind))), unmarked


def _marked(day: date, marks: Sequence[Mark]) -> Happening:
    only_visits = all(mark.kind == VISIT for mark in marks)
    label = listing(list(dict.fromkeys(_words(mark) for mark in marks)))
    sentence = _("{date}: {what}").format(date=short_date(day), what=label)
    return Happening(HappeningKind.VISIT if only_visits else HappeningKind.MEDICINE, day, day, label, sentence)


def _words(mark: Mark) -> str:
    if mark.kind == VISIT:
        return _("Visit with {name}").format(name=mark.text) if mark.text else _("Visit")
    patterns = {
        str(PlanAction.START): _("{name} started"),
        str(PlanAction.CHANGE): _("{name} changed"),
        str(PlanAction.PAUSE): _("{name} paused"),
        str(PlanAction.STOP): _("{name} stopped"),
    }
    return patterns[mark.kind].format(name=mark.text)


def _shaded(span: Span, kinds: Sequence[str]) -> Happening:
    label = listing(list(kinds))
    if span.days == 1:
        sentence = _("{date}: {what}").format(date=short_date(span.first), what=label)
    else:
        sentence = _("{first} to {last}: {what}").format(
            first=short_date(span.first), last=short_date(span.last), what=label
        )
    return Happening(HappeningKind.EXCUSED, span.first, span.last, label, sentence)


def _merged(windows: Iterable[ExcusedWindow]) -> list[tuple[Span, list[str]]]:
    """Windows that touch become one, with the kinds of both."""
    merged: list[tuple[Span, list[str]]] = []
    for window in windows:
        words = event_kind(window.kind)
        if merged and window.span.first <= merged[-1][0].last + DAY:
            span, kinds = merged.pop()
            joined = Span(span.first, max(span.last, window.span.last))
            merged.append((joined, list(dict.fromkeys([*kinds, words]))))
        else:
            merged.append((window.span, [words]))
    return merged
