"""A month to pick a day from, in a dialog of its own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QTableView, QWidget

from spms_desktop.i18n import _, language, long_date, month_year
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button, IconButton
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.metrics import TARGET
from spms_desktop.ui.widgets.paint import Box, ink, paint_box
from spms_desktop.ui.widgets.text import body, heading


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


class MonthView(QCalendarWidget):
    """The days of a month as large cells; the chosen day is filled, today is framed, other days are faint."""

    def __init__(self, name: str, earliest: date | None, latest: date | None) -> None:
        super().__init__()
        self.setLocale(QLocale(language()))
        self.setFirstDayOfWeek(QLocale.system().firstDayOfWeek())
        self.setNavigationBarVisible(False)
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setDateEditEnabled(False)
        header = self.headerTextFormat()
        header.setForeground(self.palette().text())
        self.setHeaderTextFormat(header)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Qt paints weekends red, which here would look like a warning.
            self.setWeekdayTextFormat(weekday, header)
        if earliest is not None:
            self.setMinimumDate(_qdate(earliest))
        if latest is not None:
            self.setMaximumDate(_qdate(latest))
        self.setAccessibleName(name)
        self._fit()
        self.grid.setAccessibleName(name)
        self.setFocusProxy(self.grid)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Seven days across and a line of weekdays above six weeks."""
        metrics = self.fontMetrics()
        wide = max(TARGET + 2, metrics.horizontalAdvance("Wed") + 16)
        tall = max(TARGET + 2, metrics.height() + 18)
        self.setMinimumSize(wide * 7 + 8, tall * 7 + 8)

    @property
    def grid(self) -> QTableView:
        """The table that holds the keyboard."""
        return self.findChildren(QTableView)[0]

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """Paint one day."""
        when = day if isinstance(day, QDate) else _qdate(day)
        colours, chosen = ink(self), when == self.selectedDate()
        open_day = self.minimumDate() <= when <= self.maximumDate() and when.month() == self.monthShown()
        painter.save()
        painter.fillRect(rect, colours.face)
        font = QFont(self.font())
        if chosen or when == QDate.currentDate():
            font.setWeight(QFont.Weight.Bold)
            edge = colours.text if chosen else colours.accent
            paint_box(painter, QRectF(rect.adjusted(3, 3, -3, -3)), Box(8, colours.accent if chosen else None, edge, 2))
        painter.setFont(font)
        faint = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        painter.setPen(colours.on_accent if chosen else colours.text if open_day else faint)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(when.day()))
        painter.restore()


class MonthDialog(FormDialog):
    """Large days in a month; arrows move, Enter or a click takes the day."""

    picked = Signal(object)

    def __init__(
        self, parent: QWidget | None, title: str, day: date, earliest: date | None, latest: date | None
    ) -> None:
        super().__init__(parent, title, _("Use this day"))
        self.calendar = MonthView(title, earliest, latest)
        self.calendar.setSelectedDate(_qdate(day))
        self._month = heading("")
        self._words = body("")
        self.body.addLayout(self._month_row())
        self.body.addWidget(self.calendar)
        self.body.addWidget(self._words)
        self.today_button = Button(_("Today"))
        self.today_button.setVisible(self._allows_today())
        self.today_button.clicked.connect(self._to_today)
        self.button_row.addWidget(self.today_button)
        self.calendar.selectionChanged.connect(self._selected)
        self.calendar.currentPageChanged.connect(self._turned)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        self.accepted_by_user.connect(self._pick)
        self._turned()
        self._selected()

    @property
    def day(self) -> date:
        """The day that is marked now."""
        return _date(self.calendar.selectedDate())

    def mark(self, day: date) -> None:
        """Move to a day without taking it."""
        self.calendar.setSelectedDate(_qdate(day))

    def first_control(self) -> QWidget:
        """The days hold the keyboard first."""
        return self.calendar.grid

    def _month_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        before = IconButton("back", _("Month before"))
        after = IconButton("forward", _("Month after"))
        before.clicked.connect(self.calendar.showPreviousMonth)
        after.clicked.connect(self.calendar.showNextMonth)
        row.addWidget(before)
        row.addWidget(self._month, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(after)
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return row

    def _allows_today(self) -> bool:
        return self.calendar.minimumDate() <= QDate.currentDate() <= self.calendar.maximumDate()

    def _to_today(self) -> None:
        self.calendar.setSelectedDate(QDate.currentDate())

    def _turned(self) -> None:
        self._month.setText(month_year(date(self.calendar.yearShown(), self.calendar.monthShown(), 1)))

    def _selected(self) -> None:
        self._words.setText(long_date(self.day))
        announce(self.calendar, self._words.text())

    def _take(self, _day: QDate) -> None:
        self._pick()
        self.accept()

    def _pick(self) -> None:
        self.picked.emit(self.day)
