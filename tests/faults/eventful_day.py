"""One eventful day of a journal, told while it happens: what is so now, and what is about to become so.

Runs as a program under the disk shim (`python -m tests.faults.eventful_day DISK LOG SEED`) or inside a test.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

from spms_desktop.domain.attachment import Attachment, NewFile
from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import journal_file, keys, restore
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.keys import SlotKind
from spms_desktop.storage.versions import Batch
from tests.faults.disk_shim import Shim
from tests.faults.folders import CHEAP, NOW, found_numbers, opened, other_notes, save

JOURNAL, COPY = "Maria.spms", "Copy.spms"
ACTIONS = 16


@dataclass(frozen=True, slots=True)
class State:
    """All that somebody may rely on: what they were told is saved, and how the journal opens."""

    secret: str | None = None
    notes: tuple[int, ...] = ()
    files: tuple[int, ...] = ()
    draft: str = ""
    others: int = 0
    backups: tuple[str, ...] = ()
    copied: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """`certain` when the program has said so, else what is under way."""

    certain: bool
    state: State


def seen(folder: Path, state: State) -> State:
    """What the real program finds in a journal that is opened with a state's secret."""
    journal = opened(folder, journal_file.data_key(folder, state.secret or ""))
    try:
        assert journal.check().sound
        return look(journal, state.secret)
    finally:
        journal.close()


def look(journal: JournalFile, secret: str | None) -> State:
    """What an open journal holds."""
    results = [v.value for v in journal.versions.live(CheckResult)]
    assert all(journal.versions.files.data(file) for result in results for file in result.files)
    notes, files = tuple(found_numbers(journal)), tuple(sorted(int(r.uid) for r in results))
    return State(secret, notes, files, journal.local("draft") or "", other_notes(journal))


class EventfulDay:
    """Does one thing after the other to a journal; `tell` hears of each before and after."""

    def __init__(self, disk: Path, seed: int, tell: Callable[[Mark], None]) -> None:
        self._folder = disk / JOURNAL
        self._copy = disk / COPY
        self._dice = random.Random(seed)
        self._tell = tell
        self._next = 1_000
        self._held: dict[str, State] = {}
        self.state = State()
        self._journal: JournalFile | None = None
        self._closed = True

    def start(self, state: State | None) -> None:
        """Open the journal that is there in that state, or make a new one."""
        if state is not None:
            self._next = 5_000
            self._sure(state)
            self._reopen()
            return
        after = State(secret="first words")
        self._maybe(after)
        self._journal = journal_file.create(self._folder, {SlotKind.OPEN: ""}, NOW)
        self._closed = False
        self._journal.change_keys(lambda k, key: keys.with_slot(k, SlotKind.PASSPHRASE, "first words", key, CHEAP))
        self._sure(after)

    def go_on(self, actions: int = ACTIONS) -> None:
        """Some actions, then the end of the day."""
        for _ in range(actions):
            self.act()
        self.end()

    def recover(self) -> None:
        """Go on after trouble: look what is so now, with the journal as it is open, or opened again."""
        if self._journal is None or self._closed:
            self._reopen()
        found = look(self.journal, self.state.secret)
        self._sure(replace(found, backups=self.state.backups, copied=self.state.copied))

    def act(self) -> None:
        """One action."""
        choices = [self._save] * 8 + [self._draft] * 2 + [self._file, self._reopen, self._checkpoint]
        choices += [self._passphrase, self._back_up, self._restore, self._restore_copy]
        self._dice.choice(choices)()

    def end(self) -> None:
        """Close the journal."""
        self._close()

    @property
    def journal(self) -> JournalFile:
        assert self._journal is not None
        return self._journal

    def _save(self) -> None:
        numbers = tuple(range(self._next, self._next + self._dice.choice((1, 1, 2, 12))))
        self._next += len(numbers)
        after = replace(self.state, notes=self.state.notes + numbers)
        self._maybe(after)
        save(self.journal, *numbers)
        self._sure(after)

    def _draft(self) -> None:
        after = replace(self.state, draft=f"half a sentence {self._next} " * self._dice.randint(1, 30))
        self._next += 1
        self._maybe(after)
        self.journal.keep_local("draft", after.draft)
        self._sure(after)

    def _file(self) -> None:
        file = NewFile("letter.pdf", self._dice.randbytes(self._dice.randint(1, 60_000)))
        named = (Attachment(str(self._next), file.name, len(file.data), file.sha256),)
        result = CheckResult(str(self._next), "c", date(2026, 1, 1), files=named)
        after = replace(self.state, files=(*self.state.files, self._next))
        self._next += 1
        self._maybe(after)
        with self.journal.versions.bringing([file]):
            batch = Batch(Action.CHECK, "maria", NOW, [Stamped(result, Stamp("maria", NOW))])
            self.journal.versions.commit(batch)
        self._sure(after)

    def _checkpoint(self) -> None:
        self.journal.checkpoint()

    def _reopen(self) -> None:
        self._close()
        self._journal = opened(self._folder, journal_file.data_key(self._folder, self.state.secret or ""))
        self._closed = False

    def _close(self) -> None:
        if not self._closed:
            self.journal.close()
            self._closed = True

    def _passphrase(self) -> None:
        after = replace(self.state, secret=f"words number {self._next}")
        self._next += 1
        self._maybe(after)
        self.journal.change_keys(lambda k, key: _locked(k, after.secret or "", key))
        self._sure(after)

    def _back_up(self) -> None:
        made = self.journal.back_up(NOW)
        self._held[made.path.name] = self.state
        self._sure(replace(self.state, backups=(*self.state.backups, made.path.name)))

    def _restore(self) -> None:
        if not self._held:
            return
        name = self._dice.choice(sorted(self._held))
        then = self._held[name]
        after = replace(self.state, notes=then.notes, files=then.files, draft=then.draft)
        data_key = self.journal.data_key
        self._close()
        self._maybe(after)
        aside = restore.restore_in_place(self._folder, data_key, self._folder / "backups" / name, NOW)
        self._held[aside.path.name] = self.state
        self._sure(replace(after, backups=(*after.backups, aside.path.name)))
        self._reopen()

    def _restore_copy(self) -> None:
        if not self._held or self.state.copied is not None:
            return
        name = self._dice.choice(sorted(self._held))
        after = replace(self.state, copied=self._held[name].notes)
        self._maybe(after)
        restore.restore_new(self._folder / "backups" / name, self.journal.data_key, self._copy)
        self._sure(after)

    def _maybe(self, after: State) -> None:
        self._tell(Mark(False, after))

    def _sure(self, state: State) -> None:
        self.state = state
        self._tell(Mark(True, state))


def _locked(kept: keys.KeyFile, secret: str, data_key: bytes) -> keys.KeyFile:
    locked = keys.with_slot(kept, SlotKind.PASSPHRASE, secret, data_key, CHEAP)
    return keys.without_slot(locked, SlotKind.OPEN)


def prepared(disk: Path, seed: int, old_files: Path) -> State | None:
    """Put onto the disk what the day begins with: nothing, a journal in use, or one of an older schema."""
    (disk / "tmp").mkdir(parents=True)
    kind = seed % 4
    if kind == 0:
        return None
    if kind == 1:
        old = sorted(old_files.glob("schema_*.spms"))[seed // 4 % 2]
        shutil.copytree(old, disk / JOURNAL)
        data_key = journal_file.data_key(disk / JOURNAL, "four blue kettles")
        keys.write(disk / JOURNAL, _locked(journal_file.read_keys(disk / JOURNAL), "cheap words", data_key))
        return State("cheap words", others=1)
    day = EventfulDay(disk, seed, lambda _mark: None)
    day.start(None)
    day.go_on(10)
    return day.state


def main(disk: Path, log: Path, seed: int, start: bytes) -> None:
    shim = Shim()
    shim.watch(disk, log)
    day = EventfulDay(disk, seed + 1, lambda mark: shim.mark(msgspec.json.encode(mark).decode()))
    day.start(msgspec.json.decode(start, type=State | None))
    day.go_on()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4].encode())
