"""Migrations: all steps or none, after a backup that was read back, and never a row fewer."""

from __future__ import annotations

from pathlib import Path

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import DiskFull, MigrationFailed, NoMemory
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import archive, backup, journal_file, migrate
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.steps import STEPS
from spms_desktop.storage.versions import Batch
from tests.conftest import NOW

TABLE = ("CREATE TABLE search (words TEXT)",)
BROKEN = ("CREATE TABLE half (x)", "THIS IS NOT SQL")
LOSING = (
    "DROP TRIGGER version_keeps_delete",
    "DELETE FROM version",
)


@pytest.fixture
def closed(journal: JournalFile, folder: Path) -> Path:
    stamp = Stamp("maria", NOW, Respondent.SELF)
    journal.versions.commit(Batch(Action.CHECK_IN, "maria", NOW, [Stamped(Note(NOW.date(), "kept"), stamp)]))
    journal.close()
    return folder


def opened(folder: Path, *steps: tuple[str, ...]) -> JournalFile:
    key = journal_file.data_key(folder, "blue kettle")
    return journal_file.open_journal(folder, key, NOW, steps=(*STEPS, *steps))


def test_a_step_is_taken_after_a_verified_backup_of_the_old_schema(closed: Path) -> None:
    journal = opened(closed, TABLE)

    health = journal.check()
    assert (health.schema, health.sound) == (len(STEPS) + 1, True)
    assert [v.value.text for v in journal.versions.live(Note)] == ["kept"]
    kept = archive.newest(closed / "backups")
    assert kept is not None
    assert backup.verify(kept.path, journal_file.data_key(closed, "blue kettle")).schema == len(STEPS)
    journal.close()


def test_several_steps_are_taken_at_once(closed: Path) -> None:
    journal = opened(closed, TABLE, ("CREATE TABLE more (x)",))

    assert journal.check().schema == len(STEPS) + 2
    journal.close()


@pytest.mark.parametrize("step", [BROKEN, LOSING])
def test_a_step_that_fails_or_loses_rows_leaves_the_journal_as_it_was(closed: Path, step: tuple[str, ...]) -> None:
    with pytest.raises(MigrationFailed):
        opened(closed, TABLE, step)

    journal = opened(closed)
    assert journal.check().schema == len(STEPS)
    assert [v.value.text for v in journal.versions.live(Note)] == ["kept"]
    journal.close()


def test_a_disk_that_is_full_on_the_way_is_named_and_leaves_the_journal_as_it_was(closed: Path) -> None:
    too_large = ("PRAGMA max_page_count = 1", "CREATE TABLE large AS SELECT randomblob(1000000) AS x")

    with pytest.raises(DiskFull):
        opened(closed, TABLE, too_large)

    journal = opened(closed)
    assert journal.check().schema == len(STEPS)
    journal.close()


def test_too_little_memory_on_the_way_is_named_and_leaves_the_journal_as_it_was(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def greedy(*_args: object) -> None:
        raise MemoryError

    monkeypatch.setattr(migrate, "row_counts", greedy)
    with pytest.raises(NoMemory):
        opened(closed, TABLE)
    monkeypatch.undo()

    journal = opened(closed)
    assert journal.check().schema == len(STEPS)
    journal.close()


def test_an_up_to_date_journal_makes_no_backup_of_its_own(closed: Path) -> None:
    opened(closed).close()

    assert archive.newest(closed / "backups") is None


def test_steps_import_nothing_of_ours() -> None:
    folder = Path(journal_file.__file__).parent / "steps"
    for step in folder.glob("step_*.py"):
        assert "spms_desktop" not in step.read_text(encoding="utf-8"), step.name
