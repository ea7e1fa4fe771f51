"""The fields that say what a medicine is: name, kind, what it is for, and more when asked for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.medicine import Medicine, MedicineKind
from spms_desktop.domain.validation import MAX_LINE
from spms_desktop.i18n import _
from spms_desktop.ui.plan.catalog_help import Suggestion, facts_line, is_option, named_in_full, suggestions
from spms_desktop.ui.plan.choices import Choices
from spms_desktop.ui.plan.more_fields import MoreFields
from spms_desktop.ui.widgets.fields import LineField, TextField
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.suggest import SuggestField
from spms_desktop.ui.widgets.text import quiet

_STILL_THERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class MedicineFields(QObject):
    """Owns the fields until a form places them; taking a suggestion fills what the user has not filled."""

    suggested = Signal(object)

    def __init__(self, form: QWidget, choices: Choices) -> None:
        super().__init__(form)
        self._offered: dict[str, Suggestion] = {}
        self._picked: Suggestion | None = None
        self._typing = False
        self._symptoms = {key for key, _words in choices.symptoms}
        self.catalog_id = ""
        self.name = SuggestField(_("Name"), self._find, parent=form)
        self.kind = KeyRow(_("What kind?"), _kinds(), parent=form)
        self.more = MoreFields(choices, form)
        self.purpose = LineField(_("What it is for"), parent=form)
        self.note = TextField(_("Note"), lines=2, parent=form)
        self.facts = quiet("")
        self.facts.setParent(form)
        self.facts.hide()
        for field, identifier in (
            (self.name, "medicine-name"),
            (self.purpose, "medicine-purpose"),
        ):
            field.setAccessibleIdentifier(identifier)
            field.setMaxLength(MAX_LINE)
        for key, (kind, _words) in zip(self.kind.keys, _kinds(), strict=True):
            key.setAccessibleIdentifier(f"kind-{kind}")
        self.note.setAccessibleIdentifier("medicine-note")
        self.name.picked.connect(self._take)
        self.name.changed.connect(self._retyped)
        self.name.finished.connect(self._typed_in_full)
        self.name.installEventFilter(self)  # while the list is open, it keeps from the field that the focus has left

    @property
    def chosen_kind(self) -> MedicineKind:
        """The kind; "other" while nobody has said."""
        return self.kind.value if isinstance(self.kind.value, MedicineKind) else MedicineKind.OTHER

    def show_medicine(self, medicine: Medicine) -> None:
        """Fill in what is known."""
        self.catalog_id = medicine.catalog_id
        self.name.set_value(medicine.name)
        self.kind.set_value(medicine.kind)
        self.more.show_medicine(medicine)
        self.purpose.set_value(medicine.purpose)
        self.note.set_value(medicine.note)
        self._show_facts()

    def medicine(self, uid: str) -> Medicine:
        """What is typed, as a medicine."""
        return Medicine(
            uid,
            self.name.value,
            self.chosen_kind,
            self.more.route.value,
            self.purpose.value,
            self.catalog_id,
            self.note.value,
            str(self.more.symptom.value or ""),
            str(self.more.prescriber.value or ""),
            self.more.daily_limit,
            self.more.places,
            self.more.given.isChecked(),
        )

    def show_option(self, catalog_id: str, name: str) -> None:
        """Begin with something that is chosen instead of typed; an empty id begins with a name again."""
        self.catalog_id = catalog_id
        self._picked = None
        self.name.set_value(name)
        self.kind.set_value(MedicineKind.DMT if catalog_id else None)
        self._show_facts()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the name finishes it."""
        left = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STILL_THERE
        if left and watched is self.name:
            self._typed_in_full(self.name.value)
        return False

    def _find(self, typed: str) -> list[str]:
        self._offered = {one.words: one for one in suggestions(typed)}
        return list(self._offered)

    def _take(self, words: str) -> None:
        found = self._offered.get(words)
        if found is not None:
            self.kind.set_value(found.kind)
            self.more.given.setChecked(found.given)
            self._fill(found)

    def _typed_in_full(self, typed: str) -> None:
        """A whole name needs no picking; it stays as it was typed, and so does a kind that was chosen."""
        found = named_in_full(typed) if self._typing and not self.catalog_id else None
        self._typing = False
        if found is None:
            return
        if self.kind.value is None:
            self.kind.set_value(found.kind)
        if found.given:
            self.more.given.setChecked(True)
        self._fill(replace(found, words=typed.strip()))

    def _fill(self, found: Suggestion) -> None:
        before, self._picked = self._picked, found
        self._typing = False
        self.catalog_id = found.catalog_id
        for field, now, earlier in (
            (self.more.route, found.route, before.route if before else ""),
            (self.purpose, found.purpose, before.purpose if before else ""),
        ):
            if field.value in ("", earlier):
                field.set_value(now)
        if not self.more.symptom_touched:
            self.more.symptom.set_value(next((s for s in found.symptoms if self._is_choice(s)), ""))
        self._show_facts()
        self.suggested.emit(found)

    def _is_choice(self, symptom: str) -> bool:
        return symptom in self._symptoms

    def _retyped(self, text: str) -> None:
        """Facts belong to the name that was taken, not to another one typed over it."""
        self._typing = True
        if self._picked and not text.casefold().startswith(self._picked.words.casefold()):
            self._picked = None
            self.catalog_id = ""
            self._show_facts()

    def _show_facts(self) -> None:
        self.facts.setText("" if is_option(self.catalog_id) else facts_line(self.catalog_id))
        self.facts.setVisible(bool(self.facts.text()))


def _kinds() -> list[tuple[object, str]]:
    return [
        (MedicineKind.DMT, _("For MS itself (DMT)")),
        (MedicineKind.SYMPTOM, _("For a symptom")),
        (MedicineKind.RELAPSE, _("For a relapse")),
        (MedicineKind.OTHER, _("Other or supplement")),
    ]
