"""Files made to hurt: each is read or refused with a reason, within two seconds and 300 megabytes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from tests.faults.hostile_reader import Reading

ROOT = Path(__file__).parent.parent.parent
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300.0
ALL: Mapping[str, int] = {"csv": 100, "form": 90, "backup": 60, "keys": 30, "attachment": 20}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the reader measures its children as only Unix can")


def readings(folder: Path, per_kind: Mapping[str, int]) -> list[Reading]:
    """Read so many files of each kind, in a process of its own."""
    told = msgspec.json.encode(per_kind).decode()
    command = [sys.executable, "-m", "tests.faults.hostile_reader", str(folder), told]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [msgspec.json.decode(line, type=Reading) for line in done.stdout.splitlines()]


def complaints(found: list[Reading]) -> list[Reading]:
    slow = [one for one in found if one.seconds > MOST_SECONDS or one.megabytes > MOST_MEGABYTES or one.wrong]
    most = max(one.seconds for one in found), max(one.megabytes for one in found)
    sys.stdout.write(f"{len(found)} files, at most {most[0]:.2f} s and {most[1]:.0f} MB, {len(slow)} complaints\n")
    return slow


@pytest.mark.faults
def test_hostile_backups_keys_and_attachments_do_no_harm(tmp_path: Path) -> None:
    assert complaints(readings(tmp_path, {"backup": 20, "keys": 8, "attachment": 2})) == []


@pytest.mark.faults_long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", ALL)
def test_three_hundred_hostile_files_do_no_harm(tmp_path: Path, kind: str) -> None:
    found = readings(tmp_path, {kind: ALL[kind]})
    assert len(found) == ALL[kind]
    assert complaints(found) == []
