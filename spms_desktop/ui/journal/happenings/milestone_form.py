"""The form of one milestone: its day, whether that is only about right, and a note."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.milestone import Milestone
from spms_desktop.i18n import _
from spms_desktop.services.drafts import Fields
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.journal.happenings.milestones_presenter import Milestones, from_draft, to_draft
from spms_desktop.ui.journal.line_words import breakable
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import TextField, labelled
from spms_desktop.ui.widgets.ticks import TickKey


class MilestoneForm(DraftedForm):
    """Adds or edits a milestone; `saved` tells that it is in the journal."""

    saved = Signal()

    def __init__(self, parent: QWidget | None, context: Context, milestone: Milestone) -> None:
        self._milestones = Milestones(context.session)
        name = milestone.uid or f"{milestone.change}:{milestone.what}"
        title = breakable(self._milestones.form_title(milestone))
        super().__init__(parent, context, title, _("Save"), f"milestone:{name}", milestone if milestone.uid else None)
        self._before = milestone
        question = self._milestones.question(milestone)
        self.day = DateField(question, milestone.day, latest=context.session.today)
        self.about = TickKey(_("About: I do not know the exact day"))
        self.note = TextField(_("Note"), milestone.note, 2)
        self.private = TickKey(_("Only for me"))
        self.body.addWidget(labelled(question, self.day))
        self.body.addWidget(self.about)
        self.body.addWidget(labelled(_("Note"), self.note, _("Such as what made the difference.")))
        self.body.addWidget(self.private)
        named = ((self.day.button, "day"), (self.about, "about"), (self.note, "note"), (self.private, "private"))
        for field, identifier in named:
            field.setAccessibleIdentifier(f"milestone.{identifier}")
        self._show(milestone)
        self.day.changed.connect(self.touch)
        self.about.toggled.connect(self.touch)
        self.note.changed.connect(self.touch)
        self.private.toggled.connect(self.touch)
        self.accepted_by_user.connect(self._save)
        self.bring_back()

    @property
    def milestone(self) -> Milestone:
        """The milestone as the form says now."""
        day = self.day.value or self._before.day
        about, private = self.about.isChecked(), self.private.isChecked()
        return replace(self._before, day=day, about=about, note=self.note.value, private=private)

    def fields(self) -> Fields:
        now = self.milestone
        return {} if now == self._before else to_draft(now)

    def show_fields(self, fields: Fields) -> bool:
        found = from_draft(fields) if fields else self._before
        if found is None:
            return False
        self._show(found)
        return True

    def _show(self, milestone: Milestone) -> None:
        self.day.set_value(milestone.day)
        for box, on in ((self.about, milestone.about), (self.private, milestone.private)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.note.set_value(milestone.note)

    def _save(self) -> None:
        milestone = self.milestone
        if milestone.uid and milestone == self._before:
            self.accept()
        elif self.finish(lambda: self._milestones.save(milestone), _("The milestone is saved.")):
            self.saved.emit()
