"""Letters in what goes on paper that the paper cannot show, so that the app can say so beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from spms_desktop.report.fonts import has_glyph
from spms_desktop.report.text import is_shown


def missing_glyphs(value: object) -> frozenset[str]:
    """Letters that print as "?"."""
    letters = set().union(*set(_texts(value)))
    return frozenset(c for c in letters if is_shown(c) and not (c.isspace() or has_glyph(c)))


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
