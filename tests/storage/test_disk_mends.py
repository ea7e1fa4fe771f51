"""What the trials in tests/faults found: folders that a power cut took away, and full disks called something else."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import apsw
import pytest

from spms_desktop.domain.errors import CannotWrite, Damaged, DiskFull
from spms_desktop.storage import files, journal_file, keys
from spms_desktop.storage.database import database_troubles
from spms_desktop.storage.keys import Cost, SlotKind
from tests.conftest import NOW


def no_room(*_args: object, **_more: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "no room")


def test_a_new_folder_is_kept_by_the_folders_above_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(files, "sync_folder", synced.append)

    files.make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").is_dir()
    assert synced == [tmp_path, tmp_path / "a"]


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot sync a folder")
def test_a_change_of_keys_that_stands_is_not_called_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys.new_data_key()
    kept = keys.with_slot(keys.new_key_file("j", key), SlotKind.PASSPHRASE, "new words", key)
    calls = iter((False, True))

    def unconfirmed(_folder: Path) -> None:
        if next(calls):
            no_room()

    monkeypatch.setattr(files, "sync_folder", unconfirmed)

    keys.write(tmp_path, kept)

    assert keys.read(tmp_path) == [kept]


def test_a_change_of_keys_that_does_not_stand_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", no_room)

    with pytest.raises(DiskFull):
        keys.write(tmp_path, keys.new_key_file("j", keys.new_data_key()))


HOSTILE = [Cost(2**31, 3, 4), Cost(64, 10**9, 1), Cost(-1, 1, 1), Cost(64, 1, 2**24), Cost(64, 0, 1)]


@pytest.mark.parametrize("cost", HOSTILE)
def test_a_key_file_that_asks_for_too_much_work_is_refused(cost: Cost, tmp_path: Path) -> None:
    key = keys.new_data_key()
    kept = keys.with_slot(keys.new_key_file("j", key), SlotKind.PASSPHRASE, "words", key)
    hostile = keys.encode(replace(kept, slots=(replace(kept.slots[0], cost=cost),)))
    for name in keys.FILES:
        (tmp_path / name).write_bytes(hostile)

    with pytest.raises(Damaged):
        keys.read(tmp_path)


def test_the_cost_of_today_is_borne() -> None:
    key = keys.new_data_key()
    kept = keys.with_slot(keys.new_key_file("j", key), SlotKind.RECOVERY, "", key)
    slot = replace(kept.slots[0], kind=SlotKind.PASSPHRASE, cost=Cost(64 * 1024, 3, 4))

    several = replace(kept, slots=tuple(replace(slot, author=str(n)) for n in range(10)))

    assert keys.decode(keys.encode(several)) == several


@pytest.mark.parametrize(("full", "named"), [(True, DiskFull), (False, CannotWrite)])
def test_what_the_database_cannot_write_is_called_a_full_disk_when_it_is_one(
    full: bool, named: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if full:
        monkeypatch.setattr(os, "fsync", no_room)

    with pytest.raises(named), database_troubles(tmp_path):
        raise apsw.IOError("disk I/O error")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_while_a_journal_is_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "touch", no_room)

    with pytest.raises(DiskFull):
        journal_file.create(tmp_path / "J.spms", {SlotKind.OPEN: ""}, NOW)
    assert list(tmp_path.iterdir()) == []
