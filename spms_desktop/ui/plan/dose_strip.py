"""The days of a period in rows of four weeks, each day with the signs of its doses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spms_desktop.domain.adherence import DayOfDoses
from spms_desktop.i18n import day_month
from spms_desktop.ui.plan.dose_marks import paint_dose
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.paint import ink

_LONG_ROW, _SHORT_ROW, _LEAST_CELL, _WIDEST_CELL = 28, 14, 11, 18
_GAP = 6
_MOST_DOSES = 6


class DoseStrip(QWidget):
    """A picture beside the sentence and the table that say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayOfDoses, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_days(self, days: Sequence[DayOfDoses], sentence: str) -> None:
        """Show these days; the sentence is what a screen reader says of them."""
        self._days = tuple(days)
        self.setAccessibleName(sentence)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(len(self._rows(width)) * self._row_height(width))

    def sizeHint(self) -> QSize:
        wide = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else scaled(self, 400)
        return QSize(scaled(self, 280), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._label_width() + _SHORT_ROW * 8, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), ink(self)
        cell, tall, left = self._cell(self.width()), self._row_height(self.width()), self._label_width()
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for down, row in enumerate(self._rows(self.width())):
            top = down * tall
            painter.setPen(colours.quiet)
            painter.drawText(QRectF(0, top, left, tall), int(align), day_month(row[0].day))
            for across, day in enumerate(row):
                self._paint_day(painter, day, QRectF(left + across * cell, top + _GAP / 2, cell, tall - _GAP))
        painter.end()

    def _paint_day(self, painter: QPainter, day: DayOfDoses, area: QRectF) -> None:
        colours = ink(self)
        if not day.doses:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.edge)
            painter.drawRect(QRectF(area.center().x() - 1, area.center().y() - 1, 2, 2))
            return
        shown = day.doses[:_MOST_DOSES]
        room = area.height() / len(shown)
        side = min(area.width(), room, self._cell(self.width())) * 0.76
        for place, status in enumerate(shown):
            middle = area.top() + (place + 0.5) * room
            spot = QRectF(area.center().x() - side / 2, middle - side / 2, side, side)
            paint_dose(painter, status, colours, spot)

    def _rows(self, width: int) -> list[tuple[DayOfDoses, ...]]:
        count = self._per_row(width)
        return [self._days[at : at + count] for at in range(0, len(self._days), count)]

    def _per_row(self, width: int) -> int:
        return _LONG_ROW if (width - self._label_width()) / _LONG_ROW >= scaled(self, _LEAST_CELL) else _SHORT_ROW

    def _cell(self, width: int) -> float:
        room = (width - self._label_width()) / self._per_row(width)
        return max(6.0, min(room, float(scaled(self, _WIDEST_CELL))))

    def _row_height(self, width: int) -> float:
        most = max((len(day.doses) for day in self._days), default=1)
        doses = max(1, min(most, _MOST_DOSES))
        return max(doses * self._cell(width), float(self.fontMetrics().height())) + _GAP

    def _label_width(self) -> int:
        widest = max((self.fontMetrics().horizontalAdvance(day_month(d.day)) for d in self._days[::7]), default=0)
        return widest + scaled(self, 12)
