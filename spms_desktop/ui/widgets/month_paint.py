"""How the table of a month is painted: its weekdays, and each day with its signs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from spms_desktop.ui.widgets.mark_shapes import level_font, paint_level, paint_mark
from spms_desktop.ui.widgets.metrics import TARGET, line_width, scaled
from spms_desktop.ui.widgets.month_model import Cell, Index, MonthModel
from spms_desktop.ui.widgets.paint import Box, Ink, ink, paint_box

_PAD, _SIDE, _BETWEEN = 8, 12, 2
_FRAMED, _PLAIN = 9, 4
"""How far from the edge of a cell its signs stay, with a ring or a frame and without, in px of any text size."""


class WeekdayHeader(QHeaderView):
    """Short names of weekdays, each in the middle of its column and never cut."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)

    def sectionSizeFromContents(self, section: int) -> QSize:
        metrics = QFontMetrics(self._bold())
        return QSize(line_width(metrics, self._words(section)) + 8, metrics.height() + scaled(self, 12))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.setFont(self._bold())
        painter.setPen(ink(self).text)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._words(section))
        painter.restore()

    def _words(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class DayPainter(QStyledItemDelegate):
    """Paints a day: its number, its level in a small box below, and its signs at the foot."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, view = index.model(), option.widget
        cell = model.cell(index) if isinstance(model, MonthModel) else None
        if cell is None or not isinstance(view, QTableView):
            return
        colours = ink(view)
        near = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ring = colours.focus if view.hasFocus() and view.currentIndex() == index else None
        fill = colours.accent if cell.is_chosen else colours.soft if near and cell.is_open else None
        painter.save()
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        paint_box(painter, area, Box(scaled(view, 8), fill, ring=ring))
        if cell.is_today:
            inner = area.adjusted(5, 5, -5, -5) if ring is not None else area.adjusted(2, 2, -2, -2)
            edge = colours.on_accent if cell.is_chosen else colours.accent
            paint_box(painter, inner, Box(scaled(view, 6), None, edge, 2))
        faint = view.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        painter.setPen(colours.on_accent if cell.is_chosen else colours.text if cell.is_open else faint)
        inside = _FRAMED if cell.is_today or ring is not None else _PLAIN
        self._paint_day(painter, option, cell, colours, inside)
        painter.restore()

    def _paint_day(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, colours: Ink, inside: int
    ) -> None:
        font, small = day_font(option.font, heavy=cell.is_today or cell.is_chosen), level_font(option.font)
        line, below = QFontMetrics(font).height(), QFontMetrics(small).height()
        shapes = cell.marks.shapes if cell.marks is not None else ()
        side, gap = _side(option, len(shapes), inside), scaled(option.widget, _BETWEEN)
        # What a cell holds stands together in its middle, however tall the weeks are.
        top = option.rect.top() + (option.rect.height() - line - below - gap - scaled(option.widget, _SIDE)) // 2
        middle = int(Qt.AlignmentFlag.AlignCenter)
        painter.setFont(font)
        painter.drawText(QRect(option.rect.left(), top, option.rect.width(), line), middle, str(cell.day.day))
        if cell.marks is None:
            return
        if cell.marks.level is not None:
            painter.setFont(small)
            spot = QRect(option.rect.left(), top + line, option.rect.width(), below)
            paint_level(painter, str(cell.marks.level), painter.pen().color(), spot)
        colour = colours.on_accent if cell.is_chosen else colours.text
        left = option.rect.left() + (option.rect.width() - len(shapes) * (side + gap) + gap) / 2
        for place, mark in enumerate(shapes):
            area = QRectF(left + place * (side + gap), top + line + below + gap, side, side)
            paint_mark(painter, mark, colour, area)


def day_font(font: QFont, *, heavy: bool) -> QFont:
    """The font of a day's number."""
    made = QFont(font)
    made.setWeight(QFont.Weight.Bold if heavy else QFont.Weight.Medium)
    return made


def _side(option: QStyleOptionViewItem, signs: int, inside: int) -> float:
    """The side of a sign: its usual size, or what so many of them may take in a narrow cell."""
    room = option.rect.width() - 2 * inside - (signs - 1) * scaled(option.widget, _BETWEEN)
    return min(float(scaled(option.widget, _SIDE)), room / max(signs, 1))


def least_cell(view: QWidget) -> QSize:
    """The room of a day with its number, a level and four signs."""
    fonts = (day_font(view.font(), heavy=True), level_font(view.font()))
    lines = sum(QFontMetrics(font).height() for font in fonts)
    least = scaled(view, TARGET + 2)
    return QSize(least, max(least, lines + scaled(view, _SIDE + _BETWEEN + 2 * _PAD)))
