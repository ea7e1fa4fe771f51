"""What the papers in large type share: the heads and the foot of a page, and the column of texts between them."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.pdfgen.canvas import Canvas

from spms_desktop.catalog.wording import wording
from spms_desktop.i18n import _
from spms_desktop.report.column import Placed, draw_column
from spms_desktop.report.fonts import Weight
from spms_desktop.report.fonts import width as width_of
from spms_desktop.report.layout import bookmark, draw_rule
from spms_desktop.report.styles import INK, MARGIN, QUIET, SMALL, paragraph
from spms_desktop.report.tagging import artifact, mark
from spms_desktop.report.text import clip, markup
from spms_desktop.report.typeset import draw_left, draw_right

TITLE = 24.0
_LINE_GAP = 6.0


def draw_title(canvas: Canvas, title: str, lines: Iterable[str], size: float, width: float, top: float) -> float:
    """Draw the head of the first page below `top`; returns where it ends."""
    y = top - TITLE * 0.78
    with mark(canvas, "H1"):
        draw_left(canvas, MARGIN, y, clip(title, width, Weight.BOLD, TITLE), Weight.BOLD, TITLE, INK)
    for line in lines:
        y -= size + _LINE_GAP
        with mark(canvas, "P"):
            draw_left(canvas, MARGIN, y, clip(line, width, Weight.REGULAR, size), Weight.REGULAR, size, INK)
    y -= 9
    heavy_rule(canvas, width, y)
    return y


def draw_running_head(canvas: Canvas, title: str, date: str, size: float, width: float, top: float) -> float:
    """Draw the one line that says on the next pages what paper it is; returns where it ends."""
    y = top - size * 0.78
    room = width - width_of(date, Weight.REGULAR, size) - 12
    with artifact(canvas, "Pagination"):
        draw_left(canvas, MARGIN, y, clip(title, room, Weight.BOLD, size), Weight.BOLD, size, INK)
        draw_right(canvas, MARGIN + width, y, date, Weight.REGULAR, size, INK)
    y -= 7
    heavy_rule(canvas, width, y)
    return y


def heavy_rule(canvas: Canvas, width: float, y: float) -> None:
    """The line below the head of a page."""
    with artifact(canvas):
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.4)
        canvas.line(MARGIN, y, MARGIN + width, y)


def draw_texts(canvas: Canvas, placed: list[Placed]) -> None:
    """Draw the column; each of its headings is a bookmark too."""
    for text, _x, y in placed:
        if getattr(text, "role", "") == "H2":
            bookmark(canvas, str(getattr(text, "plain", "")), y + float(text.height), level=0)
    draw_column(canvas, placed)


def draw_foot(canvas: Canvas, width: float, page: int, pages: int) -> None:
    """Draw the foot of a page; a screen reader meets its words once, at the end."""
    words = _("Page {number} of {pages}").format(number=page, pages=pages)
    room = width - width_of(words, Weight.SEMIBOLD, SMALL) - 12
    said = paragraph(markup(_(wording().disclaimers["pdf_footer"])), SMALL, quiet=True)
    high = float(said.wrap(room, 1000.0)[1])
    draw_rule(canvas, MARGIN, MARGIN + high, width)
    with mark(canvas, "P") if page == pages else artifact(canvas, "Pagination"):
        said.drawOn(canvas, MARGIN, MARGIN - 6)
    with artifact(canvas, "Pagination"):
        draw_right(canvas, MARGIN + width, MARGIN - 3, words, Weight.SEMIBOLD, SMALL, QUIET)
