"""Building the C shim that stands between a process and its disk, and driving it from inside that process."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).with_name("disk_shim.c")


def why_not() -> str:
    """Why the shim cannot be used here, or nothing."""
    if sys.platform != "linux":
        return "the recorder is made for Linux"
    return "" if shutil.which("cc") else "there is no C compiler (cc), which the recorder is made with"


def build(folder: Path) -> Path:
    """Compile the shim."""
    target = folder / "disk_shim.so"
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(target), str(SOURCE), "-ldl", "-lpthread"]
    subprocess.run(command, check=True, capture_output=True)
    return target


def environ(shim: Path, scratch: Path) -> dict[str, str]:
    """The environment of a process that is to be watched; its temporary files lie under what is watched, too."""
    return {**os.environ, "LD_PRELOAD": str(shim), "TMPDIR": str(scratch), "XDG_RUNTIME_DIR": str(scratch)}


class Shim:
    """The shim as seen from inside the process that it was loaded into."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(os.environ["LD_PRELOAD"])

    def watch(self, folder: Path, log: Path | None = None) -> None:
        """Watch what happens under a folder, and record it in `log`."""
        self._library.faults_watch(os.fsencode(folder), os.fsencode(log) if log else None)

    def mark(self, text: str) -> None:
        """Put a word of ours between what is recorded."""
        self._library.faults_mark(text.encode())

    def fill_disk(self, at: int, number: int, *, stays: bool) -> None:
        """Refuse the write point `at`, counted from now, with that errno; also all later ones if it stays."""
        self._library.faults_errno(ctypes.c_long(number))
        self._library.faults_full(ctypes.c_long(at), int(stays))

    def free_disk(self) -> None:
        """Refuse nothing any more."""
        self._library.faults_full(ctypes.c_long(-1), 0)

    @property
    def happened(self) -> bool:
        """Whether something was refused since the disk was filled."""
        return bool(self._library.faults_happened())

    @property
    def points(self) -> int:
        """How many write points there were since the disk was filled or freed."""
        return int(self._library.faults_points())
