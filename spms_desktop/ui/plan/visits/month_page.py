"""A month of visits, and the chosen day in words below it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.ui.plan.texts import breakable
from spms_desktop.ui.plan.visits.presenter import VisitsPresenter
from spms_desktop.ui.plan.visits.visit_row import VisitRows
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.month_grid import DayMarks, Mark, MonthGrid
from spms_desktop.ui.widgets.text import body, heading


class MonthPage(QWidget):
    """`wanted` carries a command and a uid, `turned` that another day is shown, `add_wanted` the day to add on."""

    wanted = Signal(str, str)
    turned = Signal()
    add_wanted = Signal(object)

    def __init__(self, presenter: VisitsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._today = presenter.today
        self.grid = MonthGrid(_("Visits"), self._marks, today=presenter.today)
        self.grid.table.setAccessibleIdentifier("visits.month")
        self.grid.set_legend(
            {
                Mark.OTHER: _("planned"),
                Mark.OWN: _("took place"),
                Mark.EVENT: _("missed, moved or cancelled"),
                Mark.STAR: _("something to be done"),
            }
        )
        self.day_label, self._told = heading(""), body("")
        self.visits = VisitRows(self.wanted)
        self.add_button = Button(_("Add a visit on this day"), "add")
        self.add_button.setAccessibleIdentifier("visits.add_on_day")
        self.add_button.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self.grid, self.day_label, self._told):
            column.addWidget(widget)
        column.addLayout(self.visits.column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.grid.day_chosen.connect(self._choose)
        self.add_button.clicked.connect(self._add)
        self.grid.show_day(presenter.day)

    def refresh(self, *, writes: bool) -> bool:
        """Show what the journal holds; True when controls came or went."""
        if self._presenter.today != self._today:
            self._today = self._presenter.today
            self.grid.set_today(self._today)
        self.grid.refresh()
        view = self._presenter.day_view()
        self.day_label.setText(view.title)
        told = "\n".join((*((view.nothing,) if view.nothing else ()), *view.due))
        self._told.setText(breakable(told))
        self._told.setVisible(bool(told))
        self.add_button.setVisible(writes)
        return self.visits.show_visits(view.visits)

    def _marks(self, first: date, last: date) -> Mapping[date, DayMarks]:
        try:
            return self._presenter.marks(first, last)
        except Trouble:  # Qt paints and cannot be told; the next command tells the user
            return {}

    def _choose(self, day: date) -> None:
        self._presenter.day = day
        self.turned.emit()

    def _add(self) -> None:
        self.add_wanted.emit(self._presenter.day)
