"""The next visit with somebody, what became of the last, and the buttons for both; used by the card and the page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.views import PersonView
from spms_desktop.ui.care.words import breakable
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.text import body, field_label

SETTLING, PLANNING = ("took_place", "did_not"), ("set_visit", "change_visit", "cancel_visit")


class VisitKeys(QWidget):
    """One question at a time: first what became of the last visit, then whether there is a next one."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.past_words, self.next_words = body(""), body("")
        self.next_label = field_label(_("Next visit"))
        self.buttons = {
            "took_place": Button(_("It took place"), "check"),
            "did_not": Button(_("It did not")),
            "set_visit": Button(_("Set next visit"), "calendar"),
            "change_visit": Button(_("Change"), "calendar"),
            "cancel_visit": Button(_("Cancel visit")),
        }
        for command, button in self.buttons.items():
            button.setAccessibleIdentifier(f"care.person.{command}")
            button.clicked.connect(partial(self._tell, command))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.past_words)
        column.addLayout(self._flow(SETTLING))
        column.addWidget(self.next_label)
        column.addWidget(self.next_words)
        column.addSpacing(4)
        column.addLayout(self._flow(PLANNING))

    def fill(self, view: PersonView) -> None:
        """Show the visits around today."""
        self.past_words.setText(breakable(view.past_words))
        self.past_words.setVisible(bool(view.past_words))
        self.next_words.setText(breakable(view.next_words))
        planned, settles = view.next_visit is not None, view.past_visit is not None
        for command, shown, spoken in (
            ("took_place", settles, _("The visit with {name} took place")),
            ("did_not", settles, _("The visit with {name} did not take place")),
            ("set_visit", not planned, _("Set next visit with {name}")),
            ("change_visit", planned, _("Change the visit with {name}")),
            ("cancel_visit", planned, _("Cancel the visit with {name}")),
        ):
            self.buttons[command].setVisible(shown)
            self.buttons[command].setAccessibleName(spoken.format(name=view.person.name))

    def _tell(self, command: str) -> None:
        self.wanted.emit(command)

    def _flow(self, commands: tuple[str, ...]) -> FlowLayout:
        flow = FlowLayout(gap=8)
        for command in commands:
            flow.addWidget(self.buttons[command])
        return flow
