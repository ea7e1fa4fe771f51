"""The power goes at any moment of an eventful day: the journal opens, and holds all that was said to be saved.

A C shim records every write, rename, removal and sync of the real program (see crash_states.py and RESULTS.md).
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from spms_desktop.storage import archive, backup, journal_file, lock
from tests.faults import disk_shim
from tests.faults.crash_states import Disk, Step, steps
from tests.faults.eventful_day import COPY, JOURNAL, Mark, State, prepared, seen
from tests.faults.folders import found_numbers, opened

ROOT = Path(__file__).parent.parent.parent
OLD_FILES = ROOT / "tests" / "old_files"

pytestmark = pytest.mark.skipif(bool(disk_shim.why_not()), reason=disk_shim.why_not())


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return disk_shim.build(tmp_path_factory.mktemp("shim"))


def recorded(shim: Path, folder: Path, seed: int) -> tuple[State, Disk, list[Step]]:
    """Let a day happen, and give the disk as it was before with all that was done to it."""
    folder.mkdir()
    disk, log = folder / "disk", folder / "log"
    state = prepared(disk, seed, OLD_FILES)
    before = Disk(disk)
    again = Disk(disk)
    command = [sys.executable, "-m", "tests.faults.eventful_day", str(disk), str(log), str(seed)]
    told = msgspec.json.encode(state).decode()
    subprocess.run([*command, told], check=True, cwd=ROOT, env=disk_shim.environ(shim, disk / "tmp"))
    done = steps(log)
    for step in done:
        again.take(step)
    again.replay_whole(folder / "replayed")
    assert files_of(folder / "replayed") == files_of(disk), "the record does not tell all that was done"
    return state or State(), before, done


def files_of(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def moments(done: list[Step], cuts: int, dice: random.Random) -> list[int]:
    """When the power goes: half of the times before a sync, when most is at stake, else anywhere."""
    syncs = [n for n, step in enumerate(done) if step.op == "S"] or [len(done)]
    return sorted(dice.choice(syncs) if dice.random() < 0.5 else dice.randint(0, len(done)) for _ in range(cuts))


def cut_states(
    start: State, before: Disk, done: list[Step], cuts: int, seed: int, target: Path
) -> Iterator[tuple[int, list[State]]]:
    """Write one crash state after the other to `target`; gives each with what the journal may hold then."""
    dice = random.Random(seed)
    certain, maybe, at = start, None, 0
    for moment in moments(done, cuts, dice):
        for step in done[at:moment]:
            if step.op == "M":
                mark = msgspec.json.decode(step.data, type=Mark)
                certain, maybe = (mark.state, None) if mark.certain else (certain, mark.state)
            else:
                before.take(step)
        at = moment
        before.crash(dice, target)
        yield moment, [certain] if maybe is None else [certain, maybe]
        shutil.rmtree(target)


def complaint(disk: Path, allowed: list[State]) -> str:
    """What is wrong after a power cut, or nothing."""
    said = [_complaint(disk, state) for state in allowed]
    return "" if "" in said else " / ".join(said)


def _complaint(disk: Path, state: State) -> str:
    folder = disk / JOURNAL
    if state.secret is None:
        return "" if not folder.exists() else "there too early"
    try:
        # A torn note in the lock file may read as another computer's name: the program asks, somebody says go on.
        if lock.noted_elsewhere(folder):
            lock.forget_elsewhere(folder)
        found = seen(folder, state)
        if replace(state, backups=(), copied=None) != found:
            return f"{found} instead of {state}"
        key = journal_file.data_key(folder, state.secret)
        for name in state.backups[-1:]:
            backup.verify(folder / archive.FOLDER / name, key)
        if state.copied is not None and (disk / COPY).exists():
            copy = opened(disk / COPY, key)
            numbers = tuple(found_numbers(copy))
            copy.close()
            return "" if numbers == state.copied else "the copy differs"
        return "" if state.copied is None or (disk / COPY).exists() else "no copy"
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what the test is looking for
        return f"{type(error).__name__}: {error}"


def check(shim: Path, folder: Path, runs: range, cuts: int) -> list[str]:
    """Record each run, cut the power so often in it, and give all complaints."""
    complaints = []
    for seed in runs:
        start, before, done = recorded(shim, folder / str(seed), seed)
        target = folder / "after"
        for moment, allowed in cut_states(start, before, done, cuts, seed, target):
            found = complaint(target, allowed)
            if found:
                complaints.append(f"run {seed}, step {moment} of {len(done)}: {found}")
        shutil.rmtree(folder / str(seed))
    return complaints


@pytest.mark.faults
def test_a_few_power_cuts_lose_nothing(shim: Path, tmp_path: Path) -> None:
    assert check(shim, tmp_path, range(4), 25) == []


@pytest.mark.faults
def test_the_trial_notices_a_program_that_does_not_sync(shim: Path, tmp_path: Path) -> None:
    start, before, done = recorded(shim, tmp_path / "run", 2)
    unsynced = [step for step in done if step.op != "S"]

    states = cut_states(start, before, unsynced, 40, 1, tmp_path / "after")
    complaints = [found for _, allowed in states if (found := complaint(tmp_path / "after", allowed))]

    assert len(complaints) > 10


@pytest.mark.faults_long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(4))
def test_ten_thousand_power_cuts_lose_nothing(shim: Path, tmp_path: Path, part: int) -> None:
    assert check(shim, tmp_path, range(part * 25, part * 25 + 25), 100) == []
