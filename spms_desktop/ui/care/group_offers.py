"""The kinds of help for which there is nobody on the team yet, each as a button."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.care.views import GroupOffer
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.flow import FlowLayout


class GroupOffers(Card):
    """Tells the role to begin with when a group is pressed; takes no room when every group has somebody."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(_("Nobody yet for"))
        self.set_sentence(_("Only if you want to. Each of them counts as much as the others."))
        self._offers: list[GroupOffer] = []
        self.buttons: list[Button] = []
        self._flow = FlowLayout(gap=8)
        self.body.addLayout(self._flow)

    def show_offers(self, offers: Sequence[GroupOffer]) -> None:
        """Offer these groups; buttons are made anew only when they differ."""
        self.setVisible(bool(offers))
        if list(offers) == self._offers:
            return
        self._offers = list(offers)
        for button in self.buttons:
            button.hide()
            self._flow.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._made(offer) for offer in offers]

    def _made(self, offer: GroupOffer) -> Button:
        button = Button(offer.title, "add", parent=self)
        button.setAccessibleName(_("Add somebody: {group}").format(group=offer.title))
        button.setAccessibleIdentifier(f"care.offer.{offer.role}")
        button.clicked.connect(partial(self._tell, offer.role))
        self._flow.addWidget(button)
        return button

    def _tell(self, role: str) -> None:
        self.wanted.emit(role)
