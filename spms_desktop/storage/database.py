"""One encrypted SQLite connection, and SQLite's complaints in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import peewee
from playhouse.apsw_ext import APSWDatabase

from spms_desktop.domain.errors import Busy, CannotWrite, Damaged, DiskFull, FolderGone, NoMemory, Trouble
from spms_desktop.storage.files import is_full

APPLICATION_ID = 0x53504D53  # "SPMS"
FILE = "journal.db"

# FULL, not NORMAL: with NORMAL an acknowledged save is lost in about half of all power cuts.
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
}
BUSY_SECONDS = 0.25
"""The window waits so long for another program that holds the file; nobody notices it."""

_TROUBLES: tuple[tuple[type[apsw.Error], type[DiskFull | CannotWrite | Damaged | Busy]], ...] = (
    (apsw.FullError, DiskFull),
    (apsw.NotADBError, Damaged),
    (apsw.CorruptError, Damaged),
    (apsw.BusyError, Busy),
    (apsw.LockedError, Busy),
    (apsw.ReadOnlyError, CannotWrite),
    (apsw.CantOpenError, CannotWrite),
    (apsw.PermissionsError, CannotWrite),
    (apsw.IOError, CannotWrite),
)


def set_key(connection: apsw.Connection, data_key: bytes) -> None:
    """Choose the SQLCipher-4 page format and hand over the raw key; the first thing said on a connection."""
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")


class EncryptedDatabase(APSWDatabase):
    """A Peewee database whose every connection is given the key before anything else."""

    def __init__(self, path: Path, data_key: bytes) -> None:
        super().__init__(str(path), pragmas=PRAGMAS, autoconnect=False, timeout=BUSY_SECONDS)
        self._data_key = data_key
        self._identity: tuple[int, int] | None = None

    def _add_conn_hooks(self, connection: apsw.Connection) -> None:
        set_key(connection, self._data_key)
        # A log that does not fit its database is evidence: only a sound journal folds it in, on purpose.
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        self._identity = _identity(Path(str(self.database)))
        super()._add_conn_hooks(connection)

    def fold_log_in(self) -> None:
        """Move the write-ahead log into the database, and let closing remove it."""
        self.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self.connection().config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)

    def still_there(self, folder: Path) -> None:
        """Raise FolderGone when the file we have open is no longer the one at its place."""
        try:
            found = _identity(Path(str(self.database)))
        except OSError:
            found = None
        if found != self._identity:
            raise FolderGone(folder)

    def scalar(self, sql: str, *values: Any) -> Any:
        """The first column of the first row."""
        row = self.execute_sql(sql, values).fetchone()
        return row[0] if row else None


@contextmanager
def database_troubles(folder: Path) -> Iterator[None]:
    """Turn SQLite's complaints into our own trouble; a mistake of ours passes through unchanged."""
    try:
        yield
    except (apsw.Error, peewee.PeeweeException, MemoryError) as error:
        trouble = named(error, folder)
        if trouble is None:
            raise
        raise trouble from error


def named(error: BaseException, folder: Path) -> Trouble | None:
    """What SQLite complains of as our own trouble. Peewee wraps what APSW raised: look for it along the chain."""
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, apsw.NoMemError | MemoryError):
            return NoMemory()
        for complaint, trouble in _TROUBLES:
            if isinstance(link, complaint):
                full = trouble is CannotWrite and is_full(folder)  # of its smaller files SQLite does not say so
                return DiskFull(folder) if full else trouble(folder)
        link = link.__cause__ or link.__context__
    return None


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
