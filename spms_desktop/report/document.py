"""A PDF canvas that always gives the same bytes for the same drawing, with the document's facts set."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from spms_desktop.i18n import _
from spms_desktop.report.fonts import main_font
from spms_desktop.report.paper import Paper
from spms_desktop.report.styles import BODY


class _SpacedText(PDFTextObject):
    """Text whose lines end with a space, so that what reads the file does not join the last word with the next."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N803
        super()._textOut(text + " " if TStar and not text.endswith(" ") else text, TStar)


class _Canvas(Canvas):
    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> PDFTextObject:
        """ReportLab asks here for the text of a paragraph."""
        return _SpacedText(self, x, y, direction=direction)


def new_canvas(target: BytesIO, paper: Paper, day: date, *, title: str, author: str, language: str) -> Canvas:
    """A canvas of a paper size; the day is the only date the document carries."""
    canvas = _Canvas(
        target,
        pagesize=paper.size,
        invariant=1,
        pageCompression=1,
        lang=language,
        initialFontName=main_font(),
        initialFontSize=BODY,
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(_("Self-reported summary for a visit, {date}").format(date=day.isoformat()))
    canvas.setCreator("SPMS Desktop")
    canvas.setProducer("SPMS Desktop")
    canvas.setDateFormatter(lambda *_clock: f"D:{day:%Y%m%d}000000Z")
    canvas.showOutline()
    return canvas
