"""Temporary folders are private and held; what a killed run left goes at the next start."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from spms_desktop.domain.errors import CannotWrite, InUse
from spms_desktop.storage import scratch
from spms_desktop.storage.lock import JournalLock
from spms_desktop.storage.scratch import FILES, PREFIXES, READING, SAMPLE, Scratch, sweep

CHILD = """
import sys, tempfile
from spms_desktop.services.sample_data import temporary_sample
with temporary_sample(1):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("prefix", [FILES, SAMPLE, READING])
def test_a_folder_is_private_and_goes_with_all_that_is_in_it(tmp_path: Path, prefix: str) -> None:
    made = Scratch(prefix, tmp_path)
    (made.path / "inner").mkdir()

    assert made.path.name.startswith(prefix)
    assert sys.platform == "win32" or stat.S_IMODE(made.path.stat().st_mode) == 0o700
    made.remove()
    made.remove()

    assert list(tmp_path.iterdir()) == []


def test_a_killed_run_leaves_its_folder_and_the_next_start_takes_it_away(tmp_path: Path) -> None:
    environ = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "XDG_RUNTIME_DIR": ""}
    script = [sys.executable, "-c", CHILD]
    with subprocess.Popen(script, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "open"
        sweep(tmp_path)
        (left,) = tmp_path.glob(f"{SAMPLE}*")  # in use, so it stayed
        child.kill()
    assert left.is_dir()

    sweep(tmp_path)

    assert list(tmp_path.glob("spms-*")) == []


def test_a_folder_without_a_lock_goes_only_when_it_is_old(tmp_path: Path) -> None:
    for prefix in PREFIXES:
        (tmp_path / f"{prefix}new").mkdir()
        (tmp_path / f"{prefix}old").mkdir()
        os.utime(tmp_path / f"{prefix}old", (0, 0))

    sweep(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {f"{prefix}new" for prefix in PREFIXES}


def test_a_window_that_sweeps_at_the_same_moment_is_evaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Path] = []

    def lock(folder: Path) -> JournalLock:
        tried.append(folder)
        if len(tried) == 1:
            raise InUse(folder)
        return JournalLock(folder)

    monkeypatch.setattr(scratch, "JournalLock", lock)

    made = Scratch(READING, tmp_path)

    assert len(tried) == 2
    assert made.path == tried[1]
    made.remove()


def test_a_place_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        Scratch(READING, tmp_path / "none")
