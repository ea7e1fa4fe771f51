"""The brush of our own widgets: colours from the widget's palette, a rounded box, a focus ring."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

RING = 3.0
_GAP = 2.0


@dataclass(frozen=True)
class Ink:
    """The named colours of one widget in its present state."""

    text: QColor
    quiet: QColor
    edge: QColor
    face: QColor
    accent: QColor
    on_accent: QColor
    soft: QColor
    focus: QColor
    danger: QColor


def ink(widget: QWidget) -> Ink:
    """The colours to paint a widget with; which role carries what is set in ui/theme/qt_palette.py."""
    group = QPalette.ColorGroup.Active if widget.isEnabled() else QPalette.ColorGroup.Disabled
    palette, role = widget.palette(), QPalette.ColorRole
    return Ink(
        text=palette.color(group, role.ButtonText),
        quiet=palette.color(group, role.Dark),
        edge=palette.color(group, role.Mid),
        face=palette.color(group, role.Base),
        accent=palette.color(group, role.Accent),
        on_accent=palette.color(group, role.BrightText),
        soft=palette.color(group, role.Midlight),
        focus=palette.color(group, role.Shadow),
        danger=palette.color(group, role.LinkVisited),
    )


@dataclass(frozen=True)
class Box:
    """How one rounded box looks."""

    radius: float
    fill: QColor | None = None
    edge: QColor | None = None
    width: float = 1.0
    ring: QColor | None = None


def paint_box(painter: QPainter, area: QRectF, box: Box) -> None:
    """Paint a rounded box; with a ring the box draws back, so that the ring shows beside any fill."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = box.radius
    if box.ring is not None:
        half = RING / 2
        painter.setPen(QPen(box.ring, RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)
        inset = RING + _GAP
        area = area.adjusted(inset, inset, -inset, -inset)
        radius = max(2.0, radius - inset)
    painter.setPen(QPen(box.edge, box.width) if box.edge is not None else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(box.fill) if box.fill is not None else QBrush(Qt.BrushStyle.NoBrush))
    half = box.width / 2 if box.edge is not None else 0.0
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)
