"""A process that is killed while it restores or backs up leaves the journal as it was or as it was to be."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import BackupFailed
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import archive, backup, journal_file
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.keys import SlotKind
from spms_desktop.storage.versions import Batch
from tests.conftest import NOW

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")

RESTORER = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from spms_desktop.storage import archive, journal_file, restore
folder, wanted = Path(sys.argv[1]), sys.argv[2:]
key = journal_file.data_key(folder)
now = datetime.now(timezone.utc)
for n in range(1000):
    print(n, flush=True)
    restore.restore_in_place(folder, key, Path(wanted[n % 2]), now)
"""


def noted(journal: JournalFile, run: str, count: int) -> None:
    stamp = Stamp("maria", NOW, Respondent.SELF)
    values = [Note(NOW.date() - timedelta(days=n), f"{run} {n} " + "x" * 300) for n in range(count)]
    journal.versions.commit_all([Batch(Action.CHECK_IN, "maria", NOW, [Stamped(v, stamp) for v in values])])


def state(folder: Path, key: bytes) -> set[str]:
    """Whose notes there are, once every page was checked."""
    journal = journal_file.open_journal(folder, key, NOW)
    assert journal.check().sound
    found = {v.value.text.split(" ")[0] for v in journal.versions.live(Note)}
    assert len(journal.versions.live(Note)) == 120
    journal.close()
    return found


def killed_while_restoring(folder: Path, wanted: list[Path], dice: random.Random) -> None:
    command = [sys.executable, "-c", RESTORER, str(folder), *map(str, wanted)]
    restorer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert restorer.stdout is not None
    for line in restorer.stdout:
        if int(line) >= dice.randint(1, 4):
            break
    until = time.monotonic() + dice.random() * 0.12
    while time.monotonic() < until:
        pass
    os.kill(restorer.pid, signal.SIGKILL)
    restorer.wait()
    restorer.stdout.close()


def check_kills(tmp_path: Path, kills: int) -> None:
    folder = tmp_path / "J.spms"
    journal = journal_file.create(folder, {SlotKind.OPEN: ""}, NOW)
    wanted = []
    for run in ("one", "two"):
        noted(journal, run, 120)
        wanted.append(journal.back_up(NOW, tmp_path / "kept").path)
    journal.close()
    key = journal_file.data_key(folder)
    dice = random.Random(20261123)
    for _run in range(kills):
        killed_while_restoring(folder, wanted, dice)

        assert state(folder, key) in ({"one"}, {"two"})
        for made in archive.backups_in(folder / archive.FOLDER):
            try:
                backup.verify(made.path, key)
            except BackupFailed:  # pragma: no cover
                pytest.fail(f"a killed run left a broken {made.path.name}")
            made.path.unlink()


@pytest.mark.faults
def test_a_few_kills_while_restoring_leave_one_state_or_the_other(tmp_path: Path) -> None:
    check_kills(tmp_path, kills=5)


@pytest.mark.faults_long
@pytest.mark.timeout(2400)
def test_five_hundred_kills_while_restoring_leave_one_state_or_the_other(tmp_path: Path) -> None:
    check_kills(tmp_path, kills=500)
