"""Writing files so that they are whole or not there, and naming what the disk refused."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from spms_desktop.domain.errors import CannotWrite, DiskFull

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
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
    probe = folder / f".write-test-{os.getpid()}"
    try:
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
        probe.unlink()
    except OSError:
        return False
    return True
