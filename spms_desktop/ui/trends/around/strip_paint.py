"""Draws the rows of a strip: names at the left, marks on the time axis, dates below."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from spms_desktop.ui.trends.around.brush import Brush
from spms_desktop.ui.trends.around.strip_layout import Laid, StripLayout
from spms_desktop.ui.trends.around.values import Look, Mark, RowKind
from spms_desktop.ui.trends.letters import LEFT, RIGHT

_WRAP = int(Qt.TextFlag.TextWordWrap)
_WIDEST_BAR, _LEAST_LETTERS = 26.0, 5


def paint_strip(brush: Brush, layout: StripLayout) -> None:
    """Draw a whole strip."""
    brush.painter.setFont(brush.font)
    brush.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _dates(brush, layout)
    for laid in layout.rows:
        _labels(brush, layout, laid)
        _PAINT[laid.row.kind](brush, layout, laid)


def _dates(brush: Brush, layout: StripLayout) -> None:
    foot = layout.height - layout.axis.line - 4
    for x in brush.dates(layout.axis, foot + 2):
        brush.line(x, 0, x, foot + 2)


def _labels(brush: Brush, layout: StripLayout, laid: Laid) -> None:
    room, labels = layout.axis.left - 8, laid.row.labels
    if len(labels) == 1:
        _label(brush, QRectF(0, laid.top, room, laid.tall), labels[0])
        return
    for level, label in enumerate(labels):
        y = laid.y(level / (len(labels) - 1))
        _label(brush, QRectF(0, y - laid.line / 2, room, laid.line), label)
        brush.line(layout.axis.left, y, layout.axis.right, y)


def _label(brush: Brush, area: QRectF, text: str) -> None:
    """One name in its lines; what is longer ends with an ellipsis, and the table has the whole of it."""
    wrapped = brush.metrics.boundingRect(QRectF(0, 0, area.width(), 10_000), _WRAP, text)
    if wrapped.height() > area.height() + 1 or wrapped.width() > area.width():
        brush.write(area, text, RIGHT)
    else:
        brush.paragraph(area.adjusted(0, (area.height() - wrapped.height()) / 2, 0, 0), text, RIGHT)


def _bars(brush: Brush, layout: StripLayout, laid: Laid) -> None:
    axis, floor = layout.axis, laid.y(0)
    brush.line(axis.left, floor, axis.right, floor)
    for mark in laid.row.marks:
        left, right = axis.x(mark.first), axis.end(mark.last)
        wide = min(_WIDEST_BAR * brush.grown, max(2.0, (right - left) * 0.78))
        top = laid.y(mark.share)
        area = QRectF((left + right - wide) / 2, top, wide, max(2.0, floor - top))
        brush.mark(area, mark.look)
        _beside(brush, area, mark.text, right)


def _beside(brush: Brush, area: QRectF, text: str, right: float) -> None:
    """The number of a bar, where its own days have room for it."""
    if text and area.right() + 4 + brush.wide(text) <= right:
        height = brush.metrics.height()
        spot = QRectF(area.right() + 4, area.bottom() - height + 2, right - area.right() - 4, height)
        brush.write(spot, text, LEFT)


def _spans(brush: Brush, layout: StripLayout, laid: Laid) -> None:
    axis = layout.axis
    side = min(laid.line * 0.62, laid.tall - 6)
    middle = laid.top + laid.tall / 2
    brush.line(axis.left, middle, axis.right, middle)
    free = axis.left
    areas = [_stretch(mark, layout, middle, side) for mark in laid.row.marks]
    ends = [area.left() for area in areas[1:]] + [axis.right]
    for mark, area, end in zip(laid.row.marks, areas, ends, strict=True):
        if mark.first == mark.last:
            brush.dot(area, mark.look)
        else:
            brush.mark(area, mark.look)
        free = _words(brush, area, mark.text, (free, end))


def _stretch(mark: Mark, layout: StripLayout, middle: float, side: float) -> QRectF:
    """A bar over the days of something lasting, a dot on a single day."""
    axis = layout.axis
    left, right = axis.x(mark.first), axis.end(mark.last)
    if right - left < side or mark.first == mark.last:
        centre = (left + right) / 2
        left, right = centre - side / 2, centre + side / 2
    return QRectF(left, middle - side / 2, right - left, side)


def _words(brush: Brush, area: QRectF, text: str, room: tuple[float, float]) -> float:
    """What it was, behind it as far as the next one, or else before it; gives where free room begins anew."""
    wide, height = brush.wide(text) + 6, brush.metrics.height()
    least = min(wide, brush.wide("x" * _LEAST_LETTERS))
    behind, before = room[1] - area.right() - 9, area.left() - room[0] - 13
    if not text or max(behind, before) < least:
        return area.right()
    after = behind >= min(wide, before)
    shown = min(wide, behind if after else before)
    start = area.right() + 5 if after else area.left() - 5 - shown
    spot = QRectF(start, area.center().y() - height / 2, shown, height)
    brush.painter.fillRect(spot.adjusted(-2, 0, 0, 0), QColor(brush.palette.card))
    brush.write(spot, text, LEFT if after else RIGHT)
    return max(spot.right(), area.right())


def _steps(brush: Brush, layout: StripLayout, laid: Laid) -> None:
    """Thick lines on their levels, joined where one follows the other on the next day."""
    axis, before = layout.axis, None
    thick = max(3.0, 3.5 * brush.grown)
    for mark in laid.row.marks:
        y = laid.y(mark.share)
        pen = QPen(brush.ink, thick if mark.look is Look.SOLID else thick / 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if before is not None and before.last.toordinal() + 1 == mark.first.toordinal():
            brush.painter.setPen(QPen(brush.ink, max(1.0, brush.grown)))
            x = axis.x(mark.first)
            brush.painter.drawLine(QLineF(x, laid.y(before.share), x, y))
        if mark.look is Look.DASHED:
            pen.setDashPattern([3.0, 2.0])
        brush.painter.setPen(pen)
        brush.painter.drawLine(QLineF(axis.x(mark.first), y, axis.end(mark.last), y))
        before = mark


_PAINT = {RowKind.BARS: _bars, RowKind.SPANS: _spans, RowKind.STEPS: _steps}
