"""Asking for the passphrase or the recovery code of a journal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from spms_desktop.i18n import _
from spms_desktop.ui.unlock.page import Page
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.ticks import TickKey


class UnlockPage(Page):
    """Emits the secret that was typed; the window tries it."""

    secret_given = Signal(str)
    back_wanted = Signal()

    def __init__(self, folder: Path, *, locked: bool = False) -> None:
        # Who locks it does so because others may look: not even the name of the journal is shown.
        super().__init__(_("The journal is locked") if locked else _("Open “{name}”").format(name=folder.stem))
        self.folder = folder
        self.secret = LineField(_("Passphrase or recovery code"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.shown = TickKey(_("Show what I type"))
        self.shown.toggled.connect(self._show_secret)
        self.open_button = Button(_("Open"), "lock", kind="primary")
        self.back_button = Button(_("Back"), "back", kind="quiet")
        self.open_button.clicked.connect(self._give)
        self.secret.returnPressed.connect(self._give)
        self.back_button.clicked.connect(self.back_wanted)
        self.add(labelled(_("Passphrase or recovery code"), self.secret), self.shown)
        self.add_trouble()
        self.add(self.open_button, self.back_button)
        self.add_help()

    def focus_first(self) -> None:
        """Let typing begin at once."""
        self.secret.setFocus()

    def _show_secret(self, shown: bool) -> None:
        self.secret.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _give(self) -> None:
        self.trouble("")
        self.secret_given.emit(self.secret.value)
