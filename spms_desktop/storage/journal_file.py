"""A journal folder: making it, opening it with a key, checking it, closing it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from spms_desktop.domain.errors import (
    AlreadyThere,
    CannotWrite,
    Damaged,
    DiskFull,
    MigrationFailed,
    NewerFile,
    OpenedReadOnly,
    Trouble,
    WrongPassphrase,
)
from spms_desktop.storage import keys
from spms_desktop.storage.attachments import VersionsWithFiles
from spms_desktop.storage.database import APPLICATION_ID, FILE, EncryptedDatabase, database_troubles
from spms_desktop.storage.file_copies import FileCopies
from spms_desktop.storage.files import PRIVATE_FILE, can_write, disk_troubles, is_full, make_folder, move_durably
from spms_desktop.storage.first_look import refuse_newer, refuse_others
from spms_desktop.storage.keys import KeyFile, Opened, SlotKind
from spms_desktop.storage.lock import JournalLock
from spms_desktop.storage.log_check import has_lost_saves
from spms_desktop.storage.migrate import Steps, migrate, row_counts, schema_number
from spms_desktop.storage.models import Local
from spms_desktop.storage.reading import connect, copy_whole, read_every_page
from spms_desktop.storage.scratch import READING, Scratch
from spms_desktop.storage.steps import STEPS

if TYPE_CHECKING:
    from spms_desktop.storage.archive import Backup

SUFFIX = ".spms"
LOG = f"{FILE}-wal"
KeyChange = Callable[[KeyFile, bytes], KeyFile]
"""Other ways in, made from those of now and the data key."""


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
        self, folder: Path, database: EncryptedDatabase, key: bytes, lock: JournalLock | None, scratch: Scratch | None
    ) -> None:
        self.folder = folder
        self._database = database
        self._data_key = key
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

    @property
    def keys(self) -> KeyFile:
        """The ways in as they are on disk now."""
        return next(kept for kept in key_files(self.folder) if keys.is_right_key(kept, self._data_key))

    def change_keys(self, change: KeyChange) -> None:
        """Write other ways in; `change` is given those of now and the data key, which stays as it is.

        Raises OpenedReadOnly, FolderGone, CannotWrite or DiskFull; until both copies stand, the old ones open.
        """
        if self.read_only:
            raise OpenedReadOnly
        self._database.still_there(self.folder)
        with disk_troubles(self.folder):
            keys.write(self.folder, change(self.keys, self._data_key))

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
            read_every_page(self.folder, Path(str(self._database.database)), self._data_key)

    def still_open_here(self) -> None:
        """Say it to other computers, once a minute; raises InUseElsewhere when one of them says the same."""
        if self._lock:
            self._lock.note()

    @property
    def data_key(self) -> bytes:
        """What opens this journal's database and its backups."""
        return self._data_key

    def back_up(self, now: datetime, target: Path | None = None, reason: str = "") -> Backup:
        """Make a verified backup, beside the journal's own unless told where; safe in a worker."""
        if self.read_only:
            raise OpenedReadOnly  # copying it would leave a log beside the journal
        return _back_up(self.folder, self._data_key, now, target, reason)

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
            self._scratch.remove()

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
    with disk_troubles(folder.parent):
        if folder.exists():
            raise AlreadyThere(folder)
        make_folder(folder.parent)
        part = Path(tempfile.mkdtemp(prefix=".new-", suffix=SUFFIX, dir=folder.parent))
    try:
        data_key = keys.new_data_key()
        key_file = keys.new_key_file(uuid.uuid4().hex, data_key)
        for kind, secret in secrets.items():
            key_file = keys.with_slot(key_file, kind, secret, data_key)
        keys.write(part, key_file)
        with disk_troubles(folder.parent):
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
    """The key slots of a journal; raises NotAJournal, ForeignFile, BackupGiven or Damaged."""
    return key_files(folder)[0]


def key_files(folder: Path) -> list[KeyFile]:
    """Both copies of the key slots where they differ, as when one came from elsewhere."""
    refuse_others(folder)
    return keys.read(folder)


def data_key(folder: Path, secret: str = "", kinds: tuple[SlotKind, ...] = tuple(SlotKind)) -> bytes:
    """The key of a journal, opened by a passphrase or a recovery code; raises WrongPassphrase."""
    return unlock(folder, secret, kinds).data_key


def unlock(folder: Path, secret: str = "", kinds: tuple[SlotKind, ...] = tuple(SlotKind)) -> Opened:
    """The same with the way in that it was; raises WrongPassphrase."""
    for kept in key_files(folder):
        with contextlib.suppress(WrongPassphrase):
            return keys.unlock(kept, secret, kinds)
    raise WrongPassphrase


def open_journal(
    folder: Path, key: bytes, now: datetime, *, read_only: bool = False, steps: Steps = STEPS
) -> JournalFile:
    """Open a journal with its data key.

    Reading only works on a private copy, so that the journal stays as it is to the byte. Raises
    NotAJournal, ForeignFile, WrongPassphrase, Damaged, NewerFile, CannotWrite, InUse or one of its kinds,
    MigrationFailed or DiskFull.
    """
    if not any(keys.is_right_key(kept, key) for kept in key_files(folder)):
        raise WrongPassphrase
    if read_only:
        return _open_copy(folder, key)
    refuse_newer(folder, key, len(steps))
    if not can_write(folder):
        raise DiskFull(folder) if is_full(folder) else CannotWrite(folder)
    lock = JournalLock(folder)
    try:
        lock.note()
        if has_lost_saves(folder / LOG):
            raise Damaged(folder)
        database = connect(folder, folder / FILE, key)
        try:
            with database_troubles(folder):
                migrate(database, folder, partial(_back_up, folder, key, now, reason="update"), steps)
            with contextlib.suppress(CannotWrite, DiskFull):  # a missing copy is no reason to keep anybody out
                keys.heal(folder, key)
            return JournalFile(folder, database, key, lock, None)
        except BaseException:
            database.close()
            raise
    except BaseException:
        lock.release()
        raise


def _back_up(folder: Path, key: bytes, now: datetime, target: Path | None = None, reason: str = "") -> Backup:
    from spms_desktop.storage import archive, backup  # not needed before the first paint

    return backup.back_up(folder, key, target or folder / archive.FOLDER, now, archive.Reason(reason))


def _newest(folder: Path) -> Path | None:
    """The latest of a journal's own backups."""
    from spms_desktop.storage import archive

    found = archive.newest(folder / archive.FOLDER)
    return found.path if found else None


def _open_copy(folder: Path, key: bytes) -> JournalFile:
    scratch = Scratch(READING)
    try:
        copy_whole(folder, scratch.path, key)
        database = connect(folder, scratch.path / FILE, key)
        # Only the copy is brought up to date; a newer or damaged one is shown as far as it can be read.
        with contextlib.suppress(NewerFile, MigrationFailed, Damaged):
            migrate(database, folder, lambda: None)
        return JournalFile(folder, database, key, None, scratch)
    except BaseException:
        scratch.remove()
        raise
