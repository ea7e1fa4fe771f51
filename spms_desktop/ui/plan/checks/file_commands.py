"""Opens a file of the journal in another program, or saves a copy of it, only after a press."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from spms_desktop.domain.attachment import Attachment
from spms_desktop.i18n import _
from spms_desktop.services.attachments import Attachments
from spms_desktop.ui.context import Context


class FileCommands:
    """What the buttons beside a file do."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context, self._parent = context, parent
        self._attachments = Attachments(context.session)

    def open(self, attachment: Attachment) -> None:
        """Hand a private copy to the program that this computer uses for it."""
        self._context.attempt(partial(self._open, attachment))

    def ask_where(self, attachment: Attachment) -> QFileDialog:
        """Ask where a copy shall be; the dialog is open when this returns."""
        dialog = QFileDialog(self._parent, _("Save a copy"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(folder or str(Path.home()))
        dialog.selectFile(attachment.name)
        dialog.fileSelected.connect(partial(self.save_to, attachment))
        dialog.open()
        return dialog

    def save_to(self, attachment: Attachment, target: str) -> None:
        """Write the copy and say so."""
        place = Path(target)
        if self._context.attempt(partial(self._attachments.save_copy, attachment, place)):
            said = _("A copy is saved as “{name}”. It lies outside the journal, where others may read it.")
            self._context.speaker.say(said.format(name=place.name))

    def _open(self, attachment: Attachment) -> None:
        place = self._attachments.copy_to_open(attachment)
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
            self._context.speaker.say(_("A copy is open in another program. What you change there is not kept here."))
        else:
            self._context.speaker.trouble(_("No program here opens this kind of file. You can save a copy of it."))
