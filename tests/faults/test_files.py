"""A process that is killed while it puts files in leaves none without its result, and no copy for long."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from spms_desktop.domain.check import CheckResult
from spms_desktop.storage import file_copies, journal_file
from spms_desktop.storage.keys import SlotKind
from tests.conftest import NOW

pytestmark = [pytest.mark.faults, pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")]

SAVER = """
import os, sys
from datetime import date, datetime, timezone
from pathlib import Path
from spms_desktop.domain.attachment import Attachment, NewFile
from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.record import Action, Stamp, Stamped
from spms_desktop.storage import journal_file
from spms_desktop.storage.versions import Batch

folder, run = Path(sys.argv[1]), sys.argv[2]
now = datetime.now(timezone.utc)
journal = journal_file.open_journal(folder, journal_file.data_key(folder), now)
for n in range(100_000):
    file = NewFile(f"{n}.pdf", os.urandom(300_000))
    named = (Attachment(file.name, file.name, len(file.data), file.sha256),)
    value = CheckResult(f"{run}/{n}", "c", date(2026, 1, 1), files=named)
    with journal.versions.bringing([file]):
        journal.versions.commit(Batch(Action.CHECK, run, now, [Stamped(value, Stamp("maria", now))]))
    journal.copies.make(file.name, file.data)
    print(n, flush=True)
"""


def killed_while_saving(folder: Path, base: Path, run: int, dice: random.Random) -> int:
    """Let a process save files, kill it at a random moment, and give how many saves it had acknowledged."""
    command = [sys.executable, "-c", SAVER, str(folder), str(run)]
    saver = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "XDG_RUNTIME_DIR": str(base)}
    )
    assert saver.stdout is not None
    wanted = dice.randint(1, 12)
    for line in saver.stdout:
        if int(line) + 1 >= wanted:
            break
    for _ in range(dice.randint(0, 60_000)):  # some way into the next save
        pass
    os.kill(saver.pid, signal.SIGKILL)
    rest = [int(n) + 1 for n in saver.stdout.read().split("\n") if n]
    saver.wait()
    saver.stdout.close()
    return max([wanted, *rest])


def test_files_and_their_results_come_together_and_copies_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, base = tmp_path / "Maria.spms", tmp_path / "run"
    base.mkdir(mode=0o700)
    journal_file.create(folder, {SlotKind.OPEN: ""}, NOW).close()
    monkeypatch.setattr(file_copies, "copies_base", lambda: base)
    dice = random.Random(20261123)
    for run in range(3):
        acknowledged = killed_while_saving(folder, base, run, dice)
        assert list(base.iterdir())

        journal = journal_file.open_journal(folder, journal_file.data_key(folder), NOW)

        assert list(base.iterdir()) == []
        results = [v.value for v in journal.versions.live(CheckResult)]
        of_run = [r for r in results if r.uid.startswith(f"{run}/")]
        assert acknowledged <= len(of_run) <= acknowledged + 1
        assert all(journal.versions.files.data(file) for result in results for file in result.files)
        assert journal.check().rows["attachment"] == len(results)
        assert journal.check().sound
        journal.close()
