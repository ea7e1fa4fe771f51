"""Ruled lines to fill in by hand during the visit: decided today, who, by when."""

from __future__ import annotations

from reportlab.platypus import Flowable

from spms_desktop.i18n import _
from spms_desktop.report.fonts import Weight
from spms_desktop.report.styles import BODY, INK, QUIET, SMALL
from spms_desktop.report.tagging import artifact, group, mark
from spms_desktop.report.typeset import draw_left

PITCH, HEAD = 22.0, 16.0
FEWEST, MOST = 4, 14


class DecidedLines(Flowable):
    """A title line and as many ruled lines as there is room for."""

    def __init__(self, width: float, room: float) -> None:
        super().__init__()
        self._lines = max(FEWEST, min(MOST, int((room - HEAD) / PITCH)))
        self.width, self.height = width, least_height(self._lines)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        columns = ((0.0, 0.60), (0.62, 0.80), (0.82, 1.0))
        titles = (
            (_("Decided today"), Weight.BOLD, BODY),
            (_("Who"), Weight.REGULAR, SMALL),
            (_("By when"), Weight.REGULAR, SMALL),
        )
        top = self.height - 11
        with group(canvas, "Sect"):
            for (start, _end), (title, weight, size) in zip(columns, titles, strict=True):
                first = weight is Weight.BOLD
                with mark(canvas, "H2" if first else "P"):
                    draw_left(canvas, start * self.width, top, title, weight, size, INK if first else QUIET)
        with artifact(canvas):
            canvas.setStrokeColor(QUIET)
            canvas.setLineWidth(0.5)
            for line in range(1, self._lines + 1):
                y = self.height - HEAD - line * PITCH + 4
                for start, end in columns:
                    canvas.line(start * self.width, y, end * self.width, y)


def least_height(lines: int = FEWEST) -> float:
    """The height that so many ruled lines take."""
    return HEAD + lines * PITCH
