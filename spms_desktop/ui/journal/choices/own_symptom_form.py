"""The form for a symptom in the person's own words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.record import Action
from spms_desktop.domain.settings import OwnSymptom
from spms_desktop.i18n import _
from spms_desktop.services.drafts import Fields
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.journal.choices.own_symptoms import OwnSymptoms
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.text import quiet

_NEW = OwnSymptom("")


class OwnSymptomForm(DraftedForm):
    """Adds an own symptom or edits its words; `kept` is what was saved in place of `before`."""

    def __init__(
        self, parent: QWidget | None, context: Context, symptoms: OwnSymptoms, before: OwnSymptom = _NEW
    ) -> None:
        title = _("Edit “{name}”").format(name=before.name) if before.name else _("Add your own symptom")
        super().__init__(parent, context, title, _("Save"), f"own_symptom:{before.name}", before)
        self._symptoms, self.before = symptoms, before
        self.name_stays = bool(before.name) and symptoms.rated(before.name)
        self.kept: OwnSymptom | None = None
        self.lines = {
            "name": LineField(_("Name")),
            "question": LineField(_("The question")),
            "anchor_0": LineField(_("Words for 0")),
            "anchor_10": LineField(_("Words for 10")),
        }
        self._lay_out()
        self._show(before)
        for field, line in self.lines.items():
            line.setAccessibleIdentifier(f"own_symptom.{field}")
            line.changed.connect(self.touch)
        self.accepted_by_user.connect(self._save)
        self.bring_back()

    @property
    def symptom(self) -> OwnSymptom:
        """The symptom as the form says now."""
        return _symptom({field: line.value for field, line in self.lines.items()})

    def fields(self) -> Fields:
        typed: Fields = {field: line.value for field, line in self.lines.items()}
        return typed if self.symptom != self.before else {}

    def show_fields(self, fields: Fields) -> bool:
        self._show(_symptom({f: str(fields.get(f, getattr(self.before, f))) for f in self.lines}))
        return True

    def _lay_out(self) -> None:
        usual = symptom("-")  # what a symptom is asked with that says nothing else
        name = labelled(_("Name"), self.lines["name"], _("A few words, such as “Tight band around the chest”."))
        self.body.addWidget(name)
        if self.name_stays:
            name.hide()
            self.body.addWidget(quiet(_("The name stays, because you have rated it. All other words can change.")))
        if_empty = _("If this is empty: “{words}”")
        for field, label, hint in (
            ("question", _("The question"), _(usual.question)),
            ("anchor_0", _("Words for 0"), _(usual.anchor_0)),
            ("anchor_10", _("Words for 10"), _(usual.anchor_10)),
        ):
            self.body.addWidget(labelled(label, self.lines[field], if_empty.format(words=hint)))
        self.body.addWidget(quiet(_("It is rated from 0 to 10, and 10 is always the worst.")))

    def _show(self, symptom: OwnSymptom) -> None:
        for field, line in self.lines.items():
            line.set_value(getattr(symptom, field))

    def _save(self) -> None:
        self.finish(self._keep_symptom, words.done(Action.SETTINGS))

    def _keep_symptom(self) -> None:
        adds = not self.before.name
        typed = self.symptom
        self.kept = self._symptoms.add(typed) if adds else self._symptoms.edit(self.before, typed)


def _symptom(typed: Mapping[str, str]) -> OwnSymptom:
    return OwnSymptom(typed["name"], typed["question"], typed["anchor_0"], typed["anchor_10"])
