"""The form that puts a visit on another day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.plan.visits import words
from spms_desktop.ui.plan.visits.presenter import VisitsPresenter
from spms_desktop.ui.plan.visits.when_fields import WhenFields
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import TextField, labelled
from spms_desktop.ui.widgets.text import body, heading


class MoveForm(FormDialog):
    """Asks for the new day and hour, and why; all else goes along, and the old day stays in the list as moved."""

    def __init__(self, parent: QWidget | None, acts: Acts, presenter: VisitsPresenter, visit: Appointment) -> None:
        super().__init__(parent, _("Move the visit"), _("Save"))
        self._acts, self._presenter, self._visit = acts, presenter, visit
        self.when = WhenFields("", presenter.today)
        self.when.show_when(visit.day, visit.at)
        self.why = TextField(_("Why?"), lines=2)
        self.why.setAccessibleIdentifier("visit.why")
        self.body.addWidget(heading(breakable(presenter.who(visit))))
        self.body.addWidget(body(_("Until now: {when}.").format(when=words.when(visit, presenter.today))))
        self.body.addWidget(self.when)
        self.body.addWidget(labelled(_("Why?"), self.why, _("You can leave this out.")))
        self.accepted_by_user.connect(self._save)

    def _save(self) -> None:
        problem, day = self.when.problem(), self.when.day
        if problem or day is None:
            self.trouble(problem)
            return
        at, why = self.when.at, self.why.value
        self._acts.submit(self, Action.APPOINTMENT, lambda: self._presenter.move(self._visit, day, at, why))
