"""A second place counts only while its mark is there, and a copy only when its bytes are the same."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from spms_desktop.domain.errors import BackupFailed, CannotWrite
from spms_desktop.storage import archive, second_place
from spms_desktop.storage.archive import Reason
from spms_desktop.storage.journal_file import JournalFile
from tests.conftest import NOW


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    second_place.choose(folder)
    return folder


def test_an_empty_folder_where_the_stick_was_is_not_the_stick(stick: Path, tmp_path: Path) -> None:
    assert second_place.is_there(stick)
    (stick / second_place.MARK).unlink()
    assert not second_place.is_there(stick)
    assert not second_place.is_there(tmp_path / "gone")


def test_a_copy_has_the_same_bytes_and_is_made_once(journal: JournalFile, stick: Path) -> None:
    made = journal.back_up(NOW)

    copy = second_place.copy_there(made, stick, NOW)
    first = copy.stat().st_mtime_ns
    again = second_place.copy_there(made, stick, NOW)

    assert copy.read_bytes() == made.path.read_bytes()
    assert (again, copy.stat().st_mtime_ns) == (copy, first)
    newest = second_place.newest_there(stick, made.manifest.journal)
    assert newest is not None
    assert newest.path == copy


def test_a_torn_copy_is_made_anew(journal: JournalFile, stick: Path) -> None:
    made = journal.back_up(NOW)
    (stick / made.path.name).write_bytes(made.path.read_bytes()[:1000])

    copy = second_place.copy_there(made, stick, NOW)

    assert copy.read_bytes() == made.path.read_bytes()


def test_a_stick_that_does_not_keep_the_bytes_is_told_of(
    journal: JournalFile, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = journal.back_up(NOW)
    monkeypatch.setattr(second_place, "_digest", lambda path: str(path).encode())

    with pytest.raises(BackupFailed):
        second_place.copy_there(made, stick, NOW)
    assert [p.name for p in stick.iterdir()] == [second_place.MARK]


def test_older_copies_of_the_same_journal_go(journal: JournalFile, stick: Path) -> None:
    for days in range(9, -1, -1):
        now = NOW - timedelta(days=days)
        second_place.copy_there(journal.back_up(now, None, Reason.DAILY), stick, now)

    assert len(archive.backups_in(stick)) < 10


def test_a_stick_that_was_taken_out_is_told_of(journal: JournalFile, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        second_place.copy_there(journal.back_up(NOW), tmp_path / "gone", NOW)
