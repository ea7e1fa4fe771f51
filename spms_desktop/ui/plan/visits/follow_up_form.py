"""The form of one thing that was agreed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.visits.follow_up_fields import FollowUpFields
from spms_desktop.ui.plan.visits.presenter import VisitsPresenter
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog


class FollowUpForm(FormDialog):
    """Changes what was agreed, ticks it off, or takes it off the list."""

    def __init__(self, parent: QWidget | None, acts: Acts, presenter: VisitsPresenter, follow_up: FollowUp) -> None:
        super().__init__(parent, _("What was agreed"), _("Save"))
        self._acts, self._presenter, self._uid = acts, presenter, follow_up.uid
        self.agreed = FollowUpFields(_("What was agreed"), presenter.choices.doers(), presenter.today)
        self.agreed.show_value(follow_up)
        self.body.addWidget(self.agreed)
        self.drop_button = Button(_("Take off the list"))
        self.drop_button.setAccessibleIdentifier("agreed.drop")
        self.button_row.addWidget(self.drop_button)
        self.drop_button.clicked.connect(self._drop)
        self.accepted_by_user.connect(self._save)

    def _save(self) -> None:
        follow_up = self.agreed.value
        self._acts.submit(self, Action.FOLLOW_UP, lambda: self._presenter.outcomes.save(follow_up))

    def _drop(self) -> None:
        self._acts.submit(self, Action.FOLLOW_UP, lambda: self._presenter.outcomes.drop(self._uid))
        if not self.trouble_shown():
            self.accept()
