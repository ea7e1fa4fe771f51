"""One instance per journal: a lock that the operating system drops by itself when a process ends.

Some network drives and all synced folders do not carry such a lock to other computers. So the lock file also says
which computer has the journal open, and is touched once a minute: a fresh note of another computer is a warning.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from spms_desktop.domain.errors import CannotWrite, InUse, InUseElsewhere
from spms_desktop.storage.files import PRIVATE_FILE, disk_troubles, folder_time

LOCK = "journal.lock"
BEAT_SECONDS = 60
_FRESH_SECONDS, _CLOCK_AHEAD_SECONDS = 5 * BEAT_SECONDS, 24 * 3600
_LONGEST_NAME = 64
_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    def _hold(descriptor: int) -> None:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # beyond the note, which others may read
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class JournalLock:
    """Holds `journal.lock` until released. A kernel lock cannot be left behind by a crash, as a lock file can.

    Raises InUse, or CannotWrite where the drive knows no locks: SQLite could not write safely there either.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._noted = False
        with disk_troubles(folder):
            self._descriptor: int | None = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            _hold(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            self._descriptor = None
            raise (InUse(folder) if error.errno in _TAKEN else CannotWrite(folder)) from error

    def note(self) -> None:
        """Say in the lock file that this computer has the journal open, and that it still has.

        Raises InUseElsewhere while another computer says the same, and leaves its note. What the disk refuses is
        no trouble: the kernel's lock holds all the same.
        """
        with suppress(OSError):
            elsewhere = noted_elsewhere(self._folder)
            if elsewhere is not None:
                raise elsewhere
            _write(self._folder, computer(), wait=self._noted)  # opening a journal waits for no disk
            self._noted = True

    def release(self) -> None:
        """Let others open the journal; calling it twice is fine."""
        if self._descriptor is not None:
            with suppress(OSError):
                if self._noted and _named(self._folder) == computer():
                    _write(self._folder, "")
            os.close(self._descriptor)
            self._descriptor = None


def computer() -> str:
    """The name of this computer in its network."""
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return _plain(name) or "?"


def noted_elsewhere(folder: Path) -> InUseElsewhere | None:
    """What there is to say when another computer had the journal open a moment ago."""
    name = _named(folder)
    if name in ("", computer()):
        return None
    touched = (folder / LOCK).stat().st_mtime
    now = folder_time(folder)  # the drive's own clock: those of two computers may differ
    if now is None or not -_CLOCK_AHEAD_SECONDS < now - touched < _FRESH_SECONDS:
        return None
    return InUseElsewhere(folder, name, datetime.fromtimestamp(touched).astimezone())


def forget_elsewhere(folder: Path) -> None:
    """Take another computer's note away, once somebody has said that the journal is open nowhere else."""
    with disk_troubles(folder):
        _write(folder, "")


def _named(folder: Path) -> str:
    try:
        with (folder / LOCK).open("rb") as stream:
            return _plain(stream.read(4 * _LONGEST_NAME).decode("utf-8", "replace"))
    except OSError:
        return ""


def _plain(name: str) -> str:
    return "".join(c for c in name if c.isprintable())[:_LONGEST_NAME].strip()


def _write(folder: Path, name: str, *, wait: bool = False) -> None:
    # By its name, not by our descriptor: a program that syncs may have put another file there.
    descriptor = os.open(folder / LOCK, os.O_WRONLY | os.O_TRUNC)
    try:
        os.write(descriptor, name.encode("utf-8", "replace"))
        os.utime(folder / LOCK)
        if wait:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
