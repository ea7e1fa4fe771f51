"""The day of a visit, and its hour when that is known."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from spms_desktop.domain.validation import EARLIEST
from spms_desktop.i18n import _
from spms_desktop.ui.widgets.dates import DateField, TimeField
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import quiet
from spms_desktop.ui.widgets.ticks import TickKey

_USUAL_TIME = time(10)


class WhenFields(Group):
    """The day starts empty for a new visit; `changed` tells of the user's doing only."""

    changed = Signal()

    def __init__(self, over_remark: str, today: date) -> None:
        """`over_remark` is said below a day that is over."""
        super().__init__(_("When"))
        self._over_remark, self._today = over_remark, today
        self.day_field = DateField(_("Day"), None, earliest=EARLIEST)
        self.remark = quiet("")
        self.time_known = TickKey(_("I know the time"))
        self.time = TimeField(_("Time"), _USUAL_TIME)
        self._time_part = labelled(_("Time"), self.time)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (labelled(_("Day"), self.day_field), self.remark, self.time_known, self._time_part):
            column.addWidget(widget)
        for control, name in (
            (self.day_field.button, "day"),
            (self.time_known, "time_known"),
            (self.time.line, "time"),
        ):
            control.setAccessibleIdentifier(f"visit.{name}")
        self.show_when(None, None)
        self.day_field.changed.connect(self._edited)
        self.time_known.toggled.connect(self._edited)
        self.time.changed.connect(self._edited)

    @property
    def day(self) -> date | None:
        """The day, or None as long as none is chosen."""
        return self.day_field.value

    @property
    def at(self) -> time | None:
        """The hour, or None when it is not known."""
        return self.time.value if self.time_known.isChecked() else None

    def show_when(self, day: date | None, at: time | None) -> None:
        """Show a day and hour without telling anyone."""
        self.day_field.set_value(day)
        self.time.set_value(at or _USUAL_TIME)
        self.time_known.blockSignals(True)
        self.time_known.setChecked(at is not None)
        self.time_known.blockSignals(False)
        self._show_what_follows()

    def problem(self) -> str:
        """What keeps the fields from being used, as a sentence; empty when nothing does."""
        if self.day is None:
            return _("Please choose the day of the visit.")
        return self.time.trouble.text() if self.time_known.isChecked() else ""

    def _edited(self) -> None:
        self._show_what_follows()
        self.changed.emit()

    def _show_what_follows(self) -> None:
        over = self.day is not None and self.day < self._today
        self.remark.setText(self._over_remark if over else "")
        self.remark.setVisible(bool(self.remark.text()))
        self._time_part.setVisible(self.time_known.isChecked())
