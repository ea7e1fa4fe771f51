"""The frame of the pages shown before a journal is open: one calm column in the middle."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.metrics import scaled
from spms_desktop.ui.widgets.panes import ScrollPage
from spms_desktop.ui.widgets.text import trouble_text

_WIDTH = 720


class Page(ScrollPage):
    """A card that is no wider than a person likes to read; `help_wanted` asks when to get help now."""

    help_wanted = Signal()

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__()
        self.card = Card(title, sentence)
        self._trouble = trouble_text()
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card, 8)
        middle.addStretch(1)
        self.body.setContentsMargins(24, 24, 24, 24)
        self.body.addLayout(middle)
        self.body.addStretch(1)
        self.card.setMaximumWidth(scaled(self, _WIDTH))

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below one another in the card."""
        for widget in widgets:
            self.card.body.addWidget(widget)

    def add_help(self) -> None:
        """End the page with the way to help, which never depends on a journal being open."""
        self.help_button = Button(_("Help now"), "help", kind="quiet")
        self.help_button.setAccessibleDescription(_("When to get help, and whom to call."))
        self.help_button.setAccessibleIdentifier("page.help")
        self.help_button.clicked.connect(self.help_wanted)
        self.card.body.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignLeft)

    def add_trouble(self) -> None:
        """Leave room here for a sentence about what does not fit."""
        self.card.body.addWidget(self._trouble)

    def trouble(self, text: str) -> None:
        """Say what does not fit; an empty text takes it away."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))
        if text:
            announce(self, text, urgent=True)

    @property
    def trouble_shown(self) -> str:
        return self._trouble.text()
