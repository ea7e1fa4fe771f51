"""Restoring a backup gives what it held, keeps what there was aside, and never leaves anything in between."""

from __future__ import annotations

import shutil
import stat
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from spms_desktop.domain.attachment import NewFile
from spms_desktop.domain.author import Author, AuthorRole, Respondent
from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import (
    AlreadyThere,
    BackupDamaged,
    BadInput,
    InUse,
    NewerFile,
    WrongPassphrase,
)
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import archive, journal_file, restore
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.keys import SlotKind
from spms_desktop.storage.versions import Batch
from tests.conftest import NOW

SECRET = "blue kettle"


def noted(journal: JournalFile, *texts: str) -> None:
    stamp = Stamp("maria", NOW, Respondent.SELF)
    for n, text in enumerate(texts):
        value = Stamped(Note(NOW.date() - timedelta(days=n), text), stamp)
        journal.versions.commit(Batch(Action.CHECK_IN, "maria", NOW, [value]))


def texts(folder: Path) -> list[str]:
    journal = journal_file.open_journal(folder, journal_file.data_key(folder, SECRET), NOW)
    found = [v.value.text for v in journal.versions.live(Note)]
    journal.close()
    return found


def restored(folder: Path, path: Path) -> archive.Backup:
    return restore.restore_in_place(folder, journal_file.data_key(folder, SECRET), path, NOW + timedelta(hours=1))


def test_a_backup_says_what_it_holds_before_anything_is_done(journal: JournalFile) -> None:
    people = [Author("maria", "Maria", AuthorRole.PERSON), Author("anna", "Anna", AuthorRole.CAREGIVER)]
    stamped = [Stamped(person, Stamp("maria", NOW)) for person in people]
    journal.versions.commit(Batch(Action.CREATED, "maria", NOW, stamped))
    noted(journal, "today", "yesterday")
    noted(journal, "today, again")
    path = journal.back_up(NOW).path

    found = restore.contents(path, restore.archive_key(path, SECRET))

    (notes,) = (k for k in found.kinds if k.kind == "note")
    assert (notes.count, notes.first, notes.last) == (2, NOW.date() - timedelta(days=1), NOW.date())
    assert (found.person, found.caregivers, found.manifest.made_at) == ("Maria", ("Anna",), NOW)


@pytest.mark.parametrize("secret", [SECRET, "0000-0000-0000-0000-0000-0000-0000"])
def test_a_backup_opens_with_the_passphrase_or_the_recovery_code(folder: Path, secret: str) -> None:
    secrets = {SlotKind.PASSPHRASE: SECRET, SlotKind.RECOVERY: "0" * 28}
    journal = journal_file.create(folder, secrets, NOW)
    path = journal.back_up(NOW).path

    assert restore.archive_key(path, secret) == journal.data_key
    assert restore.needs_secret(path)
    with pytest.raises(WrongPassphrase):
        restore.archive_key(path, "red kettle")
    journal.close()


def test_a_new_journal_is_made_from_a_backup_with_its_files_and_as_another_device(
    journal: JournalFile, tmp_path: Path
) -> None:
    file = NewFile("letter.txt", b"No new spots.")
    with journal.versions.bringing([file]):
        noted(journal, "kept")
    path = journal.back_up(NOW, tmp_path / "stick").path
    target = tmp_path / "elsewhere" / "Back.spms"

    restore.restore_new(path, restore.archive_key(path, SECRET), target)

    again = journal_file.open_journal(target, journal_file.data_key(target, SECRET), NOW)
    assert [v.value.text for v in again.versions.live(Note)] == ["kept"]
    assert again.versions.files.total() == len(file.data)
    assert again.local("device") != journal.local("device")
    assert again.check().sound
    again.close()
    assert sorted(p.name for p in target.parent.iterdir()) == ["Back.spms"]


def test_what_is_there_is_never_overwritten(journal: JournalFile, folder: Path) -> None:
    path = journal.back_up(NOW).path

    with pytest.raises(AlreadyThere):
        restore.restore_new(path, journal.data_key, folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode bits")
def test_only_the_owner_can_read_what_was_restored(journal: JournalFile, tmp_path: Path) -> None:
    path, target = journal.back_up(NOW).path, tmp_path / "Back.spms"

    restore.restore_new(path, journal.data_key, target)

    assert stat.S_IMODE(target.stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in target.iterdir()} == {0o600}


def test_a_journal_goes_back_and_can_go_forward_again(journal: JournalFile, folder: Path) -> None:
    noted(journal, "old")
    path = journal.back_up(NOW).path
    device = journal.local("device")
    noted(journal, "new")
    journal.close()

    aside = restored(folder, path)

    again = journal_file.open_journal(folder, journal_file.data_key(folder, SECRET), NOW)
    assert [v.value.text for v in again.versions.live(Note)] == ["old"]
    assert (again.local(restore.BEFORE), aside.reason) == (aside.path.name, archive.Reason.RESTORE)
    assert again.local("device") not in (None, device)
    again.close()
    restored(folder, aside.path)
    assert texts(folder) == ["new"]


def test_the_passphrase_of_now_stays(journal: JournalFile, folder: Path) -> None:
    path = journal.back_up(NOW).path
    before = {name: (folder / name).read_bytes() for name in ("keys.json", "keys.copy.json")}
    journal.close()

    restored(folder, path)

    assert {name: (folder / name).read_bytes() for name in before} == before


def test_an_open_journal_is_not_touched(journal: JournalFile, folder: Path) -> None:
    path = journal.back_up(NOW).path

    with pytest.raises(InUse):
        restored(folder, path)


def test_the_backup_of_another_journal_is_refused(journal: JournalFile, folder: Path, tmp_path: Path) -> None:
    other = journal_file.create(tmp_path / "Other.spms", {SlotKind.OPEN: ""}, NOW)
    path = other.back_up(NOW).path
    other.close()
    noted(journal, "mine")
    journal.close()

    with pytest.raises(BadInput, match="other_journal"):
        restored(folder, path)
    assert texts(folder) == ["mine"]


def damaged(path: Path, at: float) -> Path:
    data = bytearray(path.read_bytes())
    data[int(len(data) * at)] ^= 1
    path.write_bytes(bytes(data))
    return path


def test_a_damaged_backup_changes_nothing(journal: JournalFile, folder: Path, tmp_path: Path) -> None:
    noted(journal, "mine")
    path = damaged(journal.back_up(NOW, tmp_path / "stick").path, 0.4)
    journal.close()

    with pytest.raises(BackupDamaged):
        restored(folder, path)
    with pytest.raises(BackupDamaged):
        restore.restore_new(path, restore.archive_key(path, SECRET), tmp_path / "New.spms")
    assert texts(folder) == ["mine"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["Maria.spms", "stick"]


def test_a_backup_of_a_newer_program_is_named_as_such(journal: JournalFile, tmp_path: Path) -> None:
    path = journal.back_up(NOW, tmp_path / "stick").path
    newer = tmp_path / "newer.spmsbackup"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(newer, "w") as sink:
        for name in source.namelist():
            data = source.read(name)
            sink.writestr(name, data.replace(b'"schema":', b'"schema":9') if name == "manifest.json" else data)

    with pytest.raises(NewerFile):
        restore.contents(newer, journal.data_key)


def test_a_log_left_by_a_crash_is_not_read_into_the_restored_journal(journal: JournalFile, folder: Path) -> None:
    noted(journal, "old")
    path = journal.back_up(NOW).path
    noted(journal, "new")
    kept = {name: (folder / name).read_bytes() for name in ("journal.db", "journal.db-wal")}
    journal.close()
    for name, data in kept.items():  # as after a crash: the last saves stand in the log alone
        (folder / name).write_bytes(data)

    aside = restored(folder, path)

    assert texts(folder) == ["old"]
    restored(folder, aside.path)
    assert texts(folder) == ["new"]


def test_what_a_killed_restore_left_is_removed_by_the_next(journal: JournalFile, folder: Path) -> None:
    path = journal.back_up(NOW).path
    journal.close()
    (folder / ".restore-old").mkdir()

    restored(folder, path)

    assert not list(folder.glob(".restore-*"))


@pytest.mark.parametrize("old", ["schema_1", "schema_2", "schema_3"])
def test_a_backup_of_an_older_schema_is_restored_and_brought_up_to_date(old: str, tmp_path: Path) -> None:
    source = Path(__file__).parent.parent / "old_files" / f"{old}.spms"
    folder = Path(shutil.copytree(source, tmp_path / "old.spms"))
    key = journal_file.data_key(folder, "four blue kettles")
    journal_file.open_journal(folder, key, NOW).close()  # makes a backup of the old schema first
    found = archive.backups_in(folder / archive.FOLDER)
    assert bool(found) == (old != "schema_3")
    for made in found:
        restore.restore_new(made.path, key, tmp_path / "New.spms")
        journal = journal_file.open_journal(tmp_path / "New.spms", key, NOW)
        assert [v.value.text for v in journal.versions.history(Note)] == ["version 4", "version 6"]
        journal.close()
