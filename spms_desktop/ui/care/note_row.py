"""A note on what helped, and the form for one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.care import CareNote
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.i18n import _
from spms_desktop.ui.care.drafted import CareForm
from spms_desktop.ui.care.page_views import NoteView
from spms_desktop.ui.care.rows import Row
from spms_desktop.ui.care.words import breakable, shortened
from spms_desktop.ui.context import Context
from spms_desktop.ui.widgets.buttons import Button, LinkButton
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import TextField, labelled
from spms_desktop.ui.widgets.text import body, quiet
from spms_desktop.ui.widgets.ticks import TickKey


class NoteRow(Row):
    """The day, the words, and a way to mend them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: NoteView | None = None
        self.head, self.words = quiet(""), body("")
        self.edit = LinkButton(_("Edit"), parent=self)
        self.edit.setAccessibleIdentifier("care.note.edit")
        self.edit.clicked.connect(self._tell)
        self.controls = {"edit_note": self.edit}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.words)
        column.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, view: NoteView) -> None:
        """Show a note."""
        self._view = view
        self.head.setText(breakable(view.head))
        self.words.setText(breakable(view.record.note.text))
        text = shortened(view.record.note.text, 120)
        self.setAccessibleName(_("{head}: {text}").format(head=view.head, text=text))
        self.edit.setAccessibleName(_("Edit: {text}").format(text=text))
        self.edit.setVisible(view.record.may_change)

    def _tell(self) -> None:
        self.wanted.emit("edit_note", self._view)


class NoteForm(CareForm):
    """Asks what helped and on which day; `removed` tells that the note is to go."""

    removed = Signal()

    def __init__(self, parent: QWidget | None, context: Context, name: str, note: CareNote, *, may_hide: bool) -> None:
        title, draft = _("What helped with {name}").format(name=name), f"care:note:{note.uid or note.person}"
        super().__init__(parent, context, title, _("Save"), draft, note if note.uid else None)
        self._note = note
        self.text = TextField(_("What helped, or did not"), note.text, 4)
        self.day = DateField(_("Day"), note.day, earliest=EARLIEST, latest=context.session.today)
        self.private = TickKey(_("Only for me"))
        self.private.setChecked(note.private)
        self.text.setAccessibleIdentifier("care.note.text")
        self.private.setAccessibleIdentifier("care.note.private")
        hint = _("Such as an exercise, a word that stayed with you, or what did not work.")
        self.body.addWidget(labelled(_("What helped, or did not"), self.text, hint))
        self.body.addWidget(labelled(_("Day"), self.day))
        self.body.addWidget(self.private)
        self.private.setVisible(may_hide or note.private)
        if note.uid:
            self.remove_button = Button(_("Take out"))
            self.remove_button.setAccessibleIdentifier("care.note.remove")
            self.button_row.addWidget(self.remove_button)
            self.remove_button.clicked.connect(self.removed)
        self.watch({"text": self.text, "day": self.day, "private": self.private})

    @property
    def note(self) -> CareNote:
        """The note as the form says now."""
        day = self.day.value or self._note.day
        return replace(self._note, text=self.text.value, day=day, private=self.private.isChecked())
