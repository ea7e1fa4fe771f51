"""Asks at what time a medicine was taken."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.clock_field import TimeField
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.text import body


class TimeForm(FormDialog):
    """One time of the day that is looked at."""

    def __init__(self, parent: QWidget | None, medicine: str, day: str, start: time) -> None:
        super().__init__(parent, _("When was it taken?"), _("Save"))
        self.time = TimeField(_("Time"), start)
        self.time.line.setAccessibleIdentifier("taken-time")
        self.body.addWidget(body(_("{medicine}, {day}").format(medicine=medicine, day=day)))
        self.body.addWidget(labelled(_("Time"), self.time))
        self.accepted_by_user.connect(self._check)

    def _check(self) -> None:
        if self.time.trouble.text():
            self.trouble(self.time.trouble.text())
