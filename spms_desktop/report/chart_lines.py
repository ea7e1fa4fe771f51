"""How one view is drawn in a plot; every mark differs in shape and dash, so that it survives a copy without colour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.series import Week
from spms_desktop.report.chart_scale import TimeScale
from spms_desktop.report.styles import BAND, INK, LINE

_WEEK = timedelta(days=7)
_DASHES: dict[Respondent, tuple[float, ...]] = {
    Respondent.SELF: (),
    Respondent.PROXY: (4.0, 2.0),
    Respondent.TOGETHER: (1.0, 1.8),
}
_LEAST_FOR_MARKERS = 5.5


def draw_line(
    canvas: Canvas, scale: TimeScale, found: Sequence[Week], view: Respondent, bottom: float, height: float
) -> None:
    """The weekly middle scores of one view; the line breaks where a week has no entry."""
    canvas.saveState()
    canvas.setStrokeColor(INK)
    for stretch in stretches(found):
        points = [(_x(scale, week), bottom + week.median / 10 * height) for week in stretch]
        set_dash(canvas, view)
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        canvas.drawPath(path, stroke=1, fill=0)
        if scale.per_week >= _LEAST_FOR_MARKERS or len(points) == 1:
            draw_markers(canvas, points, view)
    canvas.restoreState()


def draw_band(canvas: Canvas, scale: TimeScale, found: Sequence[Week], bottom: float, height: float) -> None:
    """The middle half of each week's scores as a light band, broken where the line is."""
    canvas.setFillColor(BAND)
    for stretch in stretches(found):
        upper = [(_x(scale, week), bottom + week.high / 10 * height) for week in stretch]
        lower = [(_x(scale, week), bottom + week.low / 10 * height) for week in reversed(stretch)]
        if len(stretch) == 1:
            x, y = lower[0]
            canvas.rect(x - 1.5, y, 3, upper[0][1] - y, stroke=0, fill=1)
            continue
        path = canvas.beginPath()
        path.moveTo(*upper[0])
        for point in [*upper[1:], *lower]:
            path.lineTo(*point)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


def draw_hatch(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A stretch of days that is left out, as slanted lines."""
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(x, y, width, height)
    canvas.clipPath(frame, stroke=0, fill=0)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.35)
    lines, start = canvas.beginPath(), x - height
    while start < x + width:
        lines.moveTo(start, y)
        lines.lineTo(start + height, y + height)
        start += 4.0
    canvas.drawPath(lines, stroke=1, fill=0)
    canvas.restoreState()


def set_dash(canvas: Canvas, view: Respondent) -> None:
    """The stroke of a view: self solid, proxy dashed, together dotted."""
    canvas.setLineWidth(1.3 if view is Respondent.SELF else 1.0)
    canvas.setDash(*([list(_DASHES[view])] if _DASHES[view] else []))


def draw_markers(canvas: Canvas, points: Sequence[tuple[float, float]], view: Respondent) -> None:
    """The points of a view, all in one path: self a filled dot, proxy an open ring, together an open square."""
    canvas.setDash()
    path = canvas.beginPath()
    if view is Respondent.SELF:
        canvas.setLineWidth(3.0)
        canvas.setLineCap(1)  # the round end of a line is a dot, and takes a tenth of what a circle takes
        for x, y in points:
            path.moveTo(x, y)
            path.lineTo(x + 0.01, y)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.setLineCap(0)
        return
    canvas.setLineWidth(0.9)
    canvas.setFillGray(1)
    for x, y in points:
        if view is Respondent.PROXY:
            path.circle(x, y, 1.9)
        else:
            path.rect(x - 1.7, y - 1.7, 3.4, 3.4)
    canvas.drawPath(path, stroke=1, fill=1)


def stretches(found: Sequence[Week]) -> list[list[Week]]:
    """Weeks without a gap between them, in order."""
    if not found:
        return []
    result = [[found[0]]]
    for before, week in pairwise(found):
        if week.monday - before.monday > _WEEK:
            result.append([])
        result[-1].append(week)
    return result


def _x(scale: TimeScale, week: Week) -> float:
    """The middle of the week."""
    return scale.x(week.monday + timedelta(days=3))
