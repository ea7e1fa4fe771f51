"""One instance per journal: a lock that the operating system drops by itself when a process ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from spms_desktop.domain.errors import InUse
from spms_desktop.storage.files import PRIVATE_FILE, disk_troubles

if sys.platform == "win32":
    import msvcrt

    def _hold(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class JournalLock:
    """Holds `journal.lock` until released. A kernel lock cannot be left behind by a crash, as a lock file can."""

    def __init__(self, folder: Path) -> None:
        with disk_troubles(folder):
            self._descriptor: int | None = os.open(folder / "journal.lock", os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            _hold(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            self._descriptor = None
            raise InUse(folder) from error

    def release(self) -> None:
        """Let others open the journal; calling it twice is fine."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
