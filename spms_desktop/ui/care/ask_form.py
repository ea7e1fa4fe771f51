"""The quick way to put something on the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.i18n import _
from spms_desktop.ui.care.item_forms import chosen_kind, kind_keys
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import ChoiceField, TextField, labelled

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterField(TextField):
    """A text in which Enter says that it is done; Shift+Enter starts a new line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes, all else is typing."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class AskForm(QWidget):
    """Words, kind and for whom; `asked` tells that it is to be kept, and `clear` empties the words after that."""

    asked = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = EnterField(_("What do you want to raise?"), "", 2)
        self.kind = kind_keys(DiscussionKind.QUESTION)
        self.person = ChoiceField(_("For whom?"), [("", _("Anybody on the team"))])
        self.add_button = Button(_("Add to the list"), "add", "primary")
        for widget, identifier in ((self.text, "text"), (self.person, "person"), (self.add_button, "add")):
            widget.setAccessibleIdentifier(f"care.ask.{identifier}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(labelled(_("What do you want to raise?"), self.text))
        column.addWidget(self.kind)
        column.addWidget(labelled(_("For whom?"), self.person))
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.text.entered.connect(self._tell)
        self.add_button.clicked.connect(self._tell)

    def set_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer these people; the one chosen stays."""
        self.person.set_options(people)

    def clear(self) -> None:
        """Ready for the next one: the words go, the kind and the person stay."""
        self.text.set_value("")
        self.text.setFocus()

    def _tell(self) -> None:
        self.asked.emit(self.text.value, chosen_kind(self.kind), str(self.person.value or ""))
