"""One part of the treatment plan: a card that is shown when its key is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.widgets.card import Card


class SectionCard(Card):
    """Shows and changes one part of the plan through `acts`; `rearranged` tells that controls came or went."""

    rearranged = Signal()

    def __init__(self, title: str, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(title, "", parent)
        self.acts = acts

    def refresh(self) -> None:
        """Show what the journal holds; rows that stay keep the focus."""
        raise AssertionError("each section says how it is refreshed")
