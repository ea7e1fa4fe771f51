"""What a backup file is called and what stands in it, read without opening the database inside."""

from __future__ import annotations

import re
import shutil
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from spms_desktop.domain.errors import BackupDamaged, BadInput
from spms_desktop.storage import keys
from spms_desktop.storage.database import FILE
from spms_desktop.storage.files import disk_troubles
from spms_desktop.storage.keys import KeyFile

FOLDER, SUFFIX, MANIFEST = "backups", ".spmsbackup", "manifest.json"
FORMAT = 1
_UNREADABLE = (OSError, ValueError, KeyError, EOFError, OverflowError, RuntimeError, struct.error, zipfile.BadZipFile)
"""What reading a zip with wrong bytes in it may raise."""
_SMALL = 256 * 1024
"""More than any manifest or key file takes."""
_STAMP = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"backup-(\d{4}-\d\d-\d\d-\d{6})(?:-([a-z]+))?(?:-(\d+))?" + re.escape(SUFFIX))


class Reason(StrEnum):
    """Why a backup was made; it stands in the name of the file. One that somebody asked for has none there."""

    ASKED = ""
    DAILY = "daily"
    MIGRATION = "update"
    IMPORT = "import"
    RESTORE = "restore"


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
    """A backup file and its manifest."""

    path: Path
    manifest: Manifest

    @property
    def reason(self) -> Reason:
        return reason(self.path)

    @property
    def size(self) -> int:
        """How many bytes the file takes; none once it is gone."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def named(now: datetime, why: Reason, number: int = 1) -> str:
    """The name of a new backup file; `number` tells apart those of one second."""
    parts = ["backup", now.strftime(_STAMP), *([str(why)] if why else []), *([str(number)] if number > 1 else [])]
    return "-".join(parts) + SUFFIX


def reason(path: Path) -> Reason:
    """Why a file was made, by its name; one with a name of its own counts as asked for."""
    found = _NAME.fullmatch(path.name)
    return next((why for why in Reason if found and why == found[2]), Reason.ASKED)


def made_at(path: Path) -> datetime | None:
    """When a file was made by the wall clock, as far as its name tells; nothing is read."""
    found = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(found[1], _STAMP) if found else None  # noqa: DTZ007  # a wall clock's time
    except ValueError:
        return None


def backups_in(folder: Path, journal: str = "") -> list[Backup]:
    """The backups in a folder, newest first; with `journal` only those of that one. What cannot be read is left out."""
    found = []
    for path in sorted(_files(folder)):
        try:
            manifest = read_manifest(path)
        except (BadInput, BackupDamaged):
            continue
        if not journal or manifest.journal == journal:
            found.append(Backup(path, manifest))
    return sorted(found, key=lambda backup: (backup.manifest.made_at, _number(backup.path)), reverse=True)


def newest(folder: Path) -> Backup | None:
    """The latest backup in a folder whose list of contents can be read."""
    return next(iter(backups_in(folder)), None)


def read_manifest(path: Path) -> Manifest:
    """What a backup says of itself; raises BadInput("not_a_backup") or BackupDamaged."""
    with _opened(path) as bundle:
        manifest = msgspec.json.decode(_part(bundle, MANIFEST), type=Manifest)
    if manifest.made_at.tzinfo is None:
        raise BackupDamaged(path)
    return manifest


def read_keys(path: Path) -> KeyFile:
    """The key slots in a backup; raises BadInput("not_a_backup") or BackupDamaged."""
    with _opened(path) as bundle:
        for name in keys.FILES:
            try:
                return keys.decode(_part(bundle, name))
            except (ValueError, KeyError, zipfile.BadZipFile):
                continue
    raise BackupDamaged(path)


def extract(path: Path, target: Path) -> None:
    """Write the encrypted database of a backup to a new file; raises BackupDamaged, DiskFull or CannotWrite.

    Our files hold it unpacked, so that it cannot be larger than the file it comes in.
    """
    with _opened(path) as bundle:
        part = bundle.getinfo(FILE)
        if part.compress_type != zipfile.ZIP_STORED or part.file_size > path.stat().st_size:
            raise BackupDamaged(path)
        with bundle.open(part) as source, disk_troubles(target.parent), target.open("xb") as sink:
            shutil.copyfileobj(source, sink, 1 << 20)


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == SUFFIX and path.is_file()]
    except OSError:
        return []


def _number(path: Path) -> int:
    found = _NAME.fullmatch(path.name)
    return int(found[3] or 1) if found else 1


def _part(bundle: zipfile.ZipFile, name: str) -> bytes:
    """One of the small parts; a larger one is none of ours."""
    info = bundle.getinfo(name)
    if info.file_size > _SMALL or info.compress_type != zipfile.ZIP_STORED:
        raise ValueError(name)
    return bundle.read(info)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The parts of a backup file; whatever cannot be read in it becomes one of two troubles."""
    try:
        if not zipfile.is_zipfile(path):
            raise BadInput("not_a_backup")
        with zipfile.ZipFile(path) as bundle:
            if not {MANIFEST, FILE} <= set(bundle.namelist()):
                raise BadInput("not_a_backup")
            yield bundle
    except _UNREADABLE as error:
        raise BackupDamaged(path) from error
