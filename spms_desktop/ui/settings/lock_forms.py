"""The forms that change a way in; each asks first for what opens the journal now."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble, unlock
from spms_desktop.services.locks import Locks
from spms_desktop.ui.unlock.code_part import RecoveryCodePart
from spms_desktop.ui.unlock.new_passphrase import NewPassphrase
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.text import body
from spms_desktop.ui.widgets.ticks import TickKey


class LockForm(FormDialog):
    """Explains, and asks for the secret of now where there is one. What is typed is never kept as a draft."""

    help_screen = "locks"

    def __init__(self, parent: QWidget, locks: Locks, title: str, sentence: str, accept: str) -> None:
        super().__init__(parent, title, accept)
        self.locks = locks
        self.body.addWidget(body(sentence))
        self.now = LineField(_("What opens the journal now"))
        self.now.setEchoMode(QLineEdit.EchoMode.Password)
        self.now_shown = TickKey(_("Show what I type"))
        self.now_shown.toggled.connect(self._show_now)
        self.asks = locks.asks_proof
        for widget in (self.now, self.now_shown):
            widget.setParent(self)
            widget.setVisible(self.asks)
        if self.asks:
            own = locks.mine
            words = _("Your own passphrase, or the recovery code") if own else _("Passphrase or recovery code of now")
            self.body.addWidget(labelled(words, self.now))
            self.body.addWidget(self.now_shown)
        self.accepted_by_user.connect(self._try_to_change)

    def change(self) -> None:
        """Do it; raises Trouble."""
        raise NotImplementedError

    def add_new(self, new: NewPassphrase) -> None:
        """Ask for a new passphrase; one tick shows both that and the one of now."""
        self.now_shown.hide()
        new.shown.toggled.connect(self._show_now)
        self.body.addWidget(new)

    def _try_to_change(self) -> None:
        try:
            self.change()
        except Trouble as error:
            self.trouble(trouble.sentence(error))

    def _show_now(self, shown: bool) -> None:
        self.now.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class PassphraseForm(LockForm):
    """A new passphrase for the journal; one that had none gets a recovery code with it."""

    def __init__(self, parent: QWidget, locks: Locks, own_words: tuple[str, ...] = ()) -> None:
        first = not locks.ways.passphrase
        super().__init__(
            parent,
            locks,
            _("Give the journal a passphrase") if first else _("Change the passphrase"),
            _("From then on the journal opens with the new passphrase only, or with the recovery code.")
            + " "
            + _("Backups made before still open as they did."),
            _("Use this passphrase"),
        )
        self.new = NewPassphrase(own_words)
        self.add_new(self.new)
        self.code: RecoveryCodePart | None = None
        if not locks.ways.recovery:
            self.code = RecoveryCodePart()
            self.code.show_code(unlock.new_recovery_code())
            self.body.addWidget(self.code)

    def change(self) -> None:
        unlock.check_passphrase(self.new.secret.value, self.new.again.value)
        if self.code is not None:
            self.code.check()
        code = self.code.code if self.code is not None else ""
        self.locks.set_passphrase(self.now.value, self.new.secret.value, self.new.again.value, code)


class RecoveryForm(LockForm):
    """A new recovery code; the old one opens nothing from then on."""

    def __init__(self, parent: QWidget, locks: Locks) -> None:
        sentence = _("The old code opens this journal no more. Backups made before still open with it.")
        super().__init__(parent, locks, _("A new recovery code"), sentence, _("Use this code"))
        self.code = RecoveryCodePart()
        self.code.show_code(unlock.new_recovery_code())
        self.body.addWidget(self.code)

    def change(self) -> None:
        self.code.check()
        self.locks.set_recovery(self.now.value, self.code.code)


class OpenForm(LockForm):
    """The journal opens without a passphrase from then on."""

    def __init__(self, parent: QWidget, locks: Locks) -> None:
        sentence = _(
            "Anybody who can use this computer can then open the journal. There is nothing to forget. "
            "The recovery code still opens it."
        )
        super().__init__(parent, locks, _("Open without a passphrase"), sentence, _("Take the passphrase away"))

    def change(self) -> None:
        self.locks.open_to_anybody(self.now.value)


class KeyringForm(LockForm):
    """This computer's keyring opens the journal from then on."""

    def __init__(self, parent: QWidget, locks: Locks) -> None:
        sentence = _(
            "Whoever can use this account on this computer can then open the journal, as the computer’s own keyring "
            "keeps a key to it. The passphrase still opens it. After “Lock now” the passphrase is asked for."
        )
        super().__init__(parent, locks, _("Let this computer open the journal"), sentence, _("Use the keyring"))

    def change(self) -> None:
        self.locks.use_keyring(self.now.value)


class OwnPassphraseForm(LockForm):
    """A passphrase of one's own: nobody else can write, or see, as this author."""

    def __init__(self, parent: QWidget, locks: Locks, name: str, own_words: tuple[str, ...] = ()) -> None:
        sentence = _(
            "With it the journal opens as {name}, and nobody can switch to {name} without it. "
            "If it is ever lost, the recovery code helps."
        ).format(name=name)
        super().__init__(parent, locks, _("My own passphrase"), sentence, _("Use this passphrase"))
        self.new = NewPassphrase(own_words)
        self.add_new(self.new)

    def change(self) -> None:
        self.locks.set_own(self.now.value, self.new.secret.value, self.new.again.value)


class NoOwnPassphraseForm(LockForm):
    """Everybody who has the journal open can write as this author again."""

    def __init__(self, parent: QWidget, locks: Locks, name: str) -> None:
        sentence = _("Then anyone who has the journal open can write as {name}.").format(name=name)
        super().__init__(parent, locks, _("Take my own passphrase away"), sentence, _("Take it away"))

    def change(self) -> None:
        self.locks.drop_own(self.now.value)


class WriterForm(FormDialog):
    """Asks for an author's own passphrase before they write."""

    def __init__(self, parent: QWidget, locks: Locks, uid: str, name: str) -> None:
        super().__init__(parent, _("Write as {name}").format(name=name), _("Write"))
        self._locks, self._uid = locks, uid
        self.secret = LineField(_("Own passphrase of {name}").format(name=name))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.shown = TickKey(_("Show what I type"))
        self.shown.toggled.connect(self._show)
        help_text = _("Forgotten? The recovery code helps.")
        self.body.addWidget(labelled(_("Own passphrase of {name}").format(name=name), self.secret, help_text))
        self.body.addWidget(self.shown)
        self.accepted_by_user.connect(self._enter)

    def _enter(self) -> None:
        try:
            self._locks.write_as(self._uid, self.secret.value)
        except Trouble as error:
            self.trouble(trouble.sentence(error))

    def _show(self, shown: bool) -> None:
        self.secret.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
