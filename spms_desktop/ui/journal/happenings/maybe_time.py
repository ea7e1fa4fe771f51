"""A time of day that need not be known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _, clock
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.clock_field import read_time
from spms_desktop.ui.widgets.step_line import StepLine

_STEP, _DAY = 15, 24 * 60


class MaybeTimeField(StepLine):
    """`[-] 09:45 [+]`; empty means "not known", and the first step then starts at the time that `start` gives."""

    def __init__(self, name: str, start: Callable[[], time], parent: QWidget | None = None) -> None:
        self._start = start
        self._value: time | None = None
        super().__init__(name, "", 6, parent)
        self.line.setAccessibleDescription(_("Type it, or use the up and down keys. It can stay empty."))

    @property
    def value(self) -> time | None:
        """The time, or None when it is not known."""
        return self._value

    @property
    def typed(self) -> time | None:
        """The time as it stands in the line, even if the line has not been left yet."""
        return read_time(self.line.text())

    def set_value(self, value: time | None) -> None:
        """Show a time without telling anyone; None empties the line."""
        self._value = value
        self._say_trouble("")
        self.line.setText("" if value is None else clock(value))

    def commit(self) -> None:
        """Take what is typed in the line and not yet left."""
        self._typed()

    def _step(self, direction: int) -> None:
        base = self.typed or self._value
        if base is None:
            self._take(self._start())
        else:
            minutes = base.hour * 60 + base.minute
            wanted = (minutes // _STEP + 1) * _STEP if direction > 0 else (minutes - 1) // _STEP * _STEP
            hours, rest = divmod(wanted % _DAY, 60)
            self._take(time(hours, rest))
        announce(self.line, self.line.text())

    def _typed(self) -> None:
        value = self.typed
        if value is None and self.line.text().strip():
            self._say_trouble(_("Please type a time like 09:30."))
        else:
            self._take(value)

    def _take(self, value: time | None) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.changed.emit(value)
