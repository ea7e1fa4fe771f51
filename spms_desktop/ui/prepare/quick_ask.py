"""Writing something down for the care team at any moment, from anywhere in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.services.care import Care
from spms_desktop.services.discussion import Discussion
from spms_desktop.services.drafts import Fields
from spms_desktop.ui import words
from spms_desktop.ui.care.item_forms import chosen_kind, kind_keys
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.prepare.presenter import shortened
from spms_desktop.ui.widgets.fields import ChoiceField, TextField, labelled
from spms_desktop.ui.widgets.text import quiet

_LONGEST_NAME = 40


class QuickAsk(DraftedForm):
    """Words, kind and for whom; it goes to the end of the list under the name of whoever is writing."""

    def __init__(self, parent: QWidget | None, context: Context) -> None:
        super().__init__(parent, context, _("Write it down for the care team"), _("Add to the list"), "quick_ask")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        people = [(p.uid, shortened(p.name, _LONGEST_NAME)) for p in Care(context.session).people()]
        self.text = TextField(_("What do you want to raise?"), "", 3)
        self.kind = kind_keys(DiscussionKind.QUESTION)
        self.person = ChoiceField(_("For whom?"), [("", _("Anybody on the team")), *people])
        for field, name in ((self.text, "text"), (self.person, "person")):
            field.setAccessibleIdentifier(f"quick_ask.{name}")
        whose = _("It is kept as written by {name}. It stays on the list until it is answered.")
        self.body.addWidget(labelled(_("What do you want to raise?"), self.text))
        self.body.addWidget(labelled(_("What is it?"), self.kind))
        self.body.addWidget(labelled(_("For whom?"), self.person))
        self.body.addWidget(quiet(whose.format(name=shortened(context.session.author.name, _LONGEST_NAME))))
        self.text.changed.connect(self.touch)
        self.kind.chosen.connect(self._edited)
        self.person.changed.connect(self._edited)
        self.accepted_by_user.connect(self._save)
        self.bring_back()

    def fields(self) -> Fields:
        if not self.text.value.strip():
            return {}
        return {"text": self.text.value, "kind": str(chosen_kind(self.kind)), "person": str(self.person.value or "")}

    def show_fields(self, fields: Fields) -> bool:
        try:
            kind = DiscussionKind(str(fields.get("kind", DiscussionKind.QUESTION)))
        except ValueError:
            return False
        self.text.set_value(str(fields.get("text", "")))
        self.kind.set_value(kind)
        self.person.set_value(fields.get("person", ""))
        return True

    def _edited(self, _value: object) -> None:
        self.touch()

    def _save(self) -> None:
        text, kind, person = self.text.value, chosen_kind(self.kind), str(self.person.value or "")
        self.finish(
            lambda: Discussion(self.context.session).ask(text, kind, person), words.done(Action.DISCUSSION)
        )
