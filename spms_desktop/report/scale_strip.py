"""A small 0-10 line that shows then (open ring) and now (filled dot) at a glance."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from spms_desktop.i18n import _, number
from spms_desktop.report.styles import INK, LINE
from spms_desktop.report.tagging import mark


class ScaleStrip(Flowable):
    """One symptom's middle score then and now on a bare line from 0 to 10."""

    role = ""  # it marks itself

    def __init__(self, before: float, now: float, width: float = 66.0) -> None:
        super().__init__()
        self._before, self._now = before, now
        self.width, self.height = width, 11.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        words = _("{before} then, {now} now, from 0 to 10").format(before=number(self._before), now=number(self._now))
        left, bottom = self.canv.absolutePosition(0, 0)
        with mark(self.canv, "Figure", words, (left, bottom, left + self.width, bottom + self.height)):
            self._draw_line(self.canv)

    def _draw_line(self, canvas: Canvas) -> None:
        y = 5.0
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
