"""Two keys that walk the calendar by a year, for a long span."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout


class YearKeys(QWidget):
    """Back and on; both stay pressable at the ends of the span, so that the keyboard stays where it is."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back, self.on = Button(_("A year back"), "back"), Button(_("A year on"), "forward")
        row = FlowLayout(self, gap=8)
        for key, years, identifier in ((self.back, -1, "around_year_back"), (self.on, 1, "around_year_on")):
            key.setAccessibleIdentifier(identifier)
            key.clicked.connect(partial(self.stepped.emit, years))
            row.addWidget(key)
