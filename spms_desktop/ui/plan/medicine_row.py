"""One medicine: what is taken and when, what comes next, and its details when asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.medicine_details import Details
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.views import GroupView, MedicineView
from spms_desktop.ui.plan.wishes import CHANGE, DETAILS, STOP
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import WrapLabel, body, quiet


class MedicineRow(Group):
    """Tells which button was pressed."""

    wanted = Signal(str, str)
    rearranged = Signal()

    def __init__(self, view: MedicineView, parent: QWidget | None = None) -> None:
        super().__init__(view.name, parent)
        self.key = view.key
        self._name, self._plan, self._about, self._ahead = WrapLabel("", "label"), body(""), quiet(""), body("")
        self._stock = quiet("")
        self.buttons = {what: Button("") for what in (CHANGE, STOP, DETAILS)}
        self.details: Details | None = None
        row = FlowLayout(gap=8)
        for what, button in self.buttons.items():
            button.setAccessibleIdentifier(f"{view.key}|{what}")
            button.clicked.connect(partial(self.wanted.emit, what, self.key))
            row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for label in (self._name, self._plan, self._ahead, self._about, self._stock):
            self._column.addWidget(label)
        self._column.addSpacing(4)
        self._column.addLayout(row)
        self.show_view(view)

    def show_view(self, view: MedicineView) -> None:
        """Show the medicine as the journal holds it."""
        self.setAccessibleName(view.name)
        _say(self._name, view.name)
        _say(self._plan, view.plan[:1].upper() + view.plan[1:])
        _say(self._about, view.about)
        _say(self._ahead, "\n".join(view.ahead))
        _say(self._stock, view.stock)
        words = {
            CHANGE: _("Change") if view.running and not view.paused else _("Start again"),
            STOP: _("End this") if view.statement else _("Stop or pause"),
            DETAILS: _("Hide details") if view.details else _("Details"),
        }
        for what, button in self.buttons.items():
            button.setText(words[what])
            button.setAccessibleName(_("{button}: {medicine}").format(button=words[what], medicine=view.name))
        self.buttons[STOP].setVisible(view.can_stop)
        self.buttons[CHANGE].setVisible(not view.statement)
        self._show_details(view)

    def _show_details(self, view: MedicineView) -> None:
        if self.details is not None and view.details is not None:
            self.details.show_view(view.details)
            return
        if self.details is not None:
            self.details.hide()
            self._column.removeWidget(self.details)
            self.details.deleteLater()
            self.details = None
        if view.details is not None:
            self.details = Details(self.key, view.name, view.details)
            self.details.wanted.connect(self.wanted)
            self.details.rearranged.connect(self.rearranged)
            self._column.addWidget(self.details)


class MedicineGroup(Group):
    """The medicines of one kind below a heading."""

    wanted = Signal(str, str)
    rearranged = Signal()

    def __init__(self, view: GroupView, parent: QWidget | None = None) -> None:
        super().__init__(view.title, parent)
        self.rows = medicine_rows(self.wanted, self.rearranged)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(quiet(view.title))
        column.addLayout(self.rows.column)
        self.changed = self.rows.show_views(view.medicines)

    def show_view(self, view: GroupView) -> None:
        """Follow the medicines of the kind."""
        self.changed = self.rows.show_views(view.medicines)


def medicine_rows(wanted: object, rearranged: object) -> Rows[MedicineView]:
    """A column of medicines that passes on what was pressed, and that controls came or went."""

    def make(view: MedicineView) -> QWidget:
        row = MedicineRow(view)
        row.wanted.connect(wanted)
        row.rearranged.connect(rearranged)
        return row

    return Rows(make, _show_row, gap=24)


def _show_row(row: QWidget, view: MedicineView) -> None:
    assert isinstance(row, MedicineRow)
    row.show_view(view)


def _say(label: QLabel, text: str) -> None:
    label.setText(texts.breakable(text))
    label.setVisible(bool(text))
