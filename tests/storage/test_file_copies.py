"""Copies for other programs are private and go: when the journal closes, or at the next start after a crash."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from spms_desktop.storage import file_copies, journal_file
from spms_desktop.storage.file_copies import FileCopies, copies_base
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.lock import LOCK
from spms_desktop.storage.scratch import FILES, sweep
from tests.conftest import NOW


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "run").mkdir(mode=0o700)
    return tmp_path / "run"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode bits")
def test_only_the_owner_can_read_a_copy(base: Path) -> None:
    copies = FileCopies(base)

    copy = copies.make("letter.pdf", b"bytes")

    assert (copy.name, copy.read_bytes()) == ("letter.pdf", b"bytes")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (copy.parent, copy.parent.parent)} == {0o700}
    copies.remove_all()


def test_two_files_of_one_name_do_not_meet(base: Path) -> None:
    copies = FileCopies(base)

    first, second = copies.make("letter.pdf", b"one"), copies.make("letter.pdf", b"two")

    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    copies.remove_all()
    assert list(base.iterdir()) == []
    copies.remove_all()


def test_copies_are_gone_when_the_journal_closes(
    folder: Path, base: Path, monkeypatch: pytest.MonkeyPatch, journal: JournalFile
) -> None:
    journal.close()
    monkeypatch.setattr(file_copies, "copies_base", lambda: base)
    again = journal_file.open_journal(folder, journal_file.data_key(folder, "blue kettle"), NOW)
    copy = again.copies.make("letter.pdf", b"bytes")

    again.close()

    assert not copy.exists()
    assert list(base.iterdir()) == []


def test_what_a_crash_left_is_gone_at_the_next_start(
    folder: Path, base: Path, monkeypatch: pytest.MonkeyPatch, journal: JournalFile
) -> None:
    journal.close()
    left = base / f"{FILES}left" / "inner"
    left.mkdir(parents=True)
    (left / "letter.pdf").write_bytes(b"bytes")
    (left.parent / LOCK).touch()
    monkeypatch.setattr(file_copies, "copies_base", lambda: base)

    journal_file.open_journal(folder, journal_file.data_key(folder, "blue kettle"), NOW).close()

    assert list(base.iterdir()) == []


def test_copies_of_a_window_that_is_open_stay(base: Path) -> None:
    other = FileCopies(base)
    copy = other.make("letter.pdf", b"bytes")

    FileCopies(base).remove_all()

    assert copy.exists()
    other.remove_all()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_what_is_not_ours_is_left_alone(base: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "kept").write_text("kept")
    (base / f"{FILES}link").symlink_to(mine)
    (base / f"{FILES}file").write_text("kept")
    (base / "other").mkdir()

    sweep(base)

    assert {path.name for path in base.iterdir()} == {f"{FILES}link", f"{FILES}file", "other"}
    assert (mine / "kept").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such folder")
def test_copies_lie_in_the_runtime_folder_only_when_nobody_else_can_enter(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(base))
    assert copies_base() == base

    base.chmod(0o755)
    assert copies_base() != base
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(base / "none"))
    assert copies_base() != base / "none"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert os.access(copies_base(), os.W_OK)


def test_no_name_is_written_to_a_log_or_printed(
    base: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    copies = FileCopies(base)
    copies.make("Maria PHQ-9.pdf", b"bytes")
    copies.remove_all()

    assert "PHQ" not in caplog.text + "".join(capfd.readouterr())


def test_a_folder_that_the_system_cleaned_is_made_anew(base: Path) -> None:
    copies = FileCopies(base)
    shutil.rmtree(copies.make("letter.pdf", b"one").parent.parent)

    again = copies.make("letter.pdf", b"two")

    assert again.read_bytes() == b"two"
    FileCopies(base)  # another window, which takes away what nobody holds
    assert again.exists()
    copies.remove_all()
    assert list(base.iterdir()) == []
