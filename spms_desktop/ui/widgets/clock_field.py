"""A time of day as hours and minutes in one line."""

from __future__ import annotations

import re
from datetime import time

from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _, clock
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.step_line import StepLine

_STEP = 15
_DAY = 24 * 60


def read_time(text: str) -> time | None:
    """The time that was typed as "9", "9:05", "9.05" or "0905", or None."""
    found = re.fullmatch(r"\s*(\d{1,2})(?:\s*[:.,h ]?\s*(\d{2}))?\s*", text)
    if not found:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


class TimeField(StepLine):
    """`[-] 09:45 [+]` in steps of a quarter of an hour."""

    def __init__(self, name: str, value: time, parent: QWidget | None = None) -> None:
        self._value = value
        super().__init__(name, "", 6, parent)
        self.set_value(value)

    @property
    def value(self) -> time:
        """The time."""
        return self._value

    def set_value(self, value: time) -> None:
        """Show a time without telling anyone."""
        self._value = value
        self._say_trouble("")
        self.line.setText(clock(value))

    def _step(self, direction: int) -> None:
        base = read_time(self.line.text()) or self._value
        minutes = base.hour * 60 + base.minute
        # The first step goes to the next full quarter, so that 09:41 does not become 09:56.
        wanted = (minutes // _STEP + 1) * _STEP if direction > 0 else (minutes - 1) // _STEP * _STEP
        hours, rest = divmod(wanted % _DAY, 60)
        self._take(time(hours, rest))
        announce(self.line, self.line.text())

    def _typed(self) -> None:
        value = read_time(self.line.text())
        if value is None:
            self._say_trouble(_("Please type a time like 09:30."))
        else:
            self._take(value)

    def _take(self, value: time) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.changed.emit(value)
