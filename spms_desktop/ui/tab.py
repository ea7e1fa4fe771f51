"""What the main window asks of a tab."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.ui.context import Context


class Tab(QWidget):
    """One of the large tabs. The main window calls `refresh` when it is shown and after each save while it is."""

    help_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def refresh(self) -> None:
        """Show what the journal holds now; keep the focus and what is being typed."""
        raise AssertionError("each tab says how it is refreshed")

    def go_to(self, place: str) -> None:
        """Show a place of the tab by a name that only the tab knows, such as one part of it."""

    def flush(self) -> None:
        """Save what is still being typed: somebody else is about to write, or the journal to close. Raises Trouble."""

    def leave(self) -> None:
        """Let go of the journal: it is about to close."""
