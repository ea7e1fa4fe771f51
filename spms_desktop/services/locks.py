"""The ways into an open journal, and how they are changed: always by wrapping the same key again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial

from spms_desktop.domain.errors import BadInput, WrongPassphrase
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import check_passphrase
from spms_desktop.storage import journal_file, keyring_store
from spms_desktop.storage.keys import KeyFile, Opened, SlotKind, with_slot, without_slot


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How a journal opens now; `own` are the authors with a passphrase of their own."""

    anybody: bool
    passphrase: bool
    recovery: bool
    keyring: bool
    own: frozenset[str]

    @property
    def closed(self) -> bool:
        """Whether something has to be typed somewhere, so that locking has a meaning."""
        return not self.anybody or bool(self.own)


class Locks:
    """Passphrases, the recovery code, the keyring, and who may write as whom.

    Whoever changes a way in types what opens the journal: an unlocked window that was left alone is not enough.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def ways(self) -> WaysIn:
        found = self._session.file.keys
        return WaysIn(
            found.has(SlotKind.OPEN),
            found.has(SlotKind.PASSPHRASE),
            found.has(SlotKind.RECOVERY),
            any(slot.kind is SlotKind.KEYRING for slot in found.slots),
            found.locked_authors,
        )

    @property
    def mine(self) -> bool:
        """Whether whoever is writing has a passphrase of their own."""
        return self._session.author.uid in self.ways.own

    @property
    def asks_proof(self) -> bool:
        """Whether something has to be typed before a way in is changed: not while anybody can open the journal."""
        return self.mine or not self.ways.anybody

    # Who is writing

    def asks(self, author: str) -> bool:
        """Whether somebody else needs this author's own passphrase to write as them."""
        return author != self._session.author.uid and author in self._session.file.keys.locked_authors

    def write_as(self, author: str, secret: str = "") -> None:
        """Let somebody write, with their own passphrase where they have one; raises WrongPassphrase.

        The recovery code stands for whoever forgot theirs.
        """
        if self.asks(author):
            opened = self._opened(secret)
            if opened.kind is not SlotKind.RECOVERY and opened.author != author:
                raise WrongPassphrase
        self._session.write_as(author)

    # The journal's own ways in

    def set_passphrase(self, now: str, passphrase: str, again: str, code: str = "") -> None:
        """Change the journal's passphrase, or give it one, with a recovery code when there is none yet.

        `now` is what opens the journal until then.
        """
        self._prove(now)
        check_passphrase(passphrase, again)
        self._change(partial(_with_passphrase, passphrase=passphrase, code=code))

    def set_recovery(self, now: str, code: str) -> None:
        """Put a new recovery code in the place of the old one, which then opens nothing any more.

        The code opens the journal as the person, so a caregiver does not make one while the person has a lock.
        """
        me = self._session.author
        if not me.is_person and any(a.is_person and a.uid in self.ways.own for a in self._session.authors()):
            raise BadInput("persons_choice")
        self._prove(now)
        self._change(lambda keys, key: with_slot(keys, SlotKind.RECOVERY, code, key))

    def open_to_anybody(self, now: str) -> None:
        """Let the journal open without a passphrase. Authors keep their own; the recovery code stays."""
        self._prove(now)
        keyring_store.forget(self._journal)
        self._change(_open_to_anybody)

    def use_keyring(self, now: str) -> None:
        """Let this computer's keyring open the journal; raises BadInput("no_keyring") when it has none.

        The keyring opens the journal as whoever is writing now when they have a passphrase of their own.
        """
        self._prove(now)
        secret, me = secrets.token_urlsafe(32), self._session.author.uid
        author = me if me in self.ways.own else ""
        keyring_store.keep(self._journal, secret)
        self._change(lambda keys, key: with_slot(_no_keyring(keys), SlotKind.KEYRING, secret, key, author=author))

    def leave_keyring(self) -> None:
        """Ask for the passphrase on this computer again."""
        self._change(lambda keys, _key: _no_keyring(keys))
        keyring_store.forget(self._journal)

    # An author's own passphrase

    def set_own(self, now: str, passphrase: str, again: str) -> None:
        """Give whoever is writing a passphrase of their own, which opens the journal as them; or change it."""
        me = self._session.author.uid
        self._prove(now)
        check_passphrase(passphrase, again)
        self._change(lambda keys, key: with_slot(keys, SlotKind.PASSPHRASE, passphrase, key, author=me))

    def drop_own(self, now: str) -> None:
        """Let everybody who has the journal open write as this author again."""
        me = self._session.author.uid
        self._prove(now)
        self._change(lambda keys, _key: without_slot(keys, SlotKind.PASSPHRASE, me))

    # How it is done

    @property
    def _journal(self) -> str:
        return self._session.file.keys.journal

    def _opened(self, secret: str) -> Opened:
        """Which way in somebody has just shown; what anybody can open shows nothing."""
        return journal_file.unlock(self._session.file.folder, secret, (SlotKind.PASSPHRASE, SlotKind.RECOVERY))

    def _prove(self, secret: str) -> None:
        """Raise WrongPassphrase unless the secret opens the journal, or nothing is asked for until now.

        Who has a passphrase of their own shows that one; what opens it for everybody would not be enough.
        """
        if not self.asks_proof:
            return
        opened, mine = self._opened(secret), self._session.author.uid
        if opened.kind is not SlotKind.RECOVERY and opened.author != (mine if self.mine else ""):
            raise WrongPassphrase

    def _change(self, change: journal_file.KeyChange) -> None:
        try:
            self._session.file.change_keys(change)
        except ValueError as error:
            raise BadInput("last_way_in") from error


def _with_passphrase(keys: KeyFile, key: bytes, passphrase: str, code: str) -> KeyFile:
    locked = with_slot(keys, SlotKind.PASSPHRASE, passphrase, key)
    if code:
        locked = with_slot(locked, SlotKind.RECOVERY, code, key)
    return without_slot(locked, SlotKind.OPEN)


def _open_to_anybody(keys: KeyFile, key: bytes) -> KeyFile:
    opened = with_slot(_no_keyring(keys), SlotKind.OPEN, "", key)
    return without_slot(opened, SlotKind.PASSPHRASE)


def _no_keyring(keys: KeyFile) -> KeyFile:
    for slot in keys.slots:
        if slot.kind is SlotKind.KEYRING:
            keys = without_slot(keys, SlotKind.KEYRING, slot.author)
    return keys
