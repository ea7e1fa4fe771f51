"""Asking what to do when another computer seems to have the journal open."""

from __future__ import annotations

from PySide6.QtCore import Signal

from spms_desktop.i18n import _
from spms_desktop.ui.unlock.page import Page
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.text import body, quiet
from spms_desktop.ui.widgets.ticks import TickKey


class ElsewherePage(Page):
    """Reading is always safe. Writing needs a tick first: two programs that write at once can harm the journal."""

    read_wanted = Signal()
    anyway_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__(_("The journal is open elsewhere"))
        self.read_button = Button(_("Open it for reading"), "journal", kind="primary")
        self.sure = TickKey(_("I closed it on the other computer"))
        self.anyway_button = Button(_("Open it here to write"))
        self.anyway_button.setEnabled(False)
        self.back_button = Button(_("Back"), "back", kind="quiet")
        self.read_button.clicked.connect(self.read_wanted)
        self.sure.toggled.connect(self.anyway_button.setEnabled)
        self.anyway_button.clicked.connect(self.anyway_wanted)
        self.back_button.clicked.connect(self.back_wanted)
        self.add(body(sentence), self.read_button, self.sure, self.anyway_button)
        self.add(quiet(_("Two computers that write at once can harm the journal.")), self.back_button)
        self.add_help()
