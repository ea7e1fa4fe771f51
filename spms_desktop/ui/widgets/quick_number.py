"""A number with ready answers as keys, and a line for any other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _, number
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.line_label import LineLabel
from spms_desktop.ui.widgets.metrics import TARGET
from spms_desktop.ui.widgets.stepper import Stepper, decimals_of
from spms_desktop.ui.widgets.unit_words import unit_words


class ReadyKeys(KeyRow):
    """A row of some numbers. `typed` tells the digits that no key shows, and whether no key could show any more."""

    typed = Signal(str, bool)

    def press_digit(self, digit: str) -> bool:
        """Choose the key that shows the digits typed so far; "1" can still become ten."""
        words = [key.words for key in self.keys]
        typed = self._typed + digit
        if typed in words:
            self._choose(words.index(typed))
            self._typed = typed
            return True
        more = any(word.startswith(typed) and word.isdecimal() for word in words)
        self._typed = typed if more else ""
        self.typed.emit(typed, not more)
        return True


class QuickNumber(Group):
    """A Stepper behind a row of keys: a key sets the number, and a number that no key shows leaves the row empty."""

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        minimum: float,
        maximum: float,
        step: float,
        unit: str = "",
        start: float | None = None,
        *,
        quick: Sequence[float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        decimals = max(decimals_of(step), 1)
        # The inner groups have no name, or a screen reader would say the same name three times.
        self.row = ReadyKeys("", [(float(one), number(one, decimals)) for one in quick], parent=self)
        for key, one in zip(self.row.keys, quick, strict=True):
            # What is shown comes first: speech control is told what is seen.
            key.setAccessibleName(
                _("{n} {unit}").format(n=key.words, unit=unit_words(unit, one))
                if unit
                else _("{n}, {name}").format(n=key.words, name=name)
            )
        any_number = LineLabel(_("Or any number:"), "quiet", TARGET, self)
        self.stepper = Stepper(name, minimum, maximum, step, unit, start, self)
        self.stepper.setAccessibleName("")
        self.line = self.stepper.line
        exact = FlowLayout(gap=12)
        exact.addWidget(any_number)
        exact.addWidget(self.stepper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.row)
        column.addLayout(exact)
        self.row.chosen.connect(self._ready)
        self.row.typed.connect(self._type_on)
        self.row.cleared.connect(self._emptied)
        for key in self.row.keys:
            key.clicked.connect(self._pressed)
        self.stepper.changed.connect(self._exact)

    @property
    def value(self) -> float | None:
        """The number, or None when nothing is recorded."""
        return self.stepper.value

    def set_value(self, value: float | None) -> None:
        """Show a number without telling anyone; None empties it."""
        self.stepper.set_value(value)
        self._show_key()

    def commit(self) -> None:
        """Take what is typed in the line and not yet left."""
        self.stepper.commit()

    def clear(self) -> None:
        """Empty it as the user asked to."""
        had = self.value is not None
        self.set_value(None)
        if had:
            self.changed.emit(None)

    def press_digit(self, digit: str) -> bool:
        """Choose the key that shows this digit; "1" then "0" is ten, and what no key shows is typed in the line."""
        return self.row.press_digit(digit)

    def focus_key(self) -> None:
        """Give the keyboard to the chosen key, or to the first one."""
        self.row.focus_key()

    def setFocus(self, _reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to a key at once: a screen reader would be told of the group last."""
        self.focus_key()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """A number that is given the focus passes it to a key."""
        self.focus_key()

    def _show_key(self) -> None:
        # The row is told only when it shows something else: it forgets the digits typed so far when it is set.
        shown = None if self.value is None else float(self.value)
        if self.row.value != shown:
            self.row.set_value(shown)

    def _ready(self, value: object) -> None:
        if isinstance(value, float):
            self.stepper.set_value(value)
            self.changed.emit(value)

    def _type_on(self, digits: str, done: bool) -> None:
        """No key shows this number: the line takes the digits, then the keyboard, and is read when it is left."""
        self.line.setText(digits)
        if done:
            self.line.setFocus()
            self.line.end(False)

    def _pressed(self) -> None:
        # Also the key that is chosen already takes away what was typed beside it and cannot be.
        self.stepper.set_value(self.value)

    def _emptied(self) -> None:
        self.stepper.set_value(None)
        self.changed.emit(None)

    def _exact(self, value: object) -> None:
        self._show_key()
        self.changed.emit(value)
