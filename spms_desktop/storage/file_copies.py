"""Copies of files for other programs to open: private, short-lived, and never left behind for long."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from spms_desktop.domain.errors import InUse, Trouble
from spms_desktop.storage.files import PRIVATE_FILE, PRIVATE_FOLDER, disk_troubles
from spms_desktop.storage.lock import JournalLock

PREFIX = "spms-files-"


class FileCopies:
    """The copies that one open journal has handed out; `remove_all` takes them away when it closes.

    A lock inside their folder tells other windows that they are in use; a crash drops it.
    """

    def __init__(self, base: Path | None = None) -> None:
        self._base = base or copies_base()
        self._folder: Path | None = None
        self._lock: JournalLock | None = None
        sweep(self._base)

    def make(self, name: str, data: bytes) -> Path:
        """Write a copy that only this user can read, in a fresh folder, so that its name stays as it is."""
        with disk_troubles(self._base):
            if self._folder is not None and not self._folder.is_dir():
                self.remove_all()  # the system cleaned up while the journal was open
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=self._base))
                self._lock = JournalLock(self._folder)
            place = Path(tempfile.mkdtemp(dir=self._folder)) / name
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as stream:
                stream.write(data)
        return place

    def remove_all(self) -> None:
        """Take every copy away; one that another program holds open goes at the next start."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def copies_base() -> Path:
    """The user's own runtime folder, which lies in memory, else the folder for temporary files."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(runtime) if runtime and _is_private(Path(runtime)) else Path(tempfile.gettempdir())


def sweep(base: Path) -> None:
    """Remove copies that a crash left behind; those of a window that is open are locked and stay."""
    for left in base.glob(f"{PREFIX}*"):
        with suppress(OSError, Trouble):
            if _is_ours(left) and not _in_use(left):
                shutil.rmtree(left, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and (os.name == "nt" or found.st_uid == os.getuid())


def _in_use(folder: Path) -> bool:
    try:
        JournalLock(folder).release()
    except InUse:
        return True
    return False


def _is_private(folder: Path) -> bool:
    with suppress(OSError):
        return _is_ours(folder) and stat.S_IMODE(folder.stat().st_mode) == PRIVATE_FOLDER and os.access(folder, os.W_OK)
    return False
