"""How the journal opens, when it locks by itself, and whether one has a passphrase of one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spms_desktop.i18n import _
from spms_desktop.services.locks import Locks, WaysIn
from spms_desktop.services.session import Session
from spms_desktop.ui.settings import lock_forms as forms
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import body, heading
from spms_desktop.ui.widgets.ticks import TickKey

MINUTES = (0, 5, 15, 30, 60)


class LocksDialog(FormDialog):
    """Each button opens a form that asks for what opens the journal now; `told` is a sentence for the message bar.

    `changed` tells that another way in stands; `lock_chosen` the minutes, and whether the lock screen locks, too.
    """

    help_screen = "locks"

    changed = Signal(str)
    lock_chosen = Signal(int, bool)

    def __init__(self, parent: QWidget, session: Session, minutes: int, *, with_screen: bool) -> None:
        super().__init__(parent, _("Passphrase and locks"), _("Done"))
        self.cancel_button.hide()
        self._session, self.locks = session, Locks(session)
        self._me = session.author
        self._words = tuple(a.name for a in session.authors())
        self.opens = body("")
        self.passphrase = self._button(lambda: forms.PassphraseForm(self, self.locks, self._words))
        self.recovery = self._button(lambda: forms.RecoveryForm(self, self.locks), _("A new recovery code…"))
        self.anybody = self._button(lambda: forms.OpenForm(self, self.locks), _("Open without a passphrase…"))
        self.keyring = TickKey(_("On this computer, open it without typing"))
        self.keyring.toggled.connect(self._choose_keyring)
        self._section(_("How this journal opens"), self.opens, self.keyring)
        self._buttons(self.passphrase, self.recovery, self.anybody)
        self.after = KeyRow(_("Lock after a pause of"), [(n, _minutes(n)) for n in MINUTES])
        self.after.set_value(min(MINUTES, key=lambda n: abs(n - minutes)))
        self.screen_tick = TickKey(_("Lock when the screen is locked or the computer sleeps"))
        self.screen_tick.setChecked(with_screen)
        self.after.chosen.connect(self._tell_lock)
        self.screen_tick.toggled.connect(self._tell_lock)
        self.by_itself = self._section(
            _("Locking by itself"), labelled(_("Lock after a pause of"), self.after), self.screen_tick
        )
        self.mine = body("")
        self.own = self._button(lambda: forms.OwnPassphraseForm(self, self.locks, self._me.name, self._words))
        self.no_own = self._button(
            lambda: forms.NoOwnPassphraseForm(self, self.locks, self._me.name), _("Take my own passphrase away…")
        )
        self._section(_("Only I write as {name}").format(name=self._me.name), self.mine)
        self._buttons(self.own, self.no_own)
        self.refresh()

    def refresh(self) -> None:
        """Show the ways in as they are now."""
        ways, mine = self.locks.ways, self.locks.mine
        self.opens.setText(_opens_words(ways))
        self.passphrase.setText(_("Change the passphrase…") if ways.passphrase else _("Give it a passphrase…"))
        self.recovery.setVisible(not ways.anybody)
        self.anybody.setVisible(ways.passphrase and ways.recovery)
        with QSignalBlocker(self.keyring):
            self.keyring.setChecked(ways.keyring)
        self.keyring.setVisible(not ways.anybody)
        self.by_itself.setVisible(ways.closed)
        self.own.setText(_("Change my own passphrase…") if mine else _("Give me a passphrase of my own…"))
        self.no_own.setVisible(mine)
        self.mine.setText(_mine_words(self._me.name, mine=mine))
        if self._session.read_only:
            for button in (self.passphrase, self.recovery, self.anybody, self.keyring, self.own, self.no_own):
                button.setEnabled(False)
        follow_layout(self)

    def _section(self, title: str, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (heading(title), *widgets):
            column.addWidget(widget)
        self.body.addWidget(holder)
        return holder

    def _button(self, make: Callable[[], forms.LockForm], text: str = "") -> Button:
        button = Button(text)
        button.clicked.connect(partial(self._open, make))
        return button

    def _buttons(self, *buttons: Button) -> None:
        row = FlowLayout(gap=12)
        for button in buttons:
            row.addWidget(button)
        self.body.addLayout(row)

    def _open(self, make: Callable[[], forms.LockForm]) -> forms.LockForm:
        form = make()
        form.accepted.connect(partial(self._done, form))
        form.open()
        return form

    def _done(self, form: forms.LockForm) -> None:
        self.refresh()
        self.changed.emit(_done_words(form))

    def _choose_keyring(self, on: bool) -> None:
        if not on:
            self.locks.leave_keyring()
            self.changed.emit(_("From now on the passphrase is asked for on this computer, too."))
            return
        form = self._open(lambda: forms.KeyringForm(self, self.locks))
        form.rejected.connect(self.refresh)

    def _tell_lock(self, _chosen: object) -> None:
        self.lock_chosen.emit(int(str(self.after.value)), self.screen_tick.isChecked())


def _minutes(number: int) -> str:
    return _("{n} minutes").format(n=number) if number else _("Never")


def _opens_words(ways: WaysIn) -> str:
    if ways.anybody:
        return _("Anybody who can use this computer can open this journal. It has no passphrase.")
    if ways.recovery:
        return _("It opens with its passphrase, or with the recovery code.")
    return _("It opens with its passphrase. There is no recovery code: if the passphrase is lost, nothing opens it.")


def _mine_words(name: str, *, mine: bool) -> str:
    if mine:
        return _("You have a passphrase of your own. It opens the journal as {name}.").format(name=name)
    return _("Anyone who has the journal open can write as {name}, and see what {name} sees.").format(name=name)


def _done_words(form: forms.LockForm) -> str:
    if isinstance(form, forms.PassphraseForm):
        return _("The new passphrase opens the journal now. A backup with it is being made.")
    if isinstance(form, forms.RecoveryForm):
        return _("The new recovery code holds now. A backup with it is being made.")
    if isinstance(form, forms.OpenForm):
        return _("The journal opens without a passphrase now.")
    if isinstance(form, forms.KeyringForm):
        return _("From now on this computer opens the journal for you.")
    if isinstance(form, forms.OwnPassphraseForm):
        return _("You have a passphrase of your own now.")
    return _("Anyone who has the journal open can write as you now.")
