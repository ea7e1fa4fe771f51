"""Checks: when each was done last, what was told, and when it is planned next; those of primary care apart."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from spms_desktop.domain.visit import CheckLine, VisitSummary
from spms_desktop.i18n import _, ngettext, short_date
from spms_desktop.report import labels
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import SMALL, paragraph
from spms_desktop.report.tables import head, table
from spms_desktop.report.text import Markup, bold, clip, joined, markup, unbroken

# Checks with a row, and lines for what was told; without rows they run on in so many lines.
_DETAIL = ((8, 2), (8, 1), (6, 1), (5, 1), (4, 0), (0, 3), (0, 2), (0, 1))
_DATE = 66.0


def section(summary: VisitSummary, width: float) -> Section | None:
    """The checks of the MS team and others; left out when none is known."""
    return _section(_("Checks"), summary.checks, width, weight=4)


def primary(summary: VisitSummary, width: float, *, first: bool = False) -> Section | None:
    """Blood pressure, blood tests, bones, vaccines; on the page for primary care it says so when there are none."""
    lines = summary.primary_care
    if not lines and first:
        title = _("Primary care")
        return Section(title, 6, 1, lambda _level: [paragraph(markup(_("No checks were noted.")), quiet=True)])
    return _section(_("Primary care"), lines, width, weight=9 if first else 3)


def _section(title: str, lines: Sequence[CheckLine], width: float, *, weight: int) -> Section | None:
    if not lines:
        return None

    def build(level: int) -> list[Flowable]:
        rows, told = _DETAIL[level]
        if not rows:
            return [_run_on(lines, width * told)]
        rest = len(lines) - rows
        more = (
            [paragraph(markup(ngettext("and {n} more", "and {n} more", rest)), SMALL, quiet=True)] if rest > 0 else []
        )
        return [_grid(lines[:rows], told, width), *more]

    return Section(title, weight, len(_DETAIL), build)


def _grid(lines: Sequence[CheckLine], told: int, width: float) -> Flowable:
    room = width - 2 * _DATE
    titles = head("", _("last"), _("planned next"))
    rows = [titles, *([_name(line, told, room), _day(line, last=True), _day(line, last=False)] for line in lines)]
    return table(rows, (room, _DATE, _DATE))


def _run_on(lines: Sequence[CheckLine], room: float) -> Flowable:
    """As many as fit into the room, in words, and how many do not."""
    shown: list[str] = []
    for line in lines:
        words, rest = _words(line), len(lines) - len(shown) - 1
        if shown and clip(_joined([*shown, words], rest), room * 0.95) != _joined([*shown, words], rest):
            break
        shown.append(words)
    return paragraph(markup(clip(_joined(shown, len(lines) - len(shown)), room * 0.97)))


def _joined(shown: Sequence[str], rest: int) -> str:
    more = [ngettext("and {n} more", "and {n} more", rest)] if rest else []
    return _("; ").join([*shown, *more])


def _words(line: CheckLine) -> str:
    name = clip(labels.check(line.what), 300)
    last = unbroken(short_date(line.last)) if line.last else ""
    planned = _("next {date}").format(date=unbroken(short_date(line.planned))) if line.planned else ""
    return _("{name} {when}").format(name=name, when=_(", ").join(part for part in (last, planned) if part))


def _name(line: CheckLine, told: int, room: float) -> Flowable:
    name = clip(labels.check(line.what), room * 0.9)
    words: Markup = markup(clip(line.told, room * (told + 0.3) - len(name) * 4)) if told and line.told else markup("")
    return paragraph(joined(bold(name), words, by=": "))


def _day(line: CheckLine, *, last: bool) -> Flowable:
    day = line.last if last else line.planned
    return paragraph(markup(unbroken(short_date(day)) if day else "–"), quiet=not day)
