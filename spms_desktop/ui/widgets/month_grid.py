"""A month in the page itself: which days hold something, and one to choose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.day_marks import DayMarks, Mark
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.mark_shapes import Legend, usual_legend
from spms_desktop.ui.widgets.month_header import MonthHeader
from spms_desktop.ui.widgets.month_model import Marks, MonthModel, month_words, turned
from spms_desktop.ui.widgets.month_table import MonthTable

__all__ = ["DayMarks", "Mark", "MonthGrid"]


class MonthGrid(Group):
    """The days of a month with their signs; `day_chosen` tells of the user's choice.

    `marks` is asked at once, and at each turn, for the first and the last day of the month that is shown; it gives
    the days that hold something and keeps its troubles to itself. Days after `latest` are faint and cannot be
    chosen. Without `today` the clock of the computer counts.
    """

    day_chosen = Signal(object)

    def __init__(
        self,
        name: str,
        marks: Marks,
        *,
        today: date | None = None,
        latest: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._name = name
        day = today or date.today()  # noqa: DTZ011  # the wall calendar of the user
        self._model = MonthModel(marks, day, QLocale.system().firstDayOfWeek().value, self)
        self._model.latest = latest
        self.header = MonthHeader(day, self)
        self.table = MonthTable(self._model, self)
        self.table.setAccessibleDescription(
            _("Arrow keys move by a day or a week, Page Up and Page Down by a month. Enter takes the day.")
        )
        self.legend = Legend(usual_legend(), self)
        self._place()
        self.setFocusProxy(self.table)
        self.header.before.clicked.connect(self._back)
        self.header.after.clicked.connect(self._forward)
        self.header.today.clicked.connect(self._to_today)
        self.table.turned.connect(self._turned)
        self.table.taken.connect(self._take)
        self._model.show_month(min(day, latest) if latest else day)
        self.table.go_to(day)
        self._show_month()

    @property
    def day(self) -> date | None:
        """The day that is marked as chosen."""
        return self._model.chosen

    @property
    def month(self) -> date:
        """The first day of the month shown."""
        return self._model.month

    def refresh(self) -> None:
        """Ask for the marks of this month again; the keyboard stays where it is."""
        self._model.reload()

    def show_day(self, day: date) -> None:
        """Turn to the month of a day and mark it as chosen, without telling anyone."""
        self._model.chosen = self.table.go_to(day)
        self._model.repaint()

    def set_latest(self, latest: date | None) -> None:
        """Let days up to this one be chosen, as after midnight."""
        self._model.latest = latest
        self.table.go_to(self.table.current)
        self._model.repaint()
        self._show_month()

    def set_today(self, today: date) -> None:
        """Frame another day, as after midnight."""
        self._model.today = today
        self._model.repaint()

    def set_legend(self, words: Mapping[Mark, str]) -> None:
        """Explain these signs and no others, such as with the name of each person who writes."""
        self.legend.show_words(words)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.table)
        column.addWidget(self.legend)
        column.addStretch(1)

    def _back(self) -> None:
        self.table.go_to(turned(self.table.current, -1))

    def _forward(self) -> None:
        self.table.go_to(turned(self.table.current, 1))

    def _to_today(self) -> None:
        self.table.go_to(self._model.today)

    def _turned(self) -> None:
        self._show_month()
        announce(self.table, month_words(self.month))

    def _show_month(self) -> None:
        self.header.show_month(self.month)
        words = month_words(self.month)
        self.table.setAccessibleName(_("{name}, {month}").format(name=self._name, month=words))
        more = self._model.latest is None or self._model.last < self._model.latest
        if not more and self.header.after.hasFocus():
            # A button that goes off drops the keyboard; the one beside it does no harm if pressed again.
            self.header.today.setFocus()
        self.header.after.setEnabled(more)

    def _take(self, day: date) -> None:
        self.show_day(day)
        self.day_chosen.emit(day)
