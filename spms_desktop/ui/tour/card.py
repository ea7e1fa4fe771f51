"""The card that tells about one step of the tour."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, heading, quiet


class TourCard(QFrame):
    """Covers nothing where there is room for it; Escape leaves from any of its buttons."""

    next_wanted = Signal()
    back_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setProperty("role", "bar")
        self.setAccessibleName(_("A short look around"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.title, self.text, self.count = heading(""), body(""), quiet("")
        self.count.setWordWrap(False)
        self.next_button, self.back_button = Button(_("Next"), kind="primary"), Button(_("Back"))
        self.leave_button = Button(_("Leave"), kind="quiet")
        names = ((self.next_button, "tour.next"), (self.back_button, "tour.back"), (self.leave_button, "tour.leave"))
        buttons = FlowLayout(gap=8)
        for button, name in names:
            button.setAccessibleIdentifier(name)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.count)
        column.addLayout(top)
        column.addWidget(self.text)
        column.addLayout(buttons)
        self.next_button.clicked.connect(self.next_wanted)
        self.back_button.clicked.connect(self.back_wanted)
        self.leave_button.clicked.connect(self.leave_wanted)
        follow_layout(self)

    def show_step(self, title: str, text: str, number: int, of: int) -> None:
        """Tell about a step; `number` counts from 1."""
        self.title.setText(title)
        self.text.setText(text)
        self.count.setText(_("{n} of {total}").format(n=number, total=of))
        last = number == of
        self.next_button.set_words(_("Done") if last else _("Next"))
        self.leave_button.setVisible(not last)
        if number == 1 and self.back_button.hasFocus():
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.back_button.setEnabled(number > 1)
        told = _("{n} of {total}. {title}. {text}").format(n=number, total=of, title=title, text=text)
        self.next_button.setAccessibleDescription(told)
        announce(self, told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)
