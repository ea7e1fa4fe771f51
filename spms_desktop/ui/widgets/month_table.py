"""The table of a month: large days, walked with the arrow keys."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QSizePolicy, QTableView, QWidget

from spms_desktop.ui.widgets.month_model import MonthModel, turned
from spms_desktop.ui.widgets.month_paint import DayPainter, WeekdayHeader, least_cell

_WEEKS = 6
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MonthTable(QTableView):
    """Arrows walk by day and week, Page Up and Page Down by month, Home goes to today, Enter or a click takes a day."""

    taken = Signal(object)
    turned = Signal()

    def __init__(self, month: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = month
        self.setHorizontalHeader(WeekdayHeader(self))
        self.setModel(month)
        self.setItemDelegate(DayPainter(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._clicked)
        self._fit()

    @property
    def current(self) -> date:
        """The day the keyboard is on."""
        cell = self.month.cell(self.currentIndex())
        return cell.day if cell is not None else self.month.month

    def go_to(self, day: date) -> date:
        """Put the keyboard on a day, or else on the last day that can be chosen, turn to its month and return it."""
        latest = self.month.latest
        day = min(day, latest) if latest is not None else day
        turns = day.replace(day=1) != self.month.month
        if turns:
            self.month.show_month(day)
        self.setCurrentIndex(self.month.place(day))
        self.viewport().update()
        if turns:
            self.turned.emit()
        return day

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and take; all else is left to the screen."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _CHOOSE:
            self._clicked(self.currentIndex())
        elif plain and (wanted := self._wanted(key)) is not None:
            self.go_to(wanted)
            self._keep_in_sight()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSizeHint(self) -> QSize:
        return self.minimumSize()

    def _wanted(self, key: Qt.Key) -> date | None:
        if key in _DAYS:
            return self.current + timedelta(days=_DAYS[key])
        if key in _MONTHS:
            return turned(self.current, _MONTHS[key])
        return self.month.today if key == Qt.Key.Key_Home else None

    def _clicked(self, index: QModelIndex) -> None:
        cell = self.month.cell(index)
        if cell is not None and cell.is_open:
            self.taken.emit(cell.day)

    def _keep_in_sight(self) -> None:
        """A large text makes a month taller than the page; the day with the keyboard stays on the screen."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        page = above.widget() if above is not None else None
        if above is not None and page is not None:
            spot = self.visualRect(self.currentIndex())
            middle = self.viewport().mapTo(page, spot.center())
            above.ensureVisible(middle.x(), middle.y(), 0, spot.height())

    def _fit(self) -> None:
        """Room for six weeks; fewer weeks share the same height, so that nothing below the month moves."""
        if not hasattr(self, "month"):
            return
        header, cell = self.horizontalHeader(), least_cell(self)
        names = max(header.sectionSizeFromContents(place).width() for place in range(7))
        around = 2 * self.frameWidth() + 10
        tall = cell.height() * _WEEKS + header.sizeHint().height() + around
        self.setMinimumSize(max(cell.width(), names) * 7 + around, tall)
        self.updateGeometry()
