"""Carries out what was asked for, says so with Undo, and shows the journal again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.record import Action
from spms_desktop.services import trouble
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.presenter import PlanPresenter
from spms_desktop.ui.widgets.dialog import FormDialog


class Acts:
    """One way to change the journal that all cards of the tab share."""

    def __init__(self, context: Context, refresh: Callable[[], None]) -> None:
        self.context, self._refresh = context, refresh

    def do(self, action: Action, act: Callable[[], object]) -> bool:
        """Act and say so; trouble goes to the message bar. An act that returns False changed nothing."""
        results: list[object] = []
        if not self.context.attempt(lambda: results.append(act())):
            return False
        if results != [False]:
            self._said(action)
        return True

    def submit(self, dialog: FormDialog, action: Action, act: Callable[[], object]) -> None:
        """Act for a form; on trouble the form stays open with all that was typed."""
        try:
            act()
        except Trouble as error:
            dialog.trouble(trouble.sentence(error))
        else:
            self._said(action)

    @staticmethod
    def open(form: FormDialog) -> None:
        """Show a form; it is gone when it closes."""
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()

    def _said(self, action: Action) -> None:
        self.context.speaker.say(words.done(action), undo=True)
        self._refresh()


class Commands(Acts):
    """The same for the cards of doses and medicines, with what they share: the presenter."""

    def __init__(self, context: Context, presenter: PlanPresenter, refresh: Callable[[], None]) -> None:
        super().__init__(context, refresh)
        self.presenter = presenter
