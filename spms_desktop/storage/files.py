"""Writing files so that they are whole or not there, and naming what the disk refused."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from spms_desktop.domain.errors import CannotWrite, DiskFull

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_SMALL_FILE = 64 * 1024
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


@contextmanager
def disk_troubles(folder: Path) -> Iterator[None]:
    """Turn what the operating system says of the disk into our own trouble."""
    try:
        yield
    except OSError as error:
        raise (DiskFull(folder) if error.errno in _FULL else CannotWrite(folder)) from error


def write_durably(target: Path, data: bytes) -> None:
    """Replace a file so that after a crash it holds either the old bytes or the new ones, on disk."""
    with disk_troubles(target.parent):
        part = target.with_name(target.name + ".part")
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        sync_folder(target.parent)


def move_durably(source: Path, target: Path) -> None:
    """Rename a finished file or folder into place, and wait until the folder entry is on disk."""
    with disk_troubles(target.parent):
        source.replace(target)
        sync_folder(target.parent)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder where it is missing, and those above it; a power cut then does not take it and all it holds away.

    Syncing a folder keeps its entries; that it is there itself is an entry of the folder above.
    """
    if not folder.parent.is_dir():
        make_folder(folder.parent)
    folder.mkdir(mode=mode, exist_ok=True)
    with suppress(OSError):  # the folder above may be one that we cannot read
        sync_folder(folder.parent)


def sync_file(path: Path) -> None:
    """Wait until a file's bytes are on disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until a folder's entries are on disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def can_write(folder: Path) -> bool:
    """Whether a file can really be made in a folder; permission bits alone do not tell."""
    return folder_time(folder) is not None


def folder_time(folder: Path) -> float | None:
    """What the clock of a folder's drive says now, by a file made for it; None when none can be made."""
    probe = folder / f".write-test-{os.getpid()}"
    try:
        descriptor = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        try:
            return os.fstat(descriptor).st_mtime
        finally:
            os.close(descriptor)
            probe.unlink()
    except OSError:
        return None


def is_full(folder: Path) -> bool:
    """Whether the disk has no room for a small file; what a database says of a full disk is not always that."""
    probe = folder / f".room-test-{os.getpid()}"
    try:
        descriptor = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(bytes(_SMALL_FILE))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        return error.errno in _FULL
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return False
