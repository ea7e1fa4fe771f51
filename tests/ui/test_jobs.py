"""Jobs run off the UI thread, and results and exceptions come back to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spms_desktop.domain.errors import NoMemory
from spms_desktop.ui.jobs import JobRunner


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    made = JobRunner(qapp)
    yield made
    made.close()


def test_a_result_comes_back_to_the_ui_thread(qtbot: QtBot, jobs: JobRunner) -> None:
    seen: list[tuple[int, int]] = []

    jobs.run(threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())), seen.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(seen))

    worker, ui = seen[0]
    assert ui == threading.get_ident()
    assert worker != ui
    assert not jobs.busy


def test_an_exception_comes_back_too(qtbot: QtBot, jobs: JobRunner) -> None:
    failed: list[Exception] = []

    jobs.run(lambda: 1 / 0, lambda _result: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))

    assert isinstance(failed[0], ZeroDivisionError)


def test_too_little_memory_comes_back_as_trouble_that_has_a_sentence(qtbot: QtBot, jobs: JobRunner) -> None:
    def greedy() -> None:
        raise MemoryError("zebra")

    failed: list[Exception] = []
    jobs.run(greedy, lambda _result: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))

    assert isinstance(failed[0], NoMemory)


def test_jobs_answer_in_the_order_they_were_asked_for(qtbot: QtBot, jobs: JobRunner) -> None:
    done: list[int] = []
    for n in range(20):
        jobs.run(lambda n=n: n, done.append, lambda _error: None)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 20)

    assert done == list(range(20))


def test_after_closing_nothing_is_answered_and_nothing_is_begun(qtbot: QtBot, jobs: JobRunner) -> None:
    done: list[int] = []
    jobs.run(lambda: 1, done.append, lambda _error: None)

    jobs.close()
    jobs.run(lambda: 2, done.append, lambda _error: None)
    qtbot.wait(20)

    assert done == []
    assert not jobs.busy
