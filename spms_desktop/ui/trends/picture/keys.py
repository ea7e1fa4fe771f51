"""The two keys of a card that is taken along: save it as a picture, and print it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from weakref import WeakMethod

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.printer import ask_printer, has_printer, new_printer
from spms_desktop.ui.trends.picture.files import save_page
from spms_desktop.ui.trends.picture.page import Page
from spms_desktop.ui.trends.picture.place_dialog import PlaceDialog
from spms_desktop.ui.trends.picture.printed import print_page
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout

_MARGINS = QMarginsF(14, 14, 14, 14)
Maker = Callable[[], Page | None]


class PictureKeys(QWidget):
    """Asks for the place or the printer, and says what was done; `make`, a method, gives the page, or None."""

    def __init__(self, context: Context, name: str, identifier: str, make: Maker) -> None:
        super().__init__()
        self._context, self._name = context, name
        self._make = WeakMethod(make)  # a widget that its own child holds is taken apart by Python, piece by piece
        self._printer: QPrinter | None = None
        self.save = Button(_("Save a picture…"), "save")
        self.print = Button(_("Print…"), "print")
        row = FlowLayout(self, gap=8)
        for key, what in ((self.save, "save_picture"), (self.print, "print")):
            key.setAccessibleIdentifier(f"{identifier}_{what}")
            row.addWidget(key)
        self.save.setAccessibleName(_("Save a picture: {name}").format(name=name))
        self.print.setAccessibleName(_("Print: {name}").format(name=name))
        self.save.setAccessibleDescription(_("What is private is left out of the picture."))
        self.print.setAccessibleDescription(_("What is private is left out of the print."))
        self.save.clicked.connect(self.choose_place)
        self.print.clicked.connect(self.choose_printer)

    def choose_place(self) -> QFileDialog:
        """Ask where the picture shall be; the dialog is open when this returns."""
        dialog = PlaceDialog(self, self._name)
        dialog.fileSelected.connect(self._picked)
        dialog.open()
        return dialog

    def save_to(self, target: Path) -> None:
        """Write the picture and say so, or what went wrong."""
        page = self._page()
        if page is not None and self._context.attempt(partial(save_page, page, target)):
            self._say(_("The picture is saved as “{name}”.").format(name=target.name), page)

    def choose_printer(self) -> None:
        """Ask for the printer; without one say so."""
        if not has_printer():
            self._context.speaker.trouble(_("There is no printer on this computer. You can save a picture instead."))
            return
        self._printer = new_printer(self._name)
        self._printer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
        ask_printer(self, self._printer, self.print_now)

    def print_now(self) -> None:
        """Print on the chosen printer and say so, or that it did not work."""
        page = self._page()
        if page is None or self._printer is None:
            return
        if print_page(page, self._printer):
            self._say(_("“{name}” went to the printer.").format(name=self._name), page)
        else:
            words = _("The printer did not take the pages. You can save a picture instead.")
            self._context.speaker.trouble(words)

    def _page(self) -> Page | None:
        make = self._make()
        if make is None:
            return None
        page = make()
        if page is None:
            self._context.speaker.trouble(_("There is nothing here to take along. What is private is left out."))
        return page

    def _say(self, words: str, page: Page) -> None:
        left_out = _("Private lines are left out.") if page.left_out else ""
        self._context.speaker.say(" ".join(part for part in (words, left_out) if part))

    def _picked(self, name: str) -> None:
        if name:
            self.save_to(Path(name))
