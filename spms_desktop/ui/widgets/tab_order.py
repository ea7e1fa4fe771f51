"""Makes Tab walk in the order in which the controls stand on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def controls_in_order(widget: QWidget) -> list[QWidget]:
    """The controls inside a widget that take the keyboard, in the order of its layouts."""
    return list(_controls(widget))


def follow_layout(widget: QWidget) -> None:
    """Set the Tab order inside a widget to the order of its layouts; call it after adding controls."""
    controls = controls_in_order(widget)
    for before, after in pairwise(controls):
        QWidget.setTabOrder(before, after)


def _controls(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
        return
    # Not `children()`: it would wrap the inner parts of every Qt widget, which took a third of the first paint.
    content = widget.widget() if isinstance(widget, QScrollArea) else None
    if content is not None:
        yield from _controls(content)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.widget() if item is not None else None
        if inner is not None:
            yield from _controls(inner)
        elif item is not None and (deeper := item.layout()) is not None:
            yield from _in_layout(deeper)
