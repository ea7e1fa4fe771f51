"""The list of what is due: show it, put it off, or say that it was seen."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from spms_desktop.domain.periods import DAY
from spms_desktop.domain.reminder import Reminder
from spms_desktop.i18n import _
from spms_desktop.services.reminders import MORNING
from spms_desktop.ui.context import Context
from spms_desktop.ui.reminders import words
from spms_desktop.ui.reminders.watch import Watch
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.replace import let_go, take_out
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, quiet


class ReminderRow(Group):
    """One reminder with its three buttons."""

    def __init__(self, reminder: Reminder, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(sentence, parent)
        self.reminder = reminder
        self.show_button = Button(words.where(reminder))
        self.later_button = Button(_("Later"), "down")
        self.seen_button = Button(_("Got it"), "check")
        self.buttons = (self.show_button, self.later_button, self.seen_button)
        for button in self.buttons:
            button.setAccessibleName(_("{button}: {what}").format(button=button.words, what=sentence))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(body(sentence))
        buttons = FlowLayout(gap=8)
        for button in self.buttons:
            buttons.addWidget(button)
        column.addLayout(buttons)


class ReminderList(FormDialog):
    """Follows the watch; `place_wanted` carries the reminder whose place shall be shown."""

    place_wanted = Signal(object)

    def __init__(self, parent: QWidget, context: Context, watch: Watch) -> None:
        super().__init__(parent, _("Reminders"), _("Close"))
        self.cancel_button.hide()
        self._context, self._watch = context, watch
        self.rows: list[ReminderRow] = []
        self._sentence = body("")
        self._column = QVBoxLayout()
        self._column.setSpacing(24)
        self.all_button = Button(_("Got it, all of them"), "check")
        self.all_button.clicked.connect(self._all_seen)
        self.button_row.addWidget(self.all_button)
        self.body.addWidget(self._sentence)
        self.body.addLayout(self._column)
        self.body.addWidget(quiet(_("Reminders work only while this computer is on and the journal is open.")))
        watch.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        """The rows of now; the keyboard stays at the place where a row went."""
        reminders = self._watch.open
        if self.rows and [row.reminder for row in self.rows] == reminders:
            return
        focus = self.focusWidget()
        place = next((n for n, row in enumerate(self.rows) if row.isAncestorOf(focus)), None)
        held = None if place is None else (self.rows[place].reminder.key, self.rows[place].buttons.index(focus))
        old = take_out(self._column)
        today = self._context.session.today
        self.rows = [self._row(one, words.sentence(one, today)) for one in reminders]
        for row in self.rows:
            self._column.addWidget(row)
            row.show()
        self._sentence.setText("" if reminders else _("Nothing is due now."))
        self._sentence.setVisible(not reminders)
        self.all_button.setVisible(len(reminders) > 1)
        follow_layout(self)
        if place is not None:
            self._same_button(held, place).setFocus()
            if not self.rows:
                announce(self, self._sentence.text())
        let_go(old)

    def _same_button(self, held: tuple[str, int] | None, place: int) -> Button:
        """The button that had the keyboard, when its reminder is still there; else one at its place."""
        for row in self.rows:
            if held is not None and row.reminder.key == held[0]:
                return row.buttons[held[1]]
        return self.rows[min(place, len(self.rows) - 1)].show_button if self.rows else self.accept_button

    def _row(self, reminder: Reminder, sentence: str) -> ReminderRow:
        row = ReminderRow(reminder, sentence)
        row.show_button.clicked.connect(partial(self._go, reminder))
        row.later_button.clicked.connect(partial(self.open_later, row))
        row.seen_button.clicked.connect(partial(self._seen, reminder))
        return row

    def open_later(self, row: ReminderRow) -> QMenu:
        """Offer until when it is put off."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        now = self._context.session.now().replace(tzinfo=None, second=0, microsecond=0)
        evening = datetime.combine(now.date(), time(18))
        offered = [
            (_("In 10 minutes"), now + timedelta(minutes=10)),
            (_("In an hour"), now + timedelta(hours=1)),
            (_("This evening"), evening if now < evening - timedelta(hours=1) else None),
            (_("Tomorrow morning"), datetime.combine(now.date() + DAY, MORNING)),
        ]
        for label, until in offered:
            if until is not None and until < row.reminder.until:  # later it would not come back at all
                menu.addAction(label, partial(self._later, row.reminder, until))
        menu.popup(row.later_button.mapToGlobal(QPoint(0, row.later_button.height())))
        return menu

    def _later(self, reminder: Reminder, until: datetime) -> None:
        self._context.attempt(partial(self._watch.reminders.later, reminder, until))

    def _seen(self, reminder: Reminder) -> None:
        self._context.attempt(partial(self._watch.reminders.seen, [reminder]))

    def _all_seen(self) -> None:
        self._context.attempt(partial(self._watch.reminders.seen, list(self._watch.open)))

    def _go(self, reminder: Reminder) -> None:
        self.accept()
        self.place_wanted.emit(reminder)
