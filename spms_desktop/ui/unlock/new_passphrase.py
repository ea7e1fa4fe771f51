"""The fields for a new passphrase: typed twice, shown on wish, with a hint of how hard it is to guess."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.services.strength import Strength, strength
from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.text import body
from spms_desktop.ui.widgets.ticks import TickKey

_PAUSE_MS = 400


class NewPassphrase(QWidget):
    """Two fields that may be pasted into. The hint follows the typing and keeps nobody from going on."""

    def __init__(self, own_words: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.own_words = own_words
        self.secret, self.again = LineField(_("Passphrase")), LineField(_("The same once more"))
        self.shown = TickKey(_("Show what I type"))
        self.hint = body("")
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._judge)
        self.secret.textChanged.connect(lambda _text: self._pause.start())
        self.shown.toggled.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        help_text = _("Three or four words that do not belong together are strong and easy to keep in mind.")
        column.addWidget(labelled(_("Passphrase"), self.secret, help_text))
        column.addWidget(self.hint)
        column.addWidget(labelled(_("The same once more"), self.again))
        column.addWidget(self.shown)
        self.hint.hide()
        self._show(shown=False)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.secret.setEchoMode(mode)
        self.again.setEchoMode(mode)

    def _judge(self) -> None:
        """Say how hard it is to guess, once the typing rests."""
        typed = self.secret.text()
        words = strength_words(strength(typed, self.own_words)) if typed else ""
        if words != self.hint.text():
            self.hint.setText(words)
            announce(self, words)
        self.hint.setVisible(bool(words))


def strength_words(found: Strength) -> str:
    """The hint in a sentence; the weakest also says what helps."""
    return {
        Strength.NONE: _("Very easy to guess. You can use it. One or two more words would help a lot."),
        Strength.WEAK: _("Easy to guess. You can use it. One or two more words would help a lot."),
        Strength.FAIR: _("Not easy to guess. One more word would make it strong."),
        Strength.GOOD: _("Hard to guess."),
        Strength.STRONG: _("Very hard to guess."),
    }[found]
