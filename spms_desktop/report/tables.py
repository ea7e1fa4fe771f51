"""Plain tables in the house style: quiet heads, hairlines, no boxes."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Paragraph, Table, TableStyle

from spms_desktop.report.fonts import main_font
from spms_desktop.report.styles import GRID, SMALL, paragraph
from spms_desktop.report.tagging import TaggedTable
from spms_desktop.report.text import markup

Cell = Paragraph | str
_BASE = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 1.2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def table(rows: Sequence[Sequence[object]], widths: Sequence[float], *extra: tuple[object, ...]) -> Table:
    """Rows of flowables in columns of fixed widths, a hairline under each row but the last."""
    lines = [("LINEBELOW", (0, 0), (-1, -2), 0.4, GRID)] if len(rows) > 1 else []
    made = TaggedTable([list(row) for row in rows], colWidths=list(widths), hAlign="LEFT")
    # Even an empty cell names a font, and ReportLab's own choice would not be embedded.
    made.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), main_font(), SMALL), *_BASE, *lines, *extra]))
    return made


def head(*titles: str, right_from: int = 99) -> list[Paragraph]:
    """The quiet first row of a table; titles from `right_from` on stand at the right, over their numbers."""
    return [
        paragraph(markup(title), SMALL, quiet=True, right=column >= right_from) for column, title in enumerate(titles)
    ]
