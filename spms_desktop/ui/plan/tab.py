"""The Treatment plan tab: a day's doses and the next visits at the left, one part of the plan at the right."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.commands import Commands
from spms_desktop.ui.plan.day_card import DayCard
from spms_desktop.ui.plan.medicines_card import MedicinesCard
from spms_desktop.ui.plan.parts import parts
from spms_desktop.ui.plan.presenter import PlanPresenter
from spms_desktop.ui.plan.sections import Sections
from spms_desktop.ui.plan.visits.next_card import NextVisitsCard
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.tab_order import follow_layout

_SIDE_BY_SIDE = 1000


class PlanTab(Tab):
    """Opens on today's doses."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = PlanPresenter(context.session)
        commands = Commands(context, self.presenter, self.refresh)
        self.day = DayCard(commands)
        self.next = NextVisitsCard(commands)
        self.sections = Sections(parts(commands))
        self.jump = Button(_("To medicines, appointments and more"), "down", "quiet")
        self.jump.setAccessibleIdentifier("jump")
        self.panes = TwoPane(self._left(), self.sections, 0.45, _SIDE_BY_SIDE)
        self.panes.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        self.next.all_wanted.connect(partial(self.go_to, "visits"))
        self.jump.clicked.connect(self._other_side)
        QShortcut(QKeySequence("F6"), self).activated.connect(self._other_side)
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
        self.next.refresh()
        self.sections.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer the way to the parts when they stand below."""
        if watched is self.panes and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.jump.setVisible(not self.panes.side_by_side)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the Tab order anew inside the window: alone, the tab's controls are a ring without a first one."""
        self._follow()
        super().showEvent(event)

    def _other_side(self) -> None:
        """Go from the day to the parts and back."""
        focus = QApplication.focusWidget()
        if focus is not None and self.sections.isAncestorOf(focus) and self.day.date is not None:
            self.day.date.setFocus()
        else:
            self.sections.keys.setFocus()

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.day)
        column.addWidget(self.next)
        column.addStretch(1)
        return left

    def _follow(self) -> None:
        follow_layout(self)
