"""The note of a day: kept as a draft while it is typed, saved when it is left or after a long pause."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from spms_desktop.i18n import _
from spms_desktop.ui.forms.draft_timer import DraftTimer
from spms_desktop.ui.journal.check_in.answers import Words
from spms_desktop.ui.widgets.fields import TextField
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.ticks import TickKey

_PAUSE_MS = 5000
"""A pause this long saves the note as it is; the draft has kept it since half a second after it was typed."""


class NoteText(TextField):
    """A text in which Enter breaks a line, but goes on while there is nothing yet; Ctrl+Enter always goes on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (not self.value or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
            return
        super().keyPressEvent(event)


class NoteField(Group):
    """`drafted` follows the typing, `changed` comes with the note to save, or None when it is empty."""

    drafted = Signal(object)
    changed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.text = NoteText(name)
        self.private = TickKey(_("Only for me"))
        self.private.setAccessibleDescription(_("Nobody else who writes here sees this note."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addWidget(self.private)
        self.typing = False
        """Whether something is typed that is not saved."""
        self._draft = DraftTimer(self, self._tell_draft)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.text.changed.connect(self._typed)
        self.private.toggled.connect(self._ticked)
        self.setFocusProxy(self.text)

    @property
    def value(self) -> Words | None:
        """The note as it stands in the field, or None when there is none."""
        words = self.text.value.strip()
        return Words(words, self.private.isChecked()) if words else None

    def set_value(self, value: Words | None) -> None:
        """Show what is recorded; what is being typed stays as it is typed."""
        if self.typing:
            return
        shown = value or Words("", self.private.isChecked())
        if self.text.value.strip() != shown.text:
            self.text.set_value(shown.text)
        self.private.blockSignals(True)
        self.private.setChecked(shown.private)
        self.private.blockSignals(False)

    def clear(self) -> None:
        """Empty it as the user asked to."""
        self._stop()
        self.text.set_value("")
        self.changed.emit(None)

    def commit(self) -> None:
        """Hand over a note that is still being typed."""
        if self.typing:
            self._stop()
            self.changed.emit(self.value)

    def keep_typing(self) -> None:
        """What was handed over could not be saved: it still is to be."""
        self.typing = True

    def _typed(self, _text: str) -> None:
        self.typing = True
        self._draft.touch()
        self._pause.start()

    def _ticked(self, _on: bool) -> None:
        if self.text.value.strip():
            self._stop()
            self.changed.emit(self.value)

    def _tell_draft(self) -> None:
        if self.typing:
            self.drafted.emit(Words(self.text.value, self.private.isChecked()))

    def _stop(self) -> None:
        self.typing = False
        self._pause.stop()
        self._draft.stop()
