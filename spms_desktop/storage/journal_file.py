"""A journal folder: making it, opening it with a key, checking it, closing it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
import peewee

from spms_desktop.domain.errors import (
    AlreadyThere,
    CannotWrite,
    Damaged,
    DiskFull,
    MigrationFailed,
    NewerFile,
    NotAJournal,
    Trouble,
    WrongPassphrase,
)
from spms_desktop.storage import keys
from spms_desktop.storage.attachments import VersionsWithFiles
from spms_desktop.storage.database import APPLICATION_ID, FILE, EncryptedDatabase, database_troubles
from spms_desktop.storage.file_copies import FileCopies
from spms_desktop.storage.files import PRIVATE_FILE, PRIVATE_FOLDER, can_write, disk_troubles, move_durably
from spms_desktop.storage.keys import KeyFile, SlotKind
from spms_desktop.storage.lock import JournalLock
from spms_desktop.storage.migrate import Steps, migrate, row_counts, schema_number
from spms_desktop.storage.models import Local
from spms_desktop.storage.steps import STEPS

if TYPE_CHECKING:
    from spms_desktop.storage.backup import Backup

SUFFIX = ".spms"
_COPY_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Health:
    """What a check of a journal found."""

    sound: bool
    rows: dict[str, int]
    schema: int
    last_backup: Path | None


class JournalFile:
    """An open journal. It owns the one database connection; close it to let others in."""

    def __init__(
        self, folder: Path, database: EncryptedDatabase, data_key: bytes, lock: JournalLock | None, scratch: Path | None
    ) -> None:
        self.folder = folder
        self._database = database
        self._data_key = data_key
        self._lock = lock
        self._scratch = scratch
        self._sound = True
        self.versions = VersionsWithFiles(database, folder, self._device(), read_only=self.read_only)
        self.copies = FileCopies()

    @property
    def read_only(self) -> bool:
        return self._scratch is not None

    def local(self, key: str) -> str | None:
        """A value that only this computer keeps, such as a draft."""
        with database_troubles(self.folder), self._database.bind_ctx([Local]):
            row = Local.get_or_none(Local.key == key)
            return str(row.value) if row else None

    def local_keys(self, start: str) -> list[str]:
        """The names of local values that begin so."""
        with database_troubles(self.folder), self._database.bind_ctx([Local]):
            rows = Local.select(Local.key).where((Local.key >= start) & (Local.key < start + chr(0x10FFFF)))
            return [row.key for row in rows]

    def keep_local(self, key: str, value: str | None) -> None:
        """Set a local value, or forget it."""
        with database_troubles(self.folder), self._database.bind_ctx([Local]), self._database.atomic("IMMEDIATE"):
            if value is None:
                Local.delete().where(Local.key == key).execute()
            else:
                Local.replace(key=key, value=value).execute()

    def checkpoint(self) -> None:
        """Move the write-ahead log into the database, as is done when idle and on closing."""
        if self._sound:  # in a damaged journal the log may be all there is of the last saves
            with database_troubles(self.folder):
                self._database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def check(self) -> Health:
        """Read and authenticate every page."""
        with self._watching(), database_troubles(self.folder):
            sound = self._database.scalar("PRAGMA integrity_check") == "ok"
            rows, schema = row_counts(self._database), schema_number(self._database)
            self._sound = sound
        return Health(sound, rows, schema, _newest(self.folder))

    def quick_check(self) -> None:
        """Read every page through a connection of its own, so that a worker may do it; raises Damaged."""
        with self._watching():
            _read_every_page(self.folder, Path(str(self._database.database)), self._data_key)

    def back_up(self, now: datetime, target: Path | None = None) -> Backup:
        """Make a verified backup, beside the journal's own unless told where; safe in a worker."""
        return _back_up(self.folder, self._data_key, now, target)

    def close(self) -> None:
        """Finish and unlock, and take back the copies of files; calling it twice is fine."""
        self.copies.remove_all()
        if not self._database.is_closed():
            if not self.read_only and self._sound:
                # What cannot be folded in stays in the log, which is read next time.
                with contextlib.suppress(Trouble), database_troubles(self.folder):
                    self._database.still_there(self.folder)
                    self._database.fold_log_in()
            self._database.close()
        if self._lock:
            self._lock.release()
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)

    @contextlib.contextmanager
    def _watching(self) -> Iterator[None]:
        """Remember damage: a damaged journal is left exactly as it is when it is closed."""
        try:
            yield
        except Damaged:
            self._sound = False
            raise

    def _device(self) -> str:
        if self.read_only:
            return ""
        device = self.local("device")
        if device is None:
            device = uuid.uuid4().hex
            self.keep_local("device", device)
        return device


def create(folder: Path, secrets: dict[SlotKind, str], now: datetime) -> JournalFile:
    """Make a new journal with one key slot per secret and open it; it appears whole or not at all.

    Raises AlreadyThere, CannotWrite or DiskFull.
    """
    if folder.exists():
        raise AlreadyThere(folder)
    with disk_troubles(folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".new-", suffix=SUFFIX, dir=folder.parent))
    try:
        data_key = keys.new_data_key()
        key_file = keys.new_key_file(uuid.uuid4().hex, data_key)
        for kind, secret in secrets.items():
            key_file = keys.with_slot(key_file, kind, secret, data_key)
        keys.write(part, key_file)
        (part / FILE).touch(PRIVATE_FILE)  # SQLite gives its log the same mode
        with database_troubles(folder):
            database = EncryptedDatabase(part / FILE, data_key)
            database.connect()
            database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(database, folder, lambda: None)
            database.close()
        if folder.exists():
            raise AlreadyThere(folder)
        move_durably(part, folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return open_journal(folder, data_key, now)


def read_keys(folder: Path) -> KeyFile:
    """The key slots of a journal; raises NotAJournal or Damaged."""
    return key_files(folder)[0]


def key_files(folder: Path) -> list[KeyFile]:
    """Both copies of the key slots where they differ, as when one came from elsewhere."""
    with disk_troubles(folder):
        if not (folder / FILE).is_file():
            present = any((folder / name).is_file() for name in keys.FILES)
            raise Damaged(folder) if present else NotAJournal(folder)
    return keys.read(folder)


def data_key(folder: Path, secret: str = "", kinds: tuple[SlotKind, ...] = tuple(SlotKind)) -> bytes:
    """The key of a journal, opened by a passphrase or a recovery code; raises WrongPassphrase."""
    for kept in key_files(folder):
        with contextlib.suppress(WrongPassphrase):
            return keys.unlock(kept, secret, kinds)
    raise WrongPassphrase


def open_journal(
    folder: Path, key: bytes, now: datetime, *, read_only: bool = False, steps: Steps = STEPS
) -> JournalFile:
    """Open a journal with its data key.

    Reading only works on a private copy, so that the journal stays as it is to the byte. Raises
    NotAJournal, WrongPassphrase, Damaged, NewerFile, CannotWrite, InUse, MigrationFailed or DiskFull.
    """
    if not any(keys.is_right_key(kept, key) for kept in key_files(folder)):
        raise WrongPassphrase
    if read_only:
        return _open_copy(folder, key)
    if not can_write(folder):
        raise CannotWrite(folder)
    lock = JournalLock(folder)
    try:
        database = _connect(folder, folder / FILE, key)
        try:
            with contextlib.suppress(CannotWrite, DiskFull):  # a missing copy is no reason to keep anybody out
                keys.heal(folder, key)
            migrate(database, folder, partial(_back_up, folder, key, now), steps)
            return JournalFile(folder, database, key, lock, None)
        except BaseException:
            database.close()
            raise
    except BaseException:
        lock.release()
        raise


def _back_up(folder: Path, key: bytes, now: datetime, target: Path | None = None) -> Backup:
    from spms_desktop.storage import backup  # not needed before the first paint

    return backup.back_up(folder, key, target or folder / backup.FOLDER, now)


def _newest(folder: Path) -> Path | None:
    """The latest of a journal's own backups."""
    from spms_desktop.storage import backup

    return backup.newest(folder / backup.FOLDER)


def _open_copy(folder: Path, key: bytes) -> JournalFile:
    scratch = Path(tempfile.mkdtemp(prefix="spms-read-only-"))
    scratch.chmod(PRIVATE_FOLDER)
    try:
        _copy_in(folder, scratch, key)
        database = _connect(folder, scratch / FILE, key)
        # Only the copy is brought up to date; a newer or damaged one is shown as far as it can be read.
        with contextlib.suppress(NewerFile, MigrationFailed, Damaged):
            migrate(database, folder, lambda: None)
        return JournalFile(folder, database, key, None, scratch)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise


def _copy_in(folder: Path, scratch: Path, key: bytes) -> None:
    """Copy database and log; somebody who saves meanwhile may tear the copy, so it is read through and tried again."""
    for _attempt in range(_COPY_ATTEMPTS):
        with disk_troubles(folder):
            for name in (FILE, FILE + "-wal"):
                (scratch / name).unlink(missing_ok=True)
                if (folder / name).exists():
                    shutil.copyfile(folder / name, scratch / name)
        # Still damaged after several tries, it is shown all the same: what can be read shall be read.
        with contextlib.suppress(Damaged):
            _read_every_page(folder, scratch / FILE, key)
            return


def _read_every_page(folder: Path, path: Path, key: bytes) -> None:
    with database_troubles(folder):
        reader = _connect(folder, path, key)
        try:
            if reader.scalar("PRAGMA quick_check") != "ok":
                raise Damaged(folder)
        finally:
            reader.close()


def _connect(folder: Path, path: Path, key: bytes) -> EncryptedDatabase:
    """Connect with the right key: whatever cannot be read now is damage, not a wrong passphrase."""
    database = EncryptedDatabase(path, key)
    try:
        with database_troubles(folder):
            database.connect()
            if database.scalar("PRAGMA application_id") != APPLICATION_ID:
                raise Damaged(folder)
        return database
    except (Damaged, apsw.Error, peewee.PeeweeException) as error:
        with contextlib.suppress(peewee.PeeweeException, apsw.Error):
            database.close()
        raise Damaged(folder) from error


