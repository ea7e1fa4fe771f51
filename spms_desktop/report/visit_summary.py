"""The visit summary: two pages a clinician reads in one minute, from values to PDF bytes."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from spms_desktop.domain.visit import VisitSummary
from spms_desktop.i18n import _, language, short_date
from spms_desktop.report.document import new_canvas
from spms_desktop.report.footer import draw_footer, footer_height
from spms_desktop.report.layout import Frame, Section, draw_rule, place
from spms_desktop.report.paper import Paper
from spms_desktop.report.sections import (
    caregiver,
    changed,
    decided,
    events,
    function,
    header,
    matters,
    plots,
    treatment,
    visits,
)
from spms_desktop.report.styles import MARGIN
from spms_desktop.report.text import clean

PAGES = 2


def render(summary: VisitSummary, paper: Paper = Paper.A4) -> bytes:
    """The two pages as a PDF; the same value, paper and language always give the same bytes."""
    target = BytesIO()
    day = short_date(summary.appointment or summary.prepared_on)
    title = _("Visit summary, {person}, {date}").format(person=clean(summary.person)[:200], date=day)
    canvas = new_canvas(
        target, paper, summary.prepared_on, title=title, author=clean(summary.prepared_by)[:200], language=language()
    )
    _first_page(canvas, summary, paper)
    canvas.showPage()
    _second_page(canvas, summary, paper)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _first_page(canvas: Canvas, summary: VisitSummary, paper: Paper) -> None:
    _bookmark(canvas, 1)
    page = _page_frame(summary, paper)
    used = header.draw_masthead(canvas, summary, page.left, page.bottom + page.height, page.width)
    bar = header.DataBar(summary.data)
    _wide, high = bar.wrap(page.width, page.height)
    bar.drawOn(canvas, page.left, page.bottom + page.height - used - 6 - high)
    frame = Frame(page.left, page.bottom, page.width, page.height - used - 8 - high)
    beside = frame.content_width
    sections = (
        matters.section(summary, beside),
        changed.section(summary, beside),
        events.section(summary, beside),
        treatment.section(summary, beside),
        visits.section(summary, beside),
    )
    place(canvas, frame, _present(sections))
    draw_footer(canvas, summary, page, 1, PAGES)


def _second_page(canvas: Canvas, summary: VisitSummary, paper: Paper) -> None:
    _bookmark(canvas, 2)
    page = _page_frame(summary, paper)
    used = header.draw_running_head(canvas, summary, page.left, page.bottom + page.height, page.width) + 4
    reserved = decided.least_height() + 8
    frame = Frame(page.left, page.bottom + reserved, page.width, page.height - used - reserved)
    beside = frame.content_width
    sections = (
        plots.section(summary),
        function.steps(summary, beside),
        function.measures(summary, beside),
        caregiver.section(summary, beside),
    )
    free = place(canvas, frame, _present(sections))
    lines = decided.DecidedLines(page.width, free + reserved - 8)
    _wide, high = lines.wrap(page.width, page.height)
    draw_rule(canvas, page.left, frame.bottom + free, page.width)
    lines.drawOn(canvas, page.left, frame.bottom + free - high - 5)
    draw_footer(canvas, summary, page, 2, PAGES)


def _page_frame(summary: VisitSummary, paper: Paper) -> Frame:
    """The part of a page between its margins and above its foot."""
    width, height = paper.size
    bottom = MARGIN - 10 + footer_height(summary, width - 2 * MARGIN)
    return Frame(MARGIN, bottom, width - 2 * MARGIN, height - MARGIN + 4 - bottom)


def _present(sections: tuple[Section | None, ...]) -> list[Section]:
    return [section for section in sections if section]


def _bookmark(canvas: Canvas, page: int) -> None:
    key = f"page-{page}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(_("Page {n}").format(n=page), key, level=0)
