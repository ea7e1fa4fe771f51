"""The days as rows, newest first: read a stretch at a time, and read again only where they are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.periods import DAY
from spms_desktop.ui.journal.days.days import STRETCH_DAYS, DayLine, Days

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_LONGEST_STRETCH = 64 * STRETCH_DAYS


@dataclass(slots=True)
class _Stretch:
    """Days that were read together; `fresh` until something was saved."""

    last: date
    days: int
    rows: list[DayLine]
    fresh: bool = True

    @property
    def first(self) -> date:
        return self.last - (self.days - 1) * DAY


class DayModel(QAbstractListModel):
    """Older days are read when the list is scrolled to them."""

    def __init__(self, days: Days, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._days = days
        self._today = today
        self._stretches: list[_Stretch] = []
        self._rows: list[DayLine] = []
        self._first: date | None = None
        self._ended = False

    def reload(self, today: date, newest: date, oldest: date) -> None:
        """Show what is recorded now; of what has been read, only the days from newest to oldest are read at once."""
        if today != self._today or not self._stretches:
            self._restart(today)
            return
        self._first = None
        for stretch in self._stretches:
            stretch.fresh = False
        self.freshen(newest, oldest)

    def freshen(self, newest: date, oldest: date) -> bool:
        """Read the stretches that hold these days again where they are old; whether any was."""
        old = [s for s in self._stretches if not s.fresh and s.first <= newest and oldest <= self._end_of(s)]
        for stretch in old:
            rows = self._read(stretch)
            stretch.fresh = True
            self._replace(stretch, rows)
        return bool(old)

    def line(self, index: Index) -> DayLine | None:
        """The day in a row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, day: date) -> int:
        """The row of a day, or -1."""
        return next((n for n, line in enumerate(self._rows) if line.day == day), -1)

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        line = self.line(index)
        if line is None or role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return None
        return line.spoken

    def canFetchMore(self, _parent: Index) -> bool:
        if self._ended or not self._stretches:
            return False
        if self._first is None:
            self._first = self._days.first_day()
        return self._stretches[-1].first > self._first

    def end(self) -> None:
        """Read no further."""
        self._ended = True

    def fetchMore(self, _parent: Index) -> None:
        try:
            while self.canFetchMore(_NO_PARENT):
                before = self._stretches[-1]
                # Years without an entry are passed in ever longer steps.
                days = STRETCH_DAYS if before.rows else min(2 * before.days, _LONGEST_STRETCH)
                more = _Stretch(before.first - DAY, days, [])
                rows = self._read(more)
                self._stretches.append(more)
                self._insert(more, rows)
                if rows:
                    return
        except Trouble:  # Qt asks here and cannot be told; the check after opening tells the user
            self.end()

    def _restart(self, today: date) -> None:
        """Begin anew from a day, and read back as far as was read before."""
        reached = self._stretches[-1].first if self._stretches else today
        first = _Stretch(today, STRETCH_DAYS, [])
        self._today, self._first, self._stretches = today, None, [first]
        self.beginResetModel()
        first.rows = self._read(first)
        self._rows = list(first.rows)
        self.endResetModel()
        while self._stretches[-1].first > reached and self.canFetchMore(_NO_PARENT):
            self.fetchMore(_NO_PARENT)

    def _read(self, stretch: _Stretch) -> list[DayLine]:
        return self._days.stretch(stretch.last, days=stretch.days, ahead=stretch.last == self._today)

    def _end_of(self, stretch: _Stretch) -> date:
        return date.max if stretch.last == self._today else stretch.last

    def _replace(self, stretch: _Stretch, rows: list[DayLine]) -> None:
        if rows == stretch.rows:
            return
        if [line.day for line in rows] != [line.day for line in stretch.rows]:
            self._remove(stretch)
            self._insert(stretch, rows)
            return
        top = self._top(stretch)
        changed = [n for n, (new, old) in enumerate(zip(rows, stretch.rows, strict=True)) if new != old]
        stretch.rows = rows
        self._rows[top : top + len(rows)] = rows
        self.dataChanged.emit(self.index(top + changed[0]), self.index(top + changed[-1]))

    def _remove(self, stretch: _Stretch) -> None:
        if not stretch.rows:
            return
        top = self._top(stretch)
        self.beginRemoveRows(_NO_PARENT, top, top + len(stretch.rows) - 1)
        del self._rows[top : top + len(stretch.rows)]
        stretch.rows = []
        self.endRemoveRows()

    def _insert(self, stretch: _Stretch, rows: list[DayLine]) -> None:
        if not rows:
            return
        top = self._top(stretch)
        self.beginInsertRows(_NO_PARENT, top, top + len(rows) - 1)
        stretch.rows = rows
        self._rows[top:top] = rows
        self.endInsertRows()

    def _top(self, stretch: _Stretch) -> int:
        """The row at which a stretch begins."""
        here = next(n for n, other in enumerate(self._stretches) if other is stretch)
        return sum(len(other.rows) for other in self._stretches[:here])
