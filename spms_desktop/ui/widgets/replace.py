"""Taking what a layout shows out of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLayout, QWidget


def take_out(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout, which holds them no longer; they stay visible until they are let go."""
    found = []
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            found.append(widget)
    return found


def let_go(widgets: Iterable[QWidget]) -> None:
    """Hide widgets that nobody needs any more, and delete them when they are idle."""
    for widget in widgets:
        widget.hide()
        widget.deleteLater()


def empty(layout: QLayout) -> None:
    """Let go of every widget in a layout."""
    let_go(take_out(layout))
