"""What one wants to be reminded of, and how."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.record import Action
from spms_desktop.domain.reminder import ReminderChoice, ReminderKind
from spms_desktop.i18n import _
from spms_desktop.services import autostart, trouble
from spms_desktop.services.reminders import Reminders
from spms_desktop.ui import words as shared
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.parts import Ticks
from spms_desktop.ui.reminders import words
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import quiet
from spms_desktop.ui.widgets.ticks import TickKey

PREPARE_DAYS = (3, 7, 14)
APPOINTMENT_DAYS = (0, 1, 2)


class ReminderChoiceDialog(FormDialog):
    """The choice of whoever is writing; starting with the computer is a choice of this computer."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, _("Reminders"), _("Save"))
        self._context, self._reminders = context, Reminders(context.session)
        before = self._reminders.choice
        self.kinds = Ticks(_("Remind me of"), [(str(kind), text) for kind, text in words.kinds()])
        self.kinds.set_value([str(kind) for kind in before.kinds])
        self.prepare = KeyRow(_("Preparing a visit"), [(n, _("{n} days before").format(n=n)) for n in PREPARE_DAYS])
        self.prepare.set_value(_nearest(before.prepare_days, PREPARE_DAYS))
        day_words = (_("On the day"), _("The day before"), _("2 days before"))
        self.visit = KeyRow(_("Appointments"), list(zip(APPOINTMENT_DAYS, day_words, strict=True)))
        self.visit.set_value(_nearest(before.appointment_days, APPOINTMENT_DAYS))
        self.desktop = TickKey(_("Also tell me outside of this window"))
        self.desktop.setChecked(before.desktop)
        self.detailed = TickKey(_("Say there what it is about"))
        self.detailed.setChecked(before.detailed)
        self.with_computer = TickKey(_("Start this program with the computer"))
        self.with_computer.setChecked(autostart.is_on())
        self._place()
        self.desktop.toggled.connect(self.detailed.setEnabled)
        self.detailed.setEnabled(before.desktop)
        self.accepted_by_user.connect(self._save)

    def _place(self) -> None:
        self.body.addWidget(labelled(_("Remind me of"), self.kinds))
        self.body.addWidget(labelled(_("Preparing a visit"), self.prepare))
        self.body.addWidget(labelled(_("Appointments"), self.visit))
        self.body.addWidget(self.desktop)
        self.body.addWidget(self.detailed)
        self.body.addWidget(quiet(_("Others may read it on your screen. Without it, nothing about health is told.")))
        if autostart.possible():
            self.body.addWidget(self.with_computer)
        self.body.addWidget(quiet(_("Reminders work only while this computer is on and the journal is open.")))

    @property
    def value(self) -> ReminderChoice:
        """What is chosen now."""
        return ReminderChoice(
            kinds=tuple(ReminderKind(kind) for kind in self.kinds.value),
            prepare_days=int(str(self.prepare.value)),
            appointment_days=int(str(self.visit.value)),
            detailed=self.detailed.isChecked() and self.desktop.isChecked(),
            desktop=self.desktop.isChecked(),
        )

    def _save(self) -> None:
        try:
            self._reminders.choose(self.value)
            if autostart.possible() and self.with_computer.isChecked() != autostart.is_on():
                autostart.turn(on=self.with_computer.isChecked())
        except Trouble as error:
            self.trouble(trouble.sentence(error))
        else:
            self._context.speaker.say(shared.done(Action.SETTINGS))


def _nearest(value: int, offered: tuple[int, ...]) -> int:
    return min(offered, key=lambda n: abs(n - value))
