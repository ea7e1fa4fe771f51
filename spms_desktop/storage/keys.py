"""Key slots: the random data key of a journal, wrapped once for each way to open it.

`keys.json` and its copy hold the slots and a check value that tells a right key from a wrong one, so a
wrong passphrase is never mistaken for damage. Changing a passphrase re-wraps the key; the database
itself is never re-keyed.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from spms_desktop.domain.errors import Damaged, NewerFile, RecoveryCodeSlip, Trouble, WrongPassphrase
from spms_desktop.storage import recovery_code
from spms_desktop.storage.files import write_durably

KEY_BYTES, SALT_BYTES, NONCE_BYTES = 32, 16, 12
FILES = ("keys.json", "keys.copy.json")
FORMAT = 1
MOST_MEMORY, MOST_LANES = 192 * 1024, 16
MOST_WORK = 64 * 3 * 64 * 1024
"""For all slots that a passphrase is tried on together: sixty-four times what one of ours takes (KiB times passes)."""


class SlotKind(StrEnum):
    """A way to open a journal."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    KEYRING = "keyring"
    OPEN = "open"


HUMAN = (SlotKind.PASSPHRASE, SlotKind.RECOVERY)
"""The ways in that a person can carry in their head or on paper."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The work that one guess at a passphrase takes (argon2id, RFC 9106): KiB, passes, lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key wrapped for one way to open; an open slot is wrapped with nothing secret.

    A passphrase with an `author` is that author's own, and opens the journal as them.
    """

    kind: SlotKind
    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of one journal; `check` is a keyed hash that only the right data key reproduces."""

    format: int
    journal: str
    check: bytes
    slots: tuple[Slot, ...]

    def has(self, kind: SlotKind, author: str = "") -> bool:
        return any(slot.kind is kind and slot.author == author for slot in self.slots)

    @property
    def locked_authors(self) -> frozenset[str]:
        """Who has a passphrase of their own."""
        return frozenset(slot.author for slot in self.slots if slot.author and slot.kind is SlotKind.PASSPHRASE)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a secret opened: the data key, and by which way in; `author` is empty unless it was somebody's own."""

    data_key: bytes
    kind: SlotKind
    author: str = ""


@dataclass(frozen=True, slots=True)
class _Sealed:
    """What stands in the file: the slots and a checksum that shows a flipped bit."""

    keys: msgspec.Raw
    sha256: str


def new_data_key() -> bytes:
    """A fresh random data key."""
    return secrets.token_bytes(KEY_BYTES)


def new_key_file(journal: str, data_key: bytes) -> KeyFile:
    """A key file without slots yet."""
    return KeyFile(FORMAT, journal, _check_value(data_key), ())


def with_slot(
    keys: KeyFile, kind: SlotKind, secret: str, data_key: bytes, cost: Cost | None = None, author: str = ""
) -> KeyFile:
    """The key file with one slot of that kind and author, a former one of the same replaced."""
    if not is_right_key(keys, data_key):
        raise ValueError("that is not this journal's key")
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    chosen = (cost or Cost()) if kind is SlotKind.PASSPHRASE else None
    wrapping = _wrapping_key(kind, secret, salt, chosen)
    wrapped = AESGCM(wrapping).encrypt(nonce, data_key, _purpose(keys, kind, author))
    slot = Slot(kind, salt, nonce, wrapped, chosen, author)
    return replace(keys, slots=(*_others(keys, kind, author), slot))


def without_slot(keys: KeyFile, kind: SlotKind, author: str = "") -> KeyFile:
    """The key file without one way in; raises ValueError when nobody could open the journal with what is left."""
    left = replace(keys, slots=_others(keys, kind, author))
    if not (left.has(SlotKind.OPEN) or any(left.has(way) for way in HUMAN)):
        raise ValueError("that is the last way in")
    return left


def unlock(keys: KeyFile, secret: str = "", kinds: tuple[SlotKind, ...] = tuple(SlotKind)) -> Opened:
    """The data key, by whichever slot of those kinds the secret opens; raises WrongPassphrase.

    An open slot, which any secret opens, comes last: what was typed may be an author's own passphrase.
    """
    for slot in sorted(keys.slots, key=lambda s: s.kind is SlotKind.OPEN):
        if slot.kind in kinds:
            try:
                wrapping = _wrapping_key(slot.kind, secret, slot.salt, slot.cost)
                purpose = _purpose(keys, slot.kind, slot.author)
                data_key = AESGCM(wrapping).decrypt(slot.nonce, slot.wrapped, purpose)
            except InvalidTag:
                continue
            if is_right_key(keys, data_key):
                return Opened(data_key, slot.kind, slot.author)
    raise WrongPassphrase


def is_right_key(keys: KeyFile, data_key: bytes) -> bool:
    """Whether a data key is the one this journal was made with."""
    return hmac.compare_digest(keys.check, _check_value(data_key))


def encode(keys: KeyFile) -> bytes:
    """The key file's bytes, readable JSON with a checksum."""
    inner = msgspec.json.encode(keys)
    return msgspec.json.format(msgspec.json.encode(_Sealed(msgspec.Raw(inner), hashlib.sha256(inner).hexdigest())))


def write(folder: Path, keys: KeyFile) -> None:
    """Write both copies, one after the other, so that one of them is whole at every moment."""
    data = encode(keys)
    try:
        for name in FILES:
            write_durably(folder / name, data)
    except Trouble:
        # Where both stand and the disk only did not confirm the last step, nobody may be told that the old ones do.
        if not _both_are(folder, data):
            raise


def read(folder: Path) -> list[KeyFile]:
    """The whole copies, one when they agree; raises Damaged when none is, NewerFile when a newer program wrote."""
    whole: list[KeyFile] = []
    newer = 0
    for name in FILES:
        try:
            keys = decode((folder / name).read_bytes())
        except (OSError, ValueError):
            continue
        if keys.format > FORMAT:
            newer = keys.format
        elif keys not in whole:
            whole.append(keys)
    if not whole:
        raise NewerFile(folder, newer, FORMAT) if newer else Damaged(folder)
    return whole


def heal(folder: Path, data_key: bytes) -> None:
    """Write both copies anew from one that fits the key, when one of them does not fit or stands otherwise.

    Two whole copies that differ and both fit are left: a change of passphrase was cut short between them, nobody
    was told that it holds, and what opened the journal a moment ago opens it tomorrow. The next change writes both.
    What a newer program wrote is left, too: it may hold what this one would drop.
    """
    right = [keys for keys in read(folder) if is_right_key(keys, data_key)]
    kept = [encode(keys) for keys in right]
    found = [(folder / name).read_bytes() if (folder / name).is_file() else b"" for name in FILES]
    if any(data not in kept for data in found) and not any(map(_is_newer, found)):
        write(folder, right[0])


def _is_newer(data: bytes) -> bool:
    try:
        return decode(data).format > FORMAT
    except ValueError:
        return False


def decode(data: bytes) -> KeyFile:
    """Read a key file's bytes; raises ValueError when a bit is wrong."""
    sealed = msgspec.json.decode(data, type=_Sealed)
    plain = msgspec.json.encode(msgspec.json.decode(sealed.keys))  # as it was summed, whatever its format
    if hashlib.sha256(plain).hexdigest() != sealed.sha256:
        raise ValueError("checksum")
    found = msgspec.json.decode(plain, type=KeyFile)
    costs = [slot.cost for slot in found.slots if slot.cost]
    if not all(_bearable(cost) for cost in costs) or sum(cost.memory * cost.passes for cost in costs) > MOST_WORK:
        raise ValueError("cost")
    return found


def _bearable(cost: Cost) -> bool:
    """Whether a guess takes what a computer has: a file made by somebody else may ask for anything."""
    return 1 <= cost.lanes <= MOST_LANES and cost.passes >= 1 and 8 * cost.lanes <= cost.memory <= MOST_MEMORY


def _both_are(folder: Path, data: bytes) -> bool:
    try:
        return all((folder / name).read_bytes() == data for name in FILES)
    except OSError:
        return False


def _check_value(data_key: bytes) -> bytes:
    return hmac.new(data_key, b"spms-desktop journal key check", hashlib.sha256).digest()


def _others(keys: KeyFile, kind: SlotKind, author: str) -> tuple[Slot, ...]:
    return tuple(slot for slot in keys.slots if (slot.kind, slot.author) != (kind, author))


def _purpose(keys: KeyFile, kind: SlotKind, author: str) -> bytes:
    """Bound into the wrapping, so that a slot cannot be moved to another journal, kind or author."""
    whose = f"|{author}" if author else ""
    return f"spms-desktop|{keys.journal}|{kind}{whose}".encode()


def _wrapping_key(kind: SlotKind, secret: str, salt: bytes, cost: Cost | None) -> bytes:
    if kind is SlotKind.PASSPHRASE and cost:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # an open journal starts without it

        kdf = Argon2id(
            salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
        )
        return kdf.derive(_utf8(secret))
    if kind is SlotKind.KEYRING:  # as many random bits as the data key has
        return hmac.new(salt, b"keyring|" + _utf8(secret), hashlib.sha256).digest()
    if kind is SlotKind.RECOVERY:
        # 130 random bits need no stretching: one keyed hash separates it from other uses.
        try:
            letters = recovery_code.normal_form(secret)
        except RecoveryCodeSlip:
            letters = ""
        return hmac.new(salt, b"recovery|" + letters.encode(), hashlib.sha256).digest()
    return hashlib.sha256(b"open|" + salt).digest()


def _utf8(secret: str) -> bytes:
    return unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
