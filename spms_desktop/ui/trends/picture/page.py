"""A page that leaves the computer: blocks under one another, always dark on white, at a fixed size of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from spms_desktop.i18n import _
from spms_desktop.ui.theme.palettes import PALETTES
from spms_desktop.ui.trends.letters import Letters, wrapped

PAPER = PALETTES["light"]
WIDTH, MARGIN, GAP = 1000, 32, 12
ROOM = float(WIDTH - 2 * MARGIN)
_TEXT, _TITLE = 17, 22
_AFTER_STRONG, _AFTER_TEXT = 2.0, 8.0

Draw = Callable[[QPainter, bool], None]


@dataclass(frozen=True)
class Block:
    """Something on the page: its height, and how to draw it with its top left corner at the origin.

    `draw` is told whether letters become shapes; a block that is `tied` is not parted from the next one.
    """

    tall: float
    draw: Draw
    tied: bool = False


@dataclass(frozen=True)
class Page:
    """The title, all of it in words for who cannot see it, and the blocks.

    `left_out` says that something private would have been there.
    """

    title: str
    told: str
    blocks: tuple[Block, ...]
    left_out: bool = False

    @property
    def size(self) -> QSize:
        """The whole page in pixels of the screen."""
        return QSize(WIDTH, round(2 * MARGIN + sum(block.tall for block in self.blocks)))

    def draw(self, painter: QPainter, *, outlined: bool = False) -> None:
        """Paint everything, margins included."""
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), QColor(PAPER.card))
        painter.translate(MARGIN, MARGIN)
        draw_blocks(painter, self.blocks, outlined=outlined)


class Type:
    """The letters of a page, and blocks made of them."""

    def __init__(self, font: QFont) -> None:
        self.font = _sized(font, _TEXT)
        self._strong = _sized(font, _TEXT, QFont.Weight.DemiBold)
        self._title = _sized(font, _TITLE, QFont.Weight.DemiBold)

    @property
    def metrics(self) -> QFontMetricsF:
        """The measures of plain text."""
        return QFontMetricsF(self.font)

    def title(self, text: str) -> Block:
        """The name of the page."""
        return _words(text, self._title, _AFTER_TEXT, tied=True)

    def heading(self, text: str) -> Block:
        """The name of what stands below it."""
        return _words(text, self._strong, _AFTER_STRONG, tied=True)

    def text(self, text: str, *, tied: bool = False) -> Block:
        """Plain sentences."""
        return _words(text, self.font, _AFTER_TEXT, tied=tied)

    def foot(self) -> Block:
        """What made the page, and what is not on it."""
        return self.text(_("Made with SPMS Desktop. What is private is left out."))


def draw_blocks(painter: QPainter, blocks: Iterable[Block], *, outlined: bool = False) -> None:
    """Paint blocks under one another from the origin on."""
    for block in blocks:
        painter.save()
        block.draw(painter, outlined)
        painter.restore()
        painter.translate(0, block.tall)


def sheets(blocks: Sequence[Block], tall: float) -> list[list[Block]]:
    """The blocks on as many sheets of a height as they need; what is tied stays together where it can."""
    found: list[list[Block]] = [[]]
    free = tall
    for group in _groups(blocks):
        need = sum(block.tall for block in group)
        if need > free and found[-1]:
            found.append([])
            free = tall
        found[-1] += group
        free -= need
    return found


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.tied:
            yield group
            group = []
    if group:
        yield group


def _sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


def _words(text: str, font: QFont, after: float, *, tied: bool = False) -> Block:
    tall = QFontMetricsF(font).lineSpacing() * len(wrapped(text, font, ROOM))

    def draw(painter: QPainter, outlined: bool) -> None:
        Letters(painter, PAPER, font, 1.0, outlined).paragraph(QRectF(0, 0, ROOM, tall), text)

    return Block(tall + after, draw, tied)
