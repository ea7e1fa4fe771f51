"""The visits that are planned next."""

from __future__ import annotations

from reportlab.platypus import Flowable

from spms_desktop.domain.visit import PlannedVisit, VisitSummary
from spms_desktop.i18n import _, ngettext, short_date
from spms_desktop.report import labels
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import SMALL, paragraph
from spms_desktop.report.text import bold, clip, joined, markup

_DETAIL = (5, 4, 3, 2, 1)


def section(summary: VisitSummary, width: float) -> Section | None:
    """The nearest visits, one a line; left out when none is planned."""
    visits = sorted((v for v in summary.planned_visits if not _this_one(v, summary)), key=lambda v: v.day)
    if not visits:
        return None

    def build(level: int) -> list[Flowable]:
        shown = [_visit(v, width) for v in visits[: _DETAIL[level]]]
        rest = len(visits) - len(shown)
        more = [paragraph(markup(ngettext("and {n} more", "and {n} more", rest)), SMALL, quiet=True)] if rest else []
        return [*shown, *more]

    return Section(_("Next visits"), weight=3, levels=len(_DETAIL), build=build)


def _this_one(visit: PlannedVisit, summary: VisitSummary) -> bool:
    """Whether it is the visit this paper is for, which stands in its head already."""
    return visit.day == summary.appointment and visit.name == summary.clinician


def _visit(visit: PlannedVisit, width: float) -> Flowable:
    name = clip(visit.name, width * 0.45)
    role = clip(labels.role_label(visit.role), width * 0.3)
    both = _("{name}, {role}").format(name=name, role=role) if name and role else name or role
    return paragraph(joined(bold(short_date(visit.day)), markup(both)))
