"""Whether the log that a crash left behind has lost what had been saved: SQLite reads up to the first bad frame only.

SQLite takes a frame with a wrong checksum for the torn end of a write that nobody was told of, and drops it with all
that follows. But each frame's checksum goes on from the one before, and a save is on disk before the next one begins.
So where a sound frame of a later save follows a bad one, the bad one was once whole: it is damage, and it is said.
Of the very last save nothing follows, and damage there cannot be told from a power cut.

The format is that of https://sqlite.org/walformat.html, sections 4.2 to 4.4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_HEADER, _FRAME = struct.Struct(">8I"), struct.Struct(">6I")
_LITTLE, _BIG = 0x377F0682, 0x377F0683
_PAGE_SIZES = tuple(2**n for n in range(9, 17))
_USUAL_PAGE = 4096
Sums = tuple[int, int]


def has_lost_saves(log: Path) -> bool:
    """Whether a sound frame of a later save follows one that is not sound; False when there is no log."""
    try:
        data = log.read_bytes()
    except OSError:
        return False
    bad = committed = False
    for sound, linked, commits in _frames(data):
        if bad and committed and linked:
            return True
        bad = bad or not sound
        committed = committed or (bad and commits)
    return False


def _frames(data: bytes) -> Iterator[tuple[bool, bool, bool]]:
    """Of each frame of the log: whether it and all before are sound, whether it fits the one before, and ends a save.

    A frame left over from before the log began anew has other salts; two in a row end the walk.
    """
    if len(data) < _HEADER.size:
        return
    magic, _version, page, _number, *rest = _HEADER.unpack_from(data)
    salts, told = tuple(rest[:2]), (rest[2], rest[3])
    little = magic != _BIG
    whole = magic in (_LITTLE, _BIG) and page in _PAGE_SIZES and _sums(data[:24], (0, 0), little=little) == told
    if not whole:
        page = _USUAL_PAGE
        salts = tuple(_FRAME.unpack_from(data, _HEADER.size)[2:4]) if len(data) > _HEADER.size + _FRAME.size else (0, 0)
        yield False, False, True
    before, strange = told, 0
    for place in range(_HEADER.size, len(data) - page - _FRAME.size + 1, _FRAME.size + page):
        head = data[place : place + _FRAME.size]
        _page, commits, *others = _FRAME.unpack(head)
        ours = tuple(others[:2]) == salts
        strange = 0 if ours else strange + 1
        if strange > 1:
            return
        body = data[place + _FRAME.size : place + _FRAME.size + page]
        linked = ours and _sums(body, _sums(head[:8], before, little=little), little=little) == tuple(others[2:])
        whole = whole and linked
        yield whole, linked, bool(commits)
        before = (others[2], others[3])


def _sums(data: bytes, start: Sums, *, little: bool) -> Sums:
    """The running checksum over pairs of 32-bit words, as the format says."""
    first, second = start
    words = struct.unpack(f"{'<' if little else '>'}{len(data) // 4}I", data)
    for n in range(0, len(words), 2):
        first = (first + words[n] + second) & 0xFFFFFFFF
        second = (second + words[n + 1] + first) & 0xFFFFFFFF
    return first, second
