"""What is not a journal of ours, or is a newer one, is named and left as it is to the byte."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import apsw
import msgspec
import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import BackupGiven, Damaged, ForeignFile, NewerFile, NotAJournal, OpenedReadOnly
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import journal_file
from spms_desktop.storage.database import FILE, set_key
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.lock import LOCK
from spms_desktop.storage.versions import Batch
from tests.conftest import NOW


def noted(journal: JournalFile, text: str) -> None:
    stamp = Stamp("maria", NOW, Respondent.SELF)
    journal.versions.commit(Batch(Action.CHECK_IN, "maria", NOW, [Stamped(Note(NOW.date(), text), stamp)]))


def every_byte(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def plain_database(path: Path) -> None:
    foreign = apsw.Connection(str(path))
    foreign.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
    foreign.close()


@pytest.fixture
def newer(journal: JournalFile, folder: Path) -> Path:
    """A journal as a newer version might leave it: more steps, and a field in the key file that we do not know."""
    noted(journal, "before")
    journal.close()
    connection = apsw.Connection(str(folder / FILE))
    set_key(connection, journal_file.data_key(folder, "blue kettle"))
    connection.pragma("user_version", 99)
    connection.close()
    for name in ("keys.json", "keys.copy.json"):
        text = msgspec.json.decode((folder / name).read_bytes())
        text["colour"] = "blue"
        (folder / name).write_bytes(msgspec.json.encode(text))
    (folder / LOCK).unlink()
    return folder


def test_a_newer_journal_is_refused_and_no_byte_or_name_in_its_folder_changes(newer: Path) -> None:
    before = every_byte(newer)
    key = journal_file.data_key(newer, "blue kettle")

    with pytest.raises(NewerFile) as told:
        journal_file.open_journal(newer, key, NOW)
    reader = journal_file.open_journal(newer, key, NOW, read_only=True)
    with pytest.raises(OpenedReadOnly):
        reader.back_up(NOW)
    read = [version.value.text for version in reader.versions.live(Note)]
    reader.close()

    assert told.value.found == 99
    assert read == ["before"]
    assert every_byte(newer) == before


def test_a_newer_journal_whose_number_is_still_in_the_log_is_refused_too(journal: JournalFile, folder: Path) -> None:
    noted(journal, "before")
    key = journal_file.data_key(folder, "blue kettle")
    other = apsw.Connection(str(folder / FILE))
    other.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    set_key(other, key)
    other.pragma("user_version", 99)
    copied = Path(shutil.copytree(folder, folder.with_name("Copy.spms"), ignore=shutil.ignore_patterns("*-shm")))
    other.close()
    before = every_byte(copied)

    with pytest.raises(NewerFile):
        journal_file.open_journal(copied, key, NOW)

    assert every_byte(copied) == before


def test_looking_leaves_nothing_in_the_folder_for_temporary_files(
    newer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    (newer / f"{FILE}-wal").write_bytes(b"no log of ours")
    key = journal_file.data_key(newer, "blue kettle")

    with pytest.raises(NewerFile):
        journal_file.open_journal(newer, key, NOW)
    journal_file.open_journal(newer, key, NOW, read_only=True).close()

    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("keys_too", [False, True])
def test_another_programs_database_in_the_place_of_ours_is_named(
    journal: JournalFile, folder: Path, keys_too: bool
) -> None:
    journal.close()
    (folder / FILE).unlink()
    if not keys_too:
        for path in folder.glob("keys*"):
            path.unlink()
    plain_database(folder / FILE)
    before = every_byte(folder)

    with pytest.raises(ForeignFile):
        journal_file.read_keys(folder)
    with pytest.raises(ForeignFile):
        journal_file.open_journal(folder, bytes(32), NOW)

    assert every_byte(folder) == before


def test_a_file_given_for_a_journal_is_named_by_what_it_is(journal: JournalFile, tmp_path: Path) -> None:
    plain_database(tmp_path / "f.sqlite")
    backup = journal.back_up(NOW).path
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(ForeignFile):
        journal_file.read_keys(tmp_path / "f.sqlite")
    with pytest.raises(BackupGiven):
        journal_file.read_keys(backup)
    with pytest.raises(NotAJournal):
        journal_file.read_keys(tmp_path / "letter.txt")


def test_keys_without_a_database_are_damage_and_an_empty_folder_is_nothing(journal: JournalFile, folder: Path) -> None:
    journal.close()
    (folder / FILE).unlink()

    with pytest.raises(Damaged):
        journal_file.read_keys(folder)
    with pytest.raises(NotAJournal):
        journal_file.read_keys(folder.parent)
