"""The Treatment plan tab: what is due on a day at the left, one part of the plan at the right."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.commands import Commands
from spms_desktop.ui.plan.day_card import DayCard
from spms_desktop.ui.plan.medicines_card import MedicinesCard
from spms_desktop.ui.plan.presenter import PlanPresenter
from spms_desktop.ui.plan.sections import Part, Sections
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
        self.sections = Sections([Part("medicines", _("Medicines"), partial(MedicinesCard, commands))])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TwoPane(self.day, self.sections, 0.45, 1000))
        self.day.rearranged.connect(self._follow)
        self.sections.rearranged.connect(self._follow)
        self.refresh()

    @property
    def medicines(self) -> MedicinesCard:
        """The card of all medicines."""
        card = self.sections.cards["medicines"]
        assert isinstance(card, MedicinesCard)
        return card

    def go_to(self, place: str) -> None:
        """Show a part of the plan, or with a date the doses of that day."""
        if place in self.sections.parts:
            self.sections.show_part(place)
            self.sections.keys.setFocus()
        else:
            self.presenter.show_day(date.fromisoformat(place))
            self.day.refresh()
            if self.day.date is not None:
                self.day.date.setFocus()

    def refresh(self) -> None:
        """Show what the journal holds now; rows that stay keep the focus and what is typed in them."""
        self.day.refresh()
        self.sections.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the Tab order anew inside the window: alone, the tab's controls are a ring without a first one."""
        self._follow()
        super().showEvent(event)

    def _follow(self) -> None:
        follow_layout(self)
