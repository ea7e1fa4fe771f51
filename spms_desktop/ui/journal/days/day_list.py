"""The days as a list that stays quick over ten years: rows are painted, and read a stretch at a time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.ui.journal.days.day_model import DayModel, Index
from spms_desktop.ui.journal.days.days import DayLine, Days, nothing_yet
from spms_desktop.ui.widgets.metrics import WRAP, scaled

_PAD, _GAP, _NOTE_LINES, _EVENT_LINES, _BAR = 14, 4, 3, 3, 6


def paint_row(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint what all rows have in common: the sign of the chosen one, and a line below."""
    if option.state & QStyle.StateFlag.State_Selected:
        # A bar, not a block of colour: the words of the chosen day stay as easy to read as the others.
        painter.fillRect(option.rect, option.palette.brush(QPalette.ColorRole.AlternateBase))
        bar = QRect(option.rect.left(), option.rect.top(), _BAR, option.rect.height())
        painter.fillRect(bar, option.palette.brush(QPalette.ColorRole.Highlight))
    painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))


class DayDelegate(QStyledItemDelegate):
    """Paints a day: its date, then each entry with who wrote it, what was recorded and the note."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._heights: dict[tuple[DayLine, int, float], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        line = model.line(index) if isinstance(model, DayModel) else None
        if line is None:
            return QSize(0, 0)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 400
        # The list asks for every row whenever one changes: ten years of them are measured once.
        place = (line, width, option.font.pointSizeF())
        if place not in self._heights:
            self._heights[place] = self._lay_out(None, QRect(0, 0, width, 0), option, line)
        return QSize(width, self._heights[place])

    def forget(self) -> None:
        """The width has changed."""
        self._heights.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        line = model.line(index) if isinstance(model, DayModel) else None
        if line is None:
            return
        painter.save()
        paint_row(painter, option)
        self._lay_out(painter, option.rect, option, line)
        painter.restore()

    def _lay_out(self, painter: QPainter | None, rect: QRect, option: QStyleOptionViewItem, line: DayLine) -> int:
        """Draw (or only measure) the lines of a row and give their height."""
        pad = scaled(option.widget, _PAD)
        strong, plain, small = QFont(option.font), QFont(option.font), QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(option.font.pointSizeF() * 0.93)
        top = rect.top() + pad
        for text, font, most in _texts(line, strong, plain, small):
            metrics = QFontMetrics(font)
            room = QRect(rect.left() + pad, top, rect.width() - 2 * pad, 10_000)
            height = metrics.boundingRect(room, WRAP, text).height()
            height = min(height, most * metrics.lineSpacing()) if most else height
            if painter is not None:
                painter.setFont(font)
                painter.drawText(QRect(room.left(), top, room.width(), height), WRAP, text)
            top += height + _GAP
        return top - _GAP + pad - rect.top()


def _texts(line: DayLine, strong: QFont, plain: QFont, small: QFont) -> list[tuple[str, QFont, int]]:
    """Each text of a row with its font and at most how many lines it takes (0: all)."""
    title = _("{day}   ★ Starred").format(day=line.title) if line.starred else line.title
    texts = [(title, strong, 0)]
    texts += [(event, plain, _EVENT_LINES) for event in line.events]
    for entry in line.entries:
        texts.append((entry.said, plain, 0))
        if entry.note:
            texts.append((entry.quoted(entry.note), small, _NOTE_LINES))
    if not line.entries and not line.events:
        texts.append((nothing_yet(), plain, 0))
    return texts


class DayList(QListView):
    """One click or Enter opens a day in the check-in.

    The chosen day is the selected one. It is the current one only while the list has the keyboard: Qt tells a screen
    reader that the current row has it, whoever has it.
    """

    opened = Signal(object)

    def __init__(self, days: Days, today: date) -> None:
        super().__init__()
        self.days = DayModel(days, today, self)
        self._rows = DayDelegate(self)
        self.setModel(self.days)
        self.setItemDelegate(self._rows)
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
        self.verticalScrollBar().valueChanged.connect(self._freshen)

    @property
    def current_day(self) -> date | None:
        """The day that is chosen in the list."""
        line = self.days.line(self._chosen())
        return line.day if line else None

    @property
    def latest_day(self) -> date:
        """The newest day in the list."""
        line = self.days.line(self.days.index(0))
        return line.day if line else date.min

    def choose(self, day: date) -> None:
        """Mark a day without opening it; one that has not been read yet takes the mark away."""
        row = self.days.row_of(day)
        self.setCurrentIndex(self.days.index(row) if row >= 0 else QModelIndex())
        self._keep_current_with_keyboard()

    def reload(self, today: date) -> None:
        """Show what is recorded now, and stay where we were."""
        kept, offset = self.current_day, self.verticalScrollBar().value()
        self.days.reload(today, *self._shown())
        if kept and self.current_day != kept:
            self.choose(kept)
            self.verticalScrollBar().setValue(offset)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keep_current_with_keyboard()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keep_current_with_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rows.forget()
            self.scheduleDelayedItemsLayout()  # heights follow the width

    def _chosen(self) -> QModelIndex:
        """The row of the chosen day; an index of no row when none is chosen."""
        return next(iter(self.selectionModel().selectedIndexes()), QModelIndex())

    def _keep_current_with_keyboard(self) -> None:
        index = self._chosen() if self.hasFocus() else QModelIndex()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _shown(self) -> tuple[date, date]:
        """The newest and the oldest day in sight; at either end all days beyond count as in sight."""
        if not self.days.rowCount():
            return date.max, date.min
        middle = self.viewport().width() // 2
        top = self.days.line(self.indexAt(QPoint(middle, 1)))
        bottom_index = self.indexAt(QPoint(middle, self.viewport().height() - 2))
        bottom = self.days.line(bottom_index)
        at_top = top is None or self.verticalScrollBar().value() == 0
        at_end = bottom is None or bottom_index.row() == self.days.rowCount() - 1
        newest = date.max if top is None or at_top else top.day
        if bottom is not None and not at_end:
            return newest, bottom.day
        return newest, date.min if self.isVisible() or top is None else top.day

    def _freshen(self, _offset: int) -> None:
        try:
            self.days.freshen(*self._shown())
        except Trouble:  # Qt scrolls and cannot be told; the next answer tells the user
            self.days.end()

    def _open(self, index: QModelIndex) -> None:
        line = self.days.line(index)
        if line is not None:
            self.opened.emit(line.day)
