"""How long a course of days is, and what comes after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.i18n import _
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.stepper import Stepper

_BREAK, _ONCE, _MONTHS = "break", "once", "months"
_LONGEST_COURSE, _LONGEST_BREAK, _MOST_MONTHS = 180, 180, 24


class CourseField(QWidget):
    """Days in a row, and then a break, nothing more, or the same again some months later."""

    changed = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on = self._stepper(_("Days in a row"), _LONGEST_COURSE, 21, "course-on")
        self.after = KeyRow(_("What comes after these days?"), _afters())
        for key, (what, _words) in zip(self.after.keys, _afters(), strict=True):
            key.setAccessibleIdentifier(f"course-{what}")
        self.after.set_value(_BREAK)
        self.off = self._stepper(_("Days off"), _LONGEST_BREAK, 7, "course-off")
        self.apart = self._stepper(_("Months from one first day to the next"), _MOST_MONTHS, 12, "course-months")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._parts = {one: labelled(one.accessibleName(), one) for one in (self.on, self.after, self.off, self.apart)}
        for part in self._parts.values():
            column.addWidget(part)
        self.after.chosen.connect(self._turned)
        self._show_parts()

    def schedule(self, times: Sequence[time]) -> Schedule | None:
        """The course at these times; None while a number is missing or the courses would overlap."""
        needed = {_BREAK: self.off, _MONTHS: self.apart}.get(str(self.after.value))
        if any(one.trouble.text() or one.value is None for one in (self.on, needed) if one is not None):
            return None
        on, off, apart = (int(one.value or 0) for one in (self.on, self.off, self.apart))
        try:
            if self.after.value == _MONTHS:
                return Schedule(Rhythm.MONTHS, apart, (), tuple(times), on)
            return Schedule(Rhythm.DAYS, 1, (), tuple(times), on, off if self.after.value == _BREAK else 0)
        except ValueError:  # longer than the months between two courses
            return None

    def set_value(self, schedule: Schedule) -> None:
        """Show a course without telling anyone."""
        self.on.set_value(schedule.on_days)
        if schedule.rhythm is Rhythm.MONTHS:
            self.after.set_value(_MONTHS)
            self.apart.set_value(schedule.every)
        else:
            self.after.set_value(_BREAK if schedule.off_days else _ONCE)
            self.off.set_value(schedule.off_days or 7)
        self._show_parts()

    def _stepper(self, name: str, high: int, start: int, identifier: str) -> Stepper:
        stepper = Stepper(name, 1, high, 1, start=start)
        stepper.set_value(start)
        stepper.line.setAccessibleIdentifier(identifier)
        stepper.changed.connect(self._tell)
        return stepper

    def _turned(self, _what: object) -> None:
        self._show_parts()
        self.rearranged.emit()
        self.changed.emit()

    def _tell(self, _value: object) -> None:
        self.changed.emit()

    def _show_parts(self) -> None:
        self._parts[self.off].setVisible(self.after.value == _BREAK)
        self._parts[self.apart].setVisible(self.after.value == _MONTHS)


def _afters() -> list[tuple[object, str]]:
    return [
        (_BREAK, _("A break, then again")),
        (_ONCE, _("Nothing more")),
        (_MONTHS, _("Again some months later")),
    ]
