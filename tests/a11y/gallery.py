"""A window that holds one of every widget of the kit, for tests and for pictures."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from spms_desktop.ui.widgets.buttons import Button, IconButton, LinkButton
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.dates import DateField, TimeField
from spms_desktop.ui.widgets.empty import EmptyState
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.keys import KeyRow, RatingRow
from spms_desktop.ui.widgets.message_bar import MessageBar
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.stepper import Stepper
from spms_desktop.ui.widgets.suggest import SuggestField
from spms_desktop.ui.widgets.table import NumberTable
from spms_desktop.ui.widgets.text import body, quiet, title
from spms_desktop.ui.widgets.ticks import TickKey

LONG = (
    "Every answer is kept at once. Skip what you cannot answer today, and come back to it when you have the "
    "strength; up to seven days can still be filled in, and each late entry says that it is late."
)


def check_in_card() -> Card:
    """The questions of a day."""
    card = Card("Today's check-in", "Pick a number for each. Ten is always worst.")
    card.header.addWidget(LinkButton("Bad day", "star"))
    walking = RatingRow("Walking", "No trouble", "Cannot walk at all")
    walking.set_value(7)
    card.body.addWidget(labelled("How was your walking today?", walking))
    tired = RatingRow("Tiredness", "Not tired", "As bad as can be", big=True)
    card.body.addWidget(labelled("How tired were you?", tired))
    aid = KeyRow("Walking aid", [("none", "None"), ("stick", "Walking stick"), ("chair", "Wheelchair or scooter")])
    aid.set_value("stick")
    card.body.addWidget(labelled("What helped you walk?", aid))
    flags = FlowLayout(gap=8)
    for words in ("Fever", "Too hot", "Signs of infection", "Missed a dose"):
        tick = TickKey(words)
        tick.setChecked(words == "Too hot")
        flags.addWidget(tick)
    card.body.addLayout(flags)
    return card


def form_card() -> Card:
    """One of each field."""
    card = Card("A new appointment", LONG)
    hours = Stepper("Hours slept", 0, 24, 0.5, unit="h", start=7)
    hours.set_value(7.5)
    card.body.addWidget(labelled("Hours slept", hours))
    card.body.addWidget(labelled("Falls", Stepper("Falls", 0, 50, 1)))
    card.body.addWidget(labelled("Day", DateField("Day", date(2026, 3, 12), latest=date(2026, 3, 20))))
    card.body.addWidget(labelled("Ended", DateField("Ended", None, allow_none=True)))
    card.body.addWidget(labelled("Time", TimeField("Time", time(9, 45))))
    kinds = [("neuro", "Neurologist"), ("nurse", "MS nurse"), ("physio", "Physiotherapist")]
    card.body.addWidget(labelled("With whom", ChoiceField("With whom", kinds), "One of your care team."))
    card.body.addWidget(labelled("Place", LineField("Place", "City hospital, room 12")))
    card.body.addWidget(labelled("Medicine", SuggestField("Medicine", lambda text: [text + "ine", text + "ol"])))
    card.body.addWidget(labelled("Note", TextField("Note", LONG)))
    return card


def button_card() -> Card:
    """Every kind of button."""
    card = Card("Buttons")
    row = FlowLayout(gap=8)
    off = Button("Not now")
    off.setEnabled(False)
    for button in (
        Button("Save", "save", "primary"),
        Button("Visit summary", "summary"),
        Button("Erase everything", kind="danger"),
        LinkButton("Show older days"),
        IconButton("settings", "Settings"),
        off,
    ):
        row.addWidget(button)
    card.body.addLayout(row)
    return card


def table_card() -> Card:
    """A table and an empty state."""
    card = Card("The same numbers")
    table = NumberTable(["Day", "Walking", "Tiredness"], "Ratings of this week")
    table.set_rows([["12 Mar 2026", "7", "5"], ["11 Mar 2026", "6", "5"], ["10 Mar 2026", "not recorded", "4"]])
    card.body.addWidget(table)
    card.body.addWidget(EmptyState("No visits yet", "Add one and it shows here.", Button("Add a visit", "add")))
    return card


class Gallery(QWidget):
    """All of the kit in two panes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Gallery")
        self.bar = MessageBar()
        self.bar.say("Saved at 09:41. Walking is 7.", "Undo", self.bar.dismiss)
        left, right = QWidget(), QWidget()
        for pane, cards in ((left, (check_in_card(), button_card())), (right, (form_card(), table_card()))):
            column = QVBoxLayout(pane)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(24)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(title("The journal of Maria"), 1)
        head.addWidget(Button("Help now", "help"))
        self.tabs = QTabWidget()
        for words in ("Journal", "Treatment plan", "Care team", "Trends"):
            self.tabs.addTab(quiet("One screen deep."), words)
        self.tabs.tabBar().setAccessibleName("Parts of the journal")
        self.panes = TwoPane(left, right, 0.5, 1000)
        self.page = self.panes.page
        frame = QVBoxLayout(self)
        frame.setContentsMargins(24, 24, 24, 24)
        frame.setSpacing(16)
        frame.addLayout(head)
        frame.addWidget(self.tabs)
        frame.addWidget(body(LONG))
        frame.addWidget(self.bar)
        frame.addWidget(self.panes, 1)


def gallery() -> Gallery:
    """A fresh gallery."""
    return Gallery()
