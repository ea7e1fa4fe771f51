"""The offers below the check-in: each one sentence, and never more than three."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.domain.record import Action
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.check_in.offers import Offer, OfferKind, Offers
from spms_desktop.ui.journal.check_in.presenter import CheckIn
from spms_desktop.ui.widgets.replace import empty
from spms_desktop.ui.widgets.round_strip import OfferStrip

_YES, _NO = "yes", "no"


class OffersCard(QWidget):
    """Emits what was taken up; puts off and closes events by itself."""

    taken = Signal(object)

    def __init__(self, context: Context, check_in: CheckIn) -> None:
        super().__init__()
        self._context, self._check_in = context, check_in
        self.offers = Offers(context.session)
        self.shown: list[Offer] = []
        self.strips: list[OfferStrip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def refresh(self) -> None:
        """Show what is offered now; what stays keeps its place and the keyboard."""
        asked = (OfferKind.ROUND, self._check_in.mode.value)  # what is being answered is not offered again
        read = self.offers.read(self._check_in.day, self._check_in.respondent)
        found = [offer for offer in read if (offer.kind, offer.about) != asked]
        if found == self.shown:
            return
        self.shown = found
        empty(self._column)
        self.strips = [self._strip(offer) for offer in found]
        for strip in self.strips:
            self._column.addWidget(strip)
        self.setVisible(bool(found))

    def _strip(self, offer: Offer) -> OfferStrip:
        strip = OfferStrip(offer.sentence, [(_YES, offer.yes), (_NO, offer.no)])
        strip.setAccessibleIdentifier(f"offer-{offer.kind}")
        strip.chosen.connect(partial(self._choose, offer))
        return strip

    def _choose(self, offer: Offer, choice: str) -> None:
        if choice == _NO:
            self._put_off(offer)
        elif offer.kind is OfferKind.OPEN_EVENT:
            if self._context.attempt(partial(self.offers.close_event, offer)):
                self._context.speaker.say(words.done(Action.EVENT), undo=True)
        else:
            self.taken.emit(offer)
        self.refresh()

    def _put_off(self, offer: Offer) -> None:
        saved: list[bool] = []
        if self._context.attempt(lambda: saved.append(self.offers.put_off(offer, self._check_in.day))) and any(saved):
            self._context.speaker.say(words.done(Action.PUT_OFF), undo=True)
