"""Creating a journal, and opening one with a passphrase, a recovery code or nothing."""

from __future__ import annotations

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
from spms_desktop.storage import journal_file, recovery_code
from spms_desktop.storage.keys import SlotKind
from spms_desktop.storage.versions import Batch

SHORTEST_PASSPHRASE = 8
_NEVER_IN_A_NAME = set('/\\:*?"<>|')


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
    stem = required_line(name, "name_missing").removesuffix(journal_file.SUFFIX).strip(". ")
    if not stem or _NEVER_IN_A_NAME & set(stem):
        raise BadInput("folder_name")
    return parent / f"{stem}{journal_file.SUFFIX}"


def new_recovery_code() -> str:
    """A recovery code to show, print and have typed back in part."""
    return recovery_code.new_code()


def check_passphrase(passphrase: str, again: str) -> None:
    """Raise BadInput when the two differ or the passphrase is very short."""
    if passphrase != again:
        raise BadInput("passphrase_differs")
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BadInput("passphrase_short")


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

    Raises WrongPassphrase, or RecoveryCodeSlip when what was typed looks like a code with a slip in it,
    and the troubles of `journal_file.open_journal`.
    """
    try:
        key = journal_file.data_key(folder, secret)
    except WrongPassphrase:
        if _looks_like_a_code(secret):
            recovery_code.normal_form(secret)
        raise
    return Session(journal_file.open_journal(folder, key, clock(), read_only=read_only), clock)


def _looks_like_a_code(secret: str) -> bool:
    """About as long as a code, in one case, and with digits in it, as no passphrase of words is."""
    letters = [c for c in secret if c.isalnum()]
    whole = recovery_code.DATA_LETTERS + recovery_code.CHECK_LETTERS
    one_case = secret in (secret.upper(), secret.lower())
    return abs(len(letters) - whole) <= 2 and one_case and sum(c.isdigit() for c in letters) >= 2

