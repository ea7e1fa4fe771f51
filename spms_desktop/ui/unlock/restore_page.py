"""Making a journal from a backup file, on this computer or a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _, long_date
from spms_desktop.services import trouble
from spms_desktop.services.restore import Inside
from spms_desktop.storage.archive import SUFFIX
from spms_desktop.ui.backups.presenter import holds
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.unlock.page import Page
from spms_desktop.ui.unlock.restore_flow import RestoreFlow
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.replace import empty
from spms_desktop.ui.widgets.text import body, heading, quiet
from spms_desktop.ui.widgets.ticks import TickKey


class RestorePage(Page):
    """First the file, then its passphrase, then what it holds, then the new journal; `opened` carries its session."""

    opened = Signal(object)
    back_wanted = Signal()

    def __init__(self, flow: RestoreFlow) -> None:
        super().__init__(
            _("Restore from a backup file"),
            _("A backup file holds the whole journal. Your passphrase or your recovery code opens it."),
        )
        self.flow = flow
        self.jobs = JobRunner(self)
        self.file_button = _button(_("Choose the backup file…"), "folder", "restore.file")
        self.chosen = body("")
        self.secret = LineField(_("Passphrase or recovery code"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.shown = TickKey(_("Show what I type"))
        self.look_button = _button(_("Look inside"), "lock", "restore.look", kind="primary")
        self.lock = _column(labelled(_("Passphrase or recovery code"), self.secret), self.shown, self.look_button)
        self.held = QVBoxLayout()
        self.name = LineField(_("Name of the new journal"))
        self.place = quiet("")
        self.restore_button = _button(_("Make the journal"), "journal", "restore.make", kind="primary")
        named = labelled(_("Name of the new journal"), self.name)
        self.last = _column(named, self.place, self.restore_button)
        self.back_button = _button(_("Back"), "back", "restore.back", kind="quiet")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.add(self.file_button, self.chosen)
        self.add_trouble()  # where it is seen beside what it is about, also with large text
        self.add(self.lock)
        self.card.body.addLayout(self.held)
        self.add(self.last, self.back_button)
        self.add_help()
        for later in (self.chosen, self.lock, self.last):
            later.hide()

    def _wire(self) -> None:
        self.file_button.clicked.connect(self.choose_file)
        self.shown.toggled.connect(self._show_secret)
        self.secret.returnPressed.connect(self.look)
        self.look_button.clicked.connect(self.look)
        self.name.returnPressed.connect(self.make)
        self.restore_button.clicked.connect(self.make)
        self.back_button.clicked.connect(self.back_wanted)

    def focus_first(self) -> None:
        """Let choosing begin at once."""
        self.file_button.setFocus()

    def choose_file(self) -> QFileDialog:
        """Let the backup file be chosen."""
        dialog = QFileDialog(self, _("Choose the backup file"), "", _("Backups (*{suffix})").format(suffix=SUFFIX))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()
        return dialog

    def take_file(self, path: str) -> None:
        """Go on with this file."""
        self._forget()
        if not self._try(lambda: self.flow.take_file(Path(path))):
            return
        self.chosen.setText(_("Chosen: {file}").format(file=Path(path).name))
        self.chosen.show()
        if self.flow.asks:
            self.lock.show()
            self.secret.setFocus()
        else:
            self.look()

    def look(self) -> None:
        """Open the backup and read it through."""
        self.trouble("")
        self._busy(_("Reading the backup…"))
        self.jobs.run(self.flow.look(self.secret.value), self._show, self._failed)

    def make(self) -> None:
        """Make the journal and open it."""
        self.trouble("")
        wanted: list[Callable[[], Path]] = []
        if self._try(lambda: wanted.append(self.flow.restore_as(self.name.value))):
            self._busy(_("Making the journal…"))
            self.jobs.run(wanted[0], self._open, self._failed)

    def _show(self, inside: Inside) -> None:
        self.flow.inside = inside
        self._ready()
        self.lock.hide()
        self.held.addWidget(heading(_("Backup of {day}").format(day=long_date(inside.made_at.astimezone().date()))))
        for sentence in holds(inside):
            self.held.addWidget(body(sentence))
        self.name.set_value(self.flow.suggested_name())
        self.place.setText(_("The journal is kept in {place}.").format(place=self.flow.parent))
        self.last.show()
        self.name.setFocus()
        announce(self, " ".join(holds(inside)))

    def _open(self, folder: Path) -> None:
        self._ready()
        self._try(lambda: self.opened.emit(self.flow.open(folder)))

    def _failed(self, error: Exception) -> None:
        self._ready()
        if not isinstance(error, Trouble):
            raise error
        self.trouble(trouble.sentence(error))
        if self.lock.isVisible():
            self.secret.setFocus()

    def _forget(self) -> None:
        """Another file: what was shown of the one before goes."""
        self.trouble("")
        self.secret.set_value("")
        empty(self.held)
        for later in (self.chosen, self.lock, self.last):
            later.hide()

    def _busy(self, words: str) -> None:
        for button in (self.file_button, self.look_button, self.restore_button):
            button.setEnabled(False)
        self.chosen.setText(words)
        announce(self, words)

    def _ready(self) -> None:
        for button in (self.file_button, self.look_button, self.restore_button):
            button.setEnabled(True)
        if self.flow.path is not None:
            self.chosen.setText(_("Chosen: {file}").format(file=self.flow.path.name))

    def _show_secret(self, shown: bool) -> None:
        self.secret.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return False
        return True


def _button(words: str, icon: str, identifier: str, kind: str = "normal") -> Button:
    button = Button(words, icon, kind=kind)
    button.setAccessibleIdentifier(identifier)
    return button


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for widget in widgets:
        column.addWidget(widget)
    return holder
