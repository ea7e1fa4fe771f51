"""Sizes, greys and paragraph styles of the printed pages; nothing on them is smaller than 9 pt."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from spms_desktop.report.directed import DirectedParagraph
from spms_desktop.report.fonts import Weight, main_font
from spms_desktop.report.text import Markup

SMALL, BODY, LEAD, NAME = 9.0, 9.5, 12.0, 18.0
MARGIN = 38.0
GUTTER, GUTTER_GAP = 90.0, 12.0
HANG = 12.0

INK = HexColor("#161616")
QUIET = HexColor("#505050")
LINE = HexColor("#A6A6A6")
GRID = HexColor("#D4D4D4")
BAND = HexColor("#D9D9D9")
TINT = HexColor("#F0F0EE")


@cache
def style(size: float = BODY, *, quiet: bool = False, right: bool = False, hang: float = 0.0) -> ParagraphStyle:
    """A paragraph style of our one family; `hang` indents every line but the first."""
    return ParagraphStyle(
        f"s{size}{quiet}{right}{hang}",
        fontName=main_font(Weight.REGULAR),
        bulletFontName=main_font(Weight.REGULAR),
        fontSize=size,
        leading=round(size * 1.27, 1),
        textColor=QUIET if quiet else INK,
        leftIndent=hang,
        firstLineIndent=-hang,
        splitLongWords=True,
        spaceShrinkage=0,  # or ReportLab sets lines a little wider than their column
        allowWidows=1,
        allowOrphans=1,
        **({"alignment": TA_RIGHT} if right else {}),
    )


def paragraph(
    content: Markup,
    size: float = BODY,
    *,
    quiet: bool = False,
    right: bool = False,
    hang: float = 0.0,
    space: float = 0.0,
    role: str = "",
) -> Paragraph:
    """A paragraph of markup that came through `text`, with some space before it.

    For a screen reader one with a `hang` is an item of a list, unless `role` says what else it is.
    """
    made = DirectedParagraph(content, style(size, quiet=quiet, right=right, hang=hang))
    made.spaceBefore = space
    made.role = role or ("LI" if hang else "P")
    return made


def numbered(mark: Markup, content: Markup, size: float = BODY) -> Paragraph:
    """A paragraph with its number or dash standing free at the left."""
    base = style(size, hang=HANG)
    flush = ParagraphStyle(f"{base.name}flush", base, firstLineIndent=0, bulletIndent=0)
    made = DirectedParagraph(f"<bullet>{mark} </bullet>{content}", flush)
    made.role = "LI"
    return made
