"""The one door through which any text reaches ReportLab: cleaned, cut, escaped, each run in a font that has it."""

from __future__ import annotations

import re
import unicodedata
from typing import NewType
from xml.sax.saxutils import escape

from spms_desktop.report.fonts import Weight, fitting, main_font, runs, width
from spms_desktop.report.right_to_left import joined_letters

MAX_TEXT = 20_000
ELLIPSIS = "…"
Markup = NewType("Markup", str)
_WHITE = re.compile(r"[^\S\u00a0]+")
# Controls, format marks (zero width, bidi), lone surrogates and unassigned code points have nothing to show on paper.
_UNSHOWN = ("Cc", "Cf", "Cs", "Cn")


def clean(text: str) -> str:
    """One line of printable text in one Unicode form; white space is single spaces, no-break spaces stay."""
    spaced = _WHITE.sub(" ", text).strip()
    if spaced.isascii() and spaced.isprintable():
        return spaced
    return unicodedata.normalize("NFC", "".join(filter(is_shown, spaced)))


def printable(text: str) -> str:
    """Clean text with its letters in the forms that are printed."""
    return joined_letters(clean(text))


def is_shown(letter: str) -> bool:
    """Whether a character is one that paper can show at all."""
    return unicodedata.category(letter) not in _UNSHOWN


def markup(text: str, weight: Weight = Weight.REGULAR) -> Markup:
    """Any text as paragraph markup; what looks like markup in it stays text."""
    return _set(printable(text[: 2 * MAX_TEXT])[:MAX_TEXT], weight)


def bold(text: str) -> Markup:
    """Text that the eye finds first."""
    return markup(text, Weight.SEMIBOLD)


def joined(*parts: Markup, by: str = " ") -> Markup:
    """Pieces of markup one after the other with some text between them, empty ones left out."""
    between = by if by.isspace() else _set(by, Weight.REGULAR)
    return Markup(between.join(part for part in parts if part))


def unbroken(text: str) -> str:
    """Text that no line may break, such as a date in a narrow column."""
    return text.replace(" ", "\u00a0")


def clip(text: str, points: float, weight: Weight = Weight.REGULAR, size: float = 9.5) -> str:
    """The text, or as many whole words of it as fit in so many points of width with an ellipsis after them."""
    head = text[: int(points)]  # no letter we set is narrower than a point: the rest could not fit
    whole = printable(head)
    if len(head) == len(text) and fitting(whole, weight, size, points) == len(whole):
        return whole
    kept = fitting(whole, weight, size, points - width(ELLIPSIS, weight, size))
    return _at_word_end(whole, kept).rstrip(" ,.;:") + ELLIPSIS


def _at_word_end(text: str, length: int) -> str:
    kept = text[:length]
    if length >= len(text) or text[length] == " ":
        return kept
    space = kept.rfind(" ")
    return kept[:space] if space > length * 0.6 else kept


def _set(text: str, weight: Weight) -> Markup:
    return Markup("".join(_in_font(font, escape(part)) for font, part in runs(text, weight)))


def _in_font(font: str, escaped: str) -> str:
    """Paragraphs are set in the main font where nothing else is said."""
    return escaped if font == main_font() else f'<font name="{font}">{escaped}</font>'
