"""Whether a folder is one that another program syncs, or lies on another computer: there a database can be torn.

The rules look at names and at the table of mounts; nothing is asked of a network.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath

_MARKERS = (
    ".stfolder", ".sync_journal.db", ".owncloudsync.log", ".nextcloudsync.log", ".dropbox.cache",
)  # fmt: skip
"""Files that a syncing program leaves in the folder it carries."""
_NAMES = (
    ("onedrive", "onedrive"),
    ("dropbox", "dropbox"),
    ("google drive", "google"),
    ("googledrive", "google"),
    ("my drive", "google"),
    ("mobile documents", "icloud"),
    ("com~apple~clouddocs", "icloud"),
    ("icloud drive", "icloud"),
    ("iclouddrive", "icloud"),
    ("nextcloud", "nextcloud"),
    ("owncloud", "nextcloud"),
    ("syncthing", "syncthing"),
)
"""How the folders of such programs are called, or begin to be called: "OneDrive - Personal", "Dropbox (Old)"."""
_AFTER_NAME = " -(_"
_REMOTE_TYPES = frozenset(
    {
        "nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "afs", "webdav", "davfs", "9p", "ceph",
        "glusterfs", "lustre", "ncpfs", "ftpfs",
    }
)  # fmt: skip
_REMOTE_PARTS = ("sshfs", "rclone", "davfs", "curlftpfs", "gvfsd", "google-drive-ocamlfuse")
_DRIVE_REMOTE = 4
_MNT_LOCAL = 0x1000


class Warned(StrEnum):
    """Why a folder is no good place for an open journal."""

    SYNCED = "synced"
    NETWORK = "network"


def warning_for(folder: Path) -> Warned | None:
    """Why a folder, which need not exist yet, is no good place for a journal; None when nothing speaks against it."""
    place = _resolved(folder)
    if synced_by(place.parts) or _marked(place):
        return Warned.SYNCED
    return Warned.NETWORK if _on_network(place) else None


def synced_by(parts: Sequence[str]) -> str:
    """Which program syncs a folder with these parts in its path, by their names; "" when none does."""
    for part in (part.casefold() for part in parts):
        for name, program in _NAMES:
            if part == name or (part.startswith(name) and part[len(name)] in _AFTER_NAME):
                return program
    return ""


def is_remote(place: PurePath, table: str) -> bool:
    """Whether a place lies on another computer, by the text of a table of mounts as in `/proc/mounts`."""
    best, remote = -1, False
    for source, point, kind in _mounts(table.splitlines()):
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, remote = len(point.parts), _remote_type(source, kind)
    return remote


def is_unc(path: str) -> bool:
    """Whether a Windows path names another computer; a long path of this one does not."""
    plain = path.replace("/", "\\")
    if plain.startswith(("\\\\?\\UNC\\", "\\\\?\\unc\\")):
        return True
    return plain.startswith("\\\\") and not plain.startswith(("\\\\?\\", "\\\\.\\"))


def _mounts(lines: Iterable[str]) -> Iterable[tuple[str, PurePosixPath, str]]:
    for line in lines:
        fields = line.split()
        if len(fields) >= 3:
            yield _plain(fields[0]), PurePosixPath(_plain(fields[1])), fields[2].lower()


def _plain(field: str) -> str:
    """A field of the table with its blanks put back."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, sign)
    return field


def _remote_type(source: str, kind: str) -> bool:
    if kind in _REMOTE_TYPES:
        return True
    told = f"{kind} {source}".lower()
    return kind.startswith("fuse") and any(part in told for part in _REMOTE_PARTS)


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except OSError:
        return folder.absolute()


def _marked(place: Path) -> bool:
    return any(_there(above / name) for above in (place, *place.parents[:-1]) for name in _MARKERS)


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _on_network(place: Path) -> bool:
    try:
        if sys.platform == "win32":
            return is_unc(str(place)) or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == _DRIVE_REMOTE
        if sys.platform == "darwin":
            return not _mac_is_local(place)
        return is_remote(place, Path("/proc/mounts").read_text(encoding="utf-8", errors="replace"))
    except (OSError, AttributeError):
        return False


def _mac_is_local(place: Path) -> bool:
    """Ask statfs, whose answer says whether the disk is in this computer."""
    there = next(above for above in (place, *place.parents) if above.exists())
    answer = ctypes.create_string_buffer(2168)  # struct statfs with 64-bit inodes
    library = ctypes.CDLL(None, use_errno=True)
    if library.statfs(str(there).encode(), answer) != 0:
        return True
    flags = int.from_bytes(answer.raw[64:68], sys.byteorder)
    return bool(flags & _MNT_LOCAL)
