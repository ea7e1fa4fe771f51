"""The card as a picture of its own, on white: PNG for letters and phones, SVG for print."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from spms_desktop.domain.errors import CannotWrite, DiskFull
from spms_desktop.i18n import _, short_date
from spms_desktop.services.targets import file_target
from spms_desktop.ui.theme.palettes import PALETTES
from spms_desktop.ui.trends.around.axis import Axis, axis_of
from spms_desktop.ui.trends.around.brush import Brush
from spms_desktop.ui.trends.around.calendar_paint import paint_calendar
from spms_desktop.ui.trends.around.grid import grid_of
from spms_desktop.ui.trends.around.strip_layout import layout_of
from spms_desktop.ui.trends.around.strip_paint import paint_strip
from spms_desktop.ui.trends.around.values import AroundView, Strip

_WIDTH, _MARGIN, _GAP, _SHARPER = 1000, 32, 12, 2
_WRAP = int(Qt.TextFlag.TextWordWrap)
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True)
class _Block:
    """Something on the page, its height, and how to draw it with its top left corner at the origin."""

    tall: float
    draw: Callable[[Brush], None]


def side_by_side() -> str:
    """What lies side by side claims nothing."""
    return _("These lie side by side. That does not say that one causes the other.")


def save_picture(view: AroundView, target: Path, font: QFont) -> None:
    """Write the picture, SVG where the name ends so and PNG elsewhere.

    Raises BadInput for a place inside a journal or one that is no file, CannotWrite and DiskFull.
    """
    place = file_target(target)
    data = svg_of(view, font) if place.suffix.lower() == ".svg" else png_of(view, font)
    _write(data, place)


def png_of(view: AroundView, font: QFont) -> bytes:
    """The picture as PNG, at twice the size for sharp print."""
    page = _Page(view, font)
    image = QImage(page.size * _SHARPER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPER)
    painter = QPainter(image)
    page.draw(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())


def svg_of(view: AroundView, font: QFont) -> bytes:
    """The picture as SVG; its letters are shapes, so that they fit without our font, and its description has them."""
    page = _Page(view, font)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(page.size)
    generator.setViewBox(QRectF(0, 0, page.size.width(), page.size.height()))
    generator.setTitle(page.title)
    generator.setDescription(page.told)
    painter = QPainter(generator)
    page.draw(painter, outlined=True)
    painter.end()
    buffer.close()
    return bytes(data.data())


class _Page:
    """The whole card laid out for paper: always dark on white, at a fixed size of text."""

    def __init__(self, view: AroundView, font: QFont) -> None:
        self._font = QFont(font)
        self._font.setPixelSize(17)
        self._strong = QFont(self._font)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self._font)
        self._room = float(_WIDTH - 2 * _MARGIN)
        span = view.span
        self.title = _("What happened around your scores: {first} to {last}").format(
            first=short_date(span.first), last=short_date(span.last)
        )
        self.told = "\n".join((side_by_side(), *_told(view)))
        axis = axis_of(span, self._room, self._metrics.height())
        self._blocks = self._laid_out(view, axis)
        self.size = QSize(_WIDTH, round(2 * _MARGIN + sum(block.tall for block in self._blocks)))

    def draw(self, painter: QPainter, *, outlined: bool = False) -> None:
        """Paint everything."""
        palette = PALETTES["light"]
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), QColor(palette.card))
        brush = Brush(painter, palette, self._font, 1.0, outlined)
        top = float(_MARGIN)
        for block in self._blocks:
            painter.save()
            painter.translate(_MARGIN, top)
            block.draw(brush)
            painter.restore()
            top += block.tall

    def _laid_out(self, view: AroundView, axis: Axis) -> list[_Block]:
        blocks = [self._text(self.title, strong=True), self._text(side_by_side())]
        if view.symptom:
            grid, cells = grid_of(axis), view.calendar.cells
            blocks += [self._text(view.calendar.title, strong=True), self._text(view.calendar.sentence)]
            blocks.append(_Block(grid.height + _GAP, lambda brush: paint_calendar(brush, grid, cells)))
        for strip in (*view.days.strips, *view.happened.strips):
            blocks += self._strip(strip, axis)
        blocks.append(self._text(_("Made with SPMS Desktop. What is private is left out.")))
        return blocks

    def _strip(self, strip: Strip, axis: Axis) -> list[_Block]:
        layout = layout_of(strip, axis, self._font)
        drawn = _Block(layout.height + _GAP, lambda brush: paint_strip(brush, layout))
        words = [self._text(strip.title, strong=True), self._text(strip.sentence)]
        return [*words, drawn] if strip.rows else words

    def _text(self, text: str, *, strong: bool = False) -> _Block:
        font = self._strong if strong else self._font
        tall = QFontMetricsF(font).boundingRect(QRectF(0, 0, self._room, 10_000), _WRAP, text).height()

        def draw(brush: Brush) -> None:
            brush.painter.setFont(font)
            replace(brush, font=font).paragraph(QRectF(0, 0, self._room, tall), text)

        return _Block(tall + (2 if strong else 8), draw)


def _told(view: AroundView) -> Iterator[str]:
    """Each name with its sentence."""
    if view.symptom:
        yield _("{name}: {words}").format(name=view.calendar.title, words=view.calendar.sentence)
    for strip in (*view.days.strips, *view.happened.strips):
        yield _("{name}: {words}").format(name=strip.title, words=strip.sentence)


def _write(data: bytes, place: Path) -> None:
    """All of it or what was there before."""
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".picture-", suffix=".part", dir=place.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except OSError as error:
        raise (DiskFull if error.errno in _FULL else CannotWrite)(place.parent) from error
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
