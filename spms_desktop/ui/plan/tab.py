"""The Treatment plan tab: the doses of a day at the left, all medicines at the right."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.commands import Commands
from spms_desktop.ui.plan.day_card import DayCard
from spms_desktop.ui.plan.medicines_card import MedicinesCard
from spms_desktop.ui.plan.presenter import PlanPresenter
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.tab_order import follow_layout


class PlanTab(Tab):
    """Opens on today's doses."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = PlanPresenter(context.session)
        commands = Commands(context, self.presenter, self.refresh)
        self.day = DayCard(commands)
        self.medicines = MedicinesCard(commands)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TwoPane(self.day, self.medicines, 0.5, 1000))
        self.day.rearranged.connect(self._follow)
        self.medicines.rearranged.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show what the journal holds now; rows that stay keep the focus and what is typed in them."""
        self.day.refresh()
        self.medicines.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the Tab order anew inside the window: alone, the tab's controls are a ring without a first one."""
        self._follow()
        super().showEvent(event)

    def _follow(self) -> None:
        follow_layout(self)
