"""What the forms about a plan share: a dose, a schedule and the day it counts from."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.wording import wording
from spms_desktop.domain.validation import EARLIEST, MAX_LINE
from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.plan import schedule_words
from spms_desktop.ui.plan.schedule_editor import ScheduleEditor
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, quiet


class PlanForm(DraftedForm):
    """What forms about a plan share: a dose, a schedule, the day it counts from, and how that reads."""

    def __init__(self, parent: QWidget | None, context: Context, title: str, on: date, draft: str) -> None:
        super().__init__(parent, context, title, _("Save"), draft)
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

    @property
    def is_statement(self) -> bool:
        """Whether the form is about something with a date but no doses."""
        return False

    def missing(self) -> str:
        """What has to be mended in the schedule before it can be saved, or an empty text."""
        if self.editor.value is not None:
            return ""
        if self.editor.often.value is None:
            return _("Please choose how often it is taken.")
        return _("Please check the days and times: one of them does not fit.")

    def show_words(self) -> None:
        """Say how the schedule reads and what its first days are."""
        schedule, on = None if self.is_statement else self.editor.value, self.on.value
        words = schedule_words.preview(schedule, on) if schedule is not None and on is not None else ""
        self.reads.setText(words)
        self.reads.setVisible(bool(words))

    def place_plan(self, first_day: str, hint: str = "") -> None:
        """Add dose, schedule and first day to the form."""
        self.rhythm.hide()
        as_typed = _("As on your label, such as “10 mg”. It is kept as you type it.")
        dose = labelled(_("Dose"), self.dose, as_typed)
        self.plan_parts = (dose, self.editor)
        self.body.addWidget(dose)
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
