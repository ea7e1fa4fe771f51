"""`kill -9` at a random moment of saving, migrating, changing the passphrase, backing up and restoring."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")


def kill(name: str, times: int, folder: Path) -> None:
    """Let the campaign of that name run in a process of its own; fails with what it found."""
    temporary = folder / "tmp"
    temporary.mkdir(mode=0o700)
    environ = {**os.environ, "TMPDIR": str(temporary), "XDG_RUNTIME_DIR": str(temporary)}
    command = [sys.executable, "-m", "tests.faults.kills", name, str(times), str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    sys.stdout.write(done.stdout)
    assert done.returncode == 0, done.stderr


@pytest.mark.faults
@pytest.mark.parametrize(("name", "times"), [("saving", 25), ("migrating", 15), ("passphrase", 25), ("backup", 10)])
def test_a_few_kills_lose_nothing(name: str, times: int, tmp_path: Path) -> None:
    kill(name, times, tmp_path)


@pytest.mark.faults_long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("name", "times"), [("saving", 1_000), ("migrating", 1_000), ("passphrase", 1_000), ("backup", 500)]
)
def test_many_kills_lose_nothing(name: str, times: int, tmp_path: Path) -> None:
    kill(name, times, tmp_path)
