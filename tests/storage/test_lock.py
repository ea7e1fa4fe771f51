"""One instance per journal, on this computer by a lock and on others by a note in the lock's file."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

import apsw
import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import Busy, CannotWrite, InUse, InUseElsewhere
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import journal_file, lock
from spms_desktop.storage.database import FILE, set_key
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.lock import LOCK, JournalLock, forget_elsewhere
from spms_desktop.storage.versions import Batch
from tests.conftest import NOW


def noted(journal: JournalFile, text: str) -> None:
    stamp = Stamp("maria", NOW, Respondent.SELF)
    journal.versions.commit(Batch(Action.CHECK_IN, "maria", NOW, [Stamped(Note(NOW.date(), text), stamp)]))


def history(journal: JournalFile) -> list[str]:
    return [version.value.text for version in journal.versions.history(Note)]


def opened(folder: Path) -> JournalFile:
    return journal_file.open_journal(folder, journal_file.data_key(folder, "blue kettle"), NOW)


def left_by_another_computer(folder: Path, seconds_ago: float, name: str = "kitchen") -> None:
    (folder / LOCK).write_text(name, encoding="utf-8")
    then = time.time() - seconds_ago
    os.utime(folder / LOCK, (then, then))


@pytest.fixture
def closed(journal: JournalFile, folder: Path) -> Path:
    journal.close()
    return folder


def test_the_lock_says_which_computer_has_the_journal_open_and_nothing_once_it_is_closed(
    journal: JournalFile, folder: Path
) -> None:
    assert (folder / LOCK).read_text(encoding="utf-8") == lock.computer()

    journal.close()

    assert (folder / LOCK).read_bytes() == b""


def test_a_journal_that_another_computer_had_open_a_moment_ago_is_not_opened(closed: Path) -> None:
    left_by_another_computer(closed, seconds_ago=100)

    with pytest.raises(InUseElsewhere) as told:
        opened(closed)

    assert (told.value.host, told.value.folder) == ("kitchen", closed)
    assert 90 < time.time() - told.value.when.timestamp() < 200
    assert (closed / LOCK).read_text(encoding="utf-8") == "kitchen"
    reader = journal_file.open_journal(closed, journal_file.data_key(closed, "blue kettle"), NOW, read_only=True)
    reader.close()


def test_it_is_opened_once_somebody_says_that_it_is_open_nowhere_else(closed: Path) -> None:
    left_by_another_computer(closed, seconds_ago=100)

    forget_elsewhere(closed)

    opened(closed).close()


@pytest.mark.parametrize(
    ("name", "seconds"), [("kitchen", 400), ("kitchen", -90_000), (lock.computer(), 10), ("", 10), (" \x1b\n", 10)]
)
def test_old_notes_and_our_own_keep_nobody_out(closed: Path, name: str, seconds: float) -> None:
    left_by_another_computer(closed, seconds, name)

    opened(closed).close()


def test_a_note_that_another_computer_writes_while_we_are_open_is_told_and_left(
    journal: JournalFile, folder: Path
) -> None:
    journal.still_open_here()
    left_by_another_computer(folder, seconds_ago=0)

    with pytest.raises(InUseElsewhere):
        journal.still_open_here()
    journal.close()

    assert (folder / LOCK).read_text(encoding="utf-8") == "kitchen"


def test_saying_it_again_makes_the_note_fresh(journal: JournalFile, folder: Path) -> None:
    os.utime(folder / LOCK, (0, 0))

    journal.still_open_here()

    assert time.time() - (folder / LOCK).stat().st_mtime < 60


def test_a_note_that_cannot_be_written_is_no_trouble(
    journal: JournalFile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    journal.still_open_here()
    monkeypatch.undo()
    (folder / LOCK).unlink()
    journal.still_open_here()


def test_a_hostile_name_of_a_computer_is_shown_as_plain_letters(closed: Path) -> None:
    left_by_another_computer(closed, 10, "kit\x1b[31mchen\u202e" + "x" * 500)

    with pytest.raises(InUseElsewhere) as told:
        opened(closed)

    assert told.value.host.isprintable()
    assert len(told.value.host) <= 64


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks in another way")
@pytest.mark.parametrize(("number", "kind"), [(errno.EWOULDBLOCK, InUse), (errno.ENOLCK, CannotWrite)])
def test_a_drive_without_locks_is_not_taken_for_another_window(
    closed: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(lock, "_hold", refuse)

    with pytest.raises(kind):
        JournalLock(closed)


def test_another_program_that_holds_the_database_is_named_within_half_a_second(
    journal: JournalFile, folder: Path
) -> None:
    noted(journal, "before")
    other = apsw.Connection(str(folder / FILE))
    set_key(other, journal.data_key)
    other.execute("BEGIN IMMEDIATE")

    began = time.monotonic()
    with pytest.raises(Busy):
        noted(journal, "meanwhile")
    waited = time.monotonic() - began
    other.execute("ROLLBACK")
    other.close()
    noted(journal, "after")

    assert waited < 0.5
    assert history(journal) == ["before", "after"]


def test_a_database_held_when_it_is_opened_is_not_taken_for_damage(closed: Path) -> None:
    other = apsw.Connection(str(closed / FILE))
    set_key(other, journal_file.data_key(closed, "blue kettle"))
    other.pragma("locking_mode", "exclusive")
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(Busy):
        opened(closed)
    other.execute("ROLLBACK")
    other.close()

    opened(closed).close()
