"""The forms that add a medicine and mend what it is called."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.wording import wording
from spms_desktop.domain.medicine import Medicine
from spms_desktop.domain.schedule import AS_NEEDED, NOTHING_TAKEN, Rhythm
from spms_desktop.i18n import _
from spms_desktop.services.drafts import Fields
from spms_desktop.services.plan import NewMedicine, as_medicine
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.add_draft import AddDraft, from_fields, to_fields
from spms_desktop.ui.plan.catalog_help import Suggestion, option_choices, option_name
from spms_desktop.ui.plan.choices import Choices
from spms_desktop.ui.plan.medicine_fields import MedicineFields
from spms_desktop.ui.plan.plan_form import PlanForm
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import quiet

STATEMENTS = ("no_dmt", "hsct")


class AddForm(PlanForm):
    """Everything about a new medicine; only the name and how often are needed.

    A medicine of a trial, "no DMT now" and a transplant are chosen with one press; the latter two are statements
    with a date, without doses.
    """

    def __init__(self, parent: QWidget | None, context: Context, today: date, choices: Choices) -> None:
        super().__init__(parent, context, _("Add a medicine"), today, "medicine:new")
        self._today = today
        self.parts = MedicineFields(self, choices)
        self.option = KeyRow(_("What do you add?"), option_choices())
        for key, (what, _words) in zip(self.option.keys, option_choices(), strict=True):
            key.setAccessibleIdentifier(f"add-{what or 'medicine'}")
        self.option.set_value("")
        hint = _("Type a few letters of the brand or the generic name, or any name of your own.")
        self.body.addWidget(labelled(_("What do you add?"), self.option))
        self.body.addWidget(labelled(_("Name"), self.parts.name, hint))
        self.body.addWidget(self.parts.facts)
        self._only_medicines = [
            labelled(_("What kind?"), self.parts.kind),
            labelled(_("What it is for"), self.parts.purpose),
        ]
        for part in self._only_medicines:
            self.body.addWidget(part)
        self.place_plan(_("First day"), _("It may be in the past or still to come."))
        self.body.addWidget(self.parts.more)
        self.body.addWidget(labelled(_("Note"), self.parts.note))
        self.place_disclaimer()
        self.option.chosen.connect(self._turned)
        self.parts.suggested.connect(self._suggested)
        self.parts.more.rearranged.connect(self._follow)
        self.accepted_by_user.connect(self._check)
        self._watch()
        self.parts.name.setFocus()
        self.bring_back()

    @property
    def is_statement(self) -> bool:
        return self.option.value in STATEMENTS

    def new_medicine(self) -> NewMedicine:
        """What is typed."""
        what = self.parts.medicine("")
        return NewMedicine(
            name=what.name,
            kind=what.kind,
            start=self.on.value or date.max,
            dose="" if self.is_statement else self.dose.value,
            schedule=NOTHING_TAKEN if self.is_statement else self.editor.value or AS_NEEDED,
            route=what.route,
            purpose=what.purpose,
            catalog_id=what.catalog_id,
            note=what.note,
            symptom=what.symptom,
            prescriber=what.prescriber,
            daily_limit=what.daily_limit,
            sites=what.sites,
            given=what.given,
        )

    def first_control(self) -> QWidget:
        """The name: what is added is nearly always a medicine."""
        return self.parts.name

    def fields(self) -> Fields:
        draft = AddDraft(
            str(self.option.value or ""),
            self.new_medicine(),
            self.editor.value is not None,
            self.parts.kind.value is not None,
        )
        return {} if draft == self._beginning else to_fields(draft)

    def show_fields(self, fields: Fields) -> bool:
        draft = from_fields(fields) if fields else self._beginning
        if draft is None:
            return False
        new = draft.new
        self.option.set_value(draft.option)
        self.parts.show_medicine(as_medicine(new))
        if not draft.sort:
            self.parts.kind.set_value(None)
        self.dose.set_value(new.dose)
        self.on.set_value(new.start)
        if draft.often and new.schedule.rhythm is not Rhythm.NONE:
            self.editor.set_value(new.schedule)
            self.editor.touched = True
        else:
            self.editor.often.set_value(None)
        self._show_parts()
        return True

    def _watch(self) -> None:
        """Keep a draft of whatever is typed or chosen."""
        self._beginning = AddDraft("", self.new_medicine(), False, False)
        more = self.parts.more
        for signal in (
            self.parts.name.changed,
            self.parts.suggested,
            self.parts.kind.chosen,
            self.parts.purpose.changed,
            self.parts.note.changed,
            self.dose.changed,
            self.on.changed,
            self.editor.changed,
            more.route.changed,
            more.symptom.changed,
            more.prescriber.changed,
            more.given.toggled,
            more.limit.changed,
            more.sites.changed,
        ):
            signal.connect(self.touch)

    def _turned(self, what: object) -> None:
        """Show what belongs to the choice, under a name that may be changed."""
        self.parts.show_option(str(what), option_name(str(what)))
        self._show_parts()
        self.touch()

    def _show_parts(self) -> None:
        for part in (*self._only_medicines, *self.plan_parts, self.parts.more):
            part.setVisible(not self.is_statement)
        self.show_words()
        self._follow()

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
        if not self.parts.name.value.strip():
            self.trouble(_("A name is needed. Please type one."))
        elif not self.is_statement and self.missing():
            self.trouble(self.missing())


class EditForm(FormDialog):
    """Mends all that is known of a medicine but its doses and days; its dated changes stay.

    What is `kept` from whoever is writing is not asked for: typed words would be lost.
    """

    def __init__(self, parent: QWidget | None, medicine: Medicine, choices: Choices, *, kept: bool = False) -> None:
        super().__init__(parent, _("Edit name and note"), _("Save"))
        self.parts = MedicineFields(self, choices)
        self.parts.show_medicine(medicine)
        self.body.addWidget(labelled(_("Name"), self.parts.name))
        self.body.addWidget(self.parts.facts)
        self.body.addWidget(labelled(_("What kind?"), self.parts.kind))
        purpose, note = labelled(_("What it is for"), self.parts.purpose), labelled(_("Note"), self.parts.note)
        self.body.addWidget(purpose)
        self.parts.more.turn()
        self.parts.more.button.hide()
        self.body.addWidget(self.parts.more)
        self.body.addWidget(note)
        if kept:
            self.body.addWidget(quiet(_("What it is for and its note are not shown to caregivers. They stay.")))
        for part in (purpose, self.parts.more.symptom_part, note):
            part.setHidden(kept)
        self.body.addWidget(quiet(_(wording().disclaimers["medicines"])))
        self.parts.name.setFocus()
