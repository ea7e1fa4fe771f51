"""The dialogs of the system that this window opens: where to save, and which printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

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


def ask_printer(parent: QWidget, printer: QPrinter, chosen: Callable[[], None]) -> None:
    """Ask for the printer; `chosen` is called when the user has decided."""
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(chosen)
    QDialog.open(dialog)  # the print dialog's own open() wants a receiver


def _choose(chosen: Callable[[Path], None], name: str) -> None:
    if name:
        chosen(Path(name))
