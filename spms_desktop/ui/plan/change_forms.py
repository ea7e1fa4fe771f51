"""The forms that change and stop a medicine from a day on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.catalog_help import caution
from spms_desktop.ui.plan.medicine_forms import PlanForm
from spms_desktop.ui.plan.views import ChangeDraft, StopDraft
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import TextField, labelled
from spms_desktop.ui.widgets.text import body, heading, quiet


class ChangeForm(PlanForm):
    """From a day on: another dose, other times, and why; also used to start again."""

    def __init__(self, parent: QWidget | None, draft: ChangeDraft) -> None:
        super().__init__(parent, _("Start again") if draft.again else _("Change the plan"), draft.on)
        self._draft = draft
        self.why = TextField(_("Why?"), lines=2)
        self.why.setAccessibleIdentifier("why")
        self.dose.set_value(draft.dose)
        self.editor.set_value(draft.schedule)
        self.body.addWidget(heading(texts.breakable(draft.medicine.name)))
        self.place_plan(
            _("From this day on"), _("Days, weeks and months are counted from here. What was before stays as it was.")
        )
        self.body.addWidget(labelled(_("Why?"), self.why, _("You can leave this out.")))
        self.place_disclaimer()
        self.show_words()
        self.accepted_by_user.connect(self._check)
        self.dose.setFocus()

    def result_draft(self) -> ChangeDraft:
        """What is typed."""
        return replace(
            self._draft,
            on=self.on.value or self._draft.on,
            dose=self.dose.value,
            schedule=self.editor.value or self._draft.schedule,
        )

    def _check(self) -> None:
        if self.missing():
            self.trouble(self.missing())


class StopForm(FormDialog):
    """The first day without it, and why."""

    def __init__(self, parent: QWidget | None, draft: StopDraft) -> None:
        super().__init__(parent, _("Stop a medicine"), _("Save"))
        self.on = DateField(_("First day without it"), draft.on, earliest=draft.earliest)
        self.on.button.setAccessibleIdentifier("stop-day")
        self.why = TextField(_("Why?"), lines=2)
        self.why.setAccessibleIdentifier("why")
        self.body.addWidget(heading(texts.breakable(draft.medicine.name)))
        self.body.addWidget(body(_("It moves to your earlier medicines. All that was recorded stays.")))
        remark = caution(draft.medicine.catalog_id)
        if remark:
            self.body.addWidget(body(remark))
        self.body.addWidget(labelled(_("First day without it"), self.on))
        self.body.addWidget(labelled(_("Why?"), self.why, _("You can leave this out.")))
        self.body.addWidget(quiet(_("This only keeps your record. Ask your care team before you stop a medicine.")))
        self.on.button.setFocus()
