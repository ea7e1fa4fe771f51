"""From the window back to a journal: an earlier state, a backup file, and out of damage."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from spms_desktop.domain.entry import Note
from spms_desktop.domain.record import Action
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.storage.database import FILE
from spms_desktop.ui.journal_frame import JournalFrame
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.unlock.damage_page import DamagePage
from spms_desktop.ui.unlock.restore_page import RestorePage
from spms_desktop.ui.unlock.welcome import WelcomePage
from tests.a11y.walk import settle
from tests.conftest import TestClock

PAGE = 4096


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, tmp_path: Path, sample_folder: Path, clock: TestClock
) -> Iterator[MainWindow]:
    """The window with the sample journal open and its backup of the day made."""
    folder = shutil.copytree(sample_folder, tmp_path / "Sample.spms")
    made = MainWindow(theme, PreferencesFile(tmp_path / "p.json"), tmp_path, clock)
    qtbot.addWidget(made)
    made.show()
    made.open_path(folder)
    settle()
    rest(qtbot, made)
    yield made
    made.close()


def rest(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is under way in the background."""
    frame = shown(window)
    qtbot.waitUntil(lambda: not frame.jobs.busy, timeout=20_000)
    settle()


def shown(window: MainWindow) -> JournalFrame:
    assert window.frame is not None
    return window.frame


def test_a_journal_goes_back_to_a_backup_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    before = shown(window)
    session = before.session
    backups = before.backups
    assert backups is not None
    session.save(Action.CHECK_IN, [Note(session.today, "new note")])
    rest(qtbot, window)
    notes = len(session.versions.live(Note))
    dialog = backups.open_dialog()
    rest(qtbot, window)
    preview = dialog.look_inside(dialog.rows[-1].view.path)
    rest(qtbot, window)

    preview.accept_button.click()

    qtbot.waitUntil(lambda: window.frame not in (None, before), timeout=20_000)
    rest(qtbot, window)
    after = shown(window)
    assert len(after.session.versions.live(Note)) == notes - 1
    assert after.bar.text.startswith("Your journal is as it was")
    assert after.backups is not None
    assert after.backups.presenter.way_back is not None


def test_a_backup_file_becomes_a_new_journal(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    made = next((shown(window).session.file.folder / "backups").iterdir())
    carried = Path(shutil.copy(made, tmp_path / "stick.spmsbackup"))
    window.leave_journal()
    assert isinstance(window.page, WelcomePage)
    window.page.restore_button.click()
    assert isinstance(window.page, RestorePage)

    window.open_path(carried)
    page = window.page
    assert isinstance(page, RestorePage)
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)
    settle()
    page.make()

    qtbot.waitUntil(lambda: isinstance(window.page, JournalFrame), timeout=20_000)
    rest(qtbot, window)


def test_what_can_be_read_of_a_damaged_journal_is_saved_and_opened(qtbot: QtBot, window: MainWindow) -> None:
    folder = shown(window).session.file.folder
    window.leave_journal()
    data = bytearray((folder / FILE).read_bytes())
    data[:PAGE] = bytes(PAGE)
    (folder / FILE).write_bytes(bytes(data))

    window.open_path(folder)
    page = window.page
    assert isinstance(page, DamagePage)
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)
    settle()
    page.save_all()
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)
    settle()
    page.open_button.click()
    settle()

    assert isinstance(window.page, JournalFrame)
    rest(qtbot, window)
    assert (folder / FILE).read_bytes() == bytes(data)
