"""Backups: one zip with the encrypted database, its key slots and a manifest, kept only once it has read back right."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw
import msgspec

from spms_desktop.domain.errors import BackupFailed, FolderGone
from spms_desktop.storage import keys
from spms_desktop.storage.database import FILE, database_troubles, set_key
from spms_desktop.storage.files import PRIVATE_FILE, PRIVATE_FOLDER, disk_troubles, move_durably, sync_file
from spms_desktop.storage.models import SYNCED, TABLES

_SCRATCH, _STALE_SECONDS = ".backup-", 24 * 3600
FOLDER, SUFFIX, MANIFEST = "backups", ".spmsbackup", "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds; it tells nothing about the person."""

    format: int
    journal: str
    made_at: datetime
    schema: int
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified backup file."""

    path: Path
    manifest: Manifest


def back_up(journal: Path, data_key: bytes, target: Path, now: datetime) -> Backup:
    """Copy a journal, open or not, into a new verified file in `target`; safe to run in a worker.

    Uses a read connection of its own. Raises BackupFailed when the copy does not read back the same.
    """
    if not (journal / FILE).is_file():
        raise FolderGone(journal)
    with disk_troubles(target):
        target.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        _sweep(target, now)
        with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=target) as scratch:
            return _back_up(journal, data_key, target, now, Path(scratch))


def _back_up(journal: Path, data_key: bytes, target: Path, now: datetime, scratch: Path) -> Backup:
    copy = scratch / FILE
    with database_troubles(journal):
        _copy_pages(journal / FILE, copy, data_key)
        rows, schema = _inspect(copy, data_key, journal)
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
    path = _free_name(target, now)
    move_durably(archive, path)
    return Backup(path, manifest)


def verify(archive: Path, data_key: bytes) -> Manifest:
    """Open a backup as a restore would, check every page, and count; raises BackupFailed."""
    try:
        with tempfile.TemporaryDirectory(prefix="spms-verify-") as scratch, zipfile.ZipFile(archive) as bundle:
            manifest = msgspec.json.decode(bundle.read(MANIFEST), type=Manifest)
            kept = [keys.decode(bundle.read(name)) for name in keys.FILES]
            copy = Path(bundle.extract(FILE, scratch))
            rows, schema = _inspect(copy, data_key, archive)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, apsw.Error) as error:
        raise BackupFailed(archive) from error
    right = all(keys.is_right_key(k, data_key) and k.journal == manifest.journal for k in kept)
    if not right or (rows, schema) != (manifest.rows, manifest.schema):
        raise BackupFailed(archive)
    return manifest


def newest(folder: Path) -> Path | None:
    """The latest backup in a folder, by its name."""
    return max(folder.glob(f"*{SUFFIX}"), default=None, key=lambda path: path.name)


def _sweep(target: Path, now: datetime) -> None:
    """Remove what a killed backup left behind; a day old, so that nobody else's work in progress is touched."""
    for left in target.glob(f"{_SCRATCH}*"):
        if now.timestamp() - left.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _free_name(target: Path, now: datetime) -> Path:
    stem = f"backup-{now:%Y-%m-%d-%H%M%S}"
    names = (target / f"{stem}{extra}{SUFFIX}" for extra in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path for path in names if not path.exists())


def _copy_pages(source: Path, target: Path, data_key: bytes) -> None:
    # Without the flag to create: a journal that was moved away meanwhile must not come back as an empty file.
    reader = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READWRITE)
    writer = apsw.Connection(str(target))
    try:
        reader.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        set_key(reader, data_key)
        set_key(writer, data_key)
        with writer.backup("main", reader, "main") as copying:
            copying.step(-1)  # all pages in one step: a save in between would start it over
        writer.pragma("journal_mode", "delete")  # so that the copy is one file
    finally:
        writer.close()
        reader.close()


def _inspect(path: Path, data_key: bytes, folder: Path) -> tuple[dict[str, int], int]:
    connection = apsw.Connection(str(path))
    try:
        set_key(connection, data_key)
        if connection.pragma("integrity_check") != "ok":
            raise BackupFailed(folder)
        there = {name for (name,) in connection.execute(TABLES)}
        tables = [table for table in SYNCED if table in there]
        rows = {t: int(connection.execute(f"SELECT count(*) FROM {t}").get) for t in tables}  # noqa: S608
        return rows, int(connection.pragma("user_version"))
    finally:
        connection.close()
