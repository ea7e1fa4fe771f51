"""Shown while a closed journal is taken back to a backup."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.restore import Return
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.unlock.page import Page
from spms_desktop.ui.widgets.text import body


class RestoringPage(Page):
    """`opened` carries the session and what to say in it, `locked` the folder when the passphrase is asked for again.

    `failed` carries a sentence when the journal cannot be opened, whatever became of it.
    """

    opened = Signal(object, str)
    locked = Signal(str)
    failed = Signal(str)

    def __init__(self, wanted: Return, parent: QWidget | None = None) -> None:
        super().__init__(_("Going back to a backup"))
        self.setParent(parent)
        self.jobs = JobRunner(self)
        self._wanted = wanted
        self.add(body(_("What the journal held until now is kept first. This takes a few seconds.")))
        self.add_trouble()

    def start(self) -> None:
        """Begin, once the page is shown and the journal is closed."""
        self.jobs.run(self._wanted.run, self._done, self._failed)

    def _done(self, _result: None) -> None:
        self._open(_("Your journal is as it was then. In Backups you can go back to before restoring."))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            self._open(_("That did not work, and the journal is as it was before."))
            raise error
        self._open(trouble.sentence(error))

    def _open(self, sentence: str) -> None:
        try:
            session = self._wanted.reopen()
        except Trouble as error:
            self.failed.emit(trouble.sentence(error))
            return
        if session is None:
            self.locked.emit(str(self._wanted.folder))
        else:
            self.opened.emit(session, sentence)
