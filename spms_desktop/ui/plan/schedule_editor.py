"""How often and at what times a medicine is taken."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.i18n import _, weekday
from spms_desktop.ui.plan.course_field import CourseField
from spms_desktop.ui.plan.schedule_words import weekday_names
from spms_desktop.ui.plan.times_field import TimesField
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.stepper import Stepper
from spms_desktop.ui.widgets.ticks import TickKey

_A_MONDAY = date(2024, 1, 1)
_DAILY, _WEEKLY, _DAYS, _WEEKS, _MONTHS, _FREE = "daily", "weekly", "days", "weeks", "months", "as_needed"
_COURSE = "course"
_RHYTHMS = {
    _DAILY: Rhythm.DAYS,
    _WEEKLY: Rhythm.WEEKS,
    _DAYS: Rhythm.DAYS,
    _WEEKS: Rhythm.WEEKS,
    _MONTHS: Rhythm.MONTHS,
}


class ScheduleEditor(QWidget):
    """Starts empty: how often is the user's to say. `value` is None until they have."""

    changed = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.touched = False
        self.often = KeyRow(_("How often?"), _often())
        for key, (mode, _words) in zip(self.often.keys, _often(), strict=True):
            key.setAccessibleIdentifier(f"often-{mode}")
        self.apart = {
            _DAYS: self._stepper(_("Days apart"), 2, 90),
            _WEEKS: self._stepper(_("Weeks apart"), 2, 60),
            _MONTHS: self._stepper(_("Months apart"), 1, 24),
        }
        self.weekdays = [TickKey(weekday(_A_MONDAY + timedelta(days=n))) for n in range(7)]
        self.course = CourseField()
        self.times = TimesField()
        self._place()
        self.often.chosen.connect(self._edited)
        self.course.changed.connect(self._edited)
        self.course.rearranged.connect(self.rearranged)
        self.times.changed.connect(self._edited)
        self.times.rearranged.connect(self.rearranged)
        self._show_parts()

    @property
    def value(self) -> Schedule | None:
        """The schedule, or None while something is missing or does not fit."""
        mode = self.often.value
        if mode == _FREE:
            return AS_NEEDED
        if mode is None or self.times.trouble:
            return None
        if mode == _COURSE:
            return self.course.schedule(self.times.value)
        every = self._every(str(mode))
        if every is None:
            return None
        days = tuple(n for n, tick in enumerate(self.weekdays) if tick.isChecked()) if mode in (_WEEKLY, _WEEKS) else ()
        return Schedule(_RHYTHMS[str(mode)], every, days, self.times.value)

    def set_value(self, schedule: Schedule) -> None:
        """Show a schedule without telling anyone."""
        mode = _mode(schedule)
        self.often.set_value(mode)
        if mode in self.apart:
            self.apart[mode].set_value(schedule.every)
        if mode == _COURSE:
            self.course.set_value(schedule)
        for n, tick in enumerate(self.weekdays):
            tick.blockSignals(True)
            tick.setChecked(n in schedule.weekdays)
            tick.blockSignals(False)
        if schedule.times:
            self.times.set_value(schedule.times)
        self._show_parts()

    def _every(self, mode: str) -> int | None:
        stepper = self.apart.get(mode)
        if stepper is None:
            return 1
        return None if stepper.trouble.text() or stepper.value is None else int(stepper.value)

    def _stepper(self, name: str, low: int, high: int) -> Stepper:
        stepper = Stepper(name, low, high, 1, start=low)
        stepper.set_value(low)
        stepper.changed.connect(self._edited)
        return stepper

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(labelled(_("How often?"), self.often))
        self._parts: dict[str, QWidget] = {}
        for mode, stepper in self.apart.items():
            self._parts[mode] = labelled(stepper.accessibleName(), stepper)
            column.addWidget(self._parts[mode])
        week = Group(_("Which weekdays?"))
        ticks = FlowLayout(week, gap=8)
        for tick, name in zip(self.weekdays, weekday_names(), strict=True):
            tick.setAccessibleName(name)
            tick.setAccessibleIdentifier(f"weekday-{self.weekdays.index(tick)}")
            tick.toggled.connect(self._edited)
            ticks.addWidget(tick)
        hint = _("With none ticked, it is the weekday of the first day.")
        self._week = labelled(_("Which weekdays?"), week, hint)
        self._clock = labelled(_("At what times?"), self.times)
        column.addWidget(self.course)
        column.addWidget(self._week)
        column.addWidget(self._clock)

    def _edited(self, *_what: object) -> None:
        self.touched = True
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        mode = self.often.value
        for name, part in self._parts.items():
            part.setVisible(mode == name)
        self.course.setVisible(mode == _COURSE)
        self._week.setVisible(mode in (_WEEKLY, _WEEKS))
        self._clock.setVisible(mode not in (None, _FREE))
        self.rearranged.emit()


def _often() -> list[tuple[object, str]]:
    return [
        (_DAILY, _("Every day")),
        (_WEEKLY, _("Every week")),
        (_DAYS, _("Every few days")),
        (_WEEKS, _("Every few weeks")),
        (_MONTHS, _("Monthly or longer")),
        (_COURSE, _("In courses")),
        (_FREE, _("As needed")),
    ]


def _mode(schedule: Schedule) -> str:
    if schedule.on_days:
        return _COURSE
    several = {Rhythm.DAYS: (_DAILY, _DAYS), Rhythm.WEEKS: (_WEEKLY, _WEEKS), Rhythm.MONTHS: (_MONTHS, _MONTHS)}
    return several.get(schedule.rhythm, (_FREE, _FREE))[schedule.every > 1]
