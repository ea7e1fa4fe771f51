"""The disk is full from the n-th write point of an eventful day on, until the user has made room.

Runs as a program under the disk shim (`python -m tests.faults.full_disk FOLDER SEED EVERY`); forks a child for each
write point and prints one line of JSON about it.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import traceback
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from spms_desktop.domain.errors import Trouble
from spms_desktop.services import trouble as words
from tests.faults.disk_shim import Shim
from tests.faults.eventful_day import ACTIONS, EventfulDay, Mark, State, prepared, seen

OLD_FILES = Path(__file__).parent.parent / "old_files"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one write point; `wrong` is empty when nothing was lost and all went on."""

    point: int
    happened: bool
    troubles: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    wrong: str = ""


class FullDisk:
    """One day with a disk that is full once."""

    def __init__(self, disk: Path, seed: int, shim: Shim) -> None:
        self._disk, self._shim = disk, shim
        self._told = [Mark(True, State())]
        self._day = EventfulDay(disk, seed + 1, self._told.append)
        self._troubles: list[Trouble] = []
        self._happened = False

    def live_through(self, start: State | None) -> None:
        """The whole day; each trouble is told, then there is room again and the day goes on."""
        self._attempt_start(start)
        for _ in range(ACTIONS):
            try:
                self._day.act()
            except Trouble as trouble:
                self._after(trouble)
                self._day.recover()
                self._must_be_as_told()
        self._day.end()

    def outcome(self, point: int) -> Outcome:
        """What is there at the end, read by the program anew."""
        self._make_room()
        state = self._day.state
        found = seen(self._disk / "Maria.spms", state)
        wrong = "" if found == replace(state, backups=(), copied=None) else f"{found} instead of {state}"
        sentences = tuple(words.sentence(trouble) for trouble in self._troubles)
        return Outcome(point, self._happened, tuple(type(t).__name__ for t in self._troubles), sentences, wrong)

    def _attempt_start(self, start: State | None) -> None:
        try:
            self._day.start(start)
        except Trouble as trouble:
            self._after(trouble)
            made = (self._disk / "Maria.spms").exists()
            self._day.start(start or (State("first words") if made else None))

    def _after(self, trouble: Trouble) -> None:
        self._troubles.append(trouble)
        self._make_room()

    def _make_room(self) -> None:
        self._happened = self._happened or self._shim.happened
        self._shim.free_disk()

    def _must_be_as_told(self) -> None:
        """What is found after trouble is what was so before, or what was under way as a whole."""
        *before, now = self._told
        last = next(n for n in range(len(before) - 1, -1, -1) if before[n].certain)
        allowed = [replace(mark.state, backups=(), copied=None, secret=None) for mark in before[last:]]
        assert replace(now.state, backups=(), copied=None, secret=None) in allowed, f"{now} is none of {allowed}"


def trial(folder: Path, template: Path, start: State | None, seed: int, point: int, shim: Shim) -> Outcome:
    """Live through the day on a fresh disk, with the write point refused."""
    disk = folder / "disk"
    shutil.copytree(template, disk)
    tempfile.tempdir = str(disk / "tmp")
    one = FullDisk(disk, seed, shim)
    shim.fill_disk(point, errno.ENOSPC, stays=bool(point % 2))
    try:
        one.live_through(start)
        return one.outcome(point)
    except Exception:  # noqa: BLE001  # the finding that this is all about
        return Outcome(point, True, wrong=traceback.format_exc(limit=-6))


def in_a_child(folder: Path, template: Path, start: State | None, seed: int, point: int, shim: Shim) -> Outcome:
    """A trial in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writer, msgspec.json.encode(trial(folder, template, start, seed, point, shim)))
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        told = stream.read()
    os.waitpid(child, 0)
    shutil.rmtree(folder / "disk")
    return msgspec.json.decode(told, type=Outcome)


def main(folder: Path, seed: int, every: int) -> None:
    shim = Shim()
    template = folder / "template"
    start = prepared(template, seed, OLD_FILES)
    shim.watch(folder / "disk")
    point = 0
    while True:
        outcome = in_a_child(folder, template, start, seed, point, shim)
        if not outcome.happened and not outcome.wrong:
            return
        sys.stdout.write(msgspec.json.encode(outcome).decode() + "\n")
        point += every


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
