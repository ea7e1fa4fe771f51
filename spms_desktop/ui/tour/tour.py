"""Walks through the window, one part at a time, and never starts by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from spms_desktop.i18n import _
from spms_desktop.ui.tour.card import TourCard
from spms_desktop.ui.tour.place import CardPlace
from spms_desktop.ui.tour.ring import Ring
from spms_desktop.ui.tour.steps import Shown, steps
from spms_desktop.ui.widgets.message_bar import MessageBar


class Tour(QObject):
    """One walk through a frame; when it is over, `ended` comes and it goes by itself."""

    ended = Signal()

    def __init__(self, frame: QWidget, shown: Shown) -> None:
        super().__init__(frame)
        self._frame, self._shown = frame, shown
        self._steps, self._place = steps(), 0
        self._before = QApplication.focusWidget()
        self.card, self.ring = TourCard(frame), Ring(frame)
        self.card.next_wanted.connect(partial(self.go, 1))
        self.card.back_wanted.connect(partial(self.go, -1))
        self.card.leave_wanted.connect(self.leave)
        self._where = CardPlace(frame, self.card)
        self._tell()
        self.card.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._place

    def go(self, step: int) -> None:
        """Go on or back; going on from the last step leaves."""
        self._place = max(0, self._place + step)
        if self._place < len(self._steps):
            self._tell()
        else:
            self.leave()

    def leave(self) -> None:
        """End it, and give the keyboard back to where it was."""
        held = self.card.isAncestorOf(QApplication.focusWidget() or self._frame)
        self.ring.show_around(None)
        self._where.stop()
        for widget in (self.card, self.ring):
            widget.hide()
            widget.deleteLater()
        if held:
            self._give_back()
        self.ended.emit()
        self.deleteLater()

    def _tell(self) -> None:
        step = self._steps[self._place]
        had_keyboard = self.card.isAncestorOf(QApplication.focusWidget() or self._frame)
        if step.tab:
            self._shown.show_tab(step.tab)
        self.card.show_step(step.title, step.text, self._place + 1, len(self._steps))
        self._where.find()
        self.ring.show_around(step.part(self._shown))
        if had_keyboard and not self.card.isAncestorOf(QApplication.focusWidget() or self._frame):
            self.card.next_button.setFocus(Qt.FocusReason.OtherFocusReason)  # a tab that is shown takes it

    def _give_back(self) -> None:
        spot = self._before
        if spot is not None and isValid(spot) and self._frame.isAncestorOf(spot) and spot.isVisible():
            spot.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._shown.tab_row.setFocus(Qt.FocusReason.OtherFocusReason)


def offer(bar: MessageBar, start: Callable[[], object]) -> None:
    """Offer the tour in one line of the message bar, which anything else that is told takes away for good."""
    bar.say(_("Would you like a short look around? It takes a minute."), _("Look around"), start)
