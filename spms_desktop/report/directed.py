"""A paragraph whose lines are put into the order in which they are seen, once it is known where they break."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Paragraph

from spms_desktop.report.right_to_left import as_seen, has_right_to_left, mirrored, seen_order, turned_letters

GOES_ON = "goes on"
"""The role of a text that belongs to the one drawn before it, also when that stands on another page."""


class DirectedParagraph(Paragraph):
    """A paragraph that may hold words from right to left; its lines are turned only while it is drawn."""

    role = "P"

    @property
    def plain(self) -> str:
        """The words in the order of typing."""
        return str(self.getPlainText(identify=True))

    @property
    def logical(self) -> str:
        """The same where they are drawn in another order, else nothing."""
        text = self.plain
        return text if has_right_to_left(text) else ""

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """The text in two; the second half belongs to the first."""
        parts: list[Any] = super().split(availWidth, availHeight)
        for part, role in zip(parts, (self.role, GOES_ON), strict=False):
            part.role = role
        return parts

    def draw(self) -> None:
        """Draw it, line by line from the left."""
        if not self.logical:
            super().draw()
            return
        broken: Any = self.blPara
        self.blPara: Any = _turned(broken)
        super().draw()
        self.blPara = broken


def _turned(broken: Any) -> Any:
    lines = [_plain_line(line) if broken.kind == 0 else _rich_line(line) for line in broken.lines]
    return broken.clone(lines=lines)


def _plain_line(line: Any) -> Any:
    extra, words = line
    return extra, as_seen(" ".join(words)).split(" ")


def _rich_line(line: Any) -> Any:
    """A line of pieces in several fonts: the letters change places and keep their fonts."""
    letters = [(letter, piece) for piece in line.words for letter in piece.text]
    text = "".join(letter for letter, _piece in letters)
    turned, words = turned_letters(text), list[Any]()
    for place in seen_order(text):
        letter, piece = letters[place]
        shown = mirrored(letter) if place in turned else letter
        if words and words[-1].fontName == piece.fontName and words[-1].fontSize == piece.fontSize:
            words[-1].text += shown
        else:
            words.append(piece.clone(text=shown))
    return line.clone(words=words)
