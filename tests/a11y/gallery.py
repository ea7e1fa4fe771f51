"""A window that holds one of every widget of the kit, for tests and for pictures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from spms_desktop.ui.widgets.buttons import Button, IconButton, LinkButton
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.choice_list import ChoiceList
from spms_desktop.ui.widgets.dates import DateField, TimeField
from spms_desktop.ui.widgets.empty import EmptyState
from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.keys import KeyRow, RatingRow
from spms_desktop.ui.widgets.message_bar import MessageBar
from spms_desktop.ui.widgets.month_grid import DayMarks, MonthGrid
from spms_desktop.ui.widgets.order_picker import OrderPicker
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.pressure_field import PressureField
from spms_desktop.ui.widgets.quick_number import QuickNumber
from spms_desktop.ui.widgets.round_strip import OfferStrip
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


def november(_first: date, _last: date) -> Mapping[date, DayMarks]:
    """A month in which every sign shows, alone and together."""
    days = {
        1: DayMarks("your entry, overall 3", own=True, level=3),
        2: DayMarks("your entry, overall 4", own=True, level=4),
        3: DayMarks("Anna's entry", other=True),
        9: DayMarks("your entry and Anna's, overall 10, fall, starred", True, True, True, True, 10),
        10: DayMarks("infection", event=True),
        12: DayMarks("your entry, starred", own=True, star=True),
        20: DayMarks("your entry, overall 7, fall", own=True, event=True, level=7),
        23: DayMarks("your entry and Anna's, overall 6", own=True, other=True, level=6),
    }
    return {date(2026, 11, day): marks for day, marks in days.items()}


def month_card() -> Card:
    """A month in the page, with a strip above it."""
    card = Card("Days")
    strip = OfferStrip("Is the infection over?", [("yes", "Yes, it is over"), ("no", "Not yet")])
    card.body.addWidget(strip)
    month = MonthGrid("Days of the journal", november, today=date(2026, 11, 23), latest=date(2026, 11, 23))
    month.show_day(date(2026, 11, 20))
    card.body.addWidget(month)
    return card


def number_card() -> Card:
    """Numbers with ready answers, and two that belong together."""
    card = Card("Numbers")
    slept = QuickNumber("Hours slept", 0, 24, 0.5, "h", 7, quick=(4, 5, 6, 7, 8, 9, 10))
    slept.set_value(7)
    card.body.addWidget(labelled("Hours slept last night", slept))
    pressure = PressureField("Blood pressure")
    pressure.set_value((124, 130))
    pressure.commit()
    card.body.addWidget(labelled("Blood pressure", pressure))
    return card


def choice_card() -> Card:
    """Long answers, and a few of many in an order."""
    card = Card("Walking and what matters")
    aids = [
        ("none", "I walk without any help"),
        ("stick", "With one stick or crutch, or I hold on to furniture and walls when I am at home"),
        ("frame", "With a walking frame"),
        ("chair", "I use a wheelchair, but can get in and out of it without help"),
    ]
    aid = ChoiceList("Walking aid", aids)
    aid.set_value("stick")
    card.body.addWidget(labelled("What helps you walk?", aid))
    names = ("Pain", "Tiredness", "Walking", "Thinking and memory", "Bladder", "Sleep", "Low mood", "Stiff muscles")
    order = OrderPicker("What to track", [(name, name) for name in names], 5)
    order.set_value(names[:3])
    card.body.addWidget(labelled("What matters most to you?", order))
    return card


class Gallery(QWidget):
    """All of the kit in two panes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Gallery")
        self.bar = MessageBar()
        self.bar.say("Saved at 09:41. Walking is 7.", "Undo", self.bar.dismiss)
        left, right = QWidget(), QWidget()
        at_left = (check_in_card(), button_card(), month_card())
        at_right = (form_card(), table_card(), number_card(), choice_card())
        for pane, cards in ((left, at_left), (right, at_right)):
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
