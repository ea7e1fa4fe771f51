"""A journal of each released schema opens in today's program with all it held."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.entry import Note, Rating
from spms_desktop.storage import journal_file
from spms_desktop.storage.steps import STEPS
from tests.conftest import NOW

OLD_FILES = Path(__file__).parent.parent / "old_files"
JOURNALS = sorted(OLD_FILES.glob("schema_*.spms"))


def test_there_is_one_journal_for_each_schema() -> None:
    assert [path.stem for path in JOURNALS] == [f"schema_{n}" for n in range(1, len(STEPS) + 1)]


@pytest.mark.parametrize("old", JOURNALS, ids=lambda path: path.stem)
def test_an_old_journal_opens_with_all_it_held(old: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(old, tmp_path / old.name))

    journal = journal_file.open_journal(folder, journal_file.data_key(folder, "four blue kettles"), NOW)

    assert [v.value.score for v in journal.versions.live(Rating)] == [6]
    assert [v.value.text for v in journal.versions.history(Note)] == ["version 4", "version 6"]
    assert journal.check().sound
    journal.close()


def test_an_old_journal_opened_for_reading_is_searched_and_stays_the_same_to_the_byte(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(JOURNALS[0], tmp_path / JOURNALS[0].name))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    journal = journal_file.open_journal(folder, journal_file.data_key(folder, "four blue kettles"), NOW, read_only=True)

    live = [v.value.text for v in journal.versions.live(Note)]
    assert [v.value for v in journal.versions.find("version", [Note])] == [v.value for v in journal.versions.live(Note)]
    assert live
    journal.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_old_journal_with_files_still_gives_them(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(OLD_FILES / "schema_3.spms", tmp_path / "old.spms"))
    journal = journal_file.open_journal(folder, journal_file.data_key(folder, "four blue kettles"), NOW)

    (result,) = (v.value for v in journal.versions.live(CheckResult))

    assert (result.told, result.files[0].name) == ("No new spots", "letter.txt")
    assert journal.versions.files.data(result.files[0]) == b"No new spots."
    journal.close()
