"""Whose view is recorded: the choice of it, and the offer to add one's own beside somebody else's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from spms_desktop.domain.author import Respondent
from spms_desktop.i18n import _
from spms_desktop.ui.journal.check_in.presenter import ViewChoice
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.round_strip import OfferStrip

_ADD, _LEAVE = "add", "leave"


class WhoseButton(Button):
    """Shows whose view is recorded, and offers the others in a menu that says what each means."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("", "person", kind="quiet")
        self._choices: Sequence[ViewChoice] = ()
        self._now: Respondent | None = None
        self.clicked.connect(self.open_menu)

    def show_choices(self, choices: Sequence[ViewChoice], now: Respondent) -> None:
        """Offer these views, one of which is recorded now."""
        self._choices, self._now = choices, now
        one = next(c for c in choices if c.respondent is now)
        self.setText(one.label)
        self.setAccessibleName(_("Whose view: {view}").format(view=one.label))
        self.setAccessibleDescription(one.sentence)

    def open_menu(self) -> QMenu:
        """Offer the points of view this author can take, each with what it means."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for choice in self._choices:
            action = QAction(_("{view}: {meaning}").format(view=choice.label, meaning=choice.sentence), menu)
            action.setCheckable(True)
            action.setChecked(choice.respondent is self._now)
            action.triggered.connect(partial(self._choose, choice.respondent))
            menu.addAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def _choose(self, respondent: Respondent, _checked: bool = False) -> None:
        self.chosen.emit(respondent)


class OwnViewOffer(OfferStrip):
    """Says that somebody's answer stays, and offers to add one's own."""

    wanted = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        words = _("This is {name}’s answer, and it stays. You can add how you see it beside it.").format(name=name)
        super().__init__(words, [(_ADD, _("Add what I see")), (_LEAVE, _("Leave it"))])
        self.setAccessibleIdentifier("own-view-offer")
        self.chosen.connect(self._answer)

    def invite(self) -> None:
        """Take the keyboard: the user has just asked for what cannot be done."""
        self.buttons[_ADD].setFocus()
        announce(self, self.sentence)

    def _answer(self, choice: str) -> None:
        (self.wanted if choice == _ADD else self.left).emit()
