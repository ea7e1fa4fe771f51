"""Making backups: one file with the encrypted database, its key slots and a manifest, kept once it read back right."""

from __future__ import annotations

import errno
import shutil
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

import apsw
import msgspec

from spms_desktop.domain.errors import BackupFailed, DiskFull, FolderGone
from spms_desktop.storage import keys
from spms_desktop.storage.archive import MANIFEST, Backup, Manifest, Reason, named, newest
from spms_desktop.storage.database import FILE, database_troubles, set_key
from spms_desktop.storage.files import (
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    disk_troubles,
    is_full,
    make_folder,
    move_durably,
    sync_file,
)
from spms_desktop.storage.models import SYNCED, TABLES

_SCRATCH, _STALE_SECONDS = ".backup-", 24 * 3600
_WAIT_MS = 5000
"""A worker can wait for a save, or for the log being folded in."""


def back_up(journal: Path, data_key: bytes, target: Path, now: datetime, reason: Reason = Reason.ASKED) -> Backup:
    """Copy a journal, open or not, into a new verified file in `target`; safe to run in a worker.

    Uses a read connection of its own. Raises BackupFailed when the copy does not read back the same.
    """
    if not (journal / FILE).is_file():
        raise FolderGone(journal)
    with disk_troubles(target):
        make_folder(target, PRIVATE_FOLDER)
        _sweep(target, now)
        with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=target) as scratch:
            archive, manifest = _pack(journal, data_key, now, Path(scratch))
            path = _free_name(target, now, reason)
            move_durably(archive, path)
    return Backup(path, manifest)


def _pack(journal: Path, data_key: bytes, now: datetime, scratch: Path) -> tuple[Path, Manifest]:
    """The finished file in the scratch folder, on disk and read back."""
    copy = scratch / FILE
    with database_troubles(journal):
        copy_pages(journal / FILE, copy, data_key)
        rows, schema = inspect(copy, data_key, journal)
    key_file = next(kept for kept in keys.read(journal) if keys.is_right_key(kept, data_key))
    manifest = Manifest(1, key_file.journal, now, schema, rows)
    archive = scratch / "archive"
    archive.touch(PRIVATE_FILE)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as bundle:  # encrypted pages do not shrink
        bundle.write(copy, FILE)
        for name in keys.FILES:
            bundle.writestr(name, keys.encode(key_file))
        bundle.writestr(MANIFEST, msgspec.json.encode(manifest))
    sync_file(archive)
    if verify(archive, data_key).rows != rows:
        raise BackupFailed(journal)
    return archive, manifest


def verify(archive: Path, data_key: bytes) -> Manifest:
    """Open a backup as a restore would, check every page, and count; raises BackupFailed, or DiskFull without room."""
    try:
        with tempfile.TemporaryDirectory(prefix="spms-verify-") as scratch, zipfile.ZipFile(archive) as bundle:
            manifest = msgspec.json.decode(bundle.read(MANIFEST), type=Manifest)
            kept = [keys.decode(bundle.read(name)) for name in keys.FILES]
            copy = Path(bundle.extract(FILE, scratch))
            rows, schema = inspect(copy, data_key, archive)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, apsw.Error) as error:
        full = isinstance(error, apsw.FullError) or getattr(error, "errno", None) == errno.ENOSPC
        raise (DiskFull if full or is_full(Path(tempfile.gettempdir())) else BackupFailed)(archive) from error
    right = all(keys.is_right_key(k, data_key) and k.journal == manifest.journal for k in kept)
    if not right or (rows, schema) != (manifest.rows, manifest.schema):
        raise BackupFailed(archive)
    return manifest


def changed_since_last(journal: Path, data_key: bytes, folder: Path) -> bool:
    """Whether a journal holds anything that the newest backup in a folder does not; reads by a connection of its own.

    Rows are only ever added, so their number tells.
    """
    last = newest(folder)
    if last is None:
        return True
    with database_troubles(journal):
        rows, schema = count(journal / FILE, data_key)
    return (rows, schema) != (last.manifest.rows, last.manifest.schema)


def _sweep(target: Path, now: datetime) -> None:
    """Remove what a killed backup left behind; a day old, so that nobody else's work in progress is touched."""
    for left in target.glob(f"{_SCRATCH}*"):
        if now.timestamp() - left.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _free_name(target: Path, now: datetime, reason: Reason) -> Path:
    paths = (target / named(now, reason, n) for n in range(1, 1000))
    return next(path for path in paths if not path.exists())


def copy_pages(source: Path, target: Path, data_key: bytes, source_key: bytes = b"") -> None:
    """Copy a database, open elsewhere or not, into a new file of one piece; `source_key` when its key is another."""
    # Without the flag to create: a journal that was moved away meanwhile must not come back as an empty file.
    reader = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READWRITE)
    writer = apsw.Connection(str(target))
    try:
        reader.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        reader.set_busy_timeout(_WAIT_MS)
        set_key(reader, source_key or data_key)
        set_key(writer, data_key)
        with writer.backup("main", reader, "main") as copying:
            copying.step(-1)  # all pages in one step: a save in between would start it over
        writer.pragma("journal_mode", "delete")  # so that the copy is one file
    finally:
        writer.close()
        reader.close()


def inspect(path: Path, data_key: bytes, folder: Path) -> tuple[dict[str, int], int]:
    """Check every page, then the rows of each table and the schema; raises BackupFailed or apsw's errors."""
    connection = apsw.Connection(str(path))
    try:
        set_key(connection, data_key)
        if connection.pragma("integrity_check") != "ok":
            raise BackupFailed(folder)
        return _counted(connection)
    finally:
        connection.close()


def count(path: Path, data_key: bytes) -> tuple[dict[str, int], int]:
    """The rows of each table and the schema, without checking pages that counting does not need."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        connection.set_busy_timeout(_WAIT_MS)
        set_key(connection, data_key)
        return _counted(connection)
    finally:
        connection.close()


def _counted(connection: apsw.Connection) -> tuple[dict[str, int], int]:
    there = {name for (name,) in connection.execute(TABLES)}
    tables = [table for table in SYNCED if table in there]
    rows = {t: int(connection.execute(f"SELECT count(*) FROM {t}").get) for t in tables}  # noqa: S608
    return rows, int(connection.pragma("user_version"))
