"""The Journal tab: the check-in at the left, the days at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from spms_desktop.i18n import _
from spms_desktop.services.events import AuthorSwitched
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.check_in import CheckInCard
from spms_desktop.ui.journal.day_list import DayList
from spms_desktop.ui.journal.days import Days
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.tab_order import follow_layout

_LIST_HEIGHT = 420

if TYPE_CHECKING:
    from spms_desktop.ui.journal.history import HistoryDialog


class JournalTab(Tab):
    """Opens on today's check-in for whoever is writing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._days = Days(context.session)
        self.check_in = CheckInCard(context)
        self.list = DayList(self._days, context.session.today)
        self.list.setMinimumHeight(scaled(self, _LIST_HEIGHT))
        self.list.opened.connect(self._open_day)
        self.history_button = Button(_("History of this day"), "clock")
        self.history_button.clicked.connect(self.show_history)
        right = Card(_("Days"))
        right.header.addWidget(self.history_button)
        right.body.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TwoPane(self.check_in, right, 0.58, 1000))
        self._stop_listening = context.session.events.subscribe(AuthorSwitched, self._author_switched)
        try:
            self.refresh()
        except BaseException:
            self.list.days.end()  # a list that nobody will see must not go on reading a journal that is closed
            raise

    def showEvent(self, event: QShowEvent) -> None:
        """Let answering begin at once."""
        follow_layout(self)
        super().showEvent(event)
        if not event.spontaneous() and self.check_in.view is not None:
            self.check_in.view.focus_answer()

    def refresh(self) -> None:
        self.check_in.refresh()
        self.list.reload(self.context.session.today)
        self.list.choose(self.check_in.check_in.day)

    def show_history(self) -> HistoryDialog:
        """Show every version recorded for the day in the check-in."""
        from spms_desktop.ui.journal.history import HistoryDialog  # rarely asked for

        dialog = HistoryDialog(self, self._days, self.check_in.check_in.day)
        dialog.open()
        return dialog

    def flush(self) -> None:
        self.check_in.leave()

    def leave(self) -> None:
        self.check_in.closed = True
        self.list.days.end()
        self._stop_listening()

    def _open_day(self, day: object) -> None:
        self.check_in.open_day(day)

    def _author_switched(self, _event: AuthorSwitched) -> None:
        self.check_in.author_switched()
