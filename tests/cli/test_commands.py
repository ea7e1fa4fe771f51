"""The command line does the main job without a window, and each trouble has its exit code."""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from spms_desktop.app import run
from spms_desktop.services.unlock import NewJournal, create, open_session
from spms_desktop.storage.database import FILE
from tests.conftest import TestClock


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria", "Anna", None, "blue kettle"), TestClock()).close()
    return folder


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase.txt"
    file.write_text("blue kettle\n", encoding="utf-8")
    return file


@pytest.fixture
def journal(sample_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_folder, tmp_path / "Sample.spms"))


def test_the_summary_is_two_pages(journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "visit.pdf"

    code = run(["summary", str(journal), "--out", str(out), "--from", "2026-06-01", "--to", "2026-11-20"])

    assert code == 0
    assert str(out) in capsys.readouterr().out
    reader = PdfReader(out)
    assert len(reader.pages) == 2
    assert "Maria Keller" in reader.pages[0].extract_text()


def test_the_summary_of_the_sample_needs_no_journal(tmp_path: Path) -> None:
    out = tmp_path / "visit.pdf"

    assert run(["summary", "--sample", "--out", str(out), "--paper", "letter"]) == 0

    page = PdfReader(out).pages[0]
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (612, 792)


def test_a_sample_journal_is_written_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "New.spms"

    assert run(["sample", "--out", str(folder), "--years", "1"]) == 0
    assert run(["check", str(folder)]) == 0
    assert "sound" in capsys.readouterr().out
    assert run(["sample", "--out", str(folder)]) == 8


def test_everything_goes_out_as_json(journal: Path, tmp_path: Path) -> None:
    assert run(["export", str(journal), "--format", "json", "--out", str(tmp_path / "out")]) == 0

    document = json.loads((tmp_path / "out" / "journal.json").read_text(encoding="utf-8"))
    assert document["format"] == "spms-journal/1"
    assert {"rating", "medicine", "dose", "care_person", "discussion", "event"} <= set(document)
    rating = document["rating"][0]
    assert set(rating) == {"value", "author", "respondent", "recorded_at"}
    assert set(rating["value"]) == {"day", "symptom", "score", "mode"}


def test_a_backup_is_written_where_it_is_asked_for(locked: Path, passphrase: Path, tmp_path: Path) -> None:
    code = run(["backup", str(locked), "--to", str(tmp_path / "stick"), "--passphrase-file", str(passphrase)])

    assert code == 0
    assert len(list((tmp_path / "stick").glob("*.spmsbackup"))) == 1


def test_the_passphrase_file_can_be_named_by_the_environment(
    locked: Path, passphrase: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPMS_PASSPHRASE_FILE", str(passphrase))

    assert run(["check", str(locked)]) == 0


def test_a_wrong_passphrase_is_exit_code_5(locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("red kettle", encoding="utf-8")

    assert run(["check", str(locked), "--passphrase-file", str(wrong)]) == 5
    assert "Nothing was changed" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xfa"])
def test_a_passphrase_file_that_cannot_be_read_is_exit_code_8(
    locked: Path, tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "secret.txt"
    if content:
        file.write_bytes(content)

    assert run(["check", str(locked), "--passphrase-file", str(file)]) == 8
    assert "passphrase file" in capsys.readouterr().err


def test_a_passphrase_file_may_have_windows_line_ends_and_a_mark_of_order(locked: Path, tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_bytes(b"\xef\xbb\xbfblue kettle\r\n")

    assert run(["check", str(locked), "--passphrase-file", str(file)]) == 0


def test_no_passphrase_without_a_terminal_is_exit_code_8(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())

    assert run(["check", str(locked)]) == 8


def test_a_damaged_journal_is_exit_code_4(journal: Path) -> None:
    data = bytearray((journal / FILE).read_bytes())
    data[50_000] ^= 1
    (journal / FILE).write_bytes(bytes(data))

    assert run(["check", str(journal)]) == 4


def test_a_journal_in_use_is_exit_code_6(journal: Path) -> None:
    held = open_session(journal)
    assert run(["check", str(journal)]) == 6
    held.close()
    assert run(["check", str(journal)]) == 0


def test_a_missing_journal_is_exit_code_8_and_bad_dates_too(tmp_path: Path, journal: Path) -> None:
    summary = ["summary", str(journal), "--out", str(tmp_path / "x.pdf")]

    assert run(["check", str(tmp_path / "Nothing.spms")]) == 8
    assert run([*summary, "--from", "12/3/2026"]) == 8
    assert run([*summary, "--from", "0001-01-01"]) == 8
    assert run([*summary, "--to", "9999-12-31"]) == 8
    assert run([*summary, "--from", "2026-05-01", "--to", "2026-04-01"]) == 8
    assert not (tmp_path / "x.pdf").exists()


def test_nothing_is_written_over_a_journal_or_a_device(journal: Path) -> None:
    before = (journal / FILE).read_bytes()

    assert run(["summary", "--sample", "--out", str(journal / FILE)]) == 8
    assert run(["export", str(journal), "--format", "json", "--out", str(journal)]) == 8
    assert run(["backup", str(journal), "--to", str(journal)]) == 8

    assert (journal / FILE).read_bytes() == before


def test_a_reader_that_goes_away_makes_no_traceback(journal: Path) -> None:
    script = [sys.executable, "-m", "spms_desktop", "check", str(journal)]
    checking = subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert checking.stdout is not None
    assert checking.stderr is not None
    checking.stdout.close()
    words = checking.stderr.read()
    checking.stderr.close()
    checking.wait()

    assert b"Traceback" not in words


def test_a_place_that_cannot_be_written_is_exit_code_9(journal: Path, tmp_path: Path) -> None:
    assert run(["summary", str(journal), "--out", str(tmp_path / "no" / "such" / "x.pdf")]) == 9


@pytest.mark.parametrize("arguments", [["--help"], ["summary", "--help"], ["sample", "--help"]])
def test_help_is_there_for_each_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(arguments)

    assert left.value.code == 0
    assert "spms-desktop" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["summary"], ["export", "x", "--format", "xml", "--out", "y"], ["--years"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(arguments)

    assert left.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_summary_can_be_locked_and_made_for_somebody_else(journal: Path, tmp_path: Path) -> None:
    out, secret = tmp_path / "visit.pdf", tmp_path / "secret.txt"
    secret.write_text("a green kettle\n", encoding="utf-8")

    code = run(["summary", str(journal), "--out", str(out), "--variant", "therapist", "--appendix",
                "--password-file", str(secret)])  # fmt: skip

    assert code == 0
    reader = PdfReader(out)
    assert reader.is_encrypted
    assert reader.decrypt("a green kettle")
    assert len(reader.pages) == 3
    first, _second, third = (page.extract_text() for page in reader.pages)
    assert first.index("Goals") < first.index("Function") < first.index("Events and falls")
    assert "All medicines" in third


@pytest.mark.parametrize(("content", "words"), [(None, "cannot be read"), ("\n", "no text"), ("short", "8 letters")])
def test_a_password_that_cannot_be_used_writes_nothing(
    journal: Path, tmp_path: Path, content: str | None, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out, secret = tmp_path / "visit.pdf", tmp_path / "secret.txt"
    if content is not None:
        secret.write_text(content, encoding="utf-8")

    assert run(["summary", str(journal), "--out", str(out), "--password-file", str(secret)]) == 8
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_the_command_line_never_imports_qt(journal: Path) -> None:
    code = (
        "import sys; from spms_desktop.app import run; "
        f"assert run(['check', {str(journal)!r}]) == 0; "
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'numpy', 'reportlab'))]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def ratings(path: Path, days: int, slope: float) -> Path:
    """A CSV of a symptom that rises by so many points a year, with a week's rhythm and a little noise of its own."""
    start = date(2024, 1, 1)
    noise = random.Random(5)
    lines = ["date,symptom,score,rater"]
    for n in range(days):
        score = min(10, max(0, round(3 + slope * n / 365 + noise.gauss(0, 1))))
        lines.append(f"{start + timedelta(days=n)},walking,{score},self")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_gradual_change_in_a_csv_file_is_one_json_object_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trends", "--csv", str(ratings(tmp_path / "r.csv", 900, 1.2)), "--json"]) == 0

    (line,) = [json.loads(text) for text in capsys.readouterr().out.splitlines()]
    assert list(line) == [
        *("symptom", "rater", "status", "kind", "headline", "direction", "slope_per_year", "ci_low", "ci_high"),
        *("evidence", "since", "entries", "days", "excluded"),
    ]
    assert (line["symptom"], line["rater"], line["status"], line["direction"]) == ("walking", "self", "change", 1)
    assert line["headline"]
    assert line["ci_low"] < 1.2 < line["ci_high"]


def test_bad_rows_are_named_and_nothing_is_computed_unless_they_are_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = ratings(tmp_path / "r.csv", 60, 0)
    file.write_text(file.read_text(encoding="utf-8") + "\n2026-01-01,walking,12,self\nsoon,walking,3,self\n")

    assert run(["trends", "--csv", str(file), "--json"]) == 8
    told = capsys.readouterr()
    assert told.out == ""
    assert [text.split(":")[0] for text in told.err.splitlines()] == ["Line 62", "Line 63"]

    assert run(["trends", "--csv", str(file), "--json", "--skip-bad"]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "not_enough_data"


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe"])
def test_a_file_without_the_columns_is_refused_even_when_bad_rows_may_be_skipped(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "r.csv"
    file.write_bytes(content)

    assert run(["trends", "--csv", str(file), "--skip-bad"]) == 8
    assert run(["trends", "--csv", str(tmp_path / "none.csv")]) == 8
    assert "Traceback" not in capsys.readouterr().err


def test_the_trends_of_a_journal_have_a_line_for_each_series(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trends", str(journal), "--json"]) == 0

    lines = [json.loads(text) for text in capsys.readouterr().out.splitlines()]
    assert {"overall", "sleep_hours"} <= {line["symptom"] for line in lines}
    assert {"self", "proxy", "together"} <= {line["rater"] for line in lines}
