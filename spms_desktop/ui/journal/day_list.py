"""The days as a list that stays quick over ten years: rows are painted, and read a stretch at a time."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.ui.journal.days import STRETCH_DAYS, DayLine, Days, nothing_yet
from spms_desktop.ui.widgets.metrics import scaled

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap)
_PAD, _GAP, _NOTE_LINES, _BAR = 14, 4, 3, 6


class DayModel(QAbstractListModel):
    """The days, newest first; older ones are read when the list is scrolled to them."""

    def __init__(self, days: Days, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._days = days
        self._rows: list[DayLine] = []
        self._next = today
        self._first = today

    def reload(self, today: date) -> bool:
        """Read again what has been read so far; False when nothing changed."""
        rows, last = self._days.stretch(today), today
        while (last := last - timedelta(days=STRETCH_DAYS)) > self._next:
            rows += self._days.stretch(last)
        self._first, self._next = self._days.first_day(), last
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def line(self, index: Index) -> DayLine | None:
        """The day in a row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, day: date) -> int:
        """The row of a day, or -1."""
        return next((n for n, line in enumerate(self._rows) if line.day == day), -1)

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        line = self.line(index)
        if line is None:
            return None
        spoken = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return line.spoken if spoken and role != Qt.ItemDataRole.ToolTipRole else None

    def canFetchMore(self, _parent: Index) -> bool:
        return self._next >= self._first

    def end(self) -> None:
        """Read no further."""
        self._next = self._first - timedelta(days=1)

    def fetchMore(self, _parent: Index) -> None:
        while self.canFetchMore(QModelIndex()):
            try:
                more = self._days.stretch(self._next)
            except Trouble:  # Qt asks here and cannot be told; the check after opening tells the user
                self.end()
                return
            self._next -= timedelta(days=STRETCH_DAYS)
            if more:
                self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(more) - 1)
                self._rows += more
                self.endInsertRows()
                return


class DayDelegate(QStyledItemDelegate):
    """Paints a day: its date, then each entry with who wrote it, what was recorded and the note."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 400
        return QSize(width, self._lay_out(None, QRect(0, 0, width, 0), option, index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            # A bar, not a block of colour: the words of the chosen day stay as easy to read as the others.
            painter.fillRect(option.rect, option.palette.brush(QPalette.ColorRole.AlternateBase))
            bar = QRect(option.rect.left(), option.rect.top(), _BAR, option.rect.height())
            painter.fillRect(bar, option.palette.brush(QPalette.ColorRole.Highlight))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._lay_out(painter, option.rect, option, index)
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _lay_out(self, painter: QPainter | None, rect: QRect, option: QStyleOptionViewItem, index: Index) -> int:
        """Draw (or only measure) the lines of a row and give their height."""
        model = index.model()
        line = model.line(index) if isinstance(model, DayModel) else None
        if line is None:
            return 0
        pad = scaled(option.widget, _PAD)
        strong, plain, slanted = QFont(option.font), QFont(option.font), QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        slanted.setPointSizeF(option.font.pointSizeF() * 0.93)
        top = rect.top() + pad
        for text, font, most in _texts(line, strong, plain, slanted):
            metrics = QFontMetrics(font)
            room = QRect(rect.left() + pad, top, rect.width() - 2 * pad, 10_000)
            height = metrics.boundingRect(room, _WRAP, text).height()
            height = min(height, most * metrics.lineSpacing()) if most else height
            if painter is not None:
                painter.setFont(font)
                painter.drawText(QRect(room.left(), top, room.width(), height), _WRAP, text)
            top += height + _GAP
        return top - _GAP + pad - rect.top()


def _texts(line: DayLine, strong: QFont, plain: QFont, small: QFont) -> list[tuple[str, QFont, int]]:
    """Each text of a row with its font and at most how many lines it takes (0: all)."""
    texts = [(line.title, strong, 0)]
    texts += [(event, plain, 2) for event in line.events]
    for entry in line.entries:
        texts.append((_("{who}: {facts}").format(who=entry.who, facts=entry.facts or _("a note")), plain, 0))
        if entry.note:
            texts.append((_("“{note}”").format(note=entry.note), small, _NOTE_LINES))
    if not line.entries and not line.events:
        texts.append((nothing_yet(), plain, 0))
    return texts


class DayList(QListView):
    """One click or Enter opens a day in the check-in."""

    opened = Signal(object)

    def __init__(self, days: Days, today: date) -> None:
        super().__init__()
        self.days = DayModel(days, today, self)
        self.setModel(self.days)
        self.setItemDelegate(DayDelegate(self))
        self.setAccessibleName(_("Days"))
        self.setAccessibleDescription(_("Press Enter to open a day in the check-in."))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    @property
    def current_day(self) -> date | None:
        """The day that is chosen in the list."""
        line = self.days.line(self.currentIndex())
        return line.day if line else None

    def choose(self, day: date) -> None:
        """Mark a day without opening it."""
        row = self.days.row_of(day)
        if row >= 0:
            self.setCurrentIndex(self.days.index(row))

    def reload(self, today: date) -> None:
        """Show what is recorded now, and stay where we were."""
        kept, offset = self.current_day, self.verticalScrollBar().value()
        if self.days.reload(today):
            if kept:
                self.choose(kept)
            self.verticalScrollBar().setValue(offset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # heights follow the width

    def _open(self, index: QModelIndex) -> None:
        line = self.days.line(index)
        if line is not None:
            self.opened.emit(line.day)
