"""The forms for one thing to raise: its words, and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.i18n import _
from spms_desktop.ui.care.drafted import CareForm
from spms_desktop.ui.care.words import breakable, kind_words
from spms_desktop.ui.context import Context
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import ChoiceField, TextField, labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import body


def kind_keys(value: DiscussionKind) -> KeyRow:
    """The kinds as keys."""
    keys = KeyRow(_("What is it?"), [(kind, kind_words(kind)) for kind in DiscussionKind])
    keys.set_value(value)
    return keys


def chosen_kind(keys: KeyRow) -> DiscussionKind:
    """The kind that is chosen; a question when none is."""
    return keys.value if isinstance(keys.value, DiscussionKind) else DiscussionKind.QUESTION


class ItemForm(CareForm):
    """Edits the words, the kind, and for whom it is."""

    def __init__(
        self, parent: QWidget | None, context: Context, item: DiscussionItem, people: Sequence[tuple[str, str]]
    ) -> None:
        base = (item.text, item.kind, item.person)
        super().__init__(parent, context, _("Edit what to raise"), _("Save"), f"care:item:{item.uid}", base)
        self._item = item
        self.text = TextField(_("What do you want to raise?"), item.text)
        self.kind = kind_keys(item.kind)
        self.person = ChoiceField(_("For whom?"), people, item.person)
        self.text.setAccessibleIdentifier("care.item_form.text")
        self.body.addWidget(labelled(_("What do you want to raise?"), self.text))
        self.body.addWidget(labelled(_("What is it?"), self.kind))
        self.body.addWidget(labelled(_("For whom?"), self.person))
        self.watch({"text": self.text, "kind": self.kind, "person": self.person})
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus()

    @property
    def item(self) -> DiscussionItem:
        """The item as the form says now."""
        kind, person = chosen_kind(self.kind), str(self.person.value or "")
        return replace(self._item, text=self.text.value, kind=kind, person=person)


class AnswerForm(CareForm):
    """Asks what was answered, and when; the words may stay empty."""

    def __init__(self, parent: QWidget | None, context: Context, item: DiscussionItem) -> None:
        draft, base, today = f"care:answer:{item.uid}", (item.answer, item.answered_on), context.session.today
        super().__init__(parent, context, _("What was the answer?"), _("Keep the answer"), draft, base)
        self.text = TextField(_("The answer"), item.answer, 4)
        self.text.setAccessibleIdentifier("care.answer_form.text")
        self.body.addWidget(body(breakable(item.text)))
        self.body.addWidget(labelled(_("The answer"), self.text, _("You can leave this empty if you like.")))
        self.on = DateField(_("When was that?"), item.answered_on or today, latest=today, earliest=EARLIEST)
        self.on.button.setAccessibleIdentifier("care.answer_form.on")
        self.body.addWidget(labelled(_("When was that?"), self.on))
        self.watch({"text": self.text, "on": self.on})
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus()
