"""Reading a journal: by a connection of one's own, or from a private copy that leaves it as it is to the byte."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import apsw
import peewee

from spms_desktop.domain.errors import Busy, Damaged, DiskFull, ForeignFile, NoMemory
from spms_desktop.storage.database import APPLICATION_ID, FILE, EncryptedDatabase, database_troubles
from spms_desktop.storage.files import disk_troubles
from spms_desktop.storage.known_schema import may_be_read

_COPY_ATTEMPTS = 5


def connect(folder: Path, path: Path, key: bytes) -> EncryptedDatabase:
    """Connect with the right key: whatever cannot be read now is damage, not a wrong passphrase.

    Raises Damaged, Busy, DiskFull, NoMemory, or ForeignFile for tables that are not ours.
    """
    database = EncryptedDatabase(path, key)
    try:
        with database_troubles(folder):
            database.connect()
            if database.scalar("PRAGMA application_id") != APPLICATION_ID:
                raise Damaged(folder)
            if not may_be_read(database.connection()):  # SQLite runs what a schema says
                raise ForeignFile(folder)
    except (Busy, DiskFull, NoMemory, ForeignFile):
        _close(database)
        raise
    except (Damaged, apsw.Error, peewee.PeeweeException) as error:
        _close(database)
        raise Damaged(folder) from error
    except BaseException:
        _close(database)
        raise
    return database


def read_every_page(folder: Path, path: Path, key: bytes) -> None:
    """Read and authenticate a whole database; raises Damaged."""
    with database_troubles(folder):
        reader = connect(folder, path, key)
        try:
            if reader.scalar("PRAGMA quick_check") != "ok":
                raise Damaged(folder)
        finally:
            reader.close()


def copy_whole(folder: Path, scratch: Path, key: bytes) -> None:
    """Copy database and log; somebody who saves meanwhile may tear the copy, so it is read through and tried again."""
    for _attempt in range(_COPY_ATTEMPTS):
        copy_in(folder, scratch)
        # Still damaged after several tries, it is shown all the same: what can be read shall be read.
        with contextlib.suppress(Damaged):
            read_every_page(folder, scratch / FILE, key)
            return


def copy_in(folder: Path, scratch: Path) -> None:
    """Copy database and log once; raises DiskFull or CannotWrite."""
    with disk_troubles(folder):
        for name in (FILE, FILE + "-wal"):
            (scratch / name).unlink(missing_ok=True)
            if (folder / name).exists():
                shutil.copyfile(folder / name, scratch / name)


def _close(database: EncryptedDatabase) -> None:
    with contextlib.suppress(peewee.PeeweeException, apsw.Error):
        database.close()
