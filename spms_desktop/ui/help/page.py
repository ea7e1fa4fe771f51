"""Help on one screen: what it is for, how to do the commonest things, its keys, and where more is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from spms_desktop.catalog.help_texts import BASICS, screens
from spms_desktop.i18n import _
from spms_desktop.ui.help.glossary_dialog import GlossaryDialog
from spms_desktop.ui.help.key_lines import from_catalog
from spms_desktop.ui.help.keys_page import KeysPage, add_lines
from spms_desktop.ui.help.read_aloud import ReadAloudButton, can_read
from spms_desktop.ui.help.reading import ReadingDialog, add_pair
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.text import body

_TRENDS = "trends"


class HelpPage(ReadingDialog):
    """Its first button is "Help now", so that urgent help is never more than one press away.

    `help_now_wanted` and `tour_wanted` come after the page has closed; `actions` are those of the window.
    """

    help_now_wanted = Signal()
    tour_wanted = Signal()

    def __init__(
        self, parent: QWidget | None, screen: str, actions: Sequence[QAction] = (), *, with_tour: bool = False
    ) -> None:
        about = screens().get(screen, screens()[BASICS])
        super().__init__(parent, _("Help: {screen}").format(screen=_(about.title)))
        self.about = about
        self._actions = list(actions)
        self.help_now = Button(_("Help now"), "help")
        self.help_now.setAccessibleDescription(_("When to get help, and whom to call."))
        self.help_now.setAccessibleIdentifier("help.now")
        self.help_now.clicked.connect(self._ask_help_now)
        self.body.addWidget(self.help_now, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(body(_(about.about)))
        self._add_tasks()
        if about.keys:
            add_lines(self.add_part(_("Keys here") if about.id != BASICS else _("Keys")), from_catalog(about.keys))
        self._add_more(with_tour=with_tour)

    def spoken(self) -> str:
        """The page as one text to be read aloud."""
        tasks = [f"{_(task.what)}. {_(task.how)}" for task in self.about.tasks]
        return "\n".join((self.windowTitle(), _(self.about.about), *tasks))

    def _add_tasks(self) -> None:
        if self.about.tasks:
            part = self.add_part(_("How to"))
            for task in self.about.tasks:
                add_pair(part, _(task.what), _(task.how))

    def _add_more(self, *, with_tour: bool) -> None:
        part, row = self.add_part(_("More help")), FlowLayout(gap=8)
        self.more: list[Button] = []
        ways: list[tuple[str, Callable[[], object]]] = [
            (_("What the words mean"), self.open_glossary),
            (_("All keys"), self.open_keys),
        ]
        if self.about.id == _TRENDS:
            ways.insert(0, (_("How this decides"), self.open_how))
        if with_tour:
            ways.append((_("A short look around"), self._ask_tour))
        for words, act in ways:
            button = Button(words)
            button.clicked.connect(act)
            self.more.append(button)
        if can_read():
            self.more.append(ReadAloudButton(self.spoken))
        for button in self.more:
            row.addWidget(button)
        part.addLayout(row)

    def open_glossary(self) -> GlossaryDialog:
        """Show what the words of MS mean."""
        return _opened(GlossaryDialog(self))

    def open_keys(self) -> KeysPage:
        """Show all keys on one page."""
        return _opened(KeysPage(self, self._actions))

    def open_how(self) -> QDialog:
        """Show how findings are made."""
        from spms_desktop.ui.trends.findings.how_dialog import HowDialog  # brings the trend engine's words along

        return _opened(HowDialog(self))

    def _ask_help_now(self) -> None:
        self.accept()
        self.help_now_wanted.emit()

    def _ask_tour(self) -> None:
        self.accept()
        self.tour_wanted.emit()


_Dialog = TypeVar("_Dialog", bound=QDialog)


def _opened(dialog: _Dialog) -> _Dialog:
    dialog.open()
    return dialog
