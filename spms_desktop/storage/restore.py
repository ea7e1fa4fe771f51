"""Restoring: what a backup holds, a new journal from it, or the present journal taken back to it; all or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import apsw
import msgspec

from spms_desktop.domain.author import Author, AuthorRole
from spms_desktop.domain.errors import AlreadyThere, BackupDamaged, BackupFailed, BadInput, NewerFile
from spms_desktop.storage import archive, keys
from spms_desktop.storage.archive import Backup, Manifest, Reason
from spms_desktop.storage.backup import back_up, copy_pages, inspect
from spms_desktop.storage.database import FILE, EncryptedDatabase, database_troubles, set_key
from spms_desktop.storage.files import (
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    disk_troubles,
    make_folder,
    move_durably,
    sync_file,
    sync_folder,
)
from spms_desktop.storage.journal_file import SUFFIX
from spms_desktop.storage.keys import KeyFile
from spms_desktop.storage.known_schema import guard, is_ours
from spms_desktop.storage.lock import JournalLock
from spms_desktop.storage.steps import STEPS

BEFORE = "before_restoring"
"""Where a restored journal keeps the name of the backup that goes back."""
_SCRATCH = ".restore-"
_FORGET = f"DELETE FROM local WHERE key IN ('device', '{BEFORE}') OR key LIKE 'second_place%'"  # noqa: S608
"""What is true only of the computer, or the restoring, of another time."""
_LIVE = "NOT EXISTS (SELECT 1 FROM gravestone AS g WHERE g.version = v.uid)"
_COUNTS = f"SELECT kind, count(*), min(day), max(day) FROM version AS v WHERE {_LIVE} GROUP BY kind"  # noqa: S608
_AUTHORS = f"SELECT value FROM version AS v WHERE kind = 'author' AND {_LIVE} ORDER BY rowid"  # noqa: S608


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many values of one kind a backup holds, and about which days."""

    kind: str
    count: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, as far as somebody who chooses among several needs it."""

    manifest: Manifest
    kinds: tuple[KindCount, ...]
    person: str
    caregivers: tuple[str, ...]


def needs_secret(path: Path) -> bool:
    """Whether a backup asks for a passphrase or a recovery code."""
    return not archive.read_keys(path).has(keys.SlotKind.OPEN)


def archive_key(path: Path, secret: str = "") -> bytes:
    """The data key of a backup, opened by the passphrase or the recovery code of its time; raises WrongPassphrase."""
    return keys.unlock(archive.read_keys(path), secret).data_key


def contents(path: Path, key: bytes) -> Contents:
    """Look into a backup, every page of it; raises BackupDamaged, or NewerFile when only a newer program can."""
    with tempfile.TemporaryDirectory(prefix="spms-look-") as scratch:
        copy = Path(scratch) / FILE
        manifest = _unpack(path, key, copy)
        with _reading(path):
            connection = apsw.Connection(str(copy))
            try:
                set_key(connection, key)
                guard(connection)
                kinds = tuple(_kind_count(*row) for row in connection.execute(_COUNTS))
                authors = [msgspec.json.decode(text, type=Author) for (text,) in connection.execute(_AUTHORS)]
            finally:
                connection.close()
    person = next((a.name for a in authors if a.role is AuthorRole.PERSON), "")
    return Contents(manifest, kinds, person, tuple(a.name for a in authors if a.role is not AuthorRole.PERSON))


def restore_new(path: Path, key: bytes, folder: Path) -> None:
    """Make a new journal folder from a backup, with the ways in of its time; it appears whole or not at all.

    Raises AlreadyThere, BackupDamaged, NewerFile, CannotWrite or DiskFull.
    """
    if folder.exists():
        raise AlreadyThere(folder)
    with disk_troubles(folder.parent):
        make_folder(folder.parent)
        part = Path(tempfile.mkdtemp(prefix=".new-", suffix=SUFFIX, dir=folder.parent))
    try:
        with disk_troubles(folder.parent):
            _unpack(path, key, part / FILE)
            _make_ours(path, part / FILE, key, {})
            keys.write(part, archive.read_keys(path))
            sync_folder(part)
        if folder.exists():
            raise AlreadyThere(folder)
        move_durably(part, folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def restore_in_place(folder: Path, key: bytes, path: Path, now: datetime) -> Backup:
    """Take a closed journal back to one of its backups, and give the backup of what it held until now.

    The ways in stay those of now. At every moment the journal is as before or as restored. Raises InUse,
    BackupDamaged, NewerFile, BackupFailed, BadInput("other_journal"), and what disks do.
    """
    lock = JournalLock(folder)
    try:
        check_same_journal(folder, path, key)
        with disk_troubles(folder), _scratch(folder) as scratch:
            fresh = scratch / FILE
            _unpack(path, key, fresh)
            aside = back_up(folder, key, folder / archive.FOLDER, now, Reason.RESTORE)
            _make_ours(path, fresh, key, {BEFORE: aside.path.name})
            _fold_log_in(folder, key)
            move_durably(fresh, folder / FILE)
        return aside
    finally:
        lock.release()


def check_same_journal(folder: Path, path: Path, key: bytes) -> None:
    """Raise BadInput("other_journal") unless a backup is of this journal."""
    key_file = archive.read_keys(path)
    if not keys.is_right_key(key_file, key) or key_file.journal != _present(folder, key).journal:
        raise BadInput("other_journal")


def check_key(path: Path, key: bytes) -> None:
    """Raise BadInput("other_journal") unless a data key opens a backup."""
    if not keys.is_right_key(archive.read_keys(path), key):
        raise BadInput("other_journal")


def _present(folder: Path, key: bytes) -> KeyFile:
    return next(kept for kept in keys.read(folder) if keys.is_right_key(kept, key))


def _unpack(path: Path, key: bytes, target: Path) -> Manifest:
    """The database of a backup, checked to the last page, in one file on disk."""
    manifest = archive.read_manifest(path)
    if manifest.schema > len(STEPS) or manifest.format > archive.FORMAT:
        raise NewerFile(path, manifest.schema, len(STEPS))
    packed = target.with_suffix(".packed")
    try:
        archive.extract(path, packed)
        target.touch(PRIVATE_FILE)
        with _reading(path):
            copy_pages(packed, target, key)  # written by our own hand: no file mode, log or trick of the zip's
            _check_schema(path, target, key)
            if inspect(target, key, path) != (manifest.rows, manifest.schema):
                raise BackupDamaged(path)
    finally:
        packed.unlink(missing_ok=True)
    return manifest


def _check_schema(path: Path, database: Path, key: bytes) -> None:
    """Raise BackupDamaged when a file holds other tables than a journal, or anything that computes by itself."""
    connection = apsw.Connection(str(database))
    try:
        set_key(connection, key)
        guard(connection)
        if not is_ours(connection):
            raise BackupDamaged(path)
    finally:
        connection.close()


def _make_ours(path: Path, database: Path, key: bytes, local: dict[str, str]) -> None:
    """Let the file count as another device from now on, so that what two copies write is never taken for one."""
    with _reading(path):
        connection = apsw.Connection(str(database))
        try:
            set_key(connection, key)
            guard(connection)
            connection.pragma("synchronous", "full")
            with connection:
                connection.execute(_FORGET)
                connection.executemany("INSERT INTO local (key, value) VALUES (?, ?)", local.items())
        finally:
            connection.close()
    sync_file(database)


def _fold_log_in(folder: Path, key: bytes) -> None:
    """Leave the journal as one file: a log that outlives its database would be read into the next one."""
    with database_troubles(folder):
        database = EncryptedDatabase(folder / FILE, key)
        database.connect()
        try:
            database.fold_log_in()
        finally:
            database.close()
    log = folder / f"{FILE}-wal"
    if log.exists() and log.stat().st_size:
        raise BackupFailed(folder)
    log.unlink(missing_ok=True)
    (folder / f"{FILE}-shm").unlink(missing_ok=True)
    sync_folder(folder)


def _kind_count(kind: str, count: int, first: str | None, last: str | None) -> KindCount:
    return KindCount(kind, count, _day(first), _day(last))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Whatever is wrong inside a backup is said of the backup."""
    try:
        yield
    except (apsw.FullError, apsw.CantOpenError):
        with database_troubles(path.parent):
            raise
    except (apsw.Error, BackupFailed, ValueError, TypeError) as error:  # also values of another type than ours
        raise BackupDamaged(path) from error


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder inside the journal's, so that what is made in it can be renamed into place."""
    for left in folder.glob(f"{_SCRATCH}*"):
        shutil.rmtree(left, ignore_errors=True)  # we hold the lock: it is nobody's any more
    scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=folder))
    scratch.chmod(PRIVATE_FOLDER)
    try:
        yield scratch
    finally:
        with suppress(OSError):
            shutil.rmtree(scratch)
