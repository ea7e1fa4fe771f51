"""The visit summary: two pages a clinician reads in one minute, from values to PDF bytes."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from spms_desktop.domain.visit import Variant, VisitSummary
from spms_desktop.i18n import _, short_date
from spms_desktop.report.appendix import draw_page, pages_of
from spms_desktop.report.blocks import first_page, second_page
from spms_desktop.report.document import Document, name_in_title
from spms_desktop.report.footer import draw_footer, footer_height
from spms_desktop.report.layout import Frame, bookmark, draw_rule, place
from spms_desktop.report.paper import Paper
from spms_desktop.report.sections import decided, header
from spms_desktop.report.styles import MARGIN

RUNNING_HEAD = 30.0
PAGES = 2


def render(
    summary: VisitSummary,
    paper: Paper = Paper.A4,
    variant: Variant = Variant.NEUROLOGIST,
    *,
    appendix: bool = False,
) -> bytes:
    """Two pages as a PDF, and an appendix only when it is asked for; the same arguments always give the same bytes."""
    day = short_date(summary.appointment or summary.prepared_on)
    document = Document(
        paper,
        summary.prepared_on,
        title=_("Visit summary, {person}, {date}").format(person=name_in_title(summary.person), date=day),
        author=summary.prepared_by,
        subject=_("Self-reported summary for a visit, {date}").format(date=summary.prepared_on.isoformat()),
    )
    canvas = document.canvas
    page = _page_frame(summary, paper)
    further = pages_of(summary, page.content_width, page.height - RUNNING_HEAD) if appendix else []
    pages = PAGES + len(further)
    _first_page(canvas, summary, page, variant)
    draw_footer(canvas, summary, page, 1, pages)
    canvas.showPage()
    _second_page(canvas, summary, page, variant)
    draw_footer(canvas, summary, page, PAGES, pages)
    canvas.showPage()
    for number, blocks in enumerate(further, start=PAGES + 1):
        _bookmark(canvas, number)
        head = header.draw_running_head(canvas, summary, page.left, page.bottom + page.height, page.width)
        draw_page(canvas, blocks, page, page.bottom + page.height - head)
        draw_footer(canvas, summary, page, number, pages)
        canvas.showPage()
    return document.finished()


def _first_page(canvas: Canvas, summary: VisitSummary, page: Frame, variant: Variant) -> None:
    _bookmark(canvas, 1)
    used = header.draw_masthead(canvas, summary, page.left, page.bottom + page.height, page.width)
    bar = header.DataBar(summary.data)
    _wide, high = bar.wrap(page.width, page.height)
    bar.drawOn(canvas, page.left, page.bottom + page.height - used - 6 - high)
    frame = Frame(page.left, page.bottom, page.width, page.height - used - 8 - high)
    place(canvas, frame, first_page(summary, variant, frame.content_width))


def _second_page(canvas: Canvas, summary: VisitSummary, page: Frame, variant: Variant) -> None:
    _bookmark(canvas, 2)
    used = header.draw_running_head(canvas, summary, page.left, page.bottom + page.height, page.width) + 4
    reserved = decided.least_height() + 8
    frame = Frame(page.left, page.bottom + reserved, page.width, page.height - used - reserved)
    free = place(canvas, frame, second_page(summary, variant, frame.content_width))
    lines = decided.DecidedLines(page.width, free + reserved - 8)
    _wide, high = lines.wrap(page.width, page.height)
    draw_rule(canvas, page.left, frame.bottom + free, page.width)
    bookmark(canvas, _("Decided today"), frame.bottom + free)
    lines.drawOn(canvas, page.left, frame.bottom + free - high - 5)


def _page_frame(summary: VisitSummary, paper: Paper) -> Frame:
    """The part of a page between its margins and above its foot."""
    width, height = paper.size
    bottom = MARGIN - 10 + footer_height(summary, width - 2 * MARGIN)
    return Frame(MARGIN, bottom, width - 2 * MARGIN, height - MARGIN + 4 - bottom)


def _bookmark(canvas: Canvas, page: int) -> None:
    key = f"page-{page}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(_("Page {n}").format(n=page), key, level=0)
