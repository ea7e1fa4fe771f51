"""The appendix that is printed only when it is ticked: every medicine of the plan and every open question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.visit import TreatmentLine, VisitSummary
from spms_desktop.i18n import _, inside, short_date
from spms_desktop.report import labels
from spms_desktop.report.column import draw_column
from spms_desktop.report.fonts import Weight
from spms_desktop.report.layout import Frame, bookmark
from spms_desktop.report.styles import BODY, GUTTER, GUTTER_GAP, HANG, paragraph
from spms_desktop.report.tagging import group, mark
from spms_desktop.report.text import bold, clip, joined, markup, unbroken

_LINES = 6
_APART = 3.0


@dataclass(frozen=True, slots=True)
class _Line:
    """One line under its title; a title that goes on stands on each page again."""

    title: str
    flowable: Flowable


Page = list[_Line]


def pages_of(summary: VisitSummary, width: float, height: float) -> list[Page]:
    """The lines cut into as many pages as they need."""
    pages: list[Page] = [[]]
    left = height
    for line in _lines(summary, width):
        high = float(line.flowable.wrap(width, height)[1]) + _APART
        if pages[-1] and pages[-1][-1].title != line.title:
            high += _APART * 3
        if high > left and pages[-1]:
            pages.append([])
            left = height
        pages[-1].append(line)
        left -= high
    return pages


def draw_page(canvas: Canvas, page: Page, frame: Frame, top: float) -> None:
    """Draw one page of it below `top`: the titles in the gutter, as on the other pages."""
    left = frame.left + GUTTER + GUTTER_GAP
    for title in dict.fromkeys(line.title for line in page):
        top -= _APART * 3
        bookmark(canvas, title, top)
        head = paragraph(markup(title, Weight.BOLD), BODY)
        placed = []
        with group(canvas, "Sect"):
            high = float(head.wrap(GUTTER, frame.height)[1])
            with mark(canvas, "H2"):
                head.drawOn(canvas, frame.left, top - high)
            for line in (line for line in page if line.title == title):
                top -= float(line.flowable.wrap(frame.content_width, frame.height)[1])
                placed.append((line.flowable, left, top))
                top -= _APART
            draw_column(canvas, placed)


def _lines(summary: VisitSummary, width: float) -> Iterator[_Line]:
    medicines, questions = _("All medicines"), _("All questions")
    for medicine in summary.treatments:
        yield _Line(medicines, _medicine(medicine, width))
    if not summary.treatments:
        yield _Line(medicines, paragraph(markup(_("No medicines are in the plan.")), quiet=True))
    for number, item in enumerate(summary.items, start=1):
        yield _Line(questions, _question(number, item, width))
    if not summary.items:
        yield _Line(questions, paragraph(markup(_("No questions are on the list.")), quiet=True))


def _medicine(line: TreatmentLine, width: float) -> Flowable:
    facts = [
        line.dose_text.strip()[:1000],
        _("as needed") if line.as_needed else "",
        _("since {date}").format(date=short_date(line.since)) if line.since else "",
        _("for {purpose}").format(purpose=line.purpose.strip()[:1000]) if line.purpose.strip() else "",
        _("stopped {date}").format(date=short_date(line.stopped_on)) if line.stopped_on else "",
    ]
    words = clip(_("; ").join(fact for fact in facts if fact), width * 2)
    return paragraph(joined(bold(clip(line.name, width * 0.9, Weight.SEMIBOLD)), markup(words), by=": "), hang=HANG)


def _question(number: int, item: DiscussionItem, width: float) -> Flowable:
    asked = _("({kind}, {date})").format(
        kind=inside(labels.discussion_kind(item.kind)), date=unbroken(short_date(item.asked_on))
    )
    words = clip(item.text, width * _LINES * 0.94 - 120)
    return paragraph(joined(bold(f"{number}."), markup(words), markup(asked)), hang=HANG)
