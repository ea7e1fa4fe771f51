"""Reads a PDF back without any of our own code: its text, and the box of every piece of text on its pages."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Box:
    """One shown string: where its baseline starts and ends, and its size in points."""

    left: float
    right: float
    baseline: float
    size: float

    def covers(self, other: Box) -> bool:
        """Whether two strings stand on one another; letters reach about a fifth below and seven tenths above."""
        sideways = min(self.right, other.right) - max(self.left, other.left)
        upward = min(self.top, other.top) - max(self.bottom, other.bottom)
        return sideways > 0.5 and upward > 0.3

    @property
    def top(self) -> float:
        return self.baseline + 0.7 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline - 0.2 * self.size


def text_of(data: bytes) -> str:
    """The text of all pages in reading order, blank lines and outer spaces left out."""
    pages = []
    for number, page in enumerate(PdfReader(BytesIO(data)).pages, start=1):
        lines = [line.strip() for line in page.extract_text().splitlines()]
        pages.append(f"--- page {number}\n" + "\n".join(line for line in lines if line))
    return "\n".join(pages) + "\n"


def boxes(data: bytes) -> list[list[Box]]:
    """The boxes of every page."""
    reader = PdfReader(BytesIO(data))
    return [_Page(reader, page).boxes for page in reader.pages]


def overlaps(page: list[Box]) -> list[tuple[Box, Box]]:
    """Pairs of strings that stand on one another."""
    return [(a, b) for a, b in combinations(page, 2) if a.covers(b)]


class _Page:
    """Follows the text operators of one page."""

    def __init__(self, reader: PdfReader, page: Any) -> None:
        self.boxes: list[Box] = []
        self._fonts = {name: _resolved(font) for name, font in page["/Resources"]["/Font"].items()}
        self._page, self._stack, self._line = UNIT, list[Matrix](), UNIT
        self._x = self._y = self._size = self._leading = 0.0
        self._font: Any = None
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            step = getattr(self, "_do_" + operator.decode().replace("*", "_star"), None)
            if step:
                step(*operands)

    def _do_q(self) -> None:
        self._stack.append(self._page)

    def _do_Q(self) -> None:
        self._page = self._stack.pop()

    def _do_cm(self, *values: float) -> None:
        a, b, c, d, e, f = (float(v) for v in values)
        assert (a, b, c, d) == (1, 0, 0, 1), "nothing on our pages is turned or scaled"
        self._page = (1, 0, 0, 1, self._page[4] + e, self._page[5] + f)

    def _do_Tm(self, *values: float) -> None:
        assert [float(v) for v in values[:4]] == [1, 0, 0, 1]
        self._start, self._y = float(values[4]), float(values[5])
        self._x = self._start

    def _do_Td(self, x: float, y: float) -> None:
        self._start, self._y = self._start + float(x), self._y + float(y)
        self._x = self._start

    def _do_TL(self, leading: float) -> None:
        self._leading = float(leading)

    def _do_T_star(self) -> None:
        self._x, self._y = self._start, self._y - self._leading

    def _do_Tf(self, name: str, size: float) -> None:
        self._font, self._size = self._fonts[name], float(size)

    def _do_Tj(self, shown: Any) -> None:
        codes: bytes = shown.original_bytes
        left, self._x = self._page[4] + self._x, self._x + self._wide(codes)
        if codes.strip(b" "):
            right = left + self._wide(codes.rstrip(b" "))  # blanks at the end of a line are not seen
            self.boxes.append(Box(left, right, self._page[5] + self._y, self._size))

    def _wide(self, codes: bytes) -> float:
        first, widths = int(self._font["/FirstChar"]), self._font["/Widths"]
        return sum(float(widths[code - first]) for code in codes) / 1000 * self._size


def _resolved(font: Any) -> Any:
    return font.get_object() if isinstance(font, IndirectObject) else font
