"""Writing the sample journal, for looking around and for tests and pictures."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from spms_desktop.domain.record import Action, Stamped, Value
from spms_desktop.services.sample.checks import FILES
from spms_desktop.services.sample.journal import sample_journal
from spms_desktop.services.session import Clock, Session, system_clock
from spms_desktop.storage import journal_file
from spms_desktop.storage.keys import SlotKind
from spms_desktop.storage.scratch import SAMPLE, Scratch
from spms_desktop.storage.versions import Batch

NAME = "Maria (sample).spms"


def write_sample(folder: Path, years: int = 3, seed: int = 1, clock: Clock = system_clock) -> Session:
    """Make a journal of an invented person up to today; the same arguments give the same content."""
    file = journal_file.create(folder, {SlotKind.OPEN: ""}, clock())
    try:
        with file.versions.bringing(FILES):
            file.versions.commit_all(_batches(sample_journal(clock().date(), years, seed)))
    except BaseException:
        file.close()
        shutil.rmtree(folder, ignore_errors=True)  # half a sample is of no use to anybody
        raise
    return Session(file, clock)


@contextmanager
def temporary_sample(years: int = 3, clock: Clock = system_clock) -> Iterator[Session]:
    """A sample journal that is gone afterwards."""
    scratch = Scratch(SAMPLE)
    try:
        session = write_sample(scratch.path / NAME, years, clock=clock)
        try:
            yield session
        finally:
            session.close()
    finally:
        scratch.remove()


def _batches(values: list[Stamped[Value]]) -> Iterator[Batch]:
    """What was recorded by one author at one moment is one change."""
    for (at, author), group in groupby(values, key=lambda s: (s.stamp.recorded_at, s.stamp.author)):
        yield Batch(Action.SAMPLE, author, at, list(group))
