"""What all commands of the tab share: trouble becomes a sentence, success is said and can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.record import Action
from spms_desktop.services import trouble
from spms_desktop.ui import words
from spms_desktop.ui.care.presenter import CarePresenter
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.widgets.dialog import FormDialog


class Commands(QObject):
    """Does what a panel asks for; after each change the tab is refreshed."""

    def __init__(self, tab: Tab, presenter: CarePresenter) -> None:
        super().__init__(tab)
        self.tab, self.presenter = tab, presenter
        self._by_name: dict[str, Callable[..., object]] = {}

    def run(self, name: str, view: object) -> None:
        """Do one command for the value of a row."""
        self._by_name[name](view)

    def save(self, act: Callable[[], object], action: Action, sentence: str = "") -> None:
        """Save at once; trouble goes to the message bar."""
        if self.tab.context.attempt(act):
            self._saved(action, sentence)

    def save_form(self, form: FormDialog, act: Callable[[], object], action: Action, sentence: str = "") -> None:
        """Save what a form holds; with trouble the form stays with all that was typed."""
        try:
            act()
        except Trouble as error:
            form.trouble(trouble.sentence(error))
            return
        form.accept()
        self._saved(action, sentence)

    @staticmethod
    def open(form: FormDialog) -> None:
        """Show a form; it is gone when it closes."""
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()

    def _saved(self, action: Action, sentence: str) -> None:
        self.tab.refresh()
        self.tab.context.speaker.say(sentence or words.done(action), undo=True)
