"""A question that opens in place below a dose: which place, on what day, why not."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.views import GivenView, SiteView
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.choice_list import ChoiceList
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group


class AnswerPanel(Group):
    """`closed` tells that the panel has done its work; Escape closes it too."""

    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def focus_first(self) -> None:
        """Give the keyboard to the first control."""
        raise AssertionError("each panel says where it begins")

    def give_up(self) -> None:
        """Close without an answer."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the question."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)


class SitePanel(AnswerPanel):
    """The places of the user's own list; `placed` tells which one."""

    placed = Signal(str)

    def __init__(self, medicine: str, view: SiteView, parent: QWidget | None = None) -> None:
        super().__init__(_("Where was {medicine} injected?").format(medicine=medicine), parent)
        self.keys = ChoiceList(_("Where?"), [(site, texts.breakable(site)) for site in view.sites])
        self.keys.setAccessibleIdentifier("site-choice")
        self.keys.set_value(view.shown or None)
        self.column.addWidget(labelled(_("Where?"), self.keys))
        self.keys.chosen.connect(self._chosen)

    def focus_first(self) -> None:
        self.keys.focus_key()

    def _chosen(self, site: object) -> None:
        self.placed.emit(str(site))
        self.closed.emit()


class DayPanel(AnswerPanel):
    """The day on which a planned dose was really given; `dated` tells it."""

    dated = Signal(object)

    def __init__(self, medicine: str, view: GivenView, parent: QWidget | None = None) -> None:
        super().__init__(_("When was {medicine} given?").format(medicine=medicine), parent)
        self.day = DateField(_("Given on"), view.on, earliest=view.earliest, latest=view.latest)
        self.day.button.setAccessibleIdentifier("given-on")
        self.done_button = Button(_("Done"))
        self.done_button.setAccessibleIdentifier("given-done")
        row = FlowLayout(gap=8)
        row.addWidget(self.done_button)
        self.column.addWidget(labelled(_("Given on"), self.day))
        self.column.addLayout(row)
        self.done_button.clicked.connect(self._finish)

    def focus_first(self) -> None:
        self.day.setFocus()

    def _finish(self) -> None:
        if isinstance(self.day.value, date):
            self.dated.emit(self.day.value)
        self.closed.emit()
