"""The forms that change and stop a medicine from a day on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.medicine import PlanAction
from spms_desktop.domain.schedule import Rhythm
from spms_desktop.i18n import _
from spms_desktop.services.drafts import Fields
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.catalog_help import caution
from spms_desktop.ui.plan.plan_form import PlanForm
from spms_desktop.ui.plan.views import ChangeDraft, StopDraft
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import TextField, labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import body, heading, quiet


class ChangeForm(PlanForm):
    """From a day on: another dose, other times, and why; also used to start again."""

    def __init__(self, parent: QWidget | None, context: Context, draft: ChangeDraft) -> None:
        title = _("Start again") if draft.again else _("Change the plan")
        title = _("Mend an entry") if draft.mends else title
        super().__init__(parent, context, title, draft.on, f"medicine:{draft.medicine.uid}")
        self._change = draft
        self.why = TextField(_("Why?"), lines=2)
        self.why.setAccessibleIdentifier("why")
        self.dose.set_value(draft.dose)
        self.why.set_value(draft.reason)
        if draft.schedule.rhythm is not Rhythm.NONE:
            self.editor.set_value(draft.schedule)
        self.body.addWidget(heading(texts.breakable(draft.medicine.name)))
        self.place_plan(
            _("From this day on"), _("Days, weeks and months are counted from here. What was before stays as it was.")
        )
        self.body.addWidget(labelled(_("Why?"), self.why, _("You can leave this out.")))
        self.place_disclaimer()
        for part in self.plan_parts:
            part.setVisible(not self.is_statement)
        self.show_words()
        self.accepted_by_user.connect(self._check)
        self.dose.setFocus()

    @property
    def is_statement(self) -> bool:
        return self._change.schedule.rhythm is Rhythm.NONE

    def fields(self) -> Fields:
        return {}  # a few words at most: nothing is kept until they are saved

    def result_draft(self) -> ChangeDraft:
        """What is typed."""
        return replace(
            self._change,
            on=self.on.value or self._change.on,
            dose=self.dose.value,
            schedule=self.editor.value or self._change.schedule,
            reason=self.why.value,
        )

    def _check(self) -> None:
        if not self.is_statement and self.missing():
            self.trouble(self.missing())


class StopForm(FormDialog):
    """The first day without it, for good or for now, and why."""

    def __init__(self, parent: QWidget | None, draft: StopDraft) -> None:
        super().__init__(parent, _("Mend an entry") if draft.mends else _("Stop or pause a medicine"), _("Save"))
        self.draft = draft
        self.on = DateField(_("First day without it"), draft.on, earliest=draft.earliest)
        self.on.button.setAccessibleIdentifier("stop-day")
        self.ends = KeyRow(_("For how long?"), [(PlanAction.STOP, _("For good")), (PlanAction.PAUSE, _("For now"))])
        for key, action in zip(self.ends.keys, (PlanAction.STOP, PlanAction.PAUSE), strict=True):
            key.setAccessibleIdentifier(f"ends-{action}")
        self.ends.set_value(draft.ends)
        self.why = TextField(_("Why?"), lines=2)
        self.why.setAccessibleIdentifier("why")
        self.why.set_value(draft.reason)
        self._what = body("")
        self._place(draft)
        self.ends.chosen.connect(self._show_what)
        self._show_what()
        self.on.button.setFocus()

    @property
    def action(self) -> PlanAction:
        """Stopped or paused."""
        return PlanAction.PAUSE if self.ends.value == PlanAction.PAUSE else PlanAction.STOP

    def _place(self, draft: StopDraft) -> None:
        self.body.addWidget(heading(texts.breakable(draft.medicine.name)))
        if draft.may_pause:
            self.body.addWidget(labelled(_("For how long?"), self.ends))
        self.ends.setVisible(draft.may_pause)
        self.body.addWidget(self._what)
        remark = caution(draft.medicine.catalog_id)
        if remark:
            self.body.addWidget(body(remark))
        self.body.addWidget(labelled(_("First day without it"), self.on))
        self.body.addWidget(labelled(_("Why?"), self.why, _("You can leave this out.")))
        self.body.addWidget(quiet(_("This only keeps your record. Ask your care team before you stop a medicine.")))

    def _show_what(self, *_action: object) -> None:
        for_now = _("It stays in the list as paused. “Start again” brings it back.")
        for_good = _("It moves to your earlier medicines. All that was recorded stays.")
        self._what.setText(for_now if self.action is PlanAction.PAUSE else for_good)
