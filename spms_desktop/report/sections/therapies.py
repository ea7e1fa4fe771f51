"""Supportive therapies and the person's goals: what goes on, what is wanted, what ended and why."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from spms_desktop.domain.therapy import TherapyEnd, TherapyStage
from spms_desktop.domain.visit import GoalLine, TherapyLine, VisitSummary
from spms_desktop.i18n import _, ngettext, short_date
from spms_desktop.report import labels
from spms_desktop.report.fonts import Weight, width
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import BODY, HANG, SMALL, paragraph
from spms_desktop.report.text import bold, clip, joined, markup

# Lines shown, and rows of text for each.
_DETAIL = ((6, 2.0), (5, 1.0), (4, 1.0), (3, 1.0), (2, 0.9), (1, 0.9))


def section(summary: VisitSummary, wide: float, *, first: bool = False) -> Section | None:
    """One therapy a line; left out when there is none."""
    lines = summary.therapies
    if not lines:
        return None

    def build(level: int) -> list[Flowable]:
        shown, rows = _DETAIL[level]
        return [*(_therapy(line, wide * rows) for line in lines[:shown]), *_more(len(lines) - shown)]

    return Section(_("Supportive therapies"), 6 if first else 4, len(_DETAIL), build)


def goals(summary: VisitSummary, wide: float) -> Section | None:
    """One goal a line with how near it was last; left out when there is none."""
    lines = summary.goals
    if not lines:
        return None

    def build(level: int) -> list[Flowable]:
        shown, rows = _DETAIL[level]
        return [*(_goal(line, wide * rows) for line in lines[:shown]), *_more(len(lines) - shown)]

    return Section(_("Goals"), 8, len(_DETAIL), build)


def _therapy(line: TherapyLine, room: float) -> Flowable:
    name = clip(labels.therapy(line.what), room * 0.4, Weight.SEMIBOLD)
    left = room * 0.93 - width(name, Weight.SEMIBOLD, BODY)
    return paragraph(joined(bold(name), markup(clip(_how_it_goes(line), left)), by=": "), hang=HANG)


def _how_it_goes(line: TherapyLine) -> str:
    if line.stage is TherapyStage.ENDED:
        return _ended(line)
    words = {
        TherapyStage.NEED: _("wanted"),
        TherapyStage.ASKED: _("wanted, referral asked for"),
        TherapyStage.REFERRED: _("wanted, referral made"),
        TherapyStage.RUNNING: _("going on"),
    }[line.stage]
    counted = ngettext("{n} session in this period", "{n} sessions in this period", line.sessions)
    last = _("last {date}").format(date=short_date(line.last_session)) if line.last_session else ""
    running = line.stage is TherapyStage.RUNNING
    need = _("need: {words}").format(words=line.need.strip()[:500]) if line.need.strip() else ""
    return _("; ").join(part for part in (words, counted if running else "", last if running else "", need) if part)


def _ended(line: TherapyLine) -> str:
    reached = line.end is TherapyEnd.REACHED
    if line.ended_on:
        words = _("ended {date}, goal reached") if reached else _("stopped {date}")
        words = words.format(date=short_date(line.ended_on))
    else:
        words = _("goal reached") if reached else _("stopped")
    return _("{change}: {reason}").format(change=words, reason=line.why.strip()[:500]) if line.why.strip() else words


def _goal(line: GoalLine, room: float) -> Flowable:
    if line.reached_on:
        state = _("reached {date}").format(date=short_date(line.reached_on))
    elif line.rating is not None and line.rated_on:
        state = _("{n} of 10 on {date} (10 is fully there)").format(n=line.rating, date=short_date(line.rated_on))
    else:
        state = _("not looked at yet")
    words = clip(line.text.rstrip(" .:;"), room * 0.9 - width(state, Weight.SEMIBOLD, BODY))
    return paragraph(joined(markup(words), bold(state), by=": "), hang=HANG)


def _more(count: int) -> Sequence[Flowable]:
    if count <= 0:
        return []
    return [paragraph(markup(ngettext("and {n} more", "and {n} more", count)), SMALL, quiet=True)]
