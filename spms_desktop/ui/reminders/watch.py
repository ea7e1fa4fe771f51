"""Watches the clock while a journal is open, and tells what has fallen due."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from spms_desktop.domain.reminder import Away, Reminder
from spms_desktop.services.events import AuthorSwitched, Saved
from spms_desktop.services.reminders import Reminders
from spms_desktop.ui.context import Context

_LOOK_MS = 20_000


class Watch(QObject):
    """`changed` tells that the list is another one, `fell_due` what is new in it; both hold reminders."""

    changed = Signal()
    fell_due = Signal(list)

    def __init__(self, context: Context, away_since: datetime | None, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.reminders = Reminders(context.session)
        now = context.session.now().replace(tzinfo=None)
        self._away = Away(away_since, now) if away_since and away_since < now else None
        self.open: list[Reminder] = []
        self._told: set[tuple[str, datetime]] = set()
        self._author = context.session.author.uid
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._stop = [
            context.session.events.subscribe(Saved, self._look_again),
            context.session.events.subscribe(AuthorSwitched, self._look_again),
        ]

    def start(self) -> list[Reminder]:
        """Look for the first time and go on looking; gives what is open already, of which nobody was told."""
        self._read()
        self._told = {(one.key, one.shows) for one in self.open}
        self._timer.start()
        self.changed.emit()
        return list(self.open)

    def look(self) -> None:
        """Look at the clock; trouble with reading is told where somebody reads, not every minute."""
        before = self.open
        self._read()
        if self.open != before:
            self.changed.emit()
        # What was put off is told again when it comes back; a clock that is set back tells nothing twice.
        new = [one for one in self.open if (one.key, one.shows) not in self._told]
        self._told |= {(one.key, one.shows) for one in self.open}
        if new:
            self.fell_due.emit(new)

    def leave(self) -> None:
        """Let go of the journal."""
        self._timer.stop()
        for stop in self._stop:
            stop()

    def _read(self) -> None:
        found: list[Reminder] = []
        if self._context.attempt(lambda: found.extend(self.reminders.open(self._away))):
            self.open = found

    def _look_again(self, _event: object) -> None:
        if self._timer.isActive():
            self.look()
