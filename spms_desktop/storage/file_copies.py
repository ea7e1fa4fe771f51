"""Copies of files for other programs to open: private, short-lived, and never left behind for long."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from spms_desktop.storage.files import PRIVATE_FILE, disk_troubles
from spms_desktop.storage.scratch import FILES, Scratch, is_private, sweep


class FileCopies:
    """The copies that one open journal has handed out; `remove_all` takes them away when it closes."""

    def __init__(self, base: Path | None = None) -> None:
        self._base = base or copies_base()
        self._scratch: Scratch | None = None
        for place in {self._base, Path(tempfile.gettempdir())}:
            sweep(place)  # each start takes away what a killed one left

    def make(self, name: str, data: bytes) -> Path:
        """Write a copy that only this user can read, in a fresh folder, so that its name stays as it is."""
        with disk_troubles(self._base):
            if self._scratch is not None and not self._scratch.path.is_dir():
                self.remove_all()  # the system cleaned up while the journal was open
            if self._scratch is None:
                self._scratch = Scratch(FILES, self._base)
            place = Path(tempfile.mkdtemp(dir=self._scratch.path)) / name
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as stream:
                stream.write(data)
        return place

    def remove_all(self) -> None:
        """Take every copy away; one that another program holds open goes at the next start."""
        if self._scratch is not None:
            self._scratch.remove()
            self._scratch = None


def copies_base() -> Path:
    """The user's own runtime folder, which lies in memory, else the folder for temporary files."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(runtime) if runtime and is_private(Path(runtime)) else Path(tempfile.gettempdir())
