"""All of one day in a dialog: every line with its star and its change, and the history below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from spms_desktop.domain.record import Action
from spms_desktop.i18n import _, long_date
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.days.day_rows import PartView, button_of, give_focus
from spms_desktop.ui.journal.days.day_sheet import DaySheet, SheetLine
from spms_desktop.ui.journal.days.days import Days, nothing_yet
from spms_desktop.ui.journal.days.history import HistoryTable
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, heading

_WIDE = 760


class DayDialog(FormDialog):
    """Shows one day; `change_wanted` carries the DayTarget to change, `day_opened` the day to fill in."""

    change_wanted = Signal(object)
    day_opened = Signal(object)

    def __init__(self, parent: QWidget, context: Context, days: Days, day: date) -> None:
        super().__init__(parent, long_date(day), _("Close"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel_button.hide()
        self._context = context
        self.sheet = DaySheet(days, day)
        self.parts: list[PartView] = []
        self.before = Button(_("Day before"), "back")
        self.after = Button(_("Day after"), "forward")
        self.fill_in = Button(_("Fill in this day"), "edit")
        self.empty = body(nothing_yet())
        self.history_sentence = body(
            _("Each value that was ever recorded for this day. Nothing is lost when you change one.")
        )
        self.history_table = HistoryTable()
        self._holder = QVBoxLayout()
        self._holder.setSpacing(28)
        self._lay_out()
        self.before.clicked.connect(self._to_day_before)
        self.after.clicked.connect(self._to_day_after)
        self.fill_in.clicked.connect(self._fill_in)
        self.refresh()

    def _lay_out(self) -> None:
        row = FlowLayout(gap=8)
        for button, name in ((self.before, "before"), (self.after, "after"), (self.fill_in, "fill-in")):
            button.setAccessibleIdentifier(f"day.{name}")
            row.addWidget(button)
        self.history_heading = heading(_("History"))
        self.body.addLayout(row)
        self.body.addWidget(self.empty)
        self.body.addLayout(self._holder)
        self.body.addWidget(self.history_heading)
        self.body.addWidget(self.history_sentence)
        self.body.addWidget(self.history_table)

    def showEvent(self, event: QShowEvent) -> None:
        """Wide enough for words and buttons side by side, where the screen is."""
        room = self.screen().availableSize().width()
        self.setMinimumWidth(min(scaled(self, _WIDE), round(room * 0.85)))
        super().showEvent(event)

    def refresh(self) -> None:
        """Show the day as it is recorded now."""
        self._clear()
        self._set_title(long_date(self.sheet.day))
        parts = self.sheet.parts()
        for part in parts:
            view = PartView(part, can_write=self.sheet.can_write)
            view.wanted.connect(self._act)
            self.parts.append(view)
            self._holder.addWidget(view)
        history = self.sheet.history()
        self.empty.setVisible(not parts)
        self.fill_in.setVisible(self.sheet.can_fill_in)
        self.fill_in.set_words(_("Open in the check-in") if parts else _("Fill in this day"))
        for widget in (self.history_heading, self.history_sentence):
            widget.setVisible(bool(history))
        self.history_table.show_history(history)
        self.before.setEnabled(self.sheet.can_turn(-1))
        self.after.setEnabled(self.sheet.can_turn(1))
        follow_layout(self)

    def turn(self, by: int) -> None:
        """Show the day so many days on, and say it."""
        self._context.attempt(lambda: self.sheet.turn(by))
        self._context.attempt(self.refresh)
        announce(self, f"{self.windowTitle()}. {'' if self.parts else nothing_yet()}")
        stays = self.before if by < 0 else self.after
        if not stays.isEnabled():
            (self.after if by < 0 else self.before).setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done with a line

    def _act(self, command: str, line: SheetLine) -> None:
        if command == "change":
            self.accept()
            self.change_wanted.emit(line.target)
        elif command == "star":
            self._keep(lambda: self.sheet.star(line), Action.STAR, line, ("unstar",))
        elif command == "unstar":
            self._keep(lambda: self.sheet.unstar(line), Action.STAR, line, ("star",))
        elif command == "private" and line.private is not None:
            private = not line.private
            self._keep(lambda: self.sheet.keep_private(line, private=private), Action.CHECK_IN, line, ("private",))

    def _keep(self, act: Callable[[], object], action: Action, line: SheetLine, focus: tuple[str, ...]) -> None:
        if not self._context.attempt(act):
            return
        self._context.speaker.say(words.done(action), undo=True)
        self.refresh()
        button = button_of(self.parts, line.target.ref, (*focus, "change"))
        if button is not None:
            give_focus(button)
            announce(self, button.accessibleName())

    def _fill_in(self) -> None:
        day = self.sheet.day
        self.accept()
        self.day_opened.emit(day)

    def _to_day_before(self) -> None:
        self.turn(-1)

    def _to_day_after(self) -> None:
        self.turn(1)

    def _set_title(self, title: str) -> None:
        """The dialog of the kit has one title; this one goes from day to day."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        layout = self.layout()
        first = layout.itemAt(0) if layout is not None else None
        label = first.widget() if first is not None else None
        if isinstance(label, QLabel):
            label.setText(title)

    def _clear(self) -> None:
        while (item := self._holder.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.parts = []
