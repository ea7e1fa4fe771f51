"""Keeps what is being typed, at the latest half a second after it was typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

DRAFT_MS = 400
"""Leaves time for the event loop and the write, so that nothing older than half a second can be lost."""


class DraftTimer(QObject):
    """Call `touch` on each edit: the first one starts the clock, later ones do not put it off."""

    def __init__(self, parent: QObject, keep: Callable[[], object]) -> None:
        super().__init__(parent)
        self._keep = keep
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self._due)

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """What was typed is saved or given up."""
        self._timer.stop()

    def _due(self) -> None:
        self._keep()
