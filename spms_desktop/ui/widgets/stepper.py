"""A number with a step: hours slept, falls, weight."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _, number
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.step_line import StepLine


def decimals_of(step: float) -> int:
    """How many decimals a number with this step is written with."""
    return max(0, len(f"{step:.4f}".rstrip("0").split(".")[1]))


def read_number(text: str) -> float | None:
    """The number that was typed with a point or a comma, or None."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < 1e9 else None


class Stepper(StepLine):
    """`[-] 7.5 h [+]`; empty means "not recorded", and the first press then starts at `start`."""

    def __init__(
        self,
        name: str,
        minimum: float,
        maximum: float,
        step: float,
        unit: str = "",
        start: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._low, self._high, self._by = minimum, maximum, step
        self._start = minimum if start is None else start
        self._decimals = decimals_of(step)
        self._value: float | None = None
        longest = max(len(number(edge, self._decimals)) for edge in (minimum, maximum, maximum - step))
        super().__init__(name, unit, max(longest, 3) + 1, parent)

    @property
    def value(self) -> float | None:
        """The number, or None when nothing is recorded."""
        return self._value

    def set_value(self, value: float | None) -> None:
        """Show a number without telling anyone; None empties the line."""
        self._value = value
        self._say_trouble("")
        self._show()

    def commit(self) -> None:
        """Take what is typed in the line and not yet left."""
        self._typed()

    def _show(self) -> None:
        self.line.setText("" if self._value is None else number(self._value, max(self._decimals, 1)))

    def _step(self, direction: int) -> None:
        typed = read_number(self.line.text())
        base = self._value if typed is None else typed
        wanted = self._start if base is None else base + direction * self._by
        self._take(round(min(max(wanted, self._low), self._high), 4))
        announce(self.line, self.line.text())

    def _typed(self) -> None:
        text = self.line.text().strip()
        if not text:
            self._take(None)
            return
        value = read_number(text)
        if value is None:
            self._say_trouble(_("Please type a number."))
        elif not self._low <= value <= self._high:
            low, high = number(self._low, self._decimals), number(self._high, self._decimals)
            self._say_trouble(_("Please type a number from {low} to {high}.").format(low=low, high=high))
        else:
            self._take(value)

    def _take(self, value: float | None) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.changed.emit(value)
