"""The pyqtgraph items of one line: what was entered each day, the joined line, its symbols."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush

from spms_desktop.ui.theme.palettes import Palette
from spms_desktop.ui.trends.dots import Dots
from spms_desktop.ui.trends.frame import Frame
from spms_desktop.ui.trends.style import STROKES, faint_pen, line_pen, symbol_brush, symbol_pen
from spms_desktop.ui.trends.values import Line, Spot

_NONE = QBrush(Qt.BrushStyle.NoBrush)
_WEEK_WITH_SYMBOL = 11.0


def items_behind(line: Line, frame: Frame, palette: Palette, grown: float) -> Iterator[Any]:
    """Daily entries in a quiet tone, behind a weekly line."""
    stroke = STROKES[line.view.look]
    pen = faint_pen(palette, 1.0)
    if line.given and stroke.filled:
        yield Dots(line.given, faint_pen(palette, 4.0 * grown), max(1, round(2.0 * grown / frame.pixels_a_day)))
    elif line.given:
        yield _symbols(line.given, stroke.symbol, 4.0 * grown, pen, _NONE)
    if line.carried:
        yield _symbols(line.carried, stroke.symbol, 4.0 * grown, pen, _NONE)


def items_of(line: Line, frame: Frame, palette: Palette, grown: float) -> Iterator[Any]:
    """The joined line and its symbols; on a weekly line they thin out to lone weeks where they have no room."""
    look = line.view.look
    yield pg.PlotCurveItem(
        *_joined(line.segments), connect="finite", pen=line_pen(look, palette, 2.0 * grown), antialias=True
    )
    marked, small = _marked(line, frame, grown)
    pen, brush = symbol_pen(look, palette, 1.6 * grown), symbol_brush(look, palette)
    size = (6.0 if frame.weekly else 8.0) * grown
    if marked:
        yield _symbols(marked, STROKES[look].symbol, size, pen, brush)
    if small:
        yield _symbols(small, STROKES[look].symbol, 5.0 * grown, pen, _NONE)


def _marked(line: Line, frame: Frame, grown: float) -> tuple[Sequence[Spot], Sequence[Spot]]:
    """The spots that get a full symbol, and those that get a small hollow one."""
    if not frame.weekly:
        return line.given, line.carried
    every = frame.pixels_a_day * 7 >= _WEEK_WITH_SYMBOL * grown
    return [spot for segment in line.segments if every or len(segment) == 1 for spot in segment], ()


def _joined(segments: Iterable[Sequence[Spot]]) -> tuple[np.ndarray, np.ndarray]:
    """All segments as one pair of arrays with a hole between each two."""
    xs: list[float] = []
    ys: list[float] = []
    for segment in segments:
        xs += [*(day.toordinal() for day, _value in segment), np.nan]
        ys += [*(value for _day, value in segment), np.nan]
    return np.array(xs, dtype=float), np.array(ys, dtype=float)


def _symbols(spots: Sequence[Spot], symbol: str, size: float, pen: object, brush: object) -> Any:
    return pg.ScatterPlotItem(
        x=np.array([day.toordinal() for day, _value in spots], dtype=float),
        y=np.array([value for _day, value in spots], dtype=float),
        symbol=symbol,
        size=size,
        pen=pen,
        brush=brush,
        antialias=True,
    )
