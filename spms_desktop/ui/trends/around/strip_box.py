"""One strip on the screen: its name, its sentence, and its painted rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from spms_desktop.domain.periods import Span
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.trends.around.axis import axis_of
from spms_desktop.ui.trends.around.brush import Brush
from spms_desktop.ui.trends.around.strip_layout import StripLayout, layout_of
from spms_desktop.ui.trends.around.strip_paint import paint_strip
from spms_desktop.ui.trends.around.values import Strip
from spms_desktop.ui.trends.caption import Caption
from spms_desktop.ui.trends.hints import with_table_key
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.metrics import TARGET
from spms_desktop.ui.widgets.paint import Box, ink, paint_box

_MARGIN = 8


class StripPicture(QWidget):
    """The painted rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Strip, Span] | None = None
        self._layout: StripLayout | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_strip(self, strip: Strip, span: Span) -> None:
        """Show these rows."""
        self._shown = (strip, span)
        self.fit()

    def fit(self) -> None:
        """Lay the rows out in the present width and text size."""
        if self._shown is None or self.width() < 1:
            return
        strip, span = self._shown
        axis = axis_of(span, float(self.width()), QFontMetricsF(self.font()).height())
        self._layout = layout_of(strip, axis, self.font())
        self.setFixedHeight(round(self._layout.height))
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
        if self._layout is None:
            return
        painter = QPainter(self)
        paint_strip(Brush(painter, self._theme.palette, self.font(), self._theme.px(100) / 100), self._layout)
        painter.end()


class StripBox(Group):
    """A strip that Tab reaches, so that its sentence is read aloud."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(TARGET)
        self.caption = Caption(self)
        self.picture = StripPicture(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.picture)

    def show_strip(self, strip: Strip, span: Span) -> None:
        """Show this strip; without rows its sentence stands alone."""
        self.caption.set_texts(strip.title, strip.sentence)
        self.setAccessibleName(strip.title)
        self.setAccessibleDescription(with_table_key(strip.sentence))
        self.setAccessibleIdentifier(f"around_{strip.id}")
        self.picture.setVisible(bool(strip.rows))
        self.picture.show_strip(strip, span)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the focus ring alone."""
        if self.hasFocus():
            painter = QPainter(self)
            paint_box(painter, QRectF(self.rect()), Box(_MARGIN, ring=ink(self).focus))
            painter.end()
