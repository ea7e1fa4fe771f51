"""The header: whose journal it is, who is writing, and what is always within reach."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from spms_desktop.domain.author import Author
from spms_desktop.i18n import _
from spms_desktop.services.session import Session
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.text import title

_LONGEST_NAME = 28
_GAP = 12
_ICONS = {"author": "person", "summary": "summary", "help": "help", "menu_button": "down", "reminders": "clock"}


class Header(QWidget):
    """Emits what was asked for; the main window does it."""

    author_chosen = Signal(str)
    summary_wanted = Signal()
    help_wanted = Signal()
    caregiver_wanted = Signal()
    reminders_wanted = Signal()

    def __init__(self, session: Session, more: list[QAction]) -> None:
        super().__init__()
        self._session = session
        self._more, self._age = more, ""
        row = FlowLayout(self, gap=_GAP)
        self._name = title("")
        self._name.setWordWrap(False)
        self.author = Button("", "person")
        self.summary = Button(_("Visit summary"), "summary")
        self.help = Button(_("Help now"), "help")
        self.menu_button = Button(_("More"), "down", kind="quiet")
        self.reminders = Button("", "clock")  # comes last: nothing moves when it comes and goes
        self.reminders.hide()
        self.author.setAccessibleDescription(_("Choose who is writing."))
        self.author.clicked.connect(self.open_authors)
        self.summary.clicked.connect(self.summary_wanted)
        self.help.clicked.connect(self.help_wanted)
        self.menu_button.clicked.connect(self.open_menu)
        self.reminders.clicked.connect(self.reminders_wanted)
        for widget in (self._name, self.author, self.summary, self.help, self.menu_button, self.reminders):
            row.addWidget(widget)
        self.refresh()

    def refresh(self) -> None:
        """Show the name and the author as they are now."""
        name = self._session.profile.name
        whose = _("{name}’s journal").format(name=_short(name)) if name else _("Journal")
        if self._name.text() != whose:
            self._name.setText(whose)
        self.author.setText(_("Writing as: {name}").format(name=_short(self._session.author.name)))

    def show_age(self, words: str) -> None:
        """Tell with the menu how old the last backup is; a screen reader says it, and the menu ends with it."""
        self.menu_button.setAccessibleDescription(words)
        self._age = words

    def show_reminders(self, words: str) -> None:
        """Show the button with the number of reminders, or with empty words none."""
        self.reminders.setText(words)
        if self.reminders.isHidden() is bool(words):
            self.reminders.setVisible(bool(words))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "reminders"):
            QTimer.singleShot(0, self, self._fit)  # its buttons get the font after it

    def _fit(self) -> None:
        """When one line is too short, the name goes first, then the icons: the buttons are what is needed."""
        self._show_icons(shown=True)
        buttons = [button for name in _ICONS if not (button := getattr(self, name)).isHidden()]
        needed = sum(button.sizeHint().width() + _GAP for button in buttons)
        self._name.setVisible(needed + self._name.sizeHint().width() <= self.width())
        self._show_icons(shown=needed - _GAP <= self.width())
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.setGeometry(self.rect())
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _show_icons(self, *, shown: bool) -> None:
        for button, icon in _ICONS.items():
            getattr(self, button).set_icon(icon if shown else None)

    def open_authors(self) -> QMenu:
        """Offer everybody who writes here, and to add somebody."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for author in self._session.authors():
            if not author.retired:
                menu.addAction(self._author_action(menu, author))
        menu.addSeparator()
        menu.addAction(_("Add somebody who helps…"), self.caregiver_wanted.emit)
        menu.popup(self.author.mapToGlobal(QPoint(0, self.author.height())))
        return menu

    def open_menu(self) -> QMenu:
        """Offer what is needed less often."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions(self._more)
        if self._age:
            menu.addSeparator()
            menu.addAction(self._age).setEnabled(False)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))
        return menu

    def _author_action(self, menu: QMenu, author: Author) -> QAction:
        words = author.name if author.is_person else _("{name} (caregiver)").format(name=author.name)
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(author.uid == self._session.author.uid)
        action.triggered.connect(partial(self.author_chosen.emit, author.uid))
        return action


def _short(name: str) -> str:
    """A name that leaves room for the buttons; the full one stands on the visit summary."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
