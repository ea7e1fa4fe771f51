"""Making and opening journals, and each trouble by its own name."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import (
    AlreadyThere,
    CannotWrite,
    Damaged,
    DiskFull,
    FolderGone,
    InUse,
    NotAJournal,
    WrongPassphrase,
)
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import journal_file
from spms_desktop.storage.database import FILE
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.keys import SlotKind
from spms_desktop.storage.versions import Batch
from tests.conftest import NOW

MARKER = "zebra marmalade on tuesday"


def noted(journal: JournalFile, text: str = MARKER) -> None:
    stamp = Stamp("maria", NOW, Respondent.SELF)
    journal.versions.commit(Batch(Action.CHECK_IN, "maria", NOW, [Stamped(Note(NOW.date(), text), stamp)]))


def reopened(folder: Path) -> JournalFile:
    return journal_file.open_journal(folder, journal_file.data_key(folder, "blue kettle"), NOW)


def test_what_was_written_is_there_after_opening_again(journal: JournalFile, folder: Path) -> None:
    noted(journal)
    journal.close()

    again = reopened(folder)

    assert [v.value.text for v in again.versions.live(Note)] == [MARKER]
    again.close()


def test_no_file_of_the_folder_holds_plain_text(journal: JournalFile, folder: Path) -> None:
    noted(journal)

    open_files = {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    journal.back_up(NOW)
    journal.close()
    all_files = {**open_files, **{p.name + "!": p.read_bytes() for p in folder.rglob("*") if p.is_file()}}

    assert {"journal.db", "journal.db-wal", "keys.json"} <= set(open_files)
    for name, data in all_files.items():
        for word in ("zebra", "marmalade", "maria", "check_in", "CREATE TABLE"):
            assert word.encode() not in data, name
            assert word.encode("utf-16-le") not in data, name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode bits")
def test_only_the_owner_can_read_the_files(journal: JournalFile, folder: Path) -> None:
    noted(journal)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.rglob("*"):
        if path.is_file():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_an_existing_folder_is_never_written_over(folder: Path) -> None:
    folder.mkdir()
    (folder / "letter.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(AlreadyThere):
        journal_file.create(folder, {SlotKind.OPEN: ""}, NOW)

    assert [p.name for p in folder.iterdir()] == ["letter.txt"]
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_a_journal_that_could_not_be_made_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(DiskFull):
        journal_file.create(folder, {SlotKind.OPEN: ""}, NOW)

    assert list(folder.parent.iterdir()) == []


def test_a_missing_folder_is_no_journal(folder: Path) -> None:
    with pytest.raises(NotAJournal):
        journal_file.data_key(folder)


def test_a_wrong_passphrase_leaves_every_file_as_it_was(journal: JournalFile, folder: Path) -> None:
    journal.close()
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}

    with pytest.raises(WrongPassphrase):
        journal_file.data_key(folder, "red kettle")

    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before


def test_a_second_window_is_told_that_the_journal_is_in_use(journal: JournalFile, folder: Path) -> None:
    with pytest.raises(InUse):
        reopened(folder)

    journal.close()
    reopened(folder).close()


def test_a_damaged_first_page_is_damage_not_a_wrong_passphrase(journal: JournalFile, folder: Path) -> None:
    journal.close()
    data = bytearray((folder / FILE).read_bytes())
    data[100:200] = bytes(100)
    (folder / FILE).write_bytes(bytes(data))

    with pytest.raises(Damaged):
        reopened(folder)

    assert (folder / FILE).read_bytes() == bytes(data)


def is_sound(folder: Path) -> bool:
    """Whether opening and checking find nothing wrong."""
    try:
        opened = reopened(folder)
    except Damaged:
        return False
    try:
        return opened.check().sound
    except Damaged:
        return False
    finally:
        opened.close()


def test_a_flipped_bit_in_any_page_is_noticed(journal: JournalFile, folder: Path) -> None:
    noted(journal, MARKER * 400)
    journal.close()
    whole = (folder / FILE).read_bytes()
    assert is_sound(folder)

    silent = []
    for page in range(len(whole) // 4096):
        data = bytearray(whole)
        data[page * 4096 + 2000] ^= 4
        (folder / FILE).write_bytes(bytes(data))
        if is_sound(folder):
            silent.append(page)

    assert silent == []


def test_a_missing_database_beside_its_keys_is_damage(journal: JournalFile, folder: Path) -> None:
    journal.close()
    (folder / FILE).unlink()

    with pytest.raises(Damaged):
        reopened(folder)


def test_reading_only_sees_saves_that_are_still_in_the_log(journal: JournalFile, folder: Path) -> None:
    noted(journal)
    copied = folder.with_name("Copy.spms")
    shutil.copytree(folder, copied)

    reader = journal_file.open_journal(copied, journal_file.data_key(copied, "blue kettle"), NOW, read_only=True)

    assert [v.value.text for v in reader.versions.live(Note)] == [MARKER]
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files where they are")
@pytest.mark.parametrize("how", ["removed", "renamed", "replaced"])
def test_a_journal_taken_away_while_open_is_noticed_before_a_save_is_acknowledged(
    journal: JournalFile, folder: Path, how: str
) -> None:
    noted(journal)
    if how == "removed":
        shutil.rmtree(folder)
    elif how == "renamed":
        folder.rename(folder.with_name("Moved.spms"))
    else:
        (folder / "new.db").write_bytes(b"something else")
        (folder / "new.db").replace(folder / FILE)

    with pytest.raises(FolderGone):
        noted(journal, "too late")
    if how != "replaced":
        with pytest.raises(FolderGone):
            journal.back_up(NOW)
        assert not folder.exists()
    journal.close()


def test_a_log_of_a_newer_database_is_left_as_it_is(journal: JournalFile, folder: Path) -> None:
    journal.checkpoint()
    old = (folder / FILE).read_bytes()
    for n in range(30):
        noted(journal, f"{n} " * 2000)
        if n == 14:
            journal.checkpoint()
    copied = folder.with_name("Copy.spms")
    shutil.copytree(folder, copied)
    (copied / FILE).write_bytes(old)
    before = {p.name: p.read_bytes() for p in copied.glob("journal.db*") if not p.name.endswith("-shm")}

    assert not is_sound(copied)

    after = {p.name: p.read_bytes() for p in copied.glob("journal.db*") if not p.name.endswith("-shm")}
    assert after == before


def test_reading_only_beside_a_busy_writer_is_never_torn(journal: JournalFile, folder: Path) -> None:
    key = journal_file.data_key(folder, "blue kettle")
    for n in range(8):
        noted(journal, f"{n} " * 3000)
        reader = journal_file.open_journal(folder, key, NOW, read_only=True)
        assert reader.check().sound
        reader.close()


@pytest.fixture
def not_ours() -> Iterator[Path]:
    """A folder that this process may read and not write; a root process gives up its rights for the test."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such mode bits")
    parent = Path(tempfile.mkdtemp(prefix="spms-test-"))
    root = os.geteuid() == 0
    yield parent
    if root:
        os.seteuid(0)
    for path in [parent, *parent.rglob("*")]:
        path.chmod(0o700)
    shutil.rmtree(parent)


def test_a_read_only_folder_is_named_and_can_be_read(not_ours: Path) -> None:
    folder = not_ours / "Maria.spms"
    made = journal_file.create(folder, {SlotKind.PASSPHRASE: "blue kettle"}, NOW)
    noted(made)
    made.close()
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    not_ours.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)

    with pytest.raises(CannotWrite):
        reopened(folder)
    with pytest.raises(CannotWrite):
        journal_file.create(not_ours / "New.spms", {SlotKind.OPEN: ""}, NOW)
    reader = journal_file.open_journal(folder, journal_file.data_key(folder, "blue kettle"), NOW, read_only=True)

    assert [v.value.text for v in reader.versions.live(Note)] == [MARKER]
    reader.close()


def test_the_log_of_a_journal_found_damaged_is_never_folded_in(journal: JournalFile, folder: Path) -> None:
    for _ in range(300):
        noted(journal, MARKER * 40)
    journal.checkpoint()
    data = bytearray((folder / FILE).read_bytes())
    data[len(data) // 2] ^= 1  # an old page, which the next save has no need to read
    (folder / FILE).write_bytes(bytes(data))
    noted(journal)
    with pytest.raises(Damaged):
        journal.quick_check()

    journal.checkpoint()
    journal.close()

    assert (folder / FILE).read_bytes() == bytes(data)
    assert (folder / f"{FILE}-wal").stat().st_size > 0
