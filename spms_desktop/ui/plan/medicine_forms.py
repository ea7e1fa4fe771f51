"""The forms that add a medicine and mend what it is called."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.wording import wording
from spms_desktop.domain.medicine import Medicine
from spms_desktop.domain.schedule import AS_NEEDED
from spms_desktop.domain.validation import EARLIEST, MAX_LINE
from spms_desktop.i18n import _
from spms_desktop.services.plan import NewMedicine
from spms_desktop.ui.plan import schedule_words
from spms_desktop.ui.plan.catalog_help import Suggestion
from spms_desktop.ui.plan.medicine_fields import MedicineFields
from spms_desktop.ui.plan.schedule_editor import ScheduleEditor
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, quiet


class PlanForm(FormDialog):
    """What forms about a plan share: a dose, a schedule, the day it counts from, and how that reads."""

    def __init__(self, parent: QWidget | None, title: str, on: date) -> None:
        super().__init__(parent, title, _("Save"))
        self.dose = LineField(_("Dose"))
        self.dose.setAccessibleIdentifier("dose")
        self.dose.setMaxLength(MAX_LINE)
        self.editor = ScheduleEditor()
        self.on = DateField(_("First day"), on, earliest=EARLIEST)
        self.on.button.setAccessibleIdentifier("first-day")
        self.rhythm = quiet("")
        self.reads = body("")
        self.reads.hide()
        self.editor.changed.connect(self._show_words)
        self.editor.rearranged.connect(self._follow)
        self.on.changed.connect(self._show_words)

    def missing(self) -> str:
        """What has to be mended in the schedule before it can be saved, or an empty text."""
        if self.editor.value is not None:
            return ""
        if self.editor.often.value is None:
            return _("Please choose how often it is taken.")
        return _("Please check the days and times: one of them does not fit.")

    def show_words(self) -> None:
        """Say how the schedule reads and what its first days are."""
        schedule, on = self.editor.value, self.on.value
        words = schedule_words.preview(schedule, on) if schedule is not None and on is not None else ""
        self.reads.setText(words)
        self.reads.setVisible(bool(words))

    def place_plan(self, first_day: str, hint: str = "") -> None:
        """Add dose, schedule and first day to the form."""
        self.rhythm.hide()
        as_typed = _("As on your label, such as “10 mg”. It is kept as you type it.")
        self.body.addWidget(labelled(_("Dose"), self.dose, as_typed))
        self.body.addWidget(self.rhythm)
        self.body.addWidget(self.editor)
        self.body.addWidget(labelled(first_day, self.on, hint))
        self.body.addWidget(self.reads)

    def place_disclaimer(self) -> None:
        """Add what the lists of this program are and are not."""
        self.body.addWidget(quiet(_(wording().disclaimers["medicines"])))

    def _show_words(self, *_what: object) -> None:
        self.show_words()
        if self.trouble_shown():
            self.trouble("")  # what it asked for may have just been given

    def _follow(self) -> None:
        if self.isVisible():
            follow_layout(self)


class AddForm(PlanForm):
    """Everything about a new medicine; only the name and how often are needed."""

    def __init__(self, parent: QWidget | None, today: date) -> None:
        super().__init__(parent, _("Add a medicine"), today)
        self.fields = MedicineFields(self)
        hint = _("Type a few letters of the brand or the generic name, or any name of your own.")
        self.body.addWidget(labelled(_("Name"), self.fields.name, hint))
        self.body.addWidget(self.fields.facts)
        self.body.addWidget(labelled(_("What kind?"), self.fields.kind))
        self.body.addWidget(labelled(_("What it is for"), self.fields.purpose))
        self.body.addWidget(labelled(_("How it is taken"), self.fields.route, _("Such as tablet, injection or drip.")))
        self.place_plan(_("First day"), _("It may be in the past or still to come."))
        self.body.addWidget(labelled(_("Note"), self.fields.note))
        self.place_disclaimer()
        self.fields.suggested.connect(self._suggested)
        self.accepted_by_user.connect(self._check)
        self.fields.name.setFocus()

    def new_medicine(self) -> NewMedicine:
        """What is typed."""
        what = self.fields.medicine("")
        return NewMedicine(
            name=what.name,
            kind=what.kind,
            start=self.on.value or date.max,
            dose=self.dose.value,
            schedule=self.editor.value or AS_NEEDED,
            route=what.route,
            purpose=what.purpose,
            catalog_id=what.catalog_id,
            note=what.note,
        )

    def _suggested(self, suggestion: object) -> None:
        """Offer the catalogue's rhythm, unless the user has said how often already."""
        if not isinstance(suggestion, Suggestion):
            return
        often = _("Our list says: {rhythm}. Follow your own label.").format(rhythm=suggestion.rhythm_words)
        self.rhythm.setText(often if suggestion.rhythm_words else "")
        self.rhythm.setVisible(bool(suggestion.rhythm_words))
        if suggestion.schedule and not self.editor.touched:
            self.editor.set_value(suggestion.schedule)
            self.show_words()

    def _check(self) -> None:
        if not self.fields.name.value.strip():
            self.trouble(_("A name is needed. Please type one."))
        elif self.missing():
            self.trouble(self.missing())


class EditForm(FormDialog):
    """Mends the name, kind, purpose, way and note of a medicine; its dated changes stay."""

    def __init__(self, parent: QWidget | None, medicine: Medicine) -> None:
        super().__init__(parent, _("Edit name and note"), _("Save"))
        self.fields = MedicineFields(self)
        self.fields.show_medicine(medicine)
        self.body.addWidget(labelled(_("Name"), self.fields.name))
        self.body.addWidget(self.fields.facts)
        self.body.addWidget(labelled(_("What kind?"), self.fields.kind))
        self.body.addWidget(labelled(_("What it is for"), self.fields.purpose))
        self.body.addWidget(labelled(_("How it is taken"), self.fields.route))
        self.body.addWidget(labelled(_("Note"), self.fields.note))
        self.body.addWidget(quiet(_(wording().disclaimers["medicines"])))
        self.fields.name.setFocus()
