"""The disk is full at one write point after the other: one plain sentence, nothing lost, and the day goes on."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from tests.faults import disk_shim
from tests.faults.full_disk import Outcome

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(bool(disk_shim.why_not()), reason=disk_shim.why_not())


def outcomes(folder: Path, seed: int, every: int) -> list[Outcome]:
    """Fill the disk at every so many write points of a day."""
    shim = disk_shim.build(folder)
    command = [sys.executable, "-m", "tests.faults.full_disk", str(folder), str(seed), str(every)]
    environ = disk_shim.environ(shim, folder)
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [msgspec.json.decode(line, type=Outcome) for line in done.stdout.splitlines()]


def check(found: list[Outcome]) -> None:
    sentences = Counter(sentence for one in found for sentence in one.sentences)
    sys.stdout.write(f"{len(found)} write points; {dict(Counter(t for one in found for t in one.troubles))}\n")
    sys.stdout.write("".join(f"{count} x {sentence}\n" for sentence, count in sentences.items()))
    assert [one.wrong for one in found if one.wrong] == []
    assert sentences


@pytest.mark.faults
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    check(outcomes(tmp_path, 2, 29))


@pytest.mark.faults_long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(4))
def test_a_disk_full_at_every_write_point_loses_nothing(tmp_path: Path, seed: int) -> None:
    check(outcomes(tmp_path, seed, 1))
