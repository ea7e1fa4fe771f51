"""How each view is drawn: colour, symbol and dash all differ, so that no one of them has to be seen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from spms_desktop.ui.theme.palettes import Palette
from spms_desktop.ui.trends.symbols import Shape
from spms_desktop.ui.trends.values import Look


@dataclass(frozen=True, slots=True)
class Stroke:
    """One look: which plot colour, the shape of the symbols, the dashes, and whether symbols are filled."""

    colour: int
    shape: Shape
    dashes: tuple[float, ...]
    filled: bool = False


STROKES = {
    Look.SELF: Stroke(0, Shape.ROUND, (), filled=True),
    Look.PROXY: Stroke(1, Shape.SQUARE, (4.0, 2.5)),
    Look.TOGETHER: Stroke(2, Shape.TRIANGLE, (1.0, 2.0)),
    Look.OTHER: Stroke(3, Shape.DIAMOND, (5.0, 2.0, 1.0, 2.0)),
}
_FAINT = 80


def line_pen(look: Look, palette: Palette, width: float) -> QPen:
    """The pen of a view's line."""
    stroke = STROKES[look]
    pen = QPen(QColor(palette.plot[stroke.colour]), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stroke.dashes:
        pen.setDashPattern(stroke.dashes)
    return pen


def symbol_pen(look: Look, palette: Palette, width: float) -> QPen:
    """The outline of a view's symbols."""
    return QPen(QColor(palette.plot[STROKES[look].colour]), width)


def symbol_brush(look: Look, palette: Palette) -> QBrush:
    """The inside of a view's symbols: own view filled, the others hollow."""
    stroke = STROKES[look]
    return QBrush(QColor(palette.plot[stroke.colour])) if stroke.filled else QBrush(Qt.BrushStyle.NoBrush)


def faint_pen(palette: Palette, width: float) -> QPen:
    """The outline of daily entries behind a weekly line."""
    colour = QColor(palette.quiet)
    colour.setAlpha(_FAINT)
    return QPen(colour, width)
