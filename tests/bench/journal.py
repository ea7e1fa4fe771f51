"""Compares saving and moving about in a ten-year journal with a bare INSERT ... COMMIT of the same engine.

python tests/bench/journal.py [--years 10] [--runs 60]

All figures come from one run, each a median; the ratio is to the bare insert into the same kind of encrypted file.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from spms_desktop.domain.author import Respondent
from spms_desktop.services.journal import Journal
from spms_desktop.services.sample_data import write_sample
from spms_desktop.services.search import Search, Wanted
from spms_desktop.services.session import Session
from spms_desktop.storage.database import EncryptedDatabase
from spms_desktop.ui.context import Context
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.journal.tab import JournalTab
from spms_desktop.ui.singleton_guard import keep_singletons_alive
from spms_desktop.ui.theme.theme import Theme

SELF = Respondent.SELF


class Silent:
    """A message bar that nobody reads."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """Hear and forget."""

    def trouble(self, text: str) -> None:
        """Trouble would make the figures worthless."""
        raise AssertionError(text)


def median_ms(act: Callable[[int], object], runs: int) -> float:
    """The median time of an act in milliseconds; it is told the number of the run."""
    act(0)
    times = []
    for run in range(1, runs + 1):
        begun = time.perf_counter()
        act(run)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


@contextmanager
def bare_table(folder: Path) -> Iterator[EncryptedDatabase]:
    """An encrypted file with one table, opened as a journal is."""
    database = EncryptedDatabase(folder / "bare.db", bytes(32))
    database.connect()
    database.execute_sql("CREATE TABLE bare (value TEXT NOT NULL)")
    yield database
    database.close()


def bare_insert(database: EncryptedDatabase, run: int) -> None:
    """One row, on disk when this returns."""
    with database.atomic("IMMEDIATE"):
        database.execute_sql("INSERT INTO bare (value) VALUES (?)", (f"value {run}" * 10,))


def figures(session: Session, app: QApplication, folder: Path, runs: int) -> dict[str, float]:
    """Each act with its median in milliseconds."""
    journal = Journal(session)
    begun = time.perf_counter()
    jobs = JobRunner()
    tab = JournalTab(Context(session, Theme(app, "light"), jobs, Silent()))
    tab.resize(1240, 860)
    tab.show()
    settle()
    opened = (time.perf_counter() - begun) * 1000
    found = {"open the Journal tab": opened}
    with bare_table(folder) as database:
        found["bare INSERT ... COMMIT"] = median_ms(lambda run: bare_insert(database, run), runs)
    found["save a rating"] = median_ms(lambda run: journal.rate(session.today, SELF, "pain", run % 11), runs)

    def save_and_show(run: int) -> None:
        journal.rate(session.today, SELF, "pain", (run + 1) % 11)
        tab.refresh()
        settle()

    def switch_day(run: int) -> None:
        tab.check_in.open_day(session.today - timedelta(days=1 + run * 37 % 3000))
        settle()

    found["save a rating and show it"] = median_ms(save_and_show, runs)
    found["switch to another day"] = median_ms(switch_day, runs)
    found["search notes and events"] = median_ms(lambda _run: Search(session).find(Wanted("walk")), runs)
    tab.flush()
    tab.leave()
    jobs.close()
    return found


def settle() -> None:
    """Let everything be laid out and painted."""
    for _ in range(3):
        QCoreApplication.processEvents()


def main() -> None:
    """Print the figures and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--runs", type=int, default=60)
    wanted = parser.parse_args()
    app = QApplication([])
    keep_singletons_alive()
    with tempfile.TemporaryDirectory() as place:
        session = write_sample(Path(place) / "Ten.spms", years=wanted.years)
        found = figures(session, app, Path(place), wanted.runs)
        session.close()
    bare = found["bare INSERT ... COMMIT"]
    print(f"{wanted.years} years, {wanted.runs} runs")
    for name, ms in found.items():
        print(f"{name:32} {ms:8.2f} ms {ms / bare:8.1f} x")


if __name__ == "__main__":
    main()
