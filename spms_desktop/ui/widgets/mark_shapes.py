"""The signs of a day as shapes that differ without any colour, and the legend that explains them."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.day_marks import Mark
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.line_label import LineLabel
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.paint import ink

_SAMPLE_LEVEL = "5"
_LEVEL_SIZE = 0.8


def level_font(font: QFont) -> QFont:
    """The font of a day's overall number: smaller than the number of the day."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _LEVEL_SIZE)
    small.setWeight(QFont.Weight.DemiBold)
    return small


def paint_mark(painter: QPainter, mark: Mark, colour: QColor, area: QRectF) -> None:
    """Paint one sign into a square; the level is painted as a sample number."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    side = area.width()
    if mark is Mark.OWN:
        painter.drawEllipse(area)
    elif mark is Mark.OTHER:
        line = max(1.6, side * 0.18)
        painter.setPen(QPen(colour, line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(area.adjusted(line / 2, line / 2, -line / 2, -line / 2))
    elif mark is Mark.EVENT:
        painter.drawRect(area.adjusted(0, side * 0.3, 0, -side * 0.3))
    elif mark is Mark.STAR:
        painter.drawPolygon(_star(area))
    else:
        paint_level(painter, _SAMPLE_LEVEL, colour, area.toRect())


def paint_level(painter: QPainter, words: str, colour: QColor, area: QRect) -> None:
    """Paint a day's overall number in a box of its own, so that it is not taken for a part of the date."""
    metrics = painter.fontMetrics()
    wide = max(metrics.horizontalAdvance(words) + metrics.height() // 2, metrics.height())
    box = QRectF(area.center().x() - wide / 2 + 0.5, area.top() + 0.5, wide, area.height() - 1)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def _star(area: QRectF) -> QPolygonF:
    middle, reach = area.center(), area.width() * 0.58
    corners = []
    for turn in range(10):
        radius = reach if turn % 2 == 0 else reach * 0.45
        angle = -pi / 2 + turn * pi / 5
        corners.append(QPointF(middle.x() + radius * cos(angle), middle.y() + radius * sin(angle)))
    return QPolygonF(corners)


def usual_legend() -> dict[Mark, str]:
    """What the signs mean as long as nobody says it better."""
    return {
        Mark.OWN: _("Own entry"),
        Mark.OTHER: _("Entry by someone else"),
        Mark.EVENT: _("Event"),
        Mark.STAR: _("Starred"),
        Mark.LEVEL: _("The day as a whole, 0 to 10"),
    }


class LegendItem(LineLabel):
    """One sign and what it means."""

    def __init__(self, mark: Mark, words: str, parent: QWidget | None = None) -> None:
        self._mark = mark
        super().__init__(words, "quiet", parent=parent)
        self._indent()

    def beside(self) -> int:
        return scaled(self, 24)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._indent()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._mark is Mark.LEVEL:
            painter.setFont(level_font(self.font()))
        side, line = scaled(self, 18 if self._mark is Mark.LEVEL else 14), self.fontMetrics().height()
        # Beside the first line, also where the words have wrapped.
        top = max(0.0, (min(self.height(), line) - side) / 2)
        paint_mark(painter, self._mark, ink(self).text, QRectF(1, top, side, side))
        painter.end()

    def _indent(self) -> None:
        self.setIndent(self.beside())


class Legend(Group):
    """What each sign means, in lines that wrap."""

    def __init__(self, words: Mapping[Mark, str], parent: QWidget | None = None) -> None:
        super().__init__(_("What the signs mean"), parent)
        self._row = FlowLayout(self, gap=16)
        self.show_words(words)

    def show_words(self, words: Mapping[Mark, str]) -> None:
        """Explain these signs and no others, in their usual order."""
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for mark in Mark:
            if words.get(mark):
                self._row.addWidget(LegendItem(mark, words[mark], self))
        self.updateGeometry()
