"""The days of one month as a table of weeks."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from spms_desktop.i18n import _, language
from spms_desktop.ui.widgets.day_marks import DayMarks

Index = QModelIndex | QPersistentModelIndex
Marks = Callable[[date, date], Mapping[date, DayMarks]]
_NO_PARENT = QModelIndex()
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_Role = Qt.ItemDataRole


def turned(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_words(day: date) -> str:
    """The month of a day with its year, as in "November 2026"."""
    name = QLocale(language()).standaloneMonthName(day.month)
    return _("{month} {year}").format(month=name, year=day.year)


def day_words(day: date) -> str:
    """A day without its year, as in "Monday 23 November"."""
    names = QLocale(language())
    weekday, month = names.dayName(day.isoweekday()), names.monthName(day.month)
    return _("{weekday} {day} {month}").format(weekday=weekday, day=day.day, month=month)


@dataclass(frozen=True)
class Cell:
    """One day as it is painted."""

    day: date
    marks: DayMarks | None
    is_open: bool
    is_today: bool
    is_chosen: bool


class MonthModel(QAbstractTableModel):
    """Seven columns that begin with `first_weekday` (1 is Monday); cells before and after the month are empty."""

    def __init__(self, marks: Marks, today: date, first_weekday: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = marks
        self._first_weekday = first_weekday
        self._month = today.replace(day=1)
        self._marks: Mapping[date, DayMarks] = {}
        self.today = today
        self.latest: date | None = None
        self.chosen: date | None = None

    @property
    def month(self) -> date:
        """The first day of the month shown."""
        return self._month

    @property
    def last(self) -> date:
        """The last day of the month shown."""
        return self._month.replace(day=monthrange(self._month.year, self._month.month)[1])

    def show_month(self, day: date) -> None:
        """Turn to the month of a day and ask for its marks."""
        self.beginResetModel()
        self._month = day.replace(day=1)
        self._marks = self._ask(self._month, self.last)
        self.endResetModel()

    def reload(self) -> None:
        """Ask for the marks again and repaint what differs."""
        self._marks = self._ask(self._month, self.last)
        self.repaint()

    def repaint(self) -> None:
        """Tell the view that cells look different now."""
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 6))

    def place(self, day: date) -> QModelIndex:
        """The cell of a day of this month."""
        row, column = divmod(self._offset() + day.day - 1, 7)
        return self.index(row, column)

    def cell(self, index: Index) -> Cell | None:
        """What stands in a cell, or None before and after the month."""
        day = self._month + timedelta(days=index.row() * 7 + index.column() - self._offset())
        if not index.isValid() or not self._month <= day <= self.last:
            return None
        is_open = self.latest is None or day <= self.latest
        return Cell(day, self._marks.get(day), is_open, day == self.today, day == self.chosen)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else (self._offset() + self.last.day + 6) // 7

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 7

    def flags(self, index: Index) -> Qt.ItemFlag:
        cell = self.cell(index)
        return Qt.ItemFlag.ItemIsEnabled if cell is not None and cell.is_open else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> str | None:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _Role.DisplayRole:
            return str(cell.day.day)
        if role == _Role.AccessibleTextRole:
            words = cell.marks.words if cell.marks is not None and cell.marks.words else _("nothing recorded")
            return _("{day}: {words}").format(day=day_words(cell.day), words=words)
        return _state(cell) if role == _Role.AccessibleDescriptionRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> str | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        weekday = (self._first_weekday - 1 + section) % 7 + 1
        names = QLocale(language())
        if role == _Role.DisplayRole:
            return names.standaloneDayName(weekday, QLocale.FormatType.ShortFormat)
        return names.standaloneDayName(weekday) if role == _Role.AccessibleTextRole else None

    def _offset(self) -> int:
        """How many empty cells stand before the first day."""
        return (self._month.isoweekday() - self._first_weekday) % 7


def _state(cell: Cell) -> str:
    """What the frame and the fill of a cell say, in words."""
    if cell.is_today:
        return _("today, chosen") if cell.is_chosen else _("today")
    return _("chosen") if cell.is_chosen else ""
