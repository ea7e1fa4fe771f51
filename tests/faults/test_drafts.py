"""A program that is killed while somebody types keeps what was typed, but for the last half second."""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.services.journal import Journal
from spms_desktop.services.unlock import NewJournal, create, open_session
from spms_desktop.ui.journal.check_in.presenter import CheckIn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")

HALF_A_SECOND_MS = 500

TYPIST = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from spms_desktop.services.unlock import open_session
from spms_desktop.ui.context import Context
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.journal.tab import JournalTab
from spms_desktop.ui.singleton_guard import keep_singletons_alive
from spms_desktop.ui.theme.theme import Theme

class Silent:
    def say(self, text, *, undo=False): pass
    def trouble(self, text): raise AssertionError(text)

app = QApplication([])
keep_singletons_alive()
session = open_session(Path(sys.argv[1]))
tab = JournalTab(Context(session, Theme(app, "light"), JobRunner(), Silent()))
tab.show()
tab.check_in.open_item(session.today, "")
field = tab.check_in.view.control.text
typed = 0

def one_letter():
    global typed
    QTest.keyClicks(field, "x")
    typed += 1
    print(typed, time.monotonic_ns(), flush=True)

timer = QTimer(interval=15)
timer.timeout.connect(one_letter)
timer.start()
app.exec()
"""


def killed_while_typing(folder: Path, letters: int) -> tuple[list[int], int]:
    """Let a process type a note and kill it; gives when each letter was typed and when it was killed, in ns."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", TYPIST, str(folder)]
    typist = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environ
    )
    assert typist.stdout is not None
    typed: list[int] = []
    for line in typist.stdout:
        typed.append(int(line.split()[1]))
        if len(typed) >= letters:
            break
    killed = time.monotonic_ns()
    os.kill(typist.pid, signal.SIGKILL)
    typed += [int(line.split()[1]) for line in typist.stdout.read().splitlines() if len(line.split()) == 2]
    typist.wait()
    typist.stdout.close()
    return typed, killed


def check(folder: Path, kills: int) -> list[float]:
    """Kill it some times; gives for each how old the oldest lost letter was, in milliseconds."""
    create(NewJournal(folder, "Maria")).close()
    dice, ages = random.Random(20261123), []
    for _run in range(kills):
        typed, killed = killed_while_typing(folder, dice.randint(40, 120))
        session = open_session(folder)
        CheckIn(session).recover_drafts()
        entry = Journal(session).entry(session.today, Respondent.SELF)
        kept = len(entry.note) if entry else 0
        Journal(session).note(session.today, Respondent.SELF, "")
        session.close()
        assert kept > 0
        ages.append((killed - typed[kept]) / 1e6 if kept < len(typed) else 0.0)
    return ages


@pytest.mark.faults
def test_a_note_is_there_again_after_the_program_was_killed(tmp_path: Path) -> None:
    check(tmp_path / "J.spms", kills=2)


@pytest.mark.faults_long
@pytest.mark.timeout(1200)
def test_at_most_half_a_second_of_typing_is_lost(tmp_path: Path) -> None:
    ages = check(tmp_path / "J.spms", kills=40)

    sys.stdout.write(f"oldest letter lost: median {statistics.median(ages):.0f} ms, most {max(ages):.0f} ms\n")
    assert max(ages) <= HALF_A_SECOND_MS
