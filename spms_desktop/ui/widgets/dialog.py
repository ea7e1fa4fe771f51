"""The one form of dialog: a title, fields that scroll, and two buttons."""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.panes import ScrollPage
from spms_desktop.ui.widgets.tab_order import controls_in_order, follow_layout
from spms_desktop.ui.widgets.text import title as title_label
from spms_desktop.ui.widgets.text import trouble_text


@runtime_checkable
class GivesHelp(Protocol):
    """A window that can open the help on a screen, which begins with the way to help now."""

    def open_screen_help(self, screen: str, above: QWidget | None = None) -> object:
        """Open that page, over what is shown."""


class FormDialog(QDialog):
    """Add fields to `body` and show it with open(); it closes after `accepted_by_user` unless told of trouble.

    A slot of `accepted_by_user` checks the fields: it calls `trouble(text)` and the dialog stays, or it saves.
    """

    accepted_by_user = Signal()
    help_screen = ""
    """What F1 tells of; without one, what holds everywhere."""

    def __init__(self, parent: QWidget | None, title: str, accept_text: str) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._page = ScrollPage()
        self._page.body.setContentsMargins(4, 4, 12, 4)
        self.body = QVBoxLayout()
        self.body.setSpacing(20)
        self._page.body.addLayout(self.body)
        self._page.body.addStretch()
        self._trouble = trouble_text()
        self.accept_button = Button(accept_text, kind="primary")
        self.accept_button.setDefault(True)
        self.cancel_button = Button(_("Cancel"))
        frame = QVBoxLayout(self)
        frame.setContentsMargins(28, 24, 20, 24)
        frame.setSpacing(16)
        frame.addWidget(title_label(title))
        frame.addWidget(self._page, 1)
        frame.addWidget(self._trouble)
        self.button_row = FlowLayout(gap=12)
        self.button_row.addWidget(self.accept_button)
        self.button_row.addWidget(self.cancel_button)
        frame.addLayout(self.button_row)
        self.accept_button.clicked.connect(self._try)
        self.cancel_button.clicked.connect(self.reject)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 opens the help from any form: a form must not stand between somebody and help."""
        if not helped(self, event, self.help_screen):
            super().keyPressEvent(event)

    def trouble(self, text: str) -> None:
        """Say what keeps the form from being saved; an empty text takes it away."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))
        announce(self, text, urgent=True)

    def trouble_shown(self) -> str:
        """The sentence shown by `trouble`, or an empty text."""
        return self._trouble.text()

    def first_control(self) -> QWidget:
        """What holds the keyboard when the dialog opens: the first field, or else the accepting button."""
        return next(iter(controls_in_order(self._page.content)), self.accept_button)

    def showEvent(self, event: QShowEvent) -> None:
        """Take a size that suits the text and fits the screen."""
        if not event.spontaneous():
            self.resize(self._fitting_size())
            follow_layout(self)
            self.first_control().setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text, chosen while the dialog is open, must not push what is in use out of sight."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            QTimer.singleShot(0, self, self._refit)

    def _refit(self) -> None:
        self.resize(self._fitting_size())
        used = cast("QWidget | None", self.focusWidget())  # Qt has none where its hints say there is one
        if used is not None and self._page.content.isAncestorOf(used):
            self._page.ensureWidgetVisible(used)

    def _fitting_size(self) -> QSize:
        wide = max(scaled(self, 600), self.minimumSizeHint().width())
        room = self.screen().availableSize() if self.screen() is not None else QSize(1024, 700)
        wide = min(wide, round(room.width() * 0.95))
        inner = wide - 48 - self._page.verticalScrollBar().sizeHint().width()
        content = self._page.content
        fields = content.heightForWidth(inner) if content.hasHeightForWidth() else content.sizeHint().height()
        around = self.sizeHint().height() - self._page.sizeHint().height() + scaled(self, 48)
        return QSize(wide, min(fields + around, round(room.height() * 0.9)))

    def _try(self) -> None:
        self.trouble("")
        self.accepted_by_user.emit()
        still_open = self.result() != QDialog.DialogCode.Accepted
        if still_open and not self._trouble.text():
            self.accept()


def helped(dialog: QWidget, event: QKeyEvent, screen: str) -> bool:
    """Whether a press asked for help, and got it from the window below."""
    above = dialog.parentWidget()
    while above is not None and not isinstance(above, GivesHelp):
        above = above.parentWidget()
    if above is None or not event.matches(QKeySequence.StandardKey.HelpContents):
        return False
    above.open_screen_help(screen, dialog)
    return True
