"""The embedded fonts, and which of them can show which letter."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from spms_desktop.resource_files import resource

NO_GLYPH = "?"


class Weight(StrEnum):
    """How heavy a piece of text is set."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


# The first font that has a letter shows it; DejaVu Sans has Greek, Cyrillic and much more.
_CHAINS = {
    Weight.REGULAR: ("AtkinsonHyperlegibleNext-Regular", "DejaVuSans"),
    Weight.SEMIBOLD: ("AtkinsonHyperlegibleNext-SemiBold", "DejaVuSans-Bold", "DejaVuSans"),
    Weight.BOLD: ("AtkinsonHyperlegibleNext-Bold", "DejaVuSans-Bold", "DejaVuSans"),
}


def main_font(weight: Weight = Weight.REGULAR) -> str:
    """The registered name of the font a weight is normally set in."""
    name = _CHAINS[weight][0]
    _letters(name)
    return name


def runs(text: str, weight: Weight = Weight.REGULAR) -> list[tuple[str, str]]:
    """The text cut into pieces, each with a font that has all its letters; a letter no font has becomes "?"."""
    chosen = (_font_for(cluster, weight) for cluster in _clusters(text))
    return [(font, "".join(part for _, part in group)) for font, group in groupby(chosen, key=lambda pair: pair[0])]


def width(text: str, weight: Weight, size: float) -> float:
    """How wide the text is in points."""
    return size * sum(_advance(cluster, weight) for cluster in _clusters(text))


def fitting(text: str, weight: Weight, size: float, points: float) -> int:
    """How many of the text's characters fit into so many points."""
    used, count = 0.0, 0
    for cluster in _clusters(text):
        used += size * _advance(cluster, weight)
        if used > points:
            break
        count += len(cluster)
    return count


def has_glyph(letter: str) -> bool:
    """Whether any of our fonts can show the letter."""
    return any(ord(letter) in _letters(font) for font in _CHAINS[Weight.REGULAR])


@lru_cache(maxsize=8)
def _letters(font: str) -> frozenset[int]:
    """The letters a font has; the font is loaded and registered when it is first asked for."""
    loaded = TTFont(font, str(resource("fonts", f"{font}.ttf")))
    pdfmetrics.registerFont(loaded)
    return frozenset(loaded.face.charToGlyph)


def _clusters(text: str) -> list[str]:
    """Letters with the marks that sit on them, so that both come from one font."""
    if text.isascii():  # most texts are, and have no such marks
        return list(text)
    result: list[str] = []
    for letter in text:
        if result and unicodedata.combining(letter):
            result[-1] += letter
        else:
            result.append(letter)
    return result


@lru_cache(maxsize=4096)
def _advance(cluster: str, weight: Weight) -> float:
    """How far a letter moves the pen at a size of one point."""
    font, shown = _font_for(cluster, weight)
    return float(pdfmetrics.stringWidth(shown, font, 1000.0)) / 1000.0


@lru_cache(maxsize=4096)
def _font_for(cluster: str, weight: Weight) -> tuple[str, str]:
    chain = _CHAINS[weight]
    for font in chain:
        if all(ord(c) in _letters(font) for c in cluster):
            return font, cluster
    # A mark that no font has is dropped from its letter; a letter that no font has is asked about on paper.
    return _font_for(cluster[0] if len(cluster) > 1 else NO_GLYPH, weight)
