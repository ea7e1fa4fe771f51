"""The line above a month: which month it is, and buttons to turn it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.metrics import TARGET, line_width, scaled, widest_word
from spms_desktop.ui.widgets.month_model import month_words
from spms_desktop.ui.widgets.text import heading

_GAP = 8


class MonthHeader(QWidget):
    """`[<] November 2026 [>] [Today]`; the arrows have their words beside them where there is room."""

    def __init__(self, month: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = month
        self.label = heading("")
        self.before = Button("", "back", parent=self)
        self.after = Button("", "forward", parent=self)
        self.today = Button(_("Today"), parent=self)
        self._turns = ((self.before, _("Month before")), (self.after, _("Month after")))
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for widget in (self.before, self.label, self.after, self.today):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for button, words in self._turns:
            button.setAccessibleName(words)
            button.setToolTip(words)

    def show_month(self, month: date) -> None:
        """Say another month."""
        self._month = month
        self.label.setText(month_words(month))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as without the words of the arrows, since they can go."""
        around = 2 * scaled(self, TARGET) + self.today.minimumSizeHint().width() + 3 * _GAP
        word = widest_word(self._metrics(), self.label.text())
        return QSize(around + word, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_turns"):
            self._fit()

    def _fit(self) -> None:
        """The longest month decides about the room, so that turning moves no button under the finger."""
        room = self.width() - self.today.sizeHint().width() - 3 * _GAP
        longest = self._longest()
        worded = self._turn_width(worded=True)
        fits = worded + longest <= room
        for button, words in self._turns:
            button.set_words(words if fits else "")
        self.label.setFixedWidth(max(min(longest, room - self._turn_width(worded=fits)), 1))

    def _turn_width(self, *, worded: bool) -> int:
        if not worded:
            return 2 * scaled(self, TARGET)
        for button, words in self._turns:
            button.set_words(words)
        return sum(button.sizeHint().width() for button, _words in self._turns)

    def _longest(self) -> int:
        months = (month_words(self._month.replace(month=number, day=1)) for number in range(1, 13))
        return max(line_width(self._metrics(), words) for words in months) + 2 * _GAP

    def _metrics(self) -> QFontMetrics:
        self.label.ensurePolished()
        return self.label.fontMetrics()
