"""Reminders of an open journal: the button in the header, the list, the notification, and the way to the place."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from spms_desktop.domain.reminder import Reminder, ReminderKind
from spms_desktop.ui.context import Context
from spms_desktop.ui.header import Header
from spms_desktop.ui.reminders import words
from spms_desktop.ui.reminders.tray import Tray
from spms_desktop.ui.reminders.watch import Watch
from spms_desktop.ui.tab import Tab

if TYPE_CHECKING:  # imported when first asked for, so that the first paint is early
    from spms_desktop.ui.reminders.choice_dialog import ReminderChoiceDialog
    from spms_desktop.ui.reminders.list_dialog import ReminderList


class Frame(Protocol):
    """What is needed of the frame around the journal."""

    header: Header

    def show_tab(self, key: str) -> Tab: ...

    def open_prepare(self, visit: str = "") -> QWidget: ...

    def say(self, text: str, *, undo: bool = False) -> None: ...


class Reminding(QObject):
    """Starts looking when `start` is called, once the window stands."""

    def __init__(self, context: Context, frame: Frame, away_since: datetime | None) -> None:
        assert isinstance(frame, QWidget)
        super().__init__(frame)
        self._context, self._frame, self._widget = context, frame, frame
        self._away_since = away_since
        self.watch = Watch(context, away_since, self)
        self.tray: Tray | None = None
        self._left = False
        self.watch.changed.connect(self._count)
        self.watch.fell_due.connect(self._tell)

    def start(self) -> None:
        """Say once what fell due while nobody could be told, and watch the clock from now on."""
        if self._left:
            return  # the journal was left before the window stood
        there = self.watch.start()
        missed = [one for one in there if self._away_since and one.at > self._away_since]
        if missed:
            self._frame.say(words.while_away(len(missed)))
        self._follow_choice()

    def open_list(self) -> ReminderList:
        """Show what is due."""
        from spms_desktop.ui.reminders.list_dialog import ReminderList

        dialog = ReminderList(self._widget, self._context, self.watch)
        dialog.place_wanted.connect(self.show_place)
        dialog.open()
        return dialog

    def open_choice(self) -> ReminderChoiceDialog:
        """Let somebody choose what they are reminded of."""
        from spms_desktop.ui.reminders.choice_dialog import ReminderChoiceDialog

        dialog = ReminderChoiceDialog(self._widget, self._context)
        dialog.accepted.connect(self._follow_choice)
        dialog.open()
        return dialog

    def show_place(self, reminder: Reminder) -> None:
        """Go to what a reminder is about."""
        if reminder.kind is ReminderKind.PREPARE:
            self._frame.open_prepare(reminder.key.partition(":")[2].partition("|")[0])
            return
        tab, place = {
            ReminderKind.DOSE: ("plan", reminder.key.partition("|")[2].partition("T")[0]),
            ReminderKind.APPOINTMENT: ("plan", "visits"),
            ReminderKind.CHECK: ("plan", "checks"),
            ReminderKind.ROUND: ("journal", ""),
        }[reminder.kind]
        shown = self._frame.show_tab(tab)
        if place:
            shown.go_to(place)

    def leave(self) -> None:
        """Let go of the journal."""
        self._left = True
        self.watch.leave()
        if self.tray is not None:
            self.tray.leave()

    def _follow_choice(self) -> None:
        """An icon beside the clock only for those who want to be told outside of the window."""
        wanted = self.watch.reminders.choice.desktop
        if wanted and self.tray is None:
            self.tray = Tray(self._context.theme.icon("clock"), self._widget)
            self.tray.opened.connect(self._raise)
        elif not wanted and self.tray is not None:
            self.tray.leave()
            self.tray = None

    def _count(self) -> None:
        count = len(self.watch.open)
        self._frame.header.show_reminders(words.button(count) if count else "")

    def _tell(self, new: list[Reminder]) -> None:
        choice, today = self.watch.reminders.choice, self._context.session.today
        window = self._widget.window()
        if window.isActiveWindow():
            self._frame.say(words.sentence(new[0], today) if len(new) == 1 else words.now_due(len(new)))
            return
        if choice.desktop:
            title, text = words.notice(new, today, detailed=choice.detailed)
            if self.tray is None or not self.tray.notify(title, text):
                QApplication.alert(window)

    def _raise(self) -> None:
        window = self._widget.window()
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()
