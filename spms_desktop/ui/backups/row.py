"""One backup in the list, with the button that looks inside."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.backups.presenter import BackupView
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import body, quiet


class BackupRow(Group):
    """When it was made, a quiet line about it, and a button."""

    def __init__(self, view: BackupView, parent: QWidget | None = None) -> None:
        super().__init__(view.title, parent)
        self.view = view
        self.look_button = Button(_("Look inside…"), "folder")
        self.look_button.setAccessibleName(_("Look inside: {what}").format(what=view.title))
        self.look_button.setAccessibleDescription(view.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(body(view.title))
        column.addWidget(quiet(view.details))
        column.addSpacing(4)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.look_button)
        column.addLayout(buttons)
