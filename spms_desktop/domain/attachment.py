"""A file that was put into the journal: the bytes lie in the journal, this is what it is called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file; `sha256` (hex) says that the bytes are still the same."""

    uid: str
    name: str
    size: int
    sha256: str
