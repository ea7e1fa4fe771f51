"""Creating a journal, and opening one with a passphrase, a recovery code or nothing."""

from __future__ import annotations

import unicodedata
import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spms_desktop.catalog.symptoms import DEFAULT_CORE
from spms_desktop.domain.author import Author, AuthorRole
from spms_desktop.domain.errors import BadInput, WrongPassphrase
from spms_desktop.domain.record import Action, Stamp, Stamped, Value
from spms_desktop.domain.settings import CheckInChoice, Profile
from spms_desktop.domain.validation import required_line
from spms_desktop.services.session import Clock, Session, system_clock
from spms_desktop.storage import journal_file, keyring_store, recovery_code
from spms_desktop.storage.keys import Opened, SlotKind
from spms_desktop.storage.lock import forget_elsewhere
from spms_desktop.storage.versions import Batch

_ASKED_FOR = (SlotKind.PASSPHRASE, SlotKind.RECOVERY, SlotKind.OPEN)
_NEVER_IN_A_NAME = set('/\\:*?"<>|')
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
_JOINS_LETTERS = "\u200c\u200d"
"""Persian and Indian names need these; other signs that cannot be seen may make a name look like another."""
_LONGEST_NAME = 140
"""Bytes: encrypted home folders take 143, all others more."""


@dataclass(frozen=True, slots=True)
class NewJournal:
    """What it takes to make a journal. With no passphrase anybody at this computer can open it."""

    folder: Path
    person: str
    caregiver: str = ""
    birth_date: date | None = None
    passphrase: str = ""
    recovery: str = ""


def folder_for(parent: Path, name: str) -> Path:
    """The folder of a journal with that name; raises BadInput when no folder can have it."""
    seen = "".join(c for c in name if unicodedata.category(c) != "Cf" or c in _JOINS_LETTERS)
    stem = required_line(seen, "name_missing").removesuffix(journal_file.SUFFIX).strip(". ")
    reserved = stem.split(".")[0].strip().upper() in _DEVICES
    folder = f"{stem}{journal_file.SUFFIX}"
    if not stem or reserved or _NEVER_IN_A_NAME & set(stem) or len(folder.encode()) > _LONGEST_NAME:
        raise BadInput("folder_name")
    return parent / folder


def new_recovery_code() -> str:
    """A recovery code to show, print and have typed back in part."""
    return recovery_code.new_code()


def check_passphrase(passphrase: str, again: str) -> None:
    """Raise BadInput when there is none or the two differ. How strong it is, is for its owner to say."""
    if not passphrase.strip():
        raise BadInput("passphrase_missing")
    if passphrase != again:
        raise BadInput("passphrase_differs")


def check_group(code: str, number: int, typed: str) -> None:
    """Raise BadInput unless the typed letters are that group (from 0) of the code."""
    if "".join(typed.split()).upper() != recovery_code.groups(code)[number]:
        raise BadInput("recovery_group_wrong")


def create(new: NewJournal, clock: Clock = system_clock) -> Session:
    """Make the journal with its first values, and open it."""
    person = required_line(new.person, "name_missing")
    secrets = {SlotKind.PASSPHRASE: new.passphrase, SlotKind.RECOVERY: new.recovery}
    slots = {kind: secret for kind, secret in secrets.items() if secret} or {SlotKind.OPEN: ""}
    file = journal_file.create(new.folder, slots, clock())
    author = Author(uuid.uuid4().hex, person, AuthorRole.PERSON)
    first: list[Value] = [Profile(person, new.birth_date), author, CheckInChoice(DEFAULT_CORE)]
    if new.caregiver.strip():
        first.append(Author(uuid.uuid4().hex, required_line(new.caregiver, "name_missing"), AuthorRole.CAREGIVER))
    stamp = Stamp(author.uid, clock())
    file.versions.commit(Batch(Action.CREATED, author.uid, clock(), [Stamped(v, stamp) for v in first]))
    return Session(file, clock)


def needs_secret(folder: Path) -> bool:
    """Whether the journal asks for a passphrase or a recovery code."""
    return not journal_file.read_keys(folder).has(SlotKind.OPEN)


def open_session(
    folder: Path, secret: str = "", *, read_only: bool = False, clock: Clock = system_clock
) -> Session:
    """Open a journal; the secret may be its passphrase or its recovery code.

    Somebody's own passphrase opens it as them. Raises WrongPassphrase, or RecoveryCodeSlip when what was typed
    looks like a code with a slip in it, BadInput("own_passphrase") when everybody who writes has one of their own
    and this was none of them, and the troubles of `journal_file.open_journal`.
    """
    try:
        opened = journal_file.unlock(folder, secret, _ASKED_FOR)
    except WrongPassphrase:
        if _looks_like_a_code(secret):
            recovery_code.normal_form(secret)
        raise
    return _session(folder, opened, clock, read_only=read_only)


def open_anyway(folder: Path) -> None:
    """Let a journal be opened that another computer seemed to have open; raises CannotWrite or DiskFull."""
    forget_elsewhere(folder)


def open_by_keyring(folder: Path, *, read_only: bool = False, clock: Clock = system_clock) -> Session | None:
    """Open a journal with what this computer's keyring keeps for it; None when that does not open it."""
    found = journal_file.read_keys(folder)
    if not any(slot.kind is SlotKind.KEYRING for slot in found.slots):
        return None
    secret = keyring_store.kept(found.journal)
    try:
        opened = journal_file.unlock(folder, secret or "", (SlotKind.KEYRING,))
    except WrongPassphrase:
        return None
    return _session(folder, opened, clock, read_only=read_only)


def _session(folder: Path, opened: Opened, clock: Clock, *, read_only: bool) -> Session:
    """The open journal with whoever writes first; raises BadInput("own_passphrase") when nobody may yet."""
    file = journal_file.open_journal(folder, opened.data_key, clock(), read_only=read_only)
    try:
        session = Session(file, clock)
        writer = _first_writer(session.authors(), opened, file.keys.locked_authors)
        if writer is None and session.authors():
            raise BadInput("own_passphrase")
    except BaseException:
        file.close()
        raise
    if writer is not None:
        session.write_as(writer.uid)
    return session


def _first_writer(authors: list[Author], opened: Opened, locked: frozenset[str]) -> Author | None:
    """Whose secret it was, else the first who needs no passphrase of their own; the recovery code is the person's."""
    if opened.author:
        return next((a for a in authors if a.uid == opened.author), None)
    if opened.kind is SlotKind.RECOVERY:
        return next((a for a in authors if a.is_person), None)
    return next((a for a in authors if a.uid not in locked and not a.retired), None)


def _looks_like_a_code(secret: str) -> bool:
    """About as long as a code, even with a group too few or too many, and with digits in it, as words are not."""
    letters = [c for c in secret if c.isalnum()]
    whole = recovery_code.DATA_LETTERS + recovery_code.CHECK_LETTERS
    near = abs(len(letters) - whole) <= recovery_code.GROUP
    return near and sum(c.isdigit() for c in letters) >= 2
