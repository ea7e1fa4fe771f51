"""The dialog on backups: how old the last one is, a second place, and going back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.storage.archive import SUFFIX
from spms_desktop.ui.backups.presenter import BackupsPresenter, BackupView
from spms_desktop.ui.backups.preview_dialog import PreviewDialog
from spms_desktop.ui.backups.row import BackupRow
from spms_desktop.ui.context import Context
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.replace import let_go, take_out
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, heading, quiet

_FIRST = 5
"""So many backups stand in the list until all are asked for."""


class BackupsDialog(FormDialog):
    """`backup_wanted` asks for one now, `go_back_wanted` carries the path of one to go back to."""

    help_screen = "backups"

    backup_wanted = Signal()
    go_back_wanted = Signal(object)
    second_changed = Signal()

    def __init__(self, parent: QWidget, context: Context, presenter: BackupsPresenter) -> None:
        super().__init__(parent, _("Backups"), _("Close"))
        self.cancel_button.hide()
        self._context, self.presenter = context, presenter
        self._found: tuple[BackupView, ...] = ()
        self._all = False
        self.rows: list[BackupRow] = []
        self._age, self._second, self._empty = body(""), body(""), quiet("")
        self.now_button = _button(_("Make a backup now"), "save", "backups.now")
        self.second_button = _button(_("Choose a second place…"), "folder", "backups.second")
        self.forget_button = _button(_("Stop copying there"), "remove", "backups.forget")
        self.undo_button = _button(_("Go back to before restoring…"), "undo", "backups.undo")
        self.file_button = _button(_("Open a backup file…"), "folder", "backups.file")
        self.all_button = _button("", "down", "backups.all")
        self._undo_words = body(_("This journal was taken back to a backup. What it held before is kept."))
        self._column = QVBoxLayout()
        self._column.setSpacing(20)
        self._place()
        self._wire()
        self.refresh()

    def _place(self) -> None:
        self.body.addWidget(self._age)
        self.body.addLayout(_flow(self.now_button))
        self.body.addWidget(heading(_("A second place")))
        self.body.addWidget(self._second)
        self.body.addLayout(_flow(self.second_button, self.forget_button))
        self.body.addWidget(heading(_("Going back")))
        self.body.addWidget(self._undo_words)
        self.body.addLayout(_flow(self.undo_button))
        self.body.addWidget(body(_("First you see what a backup holds. Nothing is changed until you say so.")))
        self.body.addWidget(self._empty)
        self.body.addLayout(self._column)
        self.body.addLayout(_flow(self.all_button, self.file_button))

    def _wire(self) -> None:
        self.now_button.clicked.connect(self.backup_wanted)
        self.second_button.clicked.connect(self.choose_second)
        self.forget_button.clicked.connect(self._forget)
        self.undo_button.clicked.connect(self._undo)
        self.file_button.clicked.connect(self.choose_file)
        self.all_button.clicked.connect(self._show_all)

    def refresh(self) -> None:
        """Show how it stands now; the list follows when it has been read."""
        now = self.presenter
        self._age.setText(now.age)
        self._second.setText(now.second_sentence)
        self.forget_button.setVisible(now.second is not None)
        self.second_button.setEnabled(now.can_go_back)
        self.now_button.setEnabled(not now.session.read_only)
        way_back = now.can_go_back and now.way_back is not None
        self._undo_words.setVisible(way_back)
        self.undo_button.setVisible(way_back)
        if not self._found:
            self._say_empty(_("Looking for backups…"))
        self._context.jobs.run(now.look(), self._show, self._failed)

    def choose_second(self) -> QFileDialog:
        """Let a folder be chosen, such as a stick."""
        dialog = QFileDialog(self, _("A second place for backups"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_second)
        dialog.open()
        return dialog

    def take_second(self, folder: str) -> None:
        """Copy backups to this folder from now on."""
        self.trouble("")
        try:
            self.presenter.choose_second(Path(folder))
        except Trouble as error:
            self.trouble(trouble.sentence(error))
            return
        self.second_changed.emit()
        self.refresh()

    def choose_file(self) -> QFileDialog:
        """Let a backup be chosen that lies elsewhere."""
        dialog = QFileDialog(self, _("Open a backup file"), "", _("Backups (*{suffix})").format(suffix=SUFFIX))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.look_inside)
        dialog.open()
        return dialog

    def look_inside(self, path: str | Path) -> PreviewDialog:
        """Show what a backup holds, and offer to go back to it."""
        dialog = PreviewDialog(self, self._context, Path(path), can_go_back=self.presenter.can_go_back)
        dialog.confirmed.connect(self._go_back)
        dialog.open()
        return dialog

    def _go_back(self, path: Path) -> None:
        self.accept()
        self.go_back_wanted.emit(path)

    def _undo(self) -> None:
        path = self.presenter.way_back
        if path is not None:
            self.look_inside(path)

    def _forget(self) -> None:
        self.presenter.forget_second()
        self.second_changed.emit()
        self.second_button.setFocus()
        self.refresh()

    def _show(self, found: tuple[BackupView, ...]) -> None:
        if found == self._found and found:
            return
        self._found = found
        self._fill()

    def _show_all(self) -> None:
        self._all = True
        place = len(self.rows)
        self._fill()
        self.rows[place].look_button.setFocus()

    def _fill(self) -> None:
        held = next((row.view.path for row in self.rows if row.look_button.hasFocus()), None)
        old = take_out(self._column)
        shown = self._found if self._all else self._found[:_FIRST]
        self.rows = [BackupRow(view) for view in shown]
        for row in self.rows:
            row.look_button.clicked.connect(partial(self.look_inside, row.view.path))
            self._column.addWidget(row)
            row.show()
        self.all_button.set_words(_("Show all {n} backups").format(n=len(self._found)))
        self.all_button.setVisible(len(shown) < len(self._found))
        self._say_empty("" if self._found else _("There is no backup yet. One is made with the first save of a day."))
        follow_layout(self)
        for row in self.rows:
            if row.view.path == held:
                row.look_button.setFocus()
        let_go(old)

    def _say_empty(self, words: str) -> None:
        self._empty.setText(words)
        self._empty.setVisible(bool(words))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self.trouble(trouble.sentence(error))


def _button(words: str, icon: str, identifier: str) -> Button:
    button = Button(words, icon)
    button.setAccessibleIdentifier(identifier)
    return button


def _flow(*buttons: Button) -> FlowLayout:
    flow = FlowLayout(gap=8)
    for button in buttons:
        flow.addWidget(button)
    return flow
