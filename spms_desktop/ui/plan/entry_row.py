"""One dated line of a medicine's details, with buttons that mend it or take it away."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.plan import texts
from spms_desktop.ui.plan.views import ChangeView, ReviewView
from spms_desktop.ui.plan.wishes import FORGET_REVIEW, MEND, TAKE_AWAY
from spms_desktop.ui.widgets.buttons import LinkButton
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.text import body


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line, and what may be done with it: pairs of a wish and the words of its button."""

    key: str
    words: str
    wishes: tuple[tuple[str, str], ...]


def change_entry(view: ChangeView) -> EntryView:
    """A dated change."""
    mend = ((MEND, _("Mend")),)
    return EntryView(view.key, view.words, (*mend, (TAKE_AWAY, _("Take away"))) if view.can_take_away else mend)


def review_entry(view: ReviewView) -> EntryView:
    """What somebody said of it."""
    return EntryView(view.key, view.words, ((FORGET_REVIEW, _("Take away")),) if view.can_take_back else ())


class EntryRow(Group):
    """Tells which button was pressed, with the key of the line."""

    wanted = Signal(str, str)

    def __init__(self, view: EntryView, parent: QWidget | None = None) -> None:
        super().__init__(view.words, parent)
        self.key = view.key
        self._words = body("")
        self.buttons: dict[str, LinkButton] = {}
        self._line = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addLayout(self._line)
        for wish in (MEND, TAKE_AWAY, FORGET_REVIEW):
            self._add(wish)
        self.show_view(view)

    def show_view(self, view: EntryView) -> None:
        """Show the line as it is now."""
        self.setAccessibleName(view.words)
        self._words.setText(texts.breakable(view.words))
        words = dict(view.wishes)
        for wish, button in self.buttons.items():
            button.setVisible(wish in words)
            if wish in words:
                button.setText(words[wish])
                button.setAccessibleName(f"{words[wish]}: {view.words}")

    def _add(self, wish: str) -> None:
        button = LinkButton("")
        button.setAccessibleIdentifier(f"{self.key}|{wish}")
        button.clicked.connect(partial(self.wanted.emit, wish, self.key))
        self._line.addWidget(button)
        self.buttons[wish] = button
