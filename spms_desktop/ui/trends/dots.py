"""Many small dots drawn at once: ten years of days are too many for symbols of their own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from spms_desktop.domain.entry import HIGHEST, LOWEST
from spms_desktop.ui.trends.values import Spot


class Dots(pg.GraphicsObject):
    """Round dots of the pen's width and colour; of those within `days` of each other one stands for all."""

    def __init__(self, spots: Sequence[Spot], pen: QPen, days: int) -> None:
        super().__init__()
        kept = {(day.toordinal() // days, value): day.toordinal() for day, value in spots}
        xs = np.fromiter(kept.values(), dtype=float, count=len(kept))
        ys = np.fromiter((value for _step, value in kept), dtype=float, count=len(kept))
        self._dots = pg.functions.arrayToQPolygonF(xs, ys)
        self._pen = QPen(pen)
        self._pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._bounds = QRectF(xs.min(), LOWEST, xs.max() - xs.min() + 1, HIGHEST - LOWEST)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, *_options: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.drawPoints(self._dots)
