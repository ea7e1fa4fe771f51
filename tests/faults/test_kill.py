"""A process that is killed while it saves has lost nothing that it said was saved."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from spms_desktop.domain.entry import Note
from spms_desktop.storage import journal_file
from spms_desktop.storage.keys import SlotKind
from tests.conftest import NOW

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")

SAVER = """
import sys
from datetime import date, datetime, timezone
from pathlib import Path
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Note
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import journal_file
from spms_desktop.storage.versions import Batch

folder, run = Path(sys.argv[1]), sys.argv[2]
now = datetime.now(timezone.utc)
journal = journal_file.open_journal(folder, journal_file.data_key(folder), now)
stamp = Stamp("maria", now, Respondent.SELF)
for n in range(100_000):
    text = f"{run}/{n} " + "x" * (n % 900)
    value = Stamped(Note(date.fromordinal(600_000 + n), text), stamp)
    journal.versions.commit(Batch(Action.CHECK_IN, run, now, [value]))
    print(n, flush=True)
    if n % 40 == 39:
        journal.checkpoint()
"""


def killed_while_saving(folder: Path, run: int, dice: random.Random) -> int:
    """Let a process save, kill it at a random moment, and give how many saves it had acknowledged."""
    saver = subprocess.Popen([sys.executable, "-c", SAVER, str(folder), str(run)], stdout=subprocess.PIPE, text=True)
    assert saver.stdout is not None
    acknowledged = 0
    wanted = dice.randint(1, 60)
    for line in saver.stdout:
        acknowledged = int(line) + 1
        if acknowledged >= wanted:
            break
    for _ in range(dice.randint(0, 20_000)):  # some way into the next save
        pass
    os.kill(saver.pid, signal.SIGKILL)
    rest = saver.stdout.read()
    saver.wait()
    saver.stdout.close()
    return max([acknowledged, *(int(n) + 1 for n in rest.split("\n") if n)])


def check_kills(folder: Path, kills: int) -> None:
    journal_file.create(folder, {SlotKind.OPEN: ""}, NOW).close()
    dice = random.Random(20261123)
    for run in range(kills):
        acknowledged = killed_while_saving(folder, run, dice)

        journal = journal_file.open_journal(folder, journal_file.data_key(folder), NOW)
        found = [v.value.text for v in journal.versions.live(Note) if v.value.text.startswith(f"{run}/")]
        assert journal.check().sound
        journal.close()
        assert len(found) in (acknowledged, acknowledged + 1), f"run {run}"


@pytest.mark.faults
def test_a_few_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    check_kills(tmp_path / "J.spms", kills=6)


@pytest.mark.faults_long
@pytest.mark.timeout(1200)
def test_two_hundred_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    check_kills(tmp_path / "J.spms", kills=200)
