"""The helper that runs, tests and checks a checkout: its parts that need no network."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from spms_desktop import preflight
from spms_desktop.cli.window import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "dev.py"


def load() -> ModuleType:
    """The script as a module; its folder is no package and shares its name with one on the package index."""
    spec = importlib.util.spec_from_file_location("spms_packaging_dev", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


dev = load()


def program(folder: Path, name: str, says: str = "uv 0.13.9 (test)", code: int = 0) -> Path:
    """A small program for a fake PATH that prints one line."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="the fake programs are shell scripts")


def test_the_script_parses_on_an_old_python() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_new_python_is_fine(version: tuple[int, ...]) -> None:
    assert dev.old_python_message(version) is None


@needs_sh
def test_an_old_python_gets_a_sentence_that_names_a_newer_one(tmp_path: Path) -> None:
    assert dev.old_python_message((3, 9, 18), path=str(tmp_path)) == (
        "SPMS Desktop needs Python 3.11 or newer, and this is Python 3.9.18. Install a newer Python, then try again."
    )
    program(tmp_path, "python3.12")
    assert "python3.12 packaging/dev.py" in dev.old_python_message((3, 9, 18), path=str(tmp_path))


def test_what_follows_the_two_dashes_goes_to_the_program() -> None:
    options, rest = dev.parse(["test", "--with-deps", "--", "-m", "faults_long", "--", "-x"])
    assert (options.command, options.with_deps, rest) == ("test", True, ["-m", "faults_long", "--", "-x"])
    options, rest = dev.parse(["run"])
    assert (options.command, options.with_deps, rest) == ("run", False, [])


def test_pictures_go_where_asked() -> None:
    assert dev.parse(["screenshots", "--out", "there"])[0].out == Path("there")
    assert dev.parse(["screenshots"])[0].out == ROOT / "out" / "pictures"


@pytest.mark.parametrize("argv", [[], ["fly"], ["check", "--", "x"], ["test", "tests/x.py"]])
def test_a_wrong_command_line_is_a_usage_error(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        dev.parse(argv)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


@needs_sh
def test_the_uv_on_the_path_comes_first(tmp_path: Path) -> None:
    on_path = program(tmp_path / "bin", "uv")
    fetched = program(tmp_path / "tools" / "uv" / "bin", "uv")
    assert dev.find_uv(path=str(tmp_path / "bin"), tools=tmp_path / "tools") == str(on_path)
    on_path.unlink()
    assert dev.find_uv(path=str(tmp_path / "bin"), tools=tmp_path / "tools") == str(fetched)
    fetched.unlink()
    assert dev.find_uv(path=str(tmp_path / "bin"), tools=tmp_path / "tools") is None


@needs_sh
@pytest.mark.parametrize(("says", "code"), [("uv 0.4.9", 0), ("no such version", 0), ("uv 0.13.9", 127)])
def test_a_uv_that_is_too_old_or_broken_does_not_count(tmp_path: Path, says: str, code: int) -> None:
    program(tmp_path, "uv", says, code)
    assert dev.find_uv(path=str(tmp_path), tools=tmp_path / "tools") is None


def test_without_pip_it_says_how_to_add_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(dev.Trouble, match="sudo apt-get install python3-pip"):
        dev.fetch_uv(tmp_path / "tools")


def test_a_fetch_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _name: object())
    monkeypatch.setattr(dev, "call", lambda _command, **_extra: 1)
    with pytest.raises(dev.Trouble, match="network"):
        dev.fetch_uv(tmp_path / "tools")
    assert list((tmp_path / "tools").iterdir()) == []


def test_uv_uses_the_python_that_started_it_and_downloads_none() -> None:
    child = dev.child_environ({"VIRTUAL_ENV": "elsewhere", "HOME": "/home/maria"})
    expected = {"HOME": "/home/maria", "UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never"}
    assert child == expected


@pytest.mark.parametrize(
    ("code", "expected"), [("raise SystemExit(7)", 7), ("import os; os.kill(os.getpid(), 9)", 137)]
)
@needs_sh
def test_exit_codes_come_through(code: str, expected: int) -> None:
    assert dev.call([sys.executable, "-c", code]) == expected


def test_the_debian_packages_are_exactly_the_ones_that_are_needed() -> None:
    assert " ".join(dev.packages_for("run")) == (
        "libglib2.0-0 libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon0 "
        "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
    )
    tests_only = set(dev.packages_for("test")) - set(dev.packages_for("run"))
    assert tests_only == {"xvfb", "xauth", "dbus", "at-spi2-core", "poppler-utils"}


def test_the_three_lists_of_packages_agree() -> None:
    known = {library.debian for library in preflight.QT_LIBRARIES + preflight.X11_LIBRARIES}
    assert known == set(dev.packages_for("run"))
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    listed = re.search(r"packages=\((.*?)\)", script, re.DOTALL)
    assert listed is not None
    assert listed[1].split() == list(dev.packages_for("test"))


def test_no_packages_are_asked_for_where_there_is_no_apt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    dev.install_system_packages(("xvfb",))
    assert "works with apt only" in capsys.readouterr().err


def test_no_package_index_is_named() -> None:
    for path in (SCRIPT, ROOT / ".ci" / "run", ROOT / ".github" / "workflows" / "ci.yml", ROOT / "pyproject.toml"):
        text = path.read_text(encoding="utf-8").lower()
        assert not re.search(r"https?://|index-url|find-links|pypi\.|files\.pythonhosted", text), path.name


class FakeCheckout(dev.Checkout):  # type: ignore[name-defined,misc]  # the script is loaded by its path
    """A checkout whose commands are written down and answered from a table."""

    def __init__(self, answers: dict[str, int]) -> None:
        self.calls: list[str] = []
        self._answers = answers

    def run(self, *command: str, **_extra: object) -> int:
        line = " ".join(command)
        self.calls.append(line)
        if "--out" in command:
            made = Path(command[command.index("--out") + 1])
            made.mkdir() if made.suffix != ".pdf" else made.write_bytes(b"%PDF-new")
        return next((code for words, code in self._answers.items() if words in line), 0)


def test_with_a_screen_the_window_opens_and_its_exit_code_comes_through() -> None:
    checkout = FakeCheckout({"spms_desktop mine.spms": 6})
    assert checkout.start(["mine.spms"]) == 6
    assert checkout.calls == ["python -m spms_desktop.preflight", "python -m spms_desktop mine.spms"]


def test_a_command_without_a_window_needs_no_screen() -> None:
    checkout = FakeCheckout({"preflight": 3})
    assert checkout.start(["check", "mine.spms"]) == 0
    assert checkout.calls == ["python -m spms_desktop check mine.spms"]


def test_every_command_of_the_program_is_known_to_need_no_screen() -> None:
    assert set(COMMANDS) <= set(dev.WINDOWLESS)


def test_without_a_screen_it_makes_the_paper_and_the_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (out / "pictures").mkdir(parents=True)
    (out / "pictures" / "old.png").touch()
    (out / "visit-summary.pdf").write_bytes(b"%PDF-old")
    monkeypatch.setattr(dev, "OUT", out)
    checkout = FakeCheckout({})
    assert checkout.make_files() == 0
    assert (out / "visit-summary.pdf").read_bytes() == b"%PDF-new"
    assert {path.name for path in out.iterdir()} == {"pictures", "sample.spms", "visit-summary.pdf"}
    assert list((out / "pictures").iterdir()) == []
    printed = capsys.readouterr().out
    assert str(out / "visit-summary.pdf") in printed
    assert str(out / "pictures") in printed


@pytest.mark.parametrize(("broken", "code"), [(" summary ", 8), ("preflight", 3), ("screenshots", 5)])
def test_a_step_that_fails_keeps_the_earlier_files(
    broken: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "old.png").touch()
    monkeypatch.setattr(dev, "OUT", tmp_path)
    assert FakeCheckout({broken: code}).make_files() == code
    assert (tmp_path / "pictures" / "old.png").exists()
    assert not list(tmp_path.glob("new-*"))


def test_every_check_runs_and_the_first_failure_counts() -> None:
    checkout = FakeCheckout({"ruff": 1, "lint-imports": 4})
    assert checkout.check() == 1
    assert [line.split()[0] for line in checkout.calls] == ["ruff", "mypy", "lint-imports"]


def test_the_help_works_as_a_script() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--help"], capture_output=True, text=True, check=True)
    assert "run|test|check|screenshots" in done.stdout
