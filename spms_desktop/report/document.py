"""A PDF that always has the same bytes for the same drawing, with the document's facts and its structure."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from spms_desktop.i18n import language
from spms_desktop.report.fonts import main_font
from spms_desktop.report.paper import Paper
from spms_desktop.report.structure import with_structure
from spms_desktop.report.styles import BODY
from spms_desktop.report.tagging import Tags
from spms_desktop.report.text import clean

_LONGEST_NAME = 200


class _SpacedText(PDFTextObject):
    """Text whose lines end with a space, so that what reads the file does not join the last word with the next."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N803
        super()._textOut(text + " " if TStar and not text.endswith(" ") else text, TStar)


class _Canvas(Canvas):
    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> PDFTextObject:
        """ReportLab asks here for the text of a paragraph."""
        return _SpacedText(self, x, y, direction=direction)


class Document:
    """One PDF while its pages are drawn on the canvas: its facts, and the structure of what is drawn.

    The day is the only date it carries.
    """

    def __init__(self, paper: Paper, day: date, *, title: str, author: str, subject: str) -> None:
        self._target, self._language = BytesIO(), language()
        self.canvas = _canvas(self._target, paper, self._language)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(clean(author)[:_LONGEST_NAME])
        self.canvas.setSubject(subject)
        self.canvas.setDateFormatter(lambda *_clock: f"D:{day:%Y%m%d}000000Z")
        self._tags = Tags(self.canvas)

    def finished(self) -> bytes:
        """The whole file; the same drawing gives the same bytes."""
        self.canvas.save()
        return with_structure(self._target.getvalue(), self._tags, self._language)


def _canvas(target: BytesIO, paper: Paper, spoken: str) -> Canvas:
    canvas = _Canvas(
        target,
        pagesize=paper.size,
        invariant=1,
        pageCompression=0,  # it is done with the structure, by what does it faster
        lang=spoken,
        initialFontName=main_font(),
        initialFontSize=BODY,
    )
    canvas.setCreator("SPMS Desktop")
    canvas.setProducer("SPMS Desktop")
    canvas.showOutline()
    return canvas


def name_in_title(name: str) -> str:
    """Somebody's name, or whatever was typed for one, in the title of a document."""
    return clean(name)[:_LONGEST_NAME]
