"""A file that was put into the journal: the bytes lie in the journal, this is what it is called."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field

MEGABYTE = 1024 * 1024
MOST_FILE = 20 * MEGABYTE
"""The largest file that is taken in: a scanned letter or a handful of pictures, not a whole scan on a disc."""
MOST_ALL = 500 * MEGABYTE
"""All files of a journal together: each backup holds them all."""
MOST_A_RESULT = 10
LONGEST_NAME = 120
_LONGEST_BYTES = 240
"""What a file system takes for one name, less some room."""
_LONGEST_SUFFIX = 16
_NEVER = frozenset('/\\:*?"<>|')
_JOINERS = "\u200c\u200d"
"""Some scripts cannot be written without these two; all other invisible signs can make a name lie."""
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_PAPERS = frozenset({"pdf", "txt", "csv", "rtf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "vcf", "ics", "dcm"})
_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "heic", "heif", "avif"})
_SOUND_AND_FILM = frozenset({"mp3", "m4a", "wav", "ogg", "flac", "mp4", "mov", "m4v", "webm"})
_OPENED = _PAPERS | _PICTURES | _SOUND_AND_FILM
"""What holds no program; a list of what is dangerous would never be whole."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file; `sha256` (hex) says that the bytes are still the same."""

    uid: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is to be put into the journal: what it is called there, and its bytes."""

    name: str
    data: bytes
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", digest(self.data))  # once: it takes a while for a large file


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def safe_name(name: str) -> str:
    """A name of one file: no folders, no hidden signs, at most 120 characters, its suffix kept; never empty."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    kept = unicodedata.normalize("NFC", "".join(_allowed(c) for c in last))
    stem, dot, suffix = " ".join(kept.split()).strip(". ").rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        stem, suffix = f"{stem}{dot}{suffix}", ""
    end = f".{suffix}" if suffix else ""
    stem = stem.strip(". ") or "file"
    device = (stem + end).split(".")[0].casefold() in _DEVICES
    return _cut(f"_{stem}" if device else stem, end) + end


def may_open(name: str) -> bool:
    """Whether a file of that name may be handed to another program: letters and pictures, never a program or script."""
    return name.rpartition(".")[2].casefold() in _OPENED if "." in name else False


def _allowed(sign: str) -> str:
    """The sign, a space for one that no file system takes, or nothing for one that is not seen."""
    if sign in _NEVER:
        return " "
    kind = unicodedata.category(sign)
    if kind in ("Zs", "Zl", "Zp") or sign in "\t\n\r":
        return " "
    return "" if kind[0] == "C" and sign not in _JOINERS else sign


def _cut(stem: str, end: str) -> str:
    """As much of a stem as leaves room for its end."""
    short = stem[: LONGEST_NAME - len(end) - 1]
    while len((short + end).encode()) >= _LONGEST_BYTES:
        short = short[:-1]
    return short.strip(". ") or "file"
