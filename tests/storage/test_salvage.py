"""From a damaged journal all that can be read is saved, and what cannot is named by day; the journal itself stays."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import AlreadyThere, BadInput, Damaged
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import archive, journal_file, salvage
from spms_desktop.storage.archive import Reason
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.keys import SlotKind
from spms_desktop.storage.salvage import Salvaged
from spms_desktop.storage.versions import Batch
from tests.conftest import NOW

PAGE = 4096
Harm = Callable[[bytearray], None]


def noted(journal: JournalFile, first: int, count: int) -> None:
    stamp = Stamp("maria", NOW, Respondent.SELF)
    values = [Note(NOW.date() - timedelta(days=n), f"note {n} " + "x" * 150) for n in range(first, first + count)]
    journal.versions.commit_all(Batch(Action.CHECK_IN, "maria", NOW, [Stamped(v, stamp)]) for v in values)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed journal of 400 notes, with a backup of the first 300."""
    folder = tmp_path / "Maria.spms"
    journal = journal_file.create(folder, {SlotKind.PASSPHRASE: "blue kettle"}, NOW)
    noted(journal, 0, 300)
    journal.back_up(NOW, None, Reason.DAILY)
    noted(journal, 300, 100)
    journal.close()
    return folder


def without_backups(folder: Path) -> None:
    for backup in archive.backups_in(folder / archive.FOLDER):
        backup.path.unlink()


def harmed(folder: Path, harm: Harm) -> dict[str, bytes]:
    """Harm the database; gives every file of the journal as it is then."""
    data = bytearray((folder / "journal.db").read_bytes())
    harm(data)
    (folder / "journal.db").write_bytes(bytes(data))
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def saved(folder: Path) -> Salvaged:
    key_file, key = salvage.unlock(folder, "blue kettle")
    return salvage.salvage(folder, key_file, key, folder.with_name("Saved.spms"))


def notes(folder: Path) -> list[str]:
    journal = journal_file.open_journal(folder, journal_file.data_key(folder, "blue kettle"), NOW)
    assert journal.check().sound
    found = [v.value.text.split(" x")[0] for v in journal.versions.live(Note)]
    journal.close()
    return found


def zeroed(*pages: int) -> Harm:
    def harm(data: bytearray) -> None:
        for page in pages:
            data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)

    return harm


def some_zeroed(count: int) -> Harm:
    def harm(data: bytearray) -> None:
        zeroed(*random.Random(4).sample(range(24, len(data) // PAGE), count))(data)

    return harm


def flipped(data: bytearray) -> None:
    dice = random.Random(2)
    for page in dice.sample(range(24, len(data) // PAGE), 12):
        data[page * PAGE + dice.randrange(PAGE)] ^= 1


def test_a_sound_journal_is_saved_whole(folder: Path) -> None:
    found = saved(folder)

    assert (found.kept, found.lost, found.unsure, found.end_known) == (400, (), (), True)
    assert sorted(notes(found.folder)) == sorted(f"note {n}" for n in range(400))


def test_the_damaged_journal_stays_as_it_is_to_the_byte(folder: Path) -> None:
    before = harmed(folder, some_zeroed(8))

    saved(folder)

    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert sorted(path.name for path in folder.parent.iterdir()) == ["Maria.spms", "Saved.spms"]


def test_what_is_saved_and_what_is_lost_make_up_the_whole(folder: Path) -> None:
    without_backups(folder)
    harmed(folder, some_zeroed(8))

    found = saved(folder)

    lost = sum(gap.count for gap in found.lost)
    assert found.kept + lost == 400
    assert 0 < lost < 200
    there = set(notes(found.folder))
    for gap in found.lost:
        if not gap.guessed and gap.day is not None:
            assert gap.kind == "note"
            assert f"note {(NOW.date() - gap.day).days}" not in there


def test_a_backup_fills_what_cannot_be_read(folder: Path) -> None:
    harmed(folder, some_zeroed(8))

    found = saved(folder)

    assert found.from_backup > 0
    assert set(notes(found.folder)) >= {f"note {n}" for n in range(300)}
    assert found.kept + sum(gap.count for gap in found.lost) == 400


def test_flipped_bits_cost_almost_nothing_and_are_named(folder: Path) -> None:
    without_backups(folder)
    harmed(folder, flipped)

    found = saved(folder)

    assert found.kept >= 390
    assert found.unsure
    assert all(gap.kind == "note" and gap.day is not None for gap in found.unsure)


@pytest.mark.parametrize("backups", [True, False])
def test_a_lost_first_page_is_taken_from_elsewhere(folder: Path, backups: bool) -> None:
    if not backups:
        without_backups(folder)
    harmed(folder, zeroed(0))

    found = saved(folder)

    assert found.kept == 400
    assert sum(gap.count for gap in found.unsure) == (100 if backups else 400)
    assert len(notes(found.folder)) == 400


def test_when_the_end_is_cut_off_it_says_that_more_may_be_missing(folder: Path) -> None:
    harmed(folder, lambda data: data.__delitem__(slice(len(data) // 2, None)))

    found = saved(folder)

    assert found.kept >= 300
    assert not found.end_known


def test_what_a_restore_gave_up_does_not_come_back(folder: Path) -> None:
    from spms_desktop.storage import restore

    (old,) = archive.backups_in(folder / archive.FOLDER)
    key = journal_file.data_key(folder, "blue kettle")
    restore.restore_in_place(folder, key, old.path, NOW + timedelta(minutes=1))
    journal = journal_file.open_journal(folder, key, NOW)
    noted(journal, 1000, 1)
    journal.close()
    harmed(folder, some_zeroed(2))

    found = saved(folder)

    assert set(notes(found.folder)) == {*(f"note {n}" for n in range(300)), "note 1000"}


def test_keys_are_taken_from_a_backup_when_the_journal_has_none(folder: Path) -> None:
    for name in ("keys.json", "keys.copy.json"):
        (folder / name).unlink()

    assert saved(folder).kept == 400


def test_without_any_key_nothing_is_written(folder: Path) -> None:
    without_backups(folder)
    for name in ("keys.json", "keys.copy.json"):
        (folder / name).unlink()

    with pytest.raises(Damaged):
        saved(folder)
    assert not folder.with_name("Saved.spms").exists()


def test_nothing_is_made_of_nothing(folder: Path) -> None:
    without_backups(folder)
    (folder / "journal.db").write_bytes(b"")

    with pytest.raises(BadInput, match="nothing_saved"):
        saved(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["Maria.spms"]


def test_what_is_there_is_never_overwritten(folder: Path) -> None:
    folder.with_name("Saved.spms").mkdir()

    with pytest.raises(AlreadyThere):
        saved(folder)
