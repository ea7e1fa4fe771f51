"""The way from any widget to preparing a visit and to what came out of one, without knowing who opens them."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class VisitDoors(Protocol):
    """What opens them: the frame around the journal."""

    def open_prepare(self, visit: str = "") -> object:
        """Prepare a visit by its uid, or whichever comes next."""

    def open_after(self, visit: str) -> object:
        """Walk through what came out of a visit by its uid."""


def doors_of(widget: QWidget) -> VisitDoors | None:
    """The nearest one above a widget, or None where there is none, as in a test of one card."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, VisitDoors):
        above = above.parentWidget()
    return above
