"""Pages as files: PNG for letters and phones, SVG for print."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from spms_desktop.domain.errors import CannotWrite, DiskFull
from spms_desktop.services.targets import file_target
from spms_desktop.ui.trends.picture.page import Page

_SHARPER = 2
_FULL = (errno.ENOSPC, errno.EDQUOT)


def save_page(page: Page, target: Path) -> None:
    """Write the page, SVG where the name ends so and PNG elsewhere.

    Raises BadInput for a place inside a journal or one that is no file, CannotWrite and DiskFull.
    """
    place = file_target(target)
    _write(svg_of(page) if place.suffix.lower() == ".svg" else png_of(page), place)


def png_of(page: Page) -> bytes:
    """The page as PNG, at twice the size for sharp print."""
    image = QImage(page.size * _SHARPER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPER)
    image.setText("Title", page.title)
    image.setText("Description", page.told)
    painter = QPainter(image)
    page.draw(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())


def svg_of(page: Page) -> bytes:
    """The page as SVG; its letters are shapes, so that they fit without our font, and its description has them."""
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
