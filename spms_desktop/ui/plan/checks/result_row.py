"""One result of a check: what was told, its files, and a way to mend it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan.checks.views import FileView, ResultView
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.line_label import LineLabel
from spms_desktop.ui.widgets.metrics import TARGET
from spms_desktop.ui.widgets.text import WrapLabel, body, quiet

OPEN, SAVE_COPY = "open", "save-copy"


class FileRow(Group):
    """One file with its buttons; tells which was pressed."""

    wanted = Signal(str, object)

    def __init__(self, view: FileView, parent: QWidget | None = None) -> None:
        super().__init__(view.attachment.name, parent)
        self._attachment = view.attachment
        line = FlowLayout(gap=8)
        line.addWidget(LineLabel(breakable(view.words), least=TARGET))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        offered = [(OPEN, _("Open"))] if view.opens else []
        for what, words in (*offered, (SAVE_COPY, _("Save a copy…"))):
            button = Button(words)
            button.setAccessibleName(_("{button}: {file}").format(button=words, file=view.attachment.name))
            button.setAccessibleIdentifier(f"{view.key}|{what}")
            button.clicked.connect(partial(self._want, what))
            line.addWidget(button)
        if not view.opens:
            column.addWidget(quiet(_("This kind of file is not opened from here.")))

    def _want(self, what: str, _checked: bool = False) -> None:
        self.wanted.emit(what, self._attachment)


class ResultRow(Group):
    """Shows one result; `edit_wanted` tells its uid, `file_wanted` what to do with a file."""

    edit_wanted = Signal(str)
    file_wanted = Signal(str, object)

    def __init__(self, view: ResultView, parent: QWidget | None = None) -> None:
        super().__init__(view.title, parent)
        self._key = view.key
        self._title, self._lines = WrapLabel("", "label"), body("")
        self.files = Rows[FileView](self._file, _keep, gap=8)
        self.edit_button = Button(_("Edit"), "edit", "quiet")
        self.edit_button.setAccessibleIdentifier(f"{view.key}|edit-result")
        self.edit_button.clicked.connect(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        column.addLayout(self.files.column)
        column.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_view(view)

    def show_view(self, view: ResultView) -> None:
        """Show the result as the journal holds it."""
        self.setAccessibleName(view.title)
        self._title.setText(breakable(view.title))
        text = breakable("\n".join(view.lines))
        self._lines.setText(text)
        self._lines.setVisible(bool(text))
        self.files.show_views(view.files)
        self.edit_button.setAccessibleName(_("Edit the result of {day}").format(day=view.title))

    def _file(self, view: FileView) -> QWidget:
        row = FileRow(view)
        row.wanted.connect(self.file_wanted)
        return row

    def _edit(self) -> None:
        self.edit_wanted.emit(self._key)


def _keep(_row: QWidget, _view: FileView) -> None:
    """A file never changes: another one has another key."""
