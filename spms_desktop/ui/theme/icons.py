"""Draws the shipped line icons in any colour and size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from spms_desktop.resource_files import resource

_ICON_SIDES = (24, 32, 48, 72, 96)


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def tinted_image(name: str, colour: str, side: int) -> QImage:
    """One icon as a square of `side` device pixels; an image, because a pixmap must not outlive the application."""
    drawing = _source(name).replace("currentColor", colour)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode("utf-8"))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def paint_icon(painter: QPainter, name: str, colour: QColor, where: QRectF) -> None:
    """Paint one icon into a square, sharp on screens with any pixel ratio."""
    ratio = painter.device().devicePixelRatio()
    painter.drawImage(where, tinted_image(name, colour.name(), max(1, round(where.width() * ratio))))


def tinted_icon(name: str, normal: str, disabled: str, selected: str) -> QIcon:
    """One icon with a colour for each state that Qt asks for."""
    icon = QIcon()
    states = (
        (QIcon.Mode.Normal, normal),
        (QIcon.Mode.Active, normal),
        (QIcon.Mode.Disabled, disabled),
        (QIcon.Mode.Selected, selected),
    )
    for mode, colour in states:
        for side in _ICON_SIDES:
            icon.addPixmap(QPixmap.fromImage(tinted_image(name, colour, side)), mode)
    return icon
