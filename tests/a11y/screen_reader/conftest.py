"""A program on a desk of its own, and a reader that hears it; skipped, with the reason, where tools are missing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spms_desktop.services.unlock import NewJournal, create
from tests.a11y.screen_reader.desk import Desk, Program, lacking, private_desk
from tests.a11y.screen_reader.window_manager import WindowManager

if TYPE_CHECKING:
    from tests.a11y.screen_reader.reader import Reader


@pytest.fixture(autouse=True)
def _no_sockets() -> None:
    """Takes the place of the ban: a reader talks over local sockets, and the program is another process."""


@pytest.fixture
def desk() -> Iterator[Desk]:
    """CI has what these tests need, so that there a missing tool is a failure."""
    if not sys.platform.startswith("linux"):
        pytest.skip("This reader speaks AT-SPI, which is Linux only.")
    missing = lacking()
    if missing:
        words = f"The screen-reader tests need {', '.join(missing)}."
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    with private_desk() as made:
        yield made


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Maria's new journal, without a passphrase."""
    made = create(NewJournal(tmp_path / "Maria.spms", "Maria"))
    made.close()
    return made.file.folder


@pytest.fixture
def reader(desk: Desk) -> Iterator[Reader]:
    """A reader that listens before any program starts, as a real one does."""
    from tests.a11y.screen_reader.bus import Bus  # only now is it known that jeepney is there
    from tests.a11y.screen_reader.reader import Reader

    with Bus(desk.session_bus) as bus:
        yield Reader(bus)


@pytest.fixture
def windows(desk: Desk) -> Iterator[WindowManager]:
    with WindowManager(desk.display) as made:
        yield made


@pytest.fixture
def program(desk: Desk, reader: Reader, windows: WindowManager, journal: Path) -> Iterator[Program]:
    """The program with the keyboard in its window."""
    with desk.open(journal) as started:
        reader.wait_for(lambda: next(reader.things(), None), "window of the program")
        reader.wait_for(windows.give_keyboard, "window on the screen")
        yield started
