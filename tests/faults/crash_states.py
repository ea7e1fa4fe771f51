"""What a disk may hold after the power was cut: a recorded run, replayed up to some moment and then made worse.

What was synced is there. Of what was written since, each write is kept, dropped or torn by sectors of 512 bytes;
a file that grew may end in zeros or in old rubbish. Of what was done in a folder since it was synced (made,
renamed, removed), the beginning is kept and the rest never happened, for each folder by itself.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("<cQQQIII")
_SHARED_MEMORY = "-shm"
"""Memory of running processes in a file's clothes: it is never synced and means nothing after a restart."""


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded change, or a mark of ours."""

    op: str
    a: int
    b: int
    at: int
    name: str
    other: str
    data: bytes


@dataclass(slots=True)
class File:
    """A file's bytes as synced, and what was written since: places with bytes, or None for a new size."""

    synced: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)


@dataclass(slots=True)
class Folder:
    """A folder's entries as synced, and what was done since."""

    synced: dict[str, int] = field(default_factory=dict)
    pending: list[Step] = field(default_factory=list)


def steps(log: Path) -> list[Step]:
    """The record of one run."""
    return list(_steps(log.read_bytes()))


def _steps(data: bytes) -> Iterator[Step]:
    place = 0
    while place < len(data):
        op, a, b, at, *sizes = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        parts = []
        for size in sizes:
            parts.append(data[place : place + size])
            place += size
        yield Step(op.decode(), a, b, at, parts[0].decode(), parts[1].decode(), parts[2])


class Disk:
    """A disk on which the recorded steps happen; it can be asked what is left when the power goes."""

    def __init__(self, start: Path) -> None:
        self._files: dict[int, File] = {}
        self._folders: dict[int, Folder] = {}
        self._alias: dict[int, int] = {}
        self._fresh = 0
        self._root = self._read_in(start)

    def take(self, step: Step) -> None:
        """Let one recorded step happen."""
        if step.op == "W":
            self._file(step.a).pending.append((step.at, step.data))
        elif step.op == "T":
            self._file(step.a).pending.append((step.at, None))
        elif step.op == "S":
            self._sync(self._alias[step.a])
        elif step.op in "CD":
            made = self._new(step.b, File() if step.op == "C" else Folder())
            self._folder(step.a).pending.append(Step(step.op, step.a, made, 0, step.name, "", b""))
        elif step.op in "UR":
            self._take_name(step)

    def crash(self, dice: random.Random, target: Path) -> None:
        """Write out one of the states that the disk may be in now; `dice` decides which."""
        self._write(target, dice, dice.choice(("all", "none", "mixed", "mixed", "mixed")))

    def replay_whole(self, target: Path) -> None:
        """Write out the disk as it is now, with nothing lost."""
        self._write(target, random.Random(), "all")

    def _write(self, target: Path, dice: random.Random, mood: str) -> None:
        entries = {n: self._left_in(folder, dice, mood) for n, folder in self._folders.items()}
        self._write_out(self._root, target, entries, dice, mood)

    def _take_name(self, step: Step) -> None:
        if step.op == "U":
            self._folder(step.a).pending.append(step)
            return
        source, target = self._folder(step.a), self._folder(step.b)
        moved = _now(source)[step.name]
        target.pending.append(Step("C", step.b, moved, 0, step.other, step.name if source is target else "", b""))
        if source is not target:
            source.pending.append(Step("U", step.a, 0, 0, step.name, "", b""))

    def _sync(self, inode: int) -> None:
        if inode in self._folders:
            folder = self._folders[inode]
            folder.synced, folder.pending = _now(folder), []
        else:
            file = self._files[inode]
            file.synced, file.pending = _written(file.synced, file.pending), []

    def _left_in(self, folder: Folder, dice: random.Random, mood: str) -> dict[str, int]:
        most = len(folder.pending)
        kept = {"all": most, "none": 0}.get(mood, dice.randint(0, most))
        return _entries(folder.synced, folder.pending[:kept])

    def _write_out(
        self, inode: int, target: Path, entries: dict[int, dict[str, int]], dice: random.Random, mood: str
    ) -> None:
        target.mkdir()
        for name, held in entries[inode].items():
            if held in self._folders:
                self._write_out(held, target / name, entries, dice, mood)
            elif not name.endswith(_SHARED_MEMORY):
                (target / name).write_bytes(_left_of(self._files[held], dice, mood))

    def _read_in(self, place: Path) -> int:
        inode = place.stat().st_ino
        folder = Folder()
        made = self._new(inode, folder)
        for path in place.iterdir():
            if path.is_dir():
                folder.synced[path.name] = self._read_in(path)
            else:
                folder.synced[path.name] = self._new(path.stat().st_ino, File(path.read_bytes()))
        return made

    def _new(self, inode: int, thing: File | Folder) -> int:
        """Inodes are used again by the system, so each thing gets a number of its own."""
        self._fresh += 1
        self._alias[inode] = self._fresh
        if isinstance(thing, File):
            self._files[self._fresh] = thing
        else:
            self._folders[self._fresh] = thing
        return self._fresh

    def _file(self, inode: int) -> File:
        return self._files[self._alias[inode]]

    def _folder(self, inode: int) -> Folder:
        return self._folders[self._alias[inode]]


def _now(folder: Folder) -> dict[str, int]:
    return _entries(folder.synced, folder.pending)


def _entries(before: dict[str, int], done: list[Step]) -> dict[str, int]:
    after = dict(before)
    for step in done:
        if step.op == "U":
            after.pop(step.name, None)
        else:
            after[step.name] = step.b
            if step.other:
                after.pop(step.other, None)
    return after


def _written(before: bytes, writes: list[tuple[int, bytes | None]]) -> bytes:
    after = bytearray(before)
    for at, data in writes:
        if data is None:
            del after[at:]
            after.extend(bytes(at - len(after)))
        else:
            after.extend(bytes(max(0, at - len(after))))
            after[at : at + len(data)] = data
    return bytes(after)


def _left_of(file: File, dice: random.Random, mood: str) -> bytes:
    if mood == "all" or not file.pending:
        return _written(file.synced, file.pending)
    if mood == "none":
        return file.synced
    left = bytearray(_written(file.synced, [w for write in file.pending for w in _fate(write, dice)]))
    longest = max(at + len(data or b"") for at, data in file.pending)
    if longest > len(left) and dice.random() < 0.3:  # the new size came to the disk before the bytes did
        missing = longest - len(left)
        left.extend(dice.randbytes(missing) if dice.random() < 0.5 else bytes(missing))
    return bytes(left)


def _fate(write: tuple[int, bytes | None], dice: random.Random) -> Iterator[tuple[int, bytes | None]]:
    """Kept, dropped, or torn: some of its sectors come to the disk."""
    at, data = write
    fate = dice.choice(("kept", "dropped", "torn"))
    if fate == "kept":
        yield write
    elif fate == "torn" and data:
        start = 0
        while start < len(data):
            end = min(len(data), start + SECTOR - (at + start) % SECTOR)
            if dice.random() < 0.5:
                yield at + start, data[start:end]
            start = end
