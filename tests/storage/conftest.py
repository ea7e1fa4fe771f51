"""A real open journal for the storage tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spms_desktop.storage import journal_file
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.keys import SlotKind
from tests.conftest import NOW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Maria.spms"


@pytest.fixture
def journal(folder: Path) -> Iterator[JournalFile]:
    made = journal_file.create(folder, {SlotKind.PASSPHRASE: "blue kettle"}, NOW)
    yield made
    made.close()
