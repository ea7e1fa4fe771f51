"""The dialog of the system that this window opens: where to save."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from spms_desktop.i18n import _


def documents() -> Path:
    """The user's folder for documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def ask_where(parent: QWidget, suggestion: Path, chosen: Callable[[Path], None]) -> None:
    """Ask for the place of the PDF; `chosen` is called when the user has decided."""
    dialog = QFileDialog(parent, _("Save as PDF"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_("PDF files") + " (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.setDirectory(str(suggestion.parent))
    dialog.selectFile(suggestion.name)
    dialog.fileSelected.connect(partial(_choose, chosen))
    dialog.open()


def _choose(chosen: Callable[[Path], None], name: str) -> None:
    if name:
        chosen(Path(name))
