"""Asks where a picture shall be saved, and of which kind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from spms_desktop.i18n import _

_SUFFIXES = ("png", "svg")


class PlaceDialog(QFileDialog):
    """Suggests a name; the suffix follows the kind that is chosen in the list."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, _("Save a picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters([f"{_('PNG picture')} (*.png)", f"{_('SVG drawing')} (*.svg)"])
        self.setDefaultSuffix(_SUFFIXES[0])
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self.setDirectory(folder or str(Path.home()))
        self.selectFile(f"{name}.{_SUFFIXES[0]}")
        self.filterSelected.connect(self._follow)

    def _follow(self, chosen: str) -> None:
        place = self.nameFilters().index(chosen) if chosen in self.nameFilters() else 0
        self.setDefaultSuffix(_SUFFIXES[place])
        named = self.selectedFiles()
        if named:  # a name that stands there already keeps its own suffix, which would decide
            self.selectFile(str(Path(named[0]).with_suffix(f".{_SUFFIXES[place]}").name))
