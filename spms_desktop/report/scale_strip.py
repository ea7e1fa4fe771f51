"""A small 0-10 line that shows then (open ring) and now (filled dot) at a glance."""

from __future__ import annotations

from reportlab.platypus import Flowable

from spms_desktop.report.styles import INK, LINE


class ScaleStrip(Flowable):
    """One symptom's middle score then and now on a bare line from 0 to 10."""

    def __init__(self, before: float, now: float, width: float = 66.0) -> None:
        super().__init__()
        self._before, self._now = before, now
        self.width, self.height = width, 11.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        y = 5.0
        canvas = self.canv
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(self._x(0), y, self._x(10), y)
        for tick in (0, 5, 10):
            canvas.line(self._x(tick), y - 2, self._x(tick), y + 2)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.6)
        canvas.line(self._x(self._before), y, self._x(self._now), y)
        canvas.setLineWidth(1.0)
        canvas.setFillGray(1)
        canvas.circle(self._x(self._before), y, 2.4, stroke=1, fill=1)
        canvas.setFillColor(INK)
        canvas.circle(self._x(self._now), y, 3.0, stroke=1, fill=1)

    def _x(self, score: float) -> float:
        return 4 + max(0.0, min(10.0, score)) / 10 * (self.width - 8)
