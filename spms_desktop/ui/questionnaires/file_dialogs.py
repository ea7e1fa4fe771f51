"""Choosing a form's file, and a place for what was answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from spms_desktop.i18n import _


def ask_which(parent: QWidget, chosen: Callable[[str], object]) -> QFileDialog:
    """Ask for a form's file; the dialog is open when this returns."""
    dialog = QFileDialog(parent, _("Open a form"), _folder())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_("Forms") + " (*.json)", _("All files") + " (*)"])
    return _opened(dialog, chosen)


def ask_where(parent: QWidget, name: str, chosen: Callable[[str], object]) -> QFileDialog:
    """Ask where the answers shall be; the dialog is open when this returns."""
    dialog = QFileDialog(parent, _("Save the answers"), _folder())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_("Answers to a form") + " (*.json)")
    dialog.setDefaultSuffix("json")
    dialog.selectFile(name)
    return _opened(dialog, chosen)


def _opened(dialog: QFileDialog, chosen: Callable[[str], object]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def _folder() -> str:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place or str(Path.home())
