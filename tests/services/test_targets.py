"""What goes out never lands on a journal or on something that is no file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from spms_desktop.domain.errors import BadInput
from spms_desktop.services.session import Session
from spms_desktop.services.targets import file_target, folder_target


@pytest.mark.parametrize("name", ["journal.db", "keys.json", "new.pdf", "backups/new.pdf"])
def test_no_file_is_written_into_a_journal(session: Session, name: str) -> None:
    with pytest.raises(BadInput, match="inside_journal"):
        file_target(session.file.folder / name)


def test_no_folder_inside_a_journal_is_written_into(session: Session) -> None:
    for folder in (session.file.folder, session.file.folder / "out"):
        with pytest.raises(BadInput, match="inside_journal"):
            folder_target(folder)


def test_a_folder_is_no_file_and_a_file_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadInput, match="not_a_file"):
        file_target(tmp_path)
    with pytest.raises(BadInput, match="not_a_file"):
        folder_target(tmp_path / "file")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fifos")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(BadInput, match="not_a_file"):
        file_target(tmp_path / "pipe")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")

    assert file_target(tmp_path / "link.pdf") == (tmp_path / "real.pdf").resolve()


def test_a_new_name_beside_a_journal_is_fine(session: Session) -> None:
    place = session.file.folder.parent / "visit.pdf"

    assert file_target(place) == place.resolve()
