"""Backups are kept only when they read back the same, and a worker can make one while we write."""

from __future__ import annotations

import os
import stat
import sys
import threading
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import BackupFailed
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import archive, backup, journal_file
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.versions import Batch
from tests.conftest import NOW


def noted(journal: JournalFile, text: str) -> None:
    stamp = Stamp("maria", NOW, Respondent.SELF)
    journal.versions.commit(Batch(Action.CHECK_IN, text, NOW, [Stamped(Note(NOW.date(), text), stamp)]))


def test_a_backup_opens_as_a_journal_with_the_same_content(journal: JournalFile, tmp_path: Path) -> None:
    noted(journal, "kept")
    made = journal.back_up(NOW, tmp_path / "stick")

    restored = tmp_path / "Restored.spms"
    with zipfile.ZipFile(made.path) as bundle:
        bundle.extractall(restored)
    again = journal_file.open_journal(restored, journal_file.data_key(restored, "blue kettle"), NOW)

    assert [v.value.text for v in again.versions.live(Note)] == ["kept"]
    assert made.manifest.rows == journal.check().rows
    again.close()


def test_backups_of_the_same_second_do_not_overwrite_each_other(journal: JournalFile, folder: Path) -> None:
    first, second = journal.back_up(NOW), journal.back_up(NOW)
    third = journal.back_up(NOW + timedelta(seconds=1))

    assert len({first.path, second.path, third.path}) == 3
    newest = archive.newest(folder / "backups")
    assert newest is not None
    assert newest.path == third.path


def test_nothing_is_left_behind_beside_the_backup(journal: JournalFile, folder: Path) -> None:
    made = journal.back_up(NOW)

    assert list((folder / "backups").iterdir()) == [made.path]


@pytest.mark.parametrize("damage", [b"", b"PK\x05\x06" + bytes(18), None])
def test_a_broken_backup_is_not_taken_for_a_good_one(journal: JournalFile, folder: Path, damage: bytes | None) -> None:
    made = journal.back_up(NOW)
    data = bytearray(made.path.read_bytes())
    data[len(data) // 3] ^= 1
    made.path.write_bytes(bytes(data) if damage is None else damage)

    with pytest.raises(BackupFailed):
        backup.verify(made.path, journal_file.data_key(folder, "blue kettle"))


def test_what_a_killed_backup_left_is_removed_after_a_day(journal: JournalFile, folder: Path) -> None:
    for name, age in ((".backup-old", 2), (".backup-new", 0)):
        left = folder / "backups" / name
        left.mkdir(parents=True)
        when = (NOW - timedelta(days=age)).timestamp()
        os.utime(left, (when, when))

    journal.back_up(NOW)

    assert not (folder / "backups" / ".backup-old").exists()
    assert (folder / "backups" / ".backup-new").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode bits")
def test_only_the_owner_can_read_a_backup(journal: JournalFile, tmp_path: Path) -> None:
    made = journal.back_up(NOW, tmp_path / "stick")

    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_the_manifest_says_nothing_about_the_person(journal: JournalFile) -> None:
    noted(journal, "secret words")
    made = journal.back_up(NOW)

    with zipfile.ZipFile(made.path) as bundle:
        manifest = bundle.read("manifest.json").decode()
    assert "maria" not in manifest.lower()
    assert "secret" not in manifest


def test_a_worker_makes_a_backup_while_saves_go_on(journal: JournalFile) -> None:
    noted(journal, "before")
    made: list[archive.Backup] = []
    worker = threading.Thread(target=lambda: made.append(journal.back_up(NOW)))
    worker.start()
    for n in range(50):
        noted(journal, f"note {n}")
    worker.join()

    assert 1 <= made[0].manifest.rows["version"] <= 51
    assert journal.check().rows["version"] == 51
