"""A day as a button that says it in words, with a step to the day before and after."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spms_desktop.i18n import _, long_date, short_date
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button, IconButton, LinkButton
from spms_desktop.ui.widgets.clock_field import TimeField
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.month import MonthDialog

__all__ = ["DateField", "TimeField"]

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class DateButton(Button):
    """Opens the month; the arrow keys move by a day."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Down are the day before, Right and Up the day after."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class DateField(Group):
    """`[<] 12 Mar 2026 [>]`; `changed` tells of the user's choice, None when they took the date away."""

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        value: date | None,
        *,
        allow_none: bool = False,
        latest: date | None = None,
        earliest: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._name, self._value = name, value
        self._earliest, self._latest = earliest, latest
        self.before = IconButton("back", _("Day before: {name}").format(name=name), parent=self)
        self.button = DateButton("", "calendar", parent=self)
        self.after = IconButton("forward", _("Day after: {name}").format(name=name), parent=self)
        self.none_button = LinkButton(_("No date"), parent=self)
        self.none_button.setAccessibleName(_("No date: {name}").format(name=name))
        self.none_button.setVisible(allow_none)
        self.button.setAccessibleDescription(_("Press to choose a day. The arrow keys move it by one day."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.before, self.button, self.after, self.none_button):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.before, self.after):
            # One Tab stop a field: the keyboard has the arrows on the date.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.button)
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._forward)
        self.button.stepped.connect(self._step)
        self.button.clicked.connect(self.open_month)
        self.none_button.clicked.connect(self._remove)
        self._show()

    @property
    def value(self) -> date | None:
        """The day, or None."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show a day without telling anyone."""
        self._value = value
        self._show()

    def set_latest(self, latest: date) -> None:
        """Let later days be chosen, as after midnight."""
        self._latest = latest
        self._show()

    def open_month(self) -> MonthDialog:
        """Open the month at the day shown."""
        start = self._within(self._value or date.today())  # noqa: DTZ011  # the wall calendar of the user
        dialog = MonthDialog(self.window(), self._name, start, self._earliest, self._latest)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.picked.connect(self._take)
        dialog.open()
        return dialog

    def _show(self) -> None:
        words = short_date(self._value) if self._value else _("Choose a day")
        spoken = long_date(self._value) if self._value else _("no day chosen")
        self.button.set_words(words)
        self.button.setAccessibleName(_("{name}: {day}").format(name=self._name, day=spoken))
        self.none_button.setEnabled(self._value is not None)
        self.before.setEnabled(self._value is None or self._earliest is None or self._value > self._earliest)
        self.after.setEnabled(self._value is None or self._latest is None or self._value < self._latest)

    def _within(self, day: date) -> date:
        if self._earliest is not None and day < self._earliest:
            return self._earliest
        return self._latest if self._latest is not None and day > self._latest else day

    def _back(self) -> None:
        self._step(-1)

    def _forward(self) -> None:
        self._step(1)

    def _step(self, days: int) -> None:
        start = self._value or date.today()  # noqa: DTZ011  # the wall calendar of the user
        self._take(self._within(start + timedelta(days=days) if self._value else start))
        announce(self.button, self.button.accessibleName())

    def _remove(self) -> None:
        self._take(None)

    def _take(self, day: date | None) -> None:
        if day != self._value:
            self.set_value(day)
            self.changed.emit(day)
