"""The form of one check: how often, when next, and a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.checks import checks
from spms_desktop.domain.check import MOST_MONTHS, Check
from spms_desktop.domain.validation import EARLIEST, MAX_LINE
from spms_desktop.i18n import _, ngettext
from spms_desktop.services.drafts import Fields
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.plan.checks import words
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import LineField, TextField, labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.stepper import Stepper
from spms_desktop.ui.widgets.text import body, quiet

_USUAL = (3, 6, 12, 24)
_OTHER = -1


class PlanForm(DraftedForm):
    """Shows how often many teams plan it, with its source; the user's own interval is never filled in for them."""

    def __init__(self, parent: QWidget | None, context: Context, check: Check) -> None:
        name = words.name_of(check.what)
        title = breakable(_("Plan: {check}").format(check=name))
        super().__init__(parent, context, title, _("Save"), f"check:{check.uid}", check)
        self._check = check
        known = checks().get(check.what)
        self.name = LineField(_("What you call it"), check.what)
        self.name.setMaxLength(MAX_LINE)
        choices: list[tuple[object, str]] = [(0, _("No set time"))]
        choices += [(n, ngettext("{n} month", "{n} months", n)) for n in _USUAL]
        self.every = KeyRow(_("How often"), [*choices, (_OTHER, _("Another"))])
        self.months = Stepper(_("Months between two"), 1, MOST_MONTHS, 1, _("months"), 1)
        self.planned = DateField(_("Planned next"), check.planned, allow_none=True, earliest=EARLIEST)
        self.note = TextField(_("Note"), check.note, 2)
        for field, identifier in (
            (self.name, "name"),
            (self.months.line, "months"),
            (self.planned.button, "planned"),
            (self.note, "note"),
        ):
            field.setAccessibleIdentifier(f"check.{identifier}")
        for key, (value, _label) in zip(self.every.keys, [*choices, (_OTHER, "")], strict=True):
            key.setAccessibleIdentifier("check.every-other" if value == _OTHER else f"check.every-{value}")
        if known is None:
            self.body.addWidget(labelled(_("What you call it"), self.name))
        often = " ".join(filter(None, (words.many_teams(known), _("Your team decides how often."))))
        self.body.addWidget(body(often))
        if known is not None and known.many_months:
            self.body.addWidget(quiet(words.source_line(known)))
        self.body.addWidget(labelled(_("How often"), self.every))
        self.body.addWidget(self.months)
        self.body.addWidget(labelled(_("Planned next"), self.planned, _("The day you and your team have in mind.")))
        self.body.addWidget(labelled(_("Note"), self.note))
        self._show(check)
        self.every.chosen.connect(self._chosen)
        self.every.cleared.connect(self._chosen)
        for signal in (self.name.changed, self.months.changed, self.planned.changed, self.note.changed):
            signal.connect(self.touch)
        self.bring_back()

    @property
    def check(self) -> Check:
        """The check as the form says now."""
        chosen = self.every.value
        typed = self.months.value
        months = int(typed or 0) if chosen == _OTHER else chosen if isinstance(chosen, int) else 0
        return replace(
            self._check,
            what=self._check.what if self._check.what in checks() else self.name.value,
            every_months=months,
            planned=self.planned.value,
            note=self.note.value,
        )

    @property
    def unchanged(self) -> bool:
        """Whether there is nothing to save."""
        return self.check == self._check

    def settled(self) -> bool:
        """Whether the number of months can be used; says what is wrong with it if not."""
        self.months.commit()
        if self.every.value != _OTHER:
            return True
        wrong = self.months.trouble.text()
        if self.months.value is None:
            wrong = wrong or _("Please type how many months, or choose “No set time”.")
        if wrong:
            self.trouble(wrong)
        return not wrong

    def fields(self) -> Fields:
        now = self.check
        if now == self._check:
            return {}
        planned = now.planned.isoformat() if now.planned else ""
        return {"what": now.what, "every": str(now.every_months), "planned": planned, "note": now.note}

    def show_fields(self, fields: Fields) -> bool:
        if not fields:
            self._show(self._check)
            return True
        try:
            what, note, planned = str(fields["what"]), str(fields["note"]), str(fields["planned"])
            day = date.fromisoformat(planned) if planned else None
            check = replace(self._check, what=what, note=note, planned=day, every_months=int(str(fields["every"])))
        except (KeyError, ValueError):
            return False
        self._show(check)
        return True

    def _show(self, check: Check) -> None:
        self.name.set_value(check.what)
        usual = check.every_months in (0, *_USUAL)
        self.every.set_value(check.every_months if usual else _OTHER)
        self.months.set_value(None if usual else check.every_months)
        self.months.setVisible(not usual)
        self.planned.set_value(check.planned)
        self.note.set_value(check.note)

    def _chosen(self, _value: object = None) -> None:
        self.months.setVisible(self.every.value == _OTHER)
        self.touch()
