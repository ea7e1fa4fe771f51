"""What was answered while the visit was prepared, as far as it was ticked for this paper."""

from __future__ import annotations

from reportlab.platypus import Flowable

from spms_desktop.domain.preparation import PreparedLine
from spms_desktop.domain.visit import VisitSummary
from spms_desktop.i18n import _, ngettext
from spms_desktop.report.fonts import Weight, width
from spms_desktop.report.layout import Section
from spms_desktop.report.styles import BODY, HANG, SMALL, paragraph
from spms_desktop.report.text import bold, clip, joined, markup

# Lines shown, and rows of text for each.
_DETAIL = ((12, 3.0), (10, 2.0), (8, 1.0), (5, 1.0), (3, 1.0), (1, 0.9))


def section(summary: VisitSummary, wide: float) -> Section | None:
    """One topic a line, a caregiver's with the name; left out when nothing was prepared."""
    lines = summary.prepared
    if not lines:
        return None

    def build(level: int) -> list[Flowable]:
        shown, rows = _DETAIL[level]
        made = [_line(line, wide * rows) for line in lines[:shown]]
        rest = len(lines) - shown
        if rest > 0:
            made.append(paragraph(markup(ngettext("and {n} more", "and {n} more", rest)), SMALL, quiet=True))
        return made

    return Section(_("Prepared for this visit"), 5, len(_DETAIL), build)


def _line(line: PreparedLine, room: float) -> Flowable:
    heading = line.heading if line.by_person else _("{topic} ({name})").format(topic=line.heading, name=line.author)
    name = clip(heading, room * 0.5, Weight.SEMIBOLD)
    left = room * 0.93 - width(name, Weight.SEMIBOLD, BODY)
    return paragraph(joined(bold(name), markup(clip(" ".join(line.text.split()), left)), by=": "), hang=HANG)
