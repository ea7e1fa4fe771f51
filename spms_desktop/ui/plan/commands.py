"""Carries out what was asked for, says so with Undo, and shows the journal again."""

from __future__ import annotations

from collections.abc import Callable

from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.record import Action
from spms_desktop.services import trouble
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.presenter import PlanPresenter
from spms_desktop.ui.widgets.dialog import FormDialog


class Commands:
    """What the cards of the tab share: the presenter, and one way to act on it."""

    def __init__(self, context: Context, presenter: PlanPresenter, refresh: Callable[[], None]) -> None:
        self._context, self._refresh = context, refresh
        self.presenter = presenter

    def do(self, action: Action, act: Callable[[], object]) -> bool:
        """Act and say so; trouble goes to the message bar. An act that returns False changed nothing."""
        results: list[object] = []
        if not self._context.attempt(lambda: results.append(act())):
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

    def _said(self, action: Action) -> None:
        self._context.speaker.say(words.done(action), undo=True)
        self._refresh()
