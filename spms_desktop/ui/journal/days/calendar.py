"""The calendar page of the days: a month of signs, and the chosen day in words below it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.ui.journal.days.days import DayLine, Days, nothing_yet
from spms_desktop.ui.journal.line_words import breakable, shortened
from spms_desktop.ui.widgets.day_marks import DayMarks
from spms_desktop.ui.widgets.month_grid import MonthGrid
from spms_desktop.ui.widgets.text import body, heading


class CalendarPage(QWidget):
    """`opened` tells of the day that was chosen in the month."""

    opened = Signal(object)

    def __init__(self, days: Days, today: date, day: date) -> None:
        super().__init__()
        self._days = days
        self._today, self._day = today, day
        self.grid = MonthGrid(_("Days"), self._marks, today=today, latest=max(today, day))
        self.day_label = heading("")
        self.told = body("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.grid)
        column.addWidget(self.day_label)
        column.addWidget(self.told)
        column.addStretch(1)
        self.grid.day_chosen.connect(self.opened)
        self.choose(day)

    def choose(self, day: date) -> None:
        """Turn to a day and tell what it holds."""
        self._day = day
        self.grid.show_day(day)
        self._tell()

    def reload(self, today: date, latest: date) -> None:
        """Show what is recorded now, in the month that is shown."""
        if today != self._today:
            self._today = today
            self.grid.set_today(today)
        self.grid.set_latest(latest)
        self.grid.refresh()
        self._tell()

    def _marks(self, first: date, last: date) -> Mapping[date, DayMarks]:
        try:
            return self._days.marks(first, last)
        except Trouble:  # Qt paints and cannot be told; the next answer tells the user
            return {}

    def _tell(self) -> None:
        line = self._days.line(self._day)
        self.day_label.setText(line.title)
        self.told.setText(breakable(day_text(line)))


def day_text(line: DayLine) -> str:
    """A day in a few lines; long notes are only begun here."""
    told = [_("★ Starred")] if line.starred else []
    told += line.events
    for entry in line.entries:
        told.append(entry.said)
        if entry.note:
            told.append(entry.quoted(shortened(entry.note)))
    return "\n".join(told or [nothing_yet()])
