"""What can be done when part of a journal cannot be read, one step after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.services import salvage, trouble
from spms_desktop.services.backups import Listed
from spms_desktop.services.salvage import Lines
from spms_desktop.services.session import Clock, system_clock
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.unlock.damage_flow import DamageFlow, Outcome
from spms_desktop.ui.unlock.page import Page
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.text import body, heading, quiet


class DamagePage(Page):
    """`opened` carries the session of the new journal, `locked` its folder when the passphrase is asked for again."""

    opened = Signal(object)
    locked = Signal(str)
    back_wanted = Signal()

    def __init__(self, folder: Path, clock: Clock = system_clock, second: Path | None = None) -> None:
        super().__init__(
            _("Part of your journal cannot be read"),
            _("This can happen when a disk grows old or a computer stops suddenly. Nothing here changes the journal: "
              "what can be saved goes into a new one beside it."),
        )  # fmt: skip
        self.flow = DamageFlow(folder, clock, second)
        self.jobs = JobRunner(self)
        self._made: Path | None = None
        self._busy_line = quiet("")
        self.secret = LineField(_("Passphrase or recovery code"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.go_button = _button(_("Go on"), "forward", "damage.go", kind="primary")
        self.ask = _column(labelled(_("Passphrase or recovery code"), self.secret), self.go_button)
        self.choices = self._choices()
        self.result = QVBoxLayout()
        self.result.setSpacing(12)
        self.open_button = _button(_("Open the new journal"), "journal", "damage.open", kind="primary")
        self.back_button = _button(_("Back"), "back", "damage.back", kind="quiet")
        self.add(self._busy_line, self.ask, self.choices)
        self.card.body.addLayout(self.result)
        self.list_button = _button(_("Save this list…"), "save", "damage.list")
        self._said: Lines | None = None
        self.add(self.list_button, self.open_button)
        self.add_trouble()
        self.add(self.back_button)
        self.add_help()
        for later in (self._busy_line, self.ask, self.choices, self.list_button, self.open_button):
            later.hide()
        self._wire()

    def _choices(self) -> QWidget:
        self._backup_words = body("")
        self.save_button = _button(_("Save all that can be read"), "save", "damage.save", kind="primary")
        self.backup_button = _button(_("Use the newest backup alone"), "undo", "damage.backup")
        every = _("This takes what is in the backups, too. After it you see what to check and what is missing, by day.")
        return _column(
            self._backup_words,
            heading(_("The fullest way")),
            body(every),
            self.save_button,
            heading(_("The simplest way")),
            body(_("Your journal is then as it was on the day of that backup.")),
            self.backup_button,
        )

    def _wire(self) -> None:
        self.secret.returnPressed.connect(self.look)
        self.go_button.clicked.connect(self.look)
        self.save_button.clicked.connect(self.save_all)
        self.backup_button.clicked.connect(self.use_backup)
        self.list_button.clicked.connect(self.choose_list_place)
        self.open_button.clicked.connect(self._open)
        self.back_button.clicked.connect(self.back_wanted)

    def start(self) -> None:
        """Ask for the passphrase, or look at once when there is none."""
        try:
            asks = self.flow.needs_secret()
        except Trouble as error:
            self.trouble(_("No key to this journal is left here. {why}").format(why=trouble.sentence(error)))
            return
        if asks:
            self.ask.show()
            self.secret.setFocus()
        else:
            self.look()

    def look(self) -> None:
        """Look for the newest good backup."""
        self._run(_("Looking for good backups…"), self.flow.look(self.secret.value), self._offer)

    def save_all(self) -> None:
        """Write all that can be read into a new journal."""
        self._run(_("Saving what can be read…"), self.flow.save_all(), self._told)

    def use_backup(self) -> None:
        """Make a new journal from the newest backup."""
        self._run(_("Making the journal…"), self.flow.use_backup(), self._told)

    def _offer(self, backup: Listed | None) -> None:
        self.flow.backup = backup
        self.ask.hide()
        self._backup_words.setText(self.flow.backup_sentence())
        self.backup_button.setEnabled(backup is not None)
        self.choices.show()
        self.save_button.setFocus()

    def _told(self, outcome: Outcome) -> None:
        self._made = outcome.folder
        self.choices.hide()
        said = outcome.lines
        self.result.addWidget(heading(_("The new journal is made")))
        called = _("It is called “{name}”. The damaged one is still there.")
        self.result.addWidget(body(called.format(name=outcome.folder.stem)))
        if said is not None:
            self.result.addWidget(body(said.saved))
            self._list(salvage.check_title(), said.check)
            self._list(salvage.lost_title(), said.lost)
            self._said = said
            self.list_button.setVisible(bool(said.check or said.lost))
            if not (said.check or said.lost or said.remark):
                self.result.addWidget(body(_("Nothing is missing.")))
            if said.remark:
                self.result.addWidget(body(said.remark))
        self.open_button.show()
        self.open_button.setFocus()

    def _list(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self.result.addWidget(heading(title))
            self.result.addWidget(body("\n".join(lines)))

    def choose_list_place(self) -> QFileDialog:
        """Let a place for the list be chosen."""
        dialog = QFileDialog(self, _("Save this list"), _("entries to check.txt"), _("Text files") + " (*.txt)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_list)
        dialog.open()
        return dialog

    def save_list(self, path: str) -> None:
        """Write the list as a text file."""
        if self._said is None:
            return
        try:
            salvage.save_list(self._said, Path(path))
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return
        self.list_button.set_words(_("The list is saved"))
        announce(self, self.list_button.words)

    def _open(self) -> None:
        if self._made is None:
            return
        try:
            session = self.flow.open(self._made)
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return
        if session is None:
            self.locked.emit(str(self._made))
        else:
            self.opened.emit(session)

    def _run(self, words: str, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Do work in the background; nothing can be pressed twice meanwhile."""

        def finished(result: object) -> None:
            self._busy("")
            done(result)

        self.trouble("")
        self._busy(words)
        self.jobs.run(work, finished, self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy("")
        if not isinstance(error, Trouble):
            raise error
        self.trouble(trouble.sentence(error))

    def _busy(self, words: str) -> None:
        self._busy_line.setText(words)
        self._busy_line.setVisible(bool(words))
        for button in (self.go_button, self.save_button, self.backup_button):
            button.setEnabled(not words)
        self.backup_button.setEnabled(not words and self.flow.backup is not None)
        announce(self, words)


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
