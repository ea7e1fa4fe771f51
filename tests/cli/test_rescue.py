"""The commands that look after a journal: restoring a backup and saving what can be read of a damaged one."""

from __future__ import annotations

from pathlib import Path

import pytest

from spms_desktop.app import run
from spms_desktop.domain.entry import Note
from spms_desktop.domain.record import Action
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session


@pytest.fixture
def journal(session: Session) -> Path:
    """A closed journal with 60 notes and a backup beside it."""
    for n in range(60):
        session.save(Action.CHECK_IN, [Note(session.today, f"note {n} " + "x" * 400)])
    session.file.back_up(session.now())
    session.close()
    return session.file.folder


@pytest.fixture
def file(journal: Path) -> Path:
    return next((journal / "backups").iterdir())


def test_a_backup_says_what_it_holds(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["restore", str(file)]) == 0

    said = capsys.readouterr().out
    assert "Backup of Monday, 23 November 2026" in said
    assert "1 note" in said


def test_a_journal_is_made_from_a_backup(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "New.spms"

    assert run(["restore", str(file), "--to", str(target)]) == 0

    session = open_session(target)
    assert session.profile.name == "Maria"
    session.close()


@pytest.mark.parametrize(
    ("name", "code"), [("Maria.spms", 8), ("New", 8)], ids=["there already", "no name of a journal"]
)
def test_a_place_that_cannot_be_is_refused(file: Path, tmp_path: Path, name: str, code: int) -> None:
    assert run(["restore", str(file), "--to", str(tmp_path / name)]) == code


def test_a_file_that_is_no_backup_is_named_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.spmsbackup").write_text("Dear Maria")

    assert run(["restore", str(tmp_path / "letter.spmsbackup")]) == 8
    assert "no backup of a journal" in capsys.readouterr().err


def test_a_torn_backup_changes_nothing(file: Path, tmp_path: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))

    assert run(["restore", str(file), "--to", str(tmp_path / "New.spms")]) == 4
    assert not (tmp_path / "New.spms").exists()


def test_what_can_be_read_is_saved_and_the_rest_is_listed(
    journal: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.unlink()
    data = bytearray((journal / "journal.db").read_bytes())
    pages = len(data) // 4096
    for page in range(pages - 4, pages - 1):
        data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    (journal / "journal.db").write_bytes(bytes(data))

    assert run(["check", str(journal)]) == 4
    code = run(["check", str(journal), "--salvage-to", str(tmp_path / "Saved.spms")])

    said = capsys.readouterr().out
    assert f"New journal: {tmp_path / 'Saved.spms'}" in said
    assert (code == 0) is ("These could not be saved" not in said and "Please check" not in said)
    open_session(tmp_path / "Saved.spms").close()


def test_saving_a_sound_journal_misses_nothing(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(journal), "--salvage-to", str(tmp_path / "Saved.spms")]) == 0
    assert "could not be saved" not in capsys.readouterr().out
