"""The files of a result in its form: those in the journal and those that come with the next save."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spms_desktop.domain.attachment import MOST_A_RESULT, Attachment, NewFile
from spms_desktop.domain.errors import BadInput, Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.attachments import read_file
from spms_desktop.ui.plan.checks.words import size_words
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.line_label import LineLabel
from spms_desktop.ui.widgets.metrics import TARGET
from spms_desktop.ui.widgets.replace import empty
from spms_desktop.ui.widgets.tab_order import follow_layout


class FilesField(Group):
    """Takes files in when they are chosen, so that one that does not fit is said at once; `refused` says why."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, files: Iterable[Attachment], parent: QWidget | None = None) -> None:
        super().__init__(_("Files"), parent)
        self.kept: tuple[Attachment, ...] = ()
        self._new: dict[Path, NewFile] = {}
        self.attach_button = Button(_("Attach a file…"), "add")
        self.attach_button.setAccessibleIdentifier("result.attach")
        self.attach_button.clicked.connect(self.choose)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addWidget(self.attach_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.attach_button)
        self.set_value(files)

    @property
    def new(self) -> tuple[NewFile, ...]:
        """The files that come with the next save."""
        return tuple(self._new.values())

    @property
    def paths(self) -> tuple[str, ...]:
        """Where the new files lie, for a draft."""
        return tuple(str(path) for path in self._new)

    def set_value(self, kept: Iterable[Attachment], paths: Iterable[str] = ()) -> None:
        """Show files without telling anyone; a path whose file is gone is passed over."""
        self.kept = tuple(kept)
        self._new = {}
        for path in map(Path, paths):
            try:
                self._new[path] = read_file(path)
            except BadInput:
                continue
        self._show()

    def choose(self) -> QFileDialog:
        """Ask which files; the dialog is open when this returns."""
        dialog = QFileDialog(self, _("Attach a file"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.take)
        dialog.open()
        return dialog

    def take(self, names: Iterable[str]) -> None:
        """Take these files in; the first that does not fit is said, the others stay."""
        self.refused.emit("")
        try:
            for path in map(Path, names):
                if path not in self._new and len(self.kept) + len(self._new) >= MOST_A_RESULT:
                    raise BadInput("too_many_files")
                self._new[path] = read_file(path)
        except Trouble as error:
            self.refused.emit(trouble.sentence(error))
        self._show()
        self.changed.emit()

    def _drop(self, which: Attachment | Path, _checked: bool = False) -> None:
        if isinstance(which, Path):
            self._new.pop(which, None)
        else:
            self.kept = tuple(file for file in self.kept if file != which)
        self._show()
        self.attach_button.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        empty(self._rows)
        files: list[tuple[Attachment | Path, str, int]] = [(file, file.name, file.size) for file in self.kept]
        files += [(path, file.name, len(file.data)) for path, file in self._new.items()]
        for which, name, size in files:
            row = self._row(which, name, size)
            self._rows.addWidget(row)
            row.show()  # at once, for the Tab order follows what is shown
        if self.isVisible():
            follow_layout(self.window())

    def _row(self, which: Attachment | Path, name: str, size: int) -> QWidget:
        row = Group(name)
        words = _("{name} ({size})").format(name=breakable(name), size=size_words(size))
        remove = Button(_("Take away"))
        remove.setAccessibleName(_("Take away: {file}").format(file=name))
        remove.setAccessibleIdentifier(f"result.drop|{name}")
        remove.clicked.connect(partial(self._drop, which))
        line = FlowLayout(row, gap=12)
        line.addWidget(LineLabel(words, least=TARGET))
        line.addWidget(remove)
        return row
