"""What stands at the foot of both pages: whose words these are, how "changed" is computed, which page it is."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from spms_desktop.catalog.wording import wording
from spms_desktop.domain.visit import VisitSummary
from spms_desktop.i18n import _
from spms_desktop.report.fonts import Weight
from spms_desktop.report.layout import Frame
from spms_desktop.report.sections.changed import method_line
from spms_desktop.report.styles import LINE, QUIET, SMALL, paragraph
from spms_desktop.report.tagging import artifact, mark
from spms_desktop.report.text import markup
from spms_desktop.report.typeset import draw_right

_PAGE_ROOM = 70.0
_ABOVE = 5.0


def footer_height(summary: VisitSummary, width: float) -> float:
    """The height of the foot, the hairline and the room above it included."""
    return sum(height for _line, height in _lines(summary, width)) + 2 * _ABOVE


def draw_footer(canvas: Canvas, summary: VisitSummary, page: Frame, number: int, pages: int) -> None:
    """Draw the foot below the frame of a page; a screen reader meets its words once, at the end."""
    y = page.bottom - _ABOVE
    with artifact(canvas):
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(page.left, y, page.left + page.width, y)
    for line, height in _lines(summary, page.width):
        y -= height
        with mark(canvas, "P") if number == pages else artifact(canvas, "Pagination"):
            line.drawOn(canvas, page.left, y - 2)
    words = _("Page {number} of {pages}").format(number=number, pages=pages)
    with artifact(canvas, "Pagination"):
        draw_right(canvas, page.left + page.width, y + 1, words, Weight.SEMIBOLD, SMALL, QUIET)


def _lines(summary: VisitSummary, width: float) -> list[tuple[Paragraph, float]]:
    texts = (method_line(summary), _(wording().disclaimers["pdf_footer"]))
    lines = [paragraph(markup(text), SMALL, quiet=True) for text in texts]
    rooms = (width, width - _PAGE_ROOM)
    return [(line, float(line.wrap(room, 1000)[1])) for line, room in zip(lines, rooms, strict=True)]
