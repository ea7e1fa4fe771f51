"""Tables as text that a spreadsheet takes in."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

_FORMULA = frozenset("=+-@")
_BREAKS = ("\t", "\r", "\n")


def as_csv(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Comma-separated lines; words that a spreadsheet would take for a formula get an apostrophe before them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_harmless(cell) for cell in headers])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_BREAKS) or _first_sign(cell) in _FORMULA else cell


def _first_sign(cell: str) -> str:
    """The first sign that a program would look at, wide ones as their usual form; blanks and hidden ones are passed."""
    seen = (c for c in cell if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return unicodedata.normalize("NFKC", next(seen, ""))
