"""Files come in within limits and go out as private copies or where the user says."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from spms_desktop.domain.attachment import Attachment, NewFile
from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.errors import BadInput, CannotWrite
from spms_desktop.services import attachments
from spms_desktop.services.attachments import Attachments, read_file
from spms_desktop.services.checks import Checks
from spms_desktop.services.session import Session


def kept(session: Session, name: str = "letter.pdf") -> Attachment:
    result = CheckResult("", "neuro_exam", session.today)
    return Checks(session).save_result(result, [NewFile(name, b"bytes")]).files[0]


def test_a_file_comes_in_with_a_safe_name(tmp_path: Path) -> None:
    place = tmp_path / "scan\u202egnp.txt"
    place.write_bytes(b"bytes")

    assert read_file(place) == NewFile("scangnp.txt", b"bytes")


def test_a_file_that_does_not_fit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST_FILE", 10)
    for name, data in (("empty", b""), ("fits", b"x" * 10), ("large", b"x" * 11)):
        (tmp_path / name).write_bytes(data)

    assert len(read_file(tmp_path / "fits").data) == 10
    for name, problem in (
        ("large", "file_too_large"),
        ("empty", "file_empty"),
        ("missing", "file_unreadable"),
        ("", "file_unreadable"),
        ("nul\0l", "file_unreadable"),
    ):
        with pytest.raises(BadInput, match=problem):
            read_file(tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(BadInput, match="file_unreadable"):
        read_file(tmp_path / "pipe")


def test_a_copy_to_open_is_gone_when_the_session_closes(session: Session) -> None:
    copy = Attachments(session).copy_to_open(kept(session))
    assert (copy.name, copy.read_bytes()) == ("letter.pdf", b"bytes")

    session.close()

    assert not copy.exists()


@pytest.mark.parametrize("name", ["run.exe", "run.sh", "letter.pdf.bat", "no suffix"])
def test_a_program_is_not_opened_but_can_be_saved(session: Session, tmp_path: Path, name: str) -> None:
    file = kept(session, name)

    with pytest.raises(BadInput, match="file_not_opened"):
        Attachments(session).copy_to_open(file)
    Attachments(session).save_copy(file, tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes() == b"bytes"


def test_a_name_from_another_program_is_made_safe_before_a_copy_is_made(session: Session) -> None:
    file = replace(kept(session), name="../../letter.pdf")

    copy = Attachments(session).copy_to_open(file)

    assert copy.name == "letter.pdf"
    assert copy.parent.parent.name.startswith("spms-files-")


def test_a_copy_is_saved_neither_into_a_journal_nor_into_a_folder_that_is_not_there(
    session: Session, tmp_path: Path
) -> None:
    file = kept(session)

    with pytest.raises(BadInput, match="inside_journal"):
        Attachments(session).save_copy(file, session.file.folder / "letter.pdf")
    with pytest.raises(CannotWrite):
        Attachments(session).save_copy(file, tmp_path / "none" / "letter.pdf")


def test_a_file_that_differs_is_neither_opened_nor_saved(session: Session, tmp_path: Path) -> None:
    wrong = replace(kept(session), sha256="00" * 32)

    for act in (
        lambda: Attachments(session).copy_to_open(wrong),
        lambda: Attachments(session).save_copy(wrong, tmp_path / "letter.pdf"),
    ):
        with pytest.raises(BadInput, match="file_differs"):
            act()
    assert not (tmp_path / "letter.pdf").exists()
