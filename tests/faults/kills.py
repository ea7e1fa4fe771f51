"""Killing a process at a random moment of its work, over and over, and looking at what it left.

Runs as a program without Qt (`python -m tests.faults.kills NAME KILLS FOLDER`), which forks one child for each
kill, so that there are many in a second. Prints how many kills met a child that was still at work.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import apsw

from spms_desktop.domain.errors import WrongPassphrase
from spms_desktop.storage import archive, backup, journal_file, keys, recovery_code
from spms_desktop.storage.database import FILE, set_key
from spms_desktop.storage.keys import SlotKind
from spms_desktop.storage.steps import STEPS
from tests.faults.folders import CHEAP, NOW, Say, found_numbers, new_journal, opened, other_notes, save
from tests.faults.restore_kills import BackingUpAndRestoring

OLD_FILE = Path(__file__).parent.parent / "old_files" / "schema_1.spms"


class Campaign(Protocol):
    """What a child does, and what must be so after it was killed; `longest` seconds are enough for all of it."""

    longest: float

    def prepare(self, dice: random.Random) -> None:
        """Get ready for one kill; nothing is killed here."""

    def work(self, say: Say) -> None:
        """The child's work; `say` tells what it knows to be done."""

    def judge(self, said: list[str]) -> None:
        """Fails unless all that was said holds."""


def run(campaign: Campaign, kills: int) -> int:
    """Kill so many children; gives how many it took, as some were done before the kill came."""
    dice = random.Random(20261123)
    longest, started, hit = _longest(campaign, dice), 0, 0
    while hit < kills:
        started += 1
        campaign.prepare(dice)
        said, killed = _killed(campaign, dice.uniform(0, longest))
        hit += killed
        campaign.judge(said)
    return started


def _longest(campaign: Campaign, dice: random.Random) -> float:
    """How long the work takes, at the most of three times; work that never ends is cut off."""
    times = []
    for _ in range(3):
        campaign.prepare(dice)
        began = time.monotonic()
        said, _ = _killed(campaign, campaign.longest)
        times.append(min(campaign.longest, time.monotonic() - began))
        campaign.judge(said)
    return max(times)


def _killed(campaign: Campaign, after: float) -> tuple[list[str], bool]:
    """Let a child work for so many seconds at the most, then kill it; gives what it said, and whether it was hit."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _be_the_child(campaign, writer)
    os.close(writer)
    end = time.monotonic() + after
    gone = 0
    while not gone and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, 0.002))
        gone, status = os.waitpid(child, os.WNOHANG)
    if not gone:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    with os.fdopen(reader, encoding="utf-8") as stream:
        said = stream.read().split("\n")[:-1]
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0, "the child failed by itself"
    return said, os.WIFSIGNALED(status)


def _be_the_child(campaign: Campaign, writer: int) -> None:
    code = 1
    try:
        campaign.work(lambda text: _all(writer, f"{text}\n".encode()))
        code = 0
    finally:
        os._exit(code)


def _all(writer: int, data: bytes) -> None:
    assert os.write(writer, data) == len(data)


class Saving:
    """Opening, saving, checkpoints and closing, again and again in one journal."""

    longest = 0.1

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "Saving.spms"
        self._key = new_journal(self._folder)
        self._kept = 0

    def prepare(self, dice: random.Random) -> None:
        if self._kept > 400:
            shutil.rmtree(self._folder)
            self._key, self._kept = new_journal(self._folder), 0
        self._turn = dice.randint(3, 20)

    def work(self, say: Say) -> None:
        n = self._kept
        while True:
            journal = opened(self._folder, self._key)
            for _ in range(self._turn):
                save(journal, n)
                say(str(n))
                n += 1
            journal.checkpoint()
            save(journal, n)
            say(str(n))
            n += 1
            journal.close()

    def judge(self, said: list[str]) -> None:
        journal = opened(self._folder, self._key)
        found = found_numbers(journal)
        assert journal.check().sound
        journal.close()
        acknowledged = int(said[-1]) + 1 if said else self._kept
        assert found in (list(range(acknowledged)), list(range(acknowledged + 1))), f"{len(found)}, {acknowledged}"
        self._kept = len(found)


class Migrating:
    """Opening a journal of the first schema, with many notes in it, in today's program."""

    longest = 10.0
    NOTES = 600

    def __init__(self, folder: Path) -> None:
        self._old, self._folder = folder / "Old.spms", folder / "Now.spms"
        shutil.copytree(OLD_FILE, self._old)
        self._key = journal_file.data_key(self._old, "four blue kettles")
        journal = journal_file.open_journal(self._old, self._key, NOW, steps=STEPS[:1])
        save(journal, *range(self.NOTES))
        journal.close()

    def prepare(self, dice: random.Random) -> None:  # noqa: ARG002  # nothing is left to chance here
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._old, self._folder)

    def work(self, say: Say) -> None:
        opened(self._folder, self._key).close()
        say("done")

    def judge(self, said: list[str]) -> None:  # noqa: ARG002  # the file alone tells
        kept = archive.backups_in(self._folder / archive.FOLDER)
        assert all(backup.verify(b.path, self._key).schema == 1 for b in kept)
        before = self._schema()
        assert before in (1, len(STEPS)), f"in between: {before}"
        assert kept or before == 1, "migrated without a backup"
        journal = opened(self._folder, self._key)
        assert found_numbers(journal) == list(range(self.NOTES))
        assert other_notes(journal) == 1
        health = journal.check()
        journal.close()
        assert (health.sound, health.schema) == (True, len(STEPS))
        assert len(archive.backups_in(self._folder / archive.FOLDER)) >= 1

    def _schema(self) -> int:
        """The steps that the file has taken, read without the program, which would take the rest."""
        connection = apsw.Connection(str(self._folder / FILE), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
            set_key(connection, self._key)
            return int(connection.pragma("user_version"))
        finally:
            connection.close()


class ChangingPassphrase:
    """Changing the passphrase of an open journal, once and once more."""

    longest = 0.05

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "Locked.spms"
        self._code = recovery_code.new_code()
        self._key = new_journal(self._folder, "words 0", self._code)
        self._journal_of = journal_file.read_keys(self._folder).journal
        self._number = 0

    def prepare(self, dice: random.Random) -> None:  # noqa: ARG002  # nothing is left to chance here
        return

    def work(self, say: Say) -> None:
        journal, number = opened(self._folder, self._key), self._number
        while True:
            number += 1
            say(f"begin {number}")
            _change(journal, f"words {number}")
            say(f"done {number}")

    def judge(self, said: list[str]) -> None:
        done = max([self._number, *(int(s.split()[1]) for s in said if s.startswith("done"))])
        begun = max([done, *(int(s.split()[1]) for s in said if s.startswith("begin"))])
        opening = [n for n in range(max(0, done - 2), begun + 1) if self._opens(f"words {n}")]
        assert opening, "locked out"
        assert set(opening) <= {done, begun}, f"{opening} open, {done} is done"
        assert self._opens(self._code), "the recovery code does not open"
        for number in opening:  # whichever it is, it opens again after it has opened
            opened(self._folder, journal_file.data_key(self._folder, f"words {number}")).close()
            assert self._opens(f"words {number}")
        self._number = opening[-1] if begun == opening[-1] else begun
        journal = opened(self._folder, self._key)
        _change(journal, f"words {self._number}")
        journal.close()

    def _opens(self, secret: str) -> bool:
        try:
            return journal_file.data_key(self._folder, secret) == self._key
        except WrongPassphrase:
            return False


def _change(journal: journal_file.JournalFile, secret: str) -> None:
    journal.change_keys(lambda kept, key: keys.with_slot(kept, SlotKind.PASSPHRASE, secret, key, CHEAP))


CAMPAIGNS: dict[str, Callable[[Path], Campaign]] = {
    "saving": Saving,
    "migrating": Migrating,
    "passphrase": ChangingPassphrase,
    "backup": BackingUpAndRestoring,
}


def main(name: str, kills: int, folder: Path) -> None:
    started = run(CAMPAIGNS[name](folder), kills)
    sys.stdout.write(f"{name}: {kills} kills, {started} started\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
