"""A finished PDF onto the disk: written beside its place, read back, opened and compared, then moved into place."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from spms_desktop.domain.errors import CannotWrite, DiskFull
from spms_desktop.report.protect import opens_with, protected

_FULL = (errno.ENOSPC, errno.EDQUOT)


def write_pdf(data: bytes, target: Path, password: str = "") -> None:
    """Write the PDF so that `target` holds either all of it or what was there before.

    With a password it is encrypted first, and what was written must open with that password and not without.
    Raises BadInput for a password that a PDF cannot have, DiskFull when no room is left, and CannotWrite when the
    folder refuses or the copy reads back differently.
    """
    folder = target.parent
    if password:
        data = protected(data, password)
    try:
        handle, name = tempfile.mkstemp(prefix=".summary-", suffix=".part", dir=folder)
    except OSError as error:
        raise _trouble(error, folder) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not _reads_back(part, data, password):
            raise CannotWrite(folder)
        part.replace(target)
    except OSError as error:
        raise _trouble(error, folder) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    _keep_move(folder)


def _reads_back(part: Path, data: bytes, password: str) -> bool:
    found = part.read_bytes()
    return found == data and found.startswith(b"%PDF-") and opens_with(found, password)


def _keep_move(folder: Path) -> None:
    """Make the move itself outlast a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _trouble(error: OSError, folder: Path) -> CannotWrite | DiskFull:
    return DiskFull(folder) if error.errno in _FULL else CannotWrite(folder)
