"""Brings a change of sizes from the inside of a page to its scroll area in one go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

_PASSES = 2
"""Outwards with what the widgets need, and again with what follows from the room they were given."""


def settle(innermost: Sequence[QWidget]) -> None:
    """Lay out the ancestors of some widgets now; Qt alone takes a round of events, and a paint, for each of them."""
    order: list[QWidget] = []
    for widget in innermost:
        above: QWidget | None = widget
        while above is not None:
            if above in order:
                order.remove(above)
            order.append(above)
            above = above.parentWidget()
    for _pass in range(_PASSES):
        for widget in order:
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
