"""Looking at what is to be opened before anything in it is touched."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import apsw

from spms_desktop.domain.errors import BackupGiven, Damaged, ForeignFile, NewerFile, NotAJournal, Trouble
from spms_desktop.storage import keys
from spms_desktop.storage.database import FILE, set_key
from spms_desktop.storage.files import disk_troubles
from spms_desktop.storage.reading import connect, copy_in
from spms_desktop.storage.scratch import READING, Scratch

_PLAIN_SQLITE, _ZIP = b"SQLite format 3\0", b"PK\x03\x04"
_BACKUP = ".spmsbackup"


def refuse_others(folder: Path) -> None:
    """Raise ForeignFile, BackupGiven, NotAJournal or Damaged unless there may be a journal here.

    Ours begins with random bytes: a database that can be read without a key is somebody else's.
    """
    with disk_troubles(folder):
        if folder.is_file():
            start = _start(folder)
            if start.startswith(_PLAIN_SQLITE):
                raise ForeignFile(folder)
            is_backup = folder.suffix.lower() == _BACKUP and start.startswith(_ZIP)
            raise BackupGiven(folder) if is_backup else NotAJournal(folder)
        if not (folder / FILE).is_file():
            present = any((folder / name).is_file() for name in keys.FILES)
            raise Damaged(folder) if present else NotAJournal(folder)
        if _start(folder / FILE).startswith(_PLAIN_SQLITE):
            raise ForeignFile(folder)


def refuse_newer(folder: Path, key: bytes, known: int) -> None:
    """Raise NewerFile when the journal has taken more steps than are known; not a byte of it changes.

    Whatever else is wrong is told by opening it.
    """
    found = 0
    with suppress(Trouble, apsw.Error):
        found = _schema(folder / FILE, key)
        if found <= known and _has_log(folder):
            found = _schema_with_log(folder, key)
    if found > known:
        raise NewerFile(folder, found, known)


def _schema(path: Path, key: bytes) -> int:
    """The number in the file itself; a connection that takes it for unchangeable makes no log beside it."""
    connection = apsw.Connection(
        f"{path.absolute().as_uri()}?immutable=1", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    )
    try:
        set_key(connection, key)
        return int(connection.pragma("user_version"))
    finally:
        connection.close()


def _schema_with_log(folder: Path, key: bytes) -> int:
    """The number in the last saves, which a crash left in the log: read from a copy."""
    scratch = Scratch(READING)
    try:
        copy_in(folder, scratch.path)
        database = connect(folder, scratch.path / FILE, key)
        try:
            return int(database.scalar("PRAGMA user_version"))
        finally:
            database.close()
    finally:
        scratch.remove()


def _has_log(folder: Path) -> bool:
    log = folder / f"{FILE}-wal"
    return log.is_file() and log.stat().st_size > 0


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(len(_PLAIN_SQLITE))
