"""The days beside the check-in: as a calendar, as a list, or found by words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _, long_date
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.days.day_list import DayList
from spms_desktop.ui.journal.days.days import Days
from spms_desktop.ui.journal.days.page_switch import PageSwitch
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body

if TYPE_CHECKING:  # imported when first shown, so that the first paint is early
    from spms_desktop.ui.journal.days.calendar import CalendarPage
    from spms_desktop.ui.journal.days.day_dialog import DayDialog
    from spms_desktop.ui.journal.days.find_view import FindView

_LIST_HEIGHT = 420
CALENDAR, LIST, FIND = "calendar", "list", "find"


class DaysCard(Card):
    """`day_opened` tells which day to show in the check-in, `change_wanted` which line somebody wants to change."""

    day_opened = Signal(object)
    change_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(_("Days"))
        self._context = context
        self._session = context.session
        self._days = Days(context.session, self._kept_changed)
        self._day = self._today = context.session.today
        self._latest = self._today
        self._fresh: set[str] = set()
        self._closed = False
        self.list: DayList | None = None
        self.calendar: CalendarPage | None = None
        self.finder: FindView | None = None
        self.clock_sentence = body("")
        self.clock_sentence.hide()
        names = [(CALENDAR, _("Calendar")), (LIST, _("List")), (FIND, _("Find"))]
        self.switch = PageSwitch(_("Show the days as"), names)
        self.switch.set_value(LIST)
        self.switch.chosen.connect(self._page_chosen)
        self.all_button = Button(_("All of this day"), "journal")
        self.all_button.setAccessibleIdentifier("days.all")
        self.all_button.clicked.connect(self._all_wanted)
        self._place = QVBoxLayout()
        self.body.addWidget(self.clock_sentence)
        self.body.addWidget(self.switch)
        self.body.addLayout(self._place, 1)
        self.header.addWidget(self.all_button)
        self._name_button()
        self._page(LIST)  # filled by the first refresh

    @property
    def page(self) -> str:
        """Which page is shown."""
        return str(self.switch.value)

    def show_page(self, key: object) -> None:
        """Show the days another way; a page is made when it is first shown."""
        self.switch.set_value(key)
        wanted = self._page(str(key))
        for page in (self.list, self.calendar, self.finder):
            if page is not None:
                page.setVisible(page is wanted)
        self._freshen()
        follow_layout(self)

    def refresh(self) -> None:
        """Show what is recorded now; only what is shown is read."""
        if self._closed:
            return
        self._fresh.clear()
        self._freshen()

    def choose(self, day: date) -> None:
        """Mark the day that is in the check-in, without telling anyone."""
        turned, self._day = day != self._day, day
        self._name_button()
        if self.list is not None:
            self.list.choose(day)
        if self.calendar is not None and turned:
            self.calendar.choose(day)

    def open_chosen(self) -> DayDialog:
        """Show everything about the chosen day."""
        return self.open_day(self._day)

    def open_day(self, day: date) -> DayDialog:
        """Show everything about a day."""
        from spms_desktop.ui.journal.days.day_dialog import DayDialog

        dialog = DayDialog(self, self._context, self._days, day)
        dialog.change_wanted.connect(self.change_wanted)
        dialog.day_opened.connect(self.day_opened)
        dialog.open()
        return dialog

    def leave(self) -> None:
        """Stop reading: the journal is about to close."""
        self._closed = True
        self._days.records.close()
        if self.list is not None:
            self.list.days.end()
        if self.finder is not None:
            self.finder.stop()

    def _page_chosen(self, key: object) -> None:
        self._context.attempt(lambda: self.show_page(key))

    def _all_wanted(self) -> None:
        self._context.attempt(self.open_chosen)

    # Pages

    def _page(self, key: str) -> QWidget:
        makers = {CALENDAR: self._make_calendar, LIST: self._make_list, FIND: self._make_find}
        return makers[key]()

    def _make_list(self) -> QWidget:
        if self.list is None:
            self.list = DayList(self._days, self._today)
            self.list.setMinimumHeight(scaled(self, _LIST_HEIGHT))
            self.list.opened.connect(self.day_opened)
            self._place.addWidget(self.list, 1)
        return self.list

    def _make_calendar(self) -> QWidget:
        if self.calendar is None:
            from spms_desktop.ui.journal.days.calendar import CalendarPage

            self.calendar = CalendarPage(self._days, self._today, self._day)
            self.calendar.opened.connect(self.day_opened)
            self._place.addWidget(self.calendar, 1)
        return self.calendar

    def _make_find(self) -> QWidget:
        if self.finder is None:
            from spms_desktop.ui.journal.days.find_view import FindView

            self.finder = FindView(self._context)
            self.finder.opened.connect(self.day_opened)
            self._place.addWidget(self.finder, 1)
        return self.finder

    def _freshen(self) -> None:
        """Read the page that is shown, unless it shows the present already."""
        if self.page in self._fresh:
            return
        new_day = self._session.today != self._today
        self._today = self._session.today
        if self.page == LIST and self.list is not None:
            self.list.reload(self._today)
            self._look_ahead(self.list.latest_day)
            if self.list.current_day is None:
                self.list.choose(self._day)
        elif self.page == CALENDAR and self.calendar is not None:
            if new_day or self._latest > self._today:
                self._look_ahead(self._days.last_day())
            self.calendar.reload(self._today, self._latest)
        elif self.page == FIND and self.finder is not None:
            self.finder.refresh()
        self._fresh.add(self.page)

    def _kept_changed(self) -> None:
        """Something that the days keep was forgotten after others had read it."""
        self._context.attempt(self.refresh)

    def _look_ahead(self, latest: date) -> None:
        """Tell about days after today, which only a wrong clock can have made."""
        self._latest = max(latest, self._today)
        self.clock_sentence.setVisible(self._latest > self._today)
        self.clock_sentence.setText(
            _(
                "This computer’s clock says that today is {day}. There are entries for later days. "
                "Please check the date of this computer."
            ).format(day=long_date(self._today))
        )

    def _name_button(self) -> None:
        self.all_button.setAccessibleName(_("All of this day: {day}").format(day=long_date(self._day)))
