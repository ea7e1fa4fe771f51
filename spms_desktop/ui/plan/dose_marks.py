"""The four signs of a dose, told apart by their shape alone: a disc, a triangle, a cross and an empty ring."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from spms_desktop.domain.medicine import DoseStatus
from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.line_label import LineLabel
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.paint import Ink, ink

_SIDE = 14
STATES: tuple[DoseStatus | None, ...] = (*DoseStatus, None)


def paint_dose(painter: QPainter, status: DoseStatus | None, colours: Ink, area: QRectF) -> None:
    """Paint the sign of one dose into a square."""
    side = area.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if status is DoseStatus.TAKEN:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawEllipse(area)
    elif status is DoseStatus.LATE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.focus)
        corners = [QPointF(area.center().x(), area.top()), area.bottomRight(), area.bottomLeft()]
        painter.drawPolygon(QPolygonF(corners))
    elif status is DoseStatus.SKIPPED:
        painter.setPen(QPen(colours.text, max(1.5, side * 0.18), c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(area.topLeft(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.topRight())
    else:
        line = max(1.2, side * 0.12)
        painter.setPen(QPen(colours.quiet, line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(area.adjusted(line / 2, line / 2, -line / 2, -line / 2))


class DoseSign(QWidget):
    """One sign of the legend."""

    def __init__(self, status: DoseStatus | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(self, _SIDE), scaled(self, _SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_dose(painter, self._status, ink(self), QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


class DoseLegend(Group):
    """What the signs mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What the signs mean"), parent)
        line = FlowLayout(self, gap=16)
        for status in STATES:
            line.addWidget(self._item(status))

    @staticmethod
    def _item(status: DoseStatus | None) -> QWidget:
        item = QWidget()
        row = QHBoxLayout(item)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(DoseSign(status))
        row.addWidget(LineLabel(texts.status(status), "quiet"))
        return item
