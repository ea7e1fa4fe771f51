"""Room that comes or goes on a page must not move what somebody is about to press."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from spms_desktop.ui.trends.settle import settle


def keep_in_place(part: QWidget, change: Callable[[], None]) -> None:
    """Change a part of a scrolling page; what is pressed or has the keyboard stays where it is on the screen."""
    page = _page(part)
    held = _held(page) if page is not None else None
    if page is None or held is None:
        change()
        return
    before = _height(page, held)
    change()
    settle([*part.findChildren(QLabel), part])
    if shiboken6.isValid(held) and held.isVisible():
        bar = page.verticalScrollBar()
        bar.setValue(bar.value() + _height(page, held) - before)


def _page(part: QWidget) -> QScrollArea | None:
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _held(page: QScrollArea) -> QWidget | None:
    """What is under a pressed mouse button, or has the keyboard, inside what is in view of a page."""
    pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    held = QApplication.widgetAt(QCursor.pos()) if pressed else QApplication.focusWidget()
    if held is None or not page.viewport().isAncestorOf(held):
        return None
    return held if page.viewport().rect().intersects(held.rect().translated(_corner(page, held))) else None


def _corner(page: QScrollArea, held: QWidget) -> QPoint:
    return held.mapTo(page.viewport(), QPoint())


def _height(page: QScrollArea, held: QWidget) -> int:
    return _corner(page, held).y()
