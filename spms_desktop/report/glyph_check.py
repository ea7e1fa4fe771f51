"""Letters in a summary that the paper cannot show as they were typed, so that the app can say so beforehand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from spms_desktop.domain.visit import VisitSummary
from spms_desktop.report.fonts import has_glyph
from spms_desktop.report.text import is_shown

# Hebrew, Arabic and their like have glyphs, but their letters are printed in the order of typing, left to right.
_RIGHT_TO_LEFT = ("R", "AL")


def missing_glyphs(summary: VisitSummary) -> frozenset[str]:
    """Letters that print as "?" or, being written from right to left, in the wrong order."""
    letters = set().union(*set(_texts(summary)))
    return frozenset(c for c in letters if is_shown(c) and not _prints_as_typed(c))


def _prints_as_typed(letter: str) -> bool:
    return (letter.isspace() or has_glyph(letter)) and unicodedata.bidirectional(letter) not in _RIGHT_TO_LEFT


def _texts(value: object) -> Iterator[str]:
    """Every text anywhere inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
