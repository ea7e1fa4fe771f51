"""A second place for backups, such as a USB stick: each copy there is compared to the byte before it counts."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from spms_desktop.domain.errors import BackupFailed
from spms_desktop.storage.archive import Backup, backups_in
from spms_desktop.storage.files import PRIVATE_FILE, disk_troubles, move_durably, write_durably
from spms_desktop.storage.rotation import rotate

MARK = ".spms-second-place"
"""Stands in the chosen folder: without it the stick is not there, even when an empty folder of its name is."""
_PART = ".part"
_CHUNK = 1 << 20


def choose(folder: Path) -> None:
    """Mark a folder as a second place; raises CannotWrite or DiskFull."""
    write_durably(folder / MARK, b"Backups of a journal are copied here.\n")


def is_there(folder: Path) -> bool:
    """Whether the folder that was chosen can be reached now."""
    try:
        return (folder / MARK).is_file()
    except OSError:
        return False


def copy_there(backup: Backup, folder: Path, now: datetime) -> Path:
    """Copy a verified backup, unless it is there already, and let older copies of the same journal go.

    Raises BackupFailed when the copy does not read back the same, CannotWrite or DiskFull.
    """
    target = folder / backup.path.name
    with disk_troubles(folder):
        wanted = _digest(backup.path)
        if not (target.is_file() and _digest(target) == wanted):
            _copy(backup.path, target, wanted)
    rotate(folder, backup.manifest.journal, now)
    return target


def newest_there(folder: Path, journal: str) -> Backup | None:
    """The latest backup of one journal in a folder."""
    return next(iter(backups_in(folder, journal)), None)


def _copy(source: Path, target: Path, wanted: bytes) -> None:
    part = target.with_name(target.name + _PART)
    try:
        with source.open("rb") as there:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
            with os.fdopen(descriptor, "wb") as here:
                shutil.copyfileobj(there, here, _CHUNK)
                here.flush()
                os.fsync(here.fileno())
        if _digest(part) != wanted:
            raise BackupFailed(target.parent)
        move_durably(part, target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _digest(path: Path) -> bytes:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()
