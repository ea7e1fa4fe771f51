"""Private temporary folders that never stay: a lock tells which are in use, and the rest goes at the next start."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from spms_desktop.domain.errors import InUse, Trouble
from spms_desktop.storage.files import PRIVATE_FOLDER, disk_troubles
from spms_desktop.storage.lock import LOCK, JournalLock

FILES, SAMPLE, READING = "spms-files-", "spms-sample-", "spms-read-only-"
PREFIXES = (FILES, SAMPLE, READING, "spms-verify-", "spms-look-")
_UNLOCKED_SECONDS = 24 * 3600
_ATTEMPTS = 5


class Scratch:
    """A folder that only this user can enter, held until it is removed. Raises CannotWrite or DiskFull."""

    def __init__(self, prefix: str, base: Path | None = None) -> None:
        base = base or Path(tempfile.gettempdir())
        sweep(base)
        with disk_troubles(base):
            self.path, self._lock = _held(prefix, base)

    def remove(self) -> None:
        """Take it away with all that is in it; calling it twice is fine."""
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def _held(prefix: str, base: Path) -> tuple[Path, JournalLock]:
    """A fresh folder and its lock; a window that sweeps may hold a new lock for a moment and take the folder away."""
    for _attempt in range(_ATTEMPTS):
        path = Path(tempfile.mkdtemp(prefix=prefix, dir=base))
        with suppress(InUse):
            lock = JournalLock(path)
            if (path / LOCK).exists():
                return path, lock
            lock.release()
    raise InUse(base)


def sweep(base: Path) -> None:
    """Remove what a killed run left behind; what is in use is locked and stays."""
    with suppress(OSError):
        for left in [path for path in base.iterdir() if path.name.startswith(PREFIXES)]:
            with suppress(OSError, Trouble):
                if is_ours(left):
                    _remove_left(left)


def _remove_left(folder: Path) -> None:
    """Without a lock it may have been made just now, or by somebody who needs it briefly: only age tells."""
    if (folder / LOCK).exists():
        lock = JournalLock(folder)
        shutil.rmtree(folder, ignore_errors=True)  # while we hold it: nobody takes it for theirs
        lock.release()
    elif time.time() - folder.stat().st_mtime < _UNLOCKED_SECONDS:
        return
    shutil.rmtree(folder, ignore_errors=True)  # Windows keeps the lock's file until it is let go


def is_ours(folder: Path) -> bool:
    """Whether it is a real folder of this user."""
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and (os.name == "nt" or found.st_uid == os.getuid())


def is_private(folder: Path) -> bool:
    """Whether nobody else can enter it."""
    with suppress(OSError):
        return is_ours(folder) and stat.S_IMODE(folder.stat().st_mode) == PRIVATE_FOLDER and os.access(folder, os.W_OK)
    return False
