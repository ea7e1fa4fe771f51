"""A month to pick a day from, in a dialog of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QWidget

from spms_desktop.i18n import _, long_date
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button, IconButton
from spms_desktop.ui.widgets.day_marks import DayMarks
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.metrics import TARGET, scaled
from spms_desktop.ui.widgets.month_model import Cell, Index, MonthModel, month_words, turned
from spms_desktop.ui.widgets.month_paint import DayPainter, day_font
from spms_desktop.ui.widgets.month_table import MonthTable
from spms_desktop.ui.widgets.paint import Ink
from spms_desktop.ui.widgets.text import body, heading

_Role = Qt.ItemDataRole


def _no_marks(_first: date, _last: date) -> Mapping[date, DayMarks]:
    return {}


class PlainMonth(MonthModel):
    """Days without signs, each told with its whole date; those outside two bounds cannot be chosen."""

    def __init__(self, today: date, earliest: date | None, latest: date | None) -> None:
        super().__init__(_no_marks, today, QLocale.system().firstDayOfWeek().value)
        self.earliest, self.latest = earliest, latest

    def within(self, day: date) -> date:
        """The day, or the nearest one that can be chosen."""
        day = max(day, self.earliest) if self.earliest is not None else day
        return min(day, self.latest) if self.latest is not None else day

    def cell(self, index: Index) -> Cell | None:
        cell = super().cell(index)
        return replace(cell, is_open=self.within(cell.day) == cell.day) if cell is not None else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> str | None:
        cell = self.cell(index)
        if cell is not None and role == _Role.AccessibleTextRole:
            return long_date(cell.day)
        if cell is not None and role == _Role.AccessibleDescriptionRole:
            return _("today") if cell.is_today else ""  # the chosen day is where the keyboard is
        return super().data(index, role)


class PlainPainter(DayPainter):
    """Paints the number of a day in the middle of its cell."""

    def _paint_day(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        cell: Cell,
        colours: Ink,  # noqa: ARG002
        inside: int,  # noqa: ARG002
    ) -> None:
        painter.setFont(day_font(option.font, heavy=cell.is_today or cell.is_chosen))
        painter.drawText(option.rect, int(Qt.AlignmentFlag.AlignCenter), str(cell.day.day))


class MonthView(MonthTable):
    """The days of a month as large cells; the chosen day is filled, today is framed."""

    moved = Signal()

    def __init__(self, day: date, earliest: date | None, latest: date | None) -> None:
        self.plain = PlainMonth(date.today(), earliest, latest)  # noqa: DTZ011  # the wall calendar of the user
        self._day = self.plain.within(day)
        super().__init__(self.plain)
        self.plain.setParent(self)
        self.setItemDelegate(PlainPainter(self))
        self.plain.show_month(self._day)
        self.go_to(self._day)

    @property
    def current(self) -> date:
        """The day that is chosen now."""
        return self._day

    def go_to(self, day: date) -> date:
        """Choose a day, or the nearest one that can be, turn to its month and return it."""
        self._day = self.plain.chosen = self.plain.within(day)
        super().go_to(self._day)
        self._keep_current_with_keyboard()
        self.plain.repaint()
        self.moved.emit()
        return self._day

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keep_current_with_keyboard()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keep_current_with_keyboard()

    def _keep_current_with_keyboard(self) -> None:
        # Qt tells a screen reader that the current cell has the keyboard, whoever has it.
        index = self.plain.place(self._day) if self.hasFocus() else QModelIndex()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _fit(self) -> None:
        """Cells without signs need less height."""
        super()._fit()
        cell = max(scaled(self, TARGET + 2), self.fontMetrics().height() + scaled(self, 18))
        self.setMinimumHeight(cell * 6 + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 10)


class MonthDialog(FormDialog):
    """Large days in a month; arrows move, Enter or a click takes the day."""

    picked = Signal(object)

    def __init__(
        self, parent: QWidget | None, title: str, day: date, earliest: date | None, latest: date | None
    ) -> None:
        super().__init__(parent, title, _("Use this day"))
        self._title = title
        self.calendar = MonthView(day, earliest, latest)
        self.calendar.setAccessibleDescription(
            _("Arrow keys move by a day or a week, Page Up and Page Down by a month. Enter takes the day.")
        )
        self._month = heading("")
        self._words = body("")
        self.before = IconButton("back", _("Month before"))
        self.after = IconButton("forward", _("Month after"))
        self.body.addLayout(self._month_row())
        self.body.addWidget(self.calendar)
        self.body.addWidget(self._words)
        self.today_button = Button(_("Today"))
        today = self.calendar.plain.today
        self.today_button.setVisible(self.calendar.plain.within(today) == today)
        self.today_button.clicked.connect(self._to_today)
        self.button_row.addWidget(self.today_button)
        self.calendar.moved.connect(self._show)
        self.calendar.taken.connect(self._take)
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._forward)
        self.accepted_by_user.connect(self._pick)
        self._show()

    @property
    def day(self) -> date:
        """The day that is marked now."""
        return self.calendar.current

    def mark(self, day: date) -> None:
        """Move to a day without taking it."""
        self.calendar.go_to(day)

    def first_control(self) -> QWidget:
        """The days hold the keyboard first."""
        return self.calendar

    def _month_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.before)
        row.addWidget(self._month, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.after)
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return row

    def _back(self) -> None:
        self._turn(-1)

    def _forward(self) -> None:
        self._turn(1)

    def _turn(self, months: int) -> None:
        self.calendar.go_to(turned(self.day, months))
        announce(self.calendar, self._words.text())

    def _to_today(self) -> None:
        self.calendar.go_to(self.calendar.plain.today)
        announce(self.calendar, self._words.text())

    def _show(self) -> None:
        month = month_words(self.day)
        self._month.setText(month)
        self._words.setText(long_date(self.day))
        self.calendar.setAccessibleName(_("{name}, {month}").format(name=self._title, month=month))
        plain = self.calendar.plain
        self._allow(self.before, plain.earliest is None or plain.earliest < plain.month)
        self._allow(self.after, plain.latest is None or plain.last < plain.latest)

    def _allow(self, turn: IconButton, on: bool) -> None:
        if not on and turn.hasFocus():
            self.calendar.setFocus()  # a button that goes off drops the keyboard
        turn.setEnabled(on)

    def _take(self, day: date) -> None:
        self.mark(day)
        self._pick()
        self.accept()

    def _pick(self) -> None:
        self.picked.emit(self.day)
