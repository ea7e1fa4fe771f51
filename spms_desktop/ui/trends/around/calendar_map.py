"""The calendar on the screen: walked by day with the arrow keys, each day told in words below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from spms_desktop.domain.periods import DAY, Span
from spms_desktop.i18n import _
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.trends.around.axis import axis_of
from spms_desktop.ui.trends.around.brush import Brush
from spms_desktop.ui.trends.around.calendar_paint import paint_calendar, paint_chosen
from spms_desktop.ui.trends.around.grid import Grid, grid_of
from spms_desktop.ui.trends.around.values import Calendar
from spms_desktop.ui.trends.around.year_keys import YearKeys
from spms_desktop.ui.trends.caption import Caption
from spms_desktop.ui.trends.hints import with_table_key
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.paint import Box, ink, paint_box
from spms_desktop.ui.widgets.text import body

_STEPS = {
    Qt.Key.Key_Left: -7,
    Qt.Key.Key_Right: 7,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
}
_YEAR_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_DAYS_OF_A_YEAR = 366
_MARGIN = 8


class CalendarPicture(QWidget):
    """The painted days; it has no keyboard of its own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._calendar: Calendar | None = None
        self._span: Span | None = None
        self.chosen: date | None = None
        self.grid: Grid | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_calendar(self, calendar: Calendar, span: Span) -> None:
        """Show these days."""
        self._calendar, self._span = calendar, span
        self.fit()

    def fit(self) -> None:
        """Lay the days out in the present width and text size."""
        if self._span is None or self.width() < 1:
            return
        self.grid = grid_of(axis_of(self._span, float(self.width()), QFontMetricsF(self.font()).height()))
        self.setFixedHeight(round(self.grid.height))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._calendar is None or self.grid is None:
            return
        painter = QPainter(self)
        brush = Brush(painter, self._theme.palette, self.font(), self._theme.px(100) / 100)
        paint_calendar(brush, self.grid, self._calendar.cells)
        if self.chosen is not None:
            paint_chosen(brush, self.grid, self.chosen, ink(self).focus)
        painter.end()


class CalendarMap(Group):
    """Name, sentence, days, and the day where the keyboard is in words."""

    def __init__(self, theme: Theme, words: Callable[[date], str], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words_of = words
        self._span: Span | None = None
        self._day: date | None = None
        self.caption = Caption(self)
        self.picture = CalendarPicture(theme, self)
        self.day_words = body("")
        self.years = YearKeys(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleIdentifier("around_calendar")
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(6)
        column.addWidget(self.caption)
        column.addWidget(self.picture)
        column.addWidget(self.day_words)
        column.addWidget(self.years)
        self.years.stepped.connect(self.go_by_years)

    @property
    def day(self) -> date | None:
        """The day that is told in words."""
        return self._day

    def show_calendar(self, calendar: Calendar, span: Span) -> None:
        """Show these days; the day in words stays where it is as long as it is among them."""
        if self._day is None or span != self._span:
            self._day = span.last
        self._span = span
        self.caption.set_texts(calendar.title, calendar.sentence)
        self.setAccessibleName(_("Calendar of {symptom}").format(symptom=calendar.title))
        self.picture.show_calendar(calendar, span)
        self.years.setVisible(span.days > _DAYS_OF_A_YEAR)
        self._tell()

    def go_to(self, day: date) -> None:
        """Tell another day, or the nearest one that is shown."""
        if self._span is None:
            return
        self._day = min(max(day, self._span.first), self._span.last)
        self._tell()
        announce(self, self.day_words.text())

    def go_by_years(self, years: int) -> None:
        """Tell the same day of another year."""
        if self._day is not None:
            self.go_to(self._day + relativedelta(years=years))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _YEAR_STEPS and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.go_by_years(_YEAR_STEPS[key])
        elif self._day is None or self._span is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.go_to(self._day + _STEPS[key] * DAY)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(self._span.first if key == Qt.Key.Key_Home else self._span.last)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click ends here."""
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell the day that is clicked on."""
        event.accept()
        spot = self.picture.mapFrom(self, event.position())
        day = self.picture.grid.day_at(spot.x(), spot.y()) if self.picture.grid else None
        if day is not None:
            self.go_to(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the focus ring alone."""
        if self.hasFocus():
            painter = QPainter(self)
            paint_box(painter, QRectF(self.rect()), Box(_MARGIN, ring=ink(self).focus))
            painter.end()

    def _tell(self) -> None:
        words = self._words_of(self._day) if self._day is not None else ""
        self.day_words.setText(words)
        how = _("Arrow keys walk by a day or a week, Page Up and Page Down by four weeks, with Shift by a year.")
        self.setAccessibleDescription(with_table_key(f"{words} {self.caption.sentence.text()} {how}"))
        self.picture.chosen = self._day
        self.picture.update()
