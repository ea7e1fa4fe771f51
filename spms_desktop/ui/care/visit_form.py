"""The form for the next visit with somebody."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.i18n import _
from spms_desktop.ui.care.drafted import CareForm
from spms_desktop.ui.context import Context
from spms_desktop.ui.widgets.dates import DateField, TimeField
from spms_desktop.ui.widgets.fields import TextField, labelled
from spms_desktop.ui.widgets.text import quiet
from spms_desktop.ui.widgets.ticks import TickKey

_USUAL_TIME = time(10)


class VisitForm(CareForm):
    """Asks for the day, the time when it is known, and a note; the day starts empty."""

    def __init__(
        self, parent: QWidget | None, context: Context, person: CarePerson, visit: Appointment | None = None
    ) -> None:
        pattern = _("Change the visit with {name}") if visit else _("Next visit with {name}")
        draft = f"care:visit:{visit.uid if visit else person.uid}"
        super().__init__(parent, context, pattern.format(name=person.name), _("Save"), draft, visit)
        self._today = context.session.today
        at = visit.at if visit else None
        self.day = DateField(_("Day"), visit.day if visit else None, earliest=EARLIEST)
        self.time_known = TickKey(_("I know the time"))
        self.time_known.setChecked(at is not None)
        self.time = TimeField(_("Time"), at or _USUAL_TIME)
        self.note = TextField(_("Note"), visit.note if visit else "", 2)
        self.day_remark = quiet("")
        self._lay_out()
        self.day.changed.connect(self._day_chosen)
        self.time_known.toggled.connect(self.time_part.setVisible)
        self.watch({"day": self.day, "time_known": self.time_known, "time": self.time, "note": self.note})
        self._day_chosen(self.day.value)
        self.day.setFocus()

    @property
    def time_value(self) -> time | None:
        """The time, or None when it is not known."""
        return self.time.value if self.time_known.isChecked() else None

    def shown_again(self) -> None:
        self._day_chosen(self.day.value)

    def _lay_out(self) -> None:
        self.time_part = labelled(_("Time"), self.time)
        self.body.addWidget(labelled(_("Day"), self.day))
        self.body.addWidget(self.day_remark)
        self.body.addWidget(self.time_known)
        self.body.addWidget(self.time_part)
        self.time_part.setVisible(self.time_known.isChecked())
        self.body.addWidget(labelled(_("Note"), self.note, _("Such as where it is, or what to bring.")))
        for field, identifier in (
            (self.day.button, "day"),
            (self.time_known, "time_known"),
            (self.time.line, "time"),
            (self.note, "note"),
        ):
            field.setAccessibleIdentifier(f"care.visit.{identifier}")

    def _day_chosen(self, day: date | None) -> None:
        over = day is not None and day < self._today
        self.day_remark.setText(_("This day is over. It is kept as a visit that took place.") if over else "")
        self.day_remark.setVisible(over)
