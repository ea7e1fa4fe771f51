"""Pages on paper: as wide as the printer allows, on as many sheets as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from spms_desktop.ui.printer import print_sheets
from spms_desktop.ui.trends.picture.page import ROOM, Block, Page, draw_blocks, sheets

_SQUEEZED = 1.2
"""So much too long, a page is drawn smaller rather than sent on to a second sheet with a few lines."""


def print_page(page: Page, printer: QPrinter) -> bool:
    """Print all of a page; False when the printer refuses."""
    paper = printer.pageLayout().paintRectPixels(printer.resolution())
    scale = paper.width() / ROOM
    tall = paper.height() / scale
    parted = [list(page.blocks)] if _height(page.blocks) <= tall * _SQUEEZED else sheets(page.blocks, tall)

    def draw(place: int, painter: QPainter) -> None:
        shrunk = min(1.0, tall / _height(parted[place]))
        painter.translate((1 - shrunk) * paper.width() / 2, 0)
        painter.scale(scale * shrunk, scale * shrunk)
        draw_blocks(painter, parted[place])

    return print_sheets(printer, len(parted), draw)


def _height(blocks: Sequence[Block]) -> float:
    return max(1.0, sum(block.tall for block in blocks))
