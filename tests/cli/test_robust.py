"""The command line reads what it may not write, tells breakage without anybody's words, and writes plain text only."""

from __future__ import annotations

import io
import json
import shutil
import sys
import unicodedata
from pathlib import Path

import apsw
import pytest

from spms_desktop import app
from spms_desktop.app import run
from spms_desktop.cli import commands, opening
from spms_desktop.cli.terminal import plain, say
from spms_desktop.domain.errors import CannotWrite
from spms_desktop.services import unlock
from spms_desktop.services.session import Session
from spms_desktop.storage import journal_file
from spms_desktop.storage.database import FILE, set_key

HOSTILE = "\x1b]0;title\x07\x9b31m\u202eevil\u2028\ud800"


@pytest.fixture
def journal(sample_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_folder, tmp_path / "Sample.spms"))


@pytest.fixture
def newer(journal: Path) -> Path:
    connection = apsw.Connection(str(journal / FILE))
    set_key(connection, journal_file.data_key(journal))
    connection.pragma("user_version", 99)
    connection.close()
    return journal


def every_byte(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_newer_journal_is_read_the_reason_is_told_and_nothing_in_it_changes(
    newer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = every_byte(newer)

    assert run(["export", str(newer), "--format", "json", "--out", str(tmp_path / "out")]) == 0
    assert run(["check", str(newer)]) == 0
    assert run(["backup", str(newer), "--to", str(tmp_path / "stick")]) == 7

    told = capsys.readouterr()
    assert told.err.count("newer version") == 3
    assert "Schema 99" in told.out
    assert json.loads((tmp_path / "out" / "journal.json").read_text(encoding="utf-8"))["rating"]
    assert every_byte(newer) == before


def test_a_journal_that_cannot_be_written_is_read(
    journal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(folder: Path, secret: str = "", *, read_only: bool = False) -> Session:
        if not read_only:
            raise CannotWrite(folder)
        return unlock.open_session(folder, secret, read_only=True)

    monkeypatch.setattr(opening, "open_session", refused)

    assert run(["check", str(journal)]) == 0
    assert "read the journal here" in capsys.readouterr().err


def test_another_programs_file_and_a_backup_are_named_with_exit_code_8(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = apsw.Connection(str(tmp_path / "f.sqlite"))
    foreign.execute("CREATE TABLE t (x)")
    foreign.close()
    assert run(["backup", str(journal), "--to", str(tmp_path / "stick")]) == 0
    (made,) = (tmp_path / "stick").glob("*.spmsbackup")

    assert run(["check", str(tmp_path / "f.sqlite")]) == 8
    assert run(["check", str(made)]) == 8

    told = capsys.readouterr().err
    assert "another program's file" in told
    assert "Restore from a backup file" in told


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [(MemoryError("zebra"), 3, "not enough memory"), (ValueError("zebra"), 1, "did not expect")],
)
def test_breakage_is_a_sentence_without_anybodys_words(
    error: Exception, code: int, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_args: object) -> object:
        raise error

    monkeypatch.setattr(commands, "write_sample", broken)

    assert run(["sample", "--out", "none.spms"]) == code

    told = capsys.readouterr().err
    assert words in told
    assert "zebra" not in told
    assert "Traceback" not in told
    assert (type(error) is MemoryError) or "ValueError at app.py:" in told


def steers(text: str) -> list[str]:
    return [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def test_names_and_texts_never_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = HOSTILE.replace("\ud800", "\udcff")
    assert run(["check", str(tmp_path / f"{name}.spms")]) == 8
    with pytest.raises(SystemExit):
        run(["check", "a", name])
    file = tmp_path / "r.csv"
    file.write_text(f"date,symptom,score,rater\n2026-01-01,{name[:-1]},3,self\n2026-01-02,x,{name[:-1]},self\n")
    run(["trends", "--csv", str(file), "--skip-bad"])
    run(["trends", "--csv", str(file), "--skip-bad", "--json"])

    told = capsys.readouterr()
    assert "evil" in told.out
    assert "evil" in told.err
    assert steers(told.out + told.err) == []


@pytest.mark.parametrize("text", [HOSTILE, "\U000e0041 and \t \x7f", "字 é “quoted” \u200d"])
def test_json_stays_json_with_the_same_values(text: str) -> None:
    written = plain(json.dumps({"name": text}, ensure_ascii=False))

    assert json.loads(written) == {"name": text}


def test_a_terminal_that_knows_few_letters_gets_the_rest_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\n")
    say("“Maria”", narrow)
    narrow.flush()

    assert narrow.buffer.getvalue() == b"\\u201cMaria\\u201d\n"
    monkeypatch.setattr(sys, "stdout", None)
    say("nobody listens")


def test_the_window_too_ends_with_a_sentence_when_it_cannot_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_arguments: object) -> int:
        raise KeyError("zebra")

    monkeypatch.setattr(app, "_open_window", broken)

    assert run([]) == 1
    assert "zebra" not in capsys.readouterr().err
