"""The first run in the real window: make a journal, lock it, open it again, and each trouble in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.services.unlock import NewJournal, create, open_session
from spms_desktop.storage import journal_file
from spms_desktop.storage.database import FILE, set_key
from spms_desktop.storage.journal_file import data_key
from spms_desktop.storage.lock import LOCK
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.unlock.create_page import CreatePage
from spms_desktop.ui.unlock.damage_page import DamagePage
from spms_desktop.ui.unlock.elsewhere_page import ElsewherePage
from spms_desktop.ui.unlock.unlock_page import UnlockPage
from spms_desktop.ui.unlock.welcome import WelcomePage
from tests.a11y.walk import clipped, complaints, settle
from tests.conftest import TestClock


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path, clock: TestClock) -> Iterator[MainWindow]:
    made = MainWindow(theme, PreferencesFile(tmp_path / "p.json"), tmp_path / "Documents", clock)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def typed(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def at_code(window: MainWindow) -> CreatePage:
    """The first two steps done by typing."""
    page = window.show_create()
    typed(page.person, "Maria")
    click(page.next_button)
    typed(page.secret, "blue kettle")
    typed(page.again, "blue kettle")
    click(page.next_button)
    return page


def test_a_journal_with_a_passphrase_is_made_and_opens_with_the_code(
    window: MainWindow, tmp_path: Path, clock: TestClock
) -> None:
    page = at_code(window)
    code = page.flow.code
    typed(page.group, page.flow.code.split("-")[page.code.asked_group].lower())
    click(page.next_button)

    assert window.frame is not None
    assert window.frame.session.author.name == "Maria"
    window.leave_journal()
    session = open_session(tmp_path / "Documents" / "Maria.spms", code, clock=clock)
    assert session.profile.name == "Maria"
    session.close()


def test_a_journal_is_made_by_keyboard_alone(window: MainWindow) -> None:
    page = window.show_create()
    typed(page.person, "Maria")
    QTest.keyClick(page.person, Qt.Key.Key_Return)
    typed(page.secret, "blue kettle")
    typed(page.again, "blue kettle")
    QTest.keyClick(page.again, Qt.Key.Key_Return)
    typed(page.group, page.flow.code.split("-")[page.code.asked_group])
    QTest.keyClick(page.group, Qt.Key.Key_Return)

    assert window.frame is not None


def test_the_wrong_group_of_the_code_is_told_and_nothing_is_made(window: MainWindow, tmp_path: Path) -> None:
    page = at_code(window)
    typed(page.group, "nope")
    click(page.next_button)

    assert "group of letters" in page.trouble_shown
    assert not (tmp_path / "Documents").exists()


def test_a_journal_without_a_passphrase_says_what_that_means(window: MainWindow, tmp_path: Path) -> None:
    page = window.show_create()
    typed(page.person, "Maria")
    click(page.next_button)
    page.lock.chosen.emit(False)
    page.lock.set_value(value=False)

    assert "Anybody who can use this computer" in page._lock_meaning.text()
    click(page.next_button)
    assert window.frame is not None
    assert (tmp_path / "Documents" / "Maria.spms" / FILE).exists()


def test_a_caregiver_who_makes_the_journal_is_the_one_who_writes(window: MainWindow) -> None:
    page = window.show_create()
    page.writer.set_value(value=True)
    typed(page.person, "Maria")
    typed(page.caregiver, "Anna")
    click(page.next_button)
    page.lock.set_value(value=False)
    click(page.next_button)

    assert window.frame is not None
    assert window.frame.session.author.name == "Anna"
    assert "Anna" in window.frame.header.author.text()


@pytest.mark.parametrize(
    ("person", "secret", "again", "words"),
    [
        ("", "", "", "A name is needed"),
        ("a/b", "", "", "letters, numbers"),
        ("Maria", " ", " ", "no passphrase yet"),
        ("Maria", "long enough", "long enouf", "not the same"),
    ],
)
def test_what_does_not_fit_is_told_on_the_page(
    window: MainWindow, person: str, secret: str, again: str, words: str
) -> None:
    page = window.show_create()
    page.person.set_value(person)
    click(page.next_button)
    page.secret.set_value(secret)
    page.again.set_value(again)
    if not page.trouble_shown:
        click(page.next_button)

    assert words in page.trouble_shown


def test_a_name_that_is_taken_is_told(window: MainWindow, tmp_path: Path, clock: TestClock) -> None:
    create(NewJournal(tmp_path / "Documents" / "Maria.spms", "Maria"), clock).close()
    page = window.show_create()
    typed(page.person, "Maria")
    click(page.next_button)

    assert "already there" in page.trouble_shown


def test_a_wrong_passphrase_stays_on_the_page_and_the_right_one_opens(
    window: MainWindow, tmp_path: Path, clock: TestClock
) -> None:
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria", "", None, "blue kettle"), clock).close()
    window.open_path(folder)
    page = window.page
    assert isinstance(page, UnlockPage)

    typed(page.secret, "red kettle")
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    assert "does not open this journal" in page.trouble_shown

    page.secret.set_value("")
    typed(page.secret, "blue kettle")
    click(page.open_button)
    assert window.frame is not None


def test_one_in_use_is_told_on_the_first_page_and_a_damaged_one_on_its_own(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, clock: TestClock
) -> None:
    folder = tmp_path / "Maria.spms"
    held = create(NewJournal(folder, "Maria"), clock)
    window.open_path(folder)
    assert isinstance(window.page, WelcomePage)
    assert "open in another window" in window.page.trouble_shown
    held.close()

    (folder / FILE).write_bytes(bytes(8192))
    window.open_path(folder)
    page = window.page
    assert isinstance(page, DamagePage)
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)


def test_a_journal_open_on_another_computer_is_read_or_after_a_tick_written(
    window: MainWindow, tmp_path: Path, clock: TestClock
) -> None:
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria"), clock).close()
    (folder / LOCK).write_text("grannys-laptop", "utf-8")

    window.open_path(folder)
    page = window.page
    assert isinstance(page, ElsewherePage)
    assert complaints(window) == []
    page.read_button.click()
    assert window.frame is not None
    assert window.frame.session.read_only

    window.open_path(folder)
    page = window.page
    assert isinstance(page, ElsewherePage)
    assert not page.anyway_button.isEnabled()
    page.sure.setChecked(True)
    page.anyway_button.click()

    assert window.frame is not None
    assert not window.frame.session.read_only


def test_a_folder_that_is_no_journal_is_told(window: MainWindow, tmp_path: Path) -> None:
    window.open_path(tmp_path / "Nothing.spms")

    assert isinstance(window.page, WelcomePage)
    assert "no journal" in window.page.trouble_shown


def test_read_only_is_said_and_nothing_can_be_saved(window: MainWindow, tmp_path: Path, clock: TestClock) -> None:
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria"), clock).close()
    before = (folder / FILE).read_bytes()

    window.open_path(folder, read_only=True)

    assert window.frame is not None
    assert "reading only" in window.frame.bar.text
    window.close()
    assert (folder / FILE).read_bytes() == before


def test_a_newer_file_is_shown_for_reading_with_the_reason(
    window: MainWindow, tmp_path: Path, clock: TestClock
) -> None:
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria"), clock).close()
    connection = apsw.Connection(str(folder / FILE))
    set_key(connection, data_key(folder))
    connection.pragma("user_version", 99)
    connection.close()
    before = (folder / FILE).read_bytes()

    window.open_path(folder)

    assert window.frame is not None
    assert "newer version" in window.frame.bar.text
    assert window.frame.session.read_only
    window.close()
    assert (folder / FILE).read_bytes() == before


def test_a_folder_that_cannot_be_written_is_shown_for_reading(
    window: MainWindow, tmp_path: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria"), clock).close()
    monkeypatch.setattr(journal_file, "can_write", lambda _folder: False)

    window.open_path(folder)

    assert window.frame is not None
    assert "does not let us write" in window.frame.bar.text
    assert window.frame.session.read_only


def test_the_journal_can_be_kept_in_another_place(window: MainWindow, tmp_path: Path) -> None:
    page = window.show_create()
    dialog = page.choose_place()
    dialog.close()
    page.take_place(str(tmp_path / "Stick"))
    assert "Stick" in page.place.text()

    page.person.set_value("Maria")
    click(page.next_button)
    page.lock.set_value(value=False)
    click(page.next_button)

    assert (tmp_path / "Stick" / "Maria.spms" / FILE).exists()


def test_recent_journals_are_offered_next_time(
    qtbot: QtBot, window: MainWindow, theme: Theme, tmp_path: Path, clock: TestClock
) -> None:
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria"), clock).close()
    window.open_path(folder)
    window.close()

    again = MainWindow(theme, PreferencesFile(tmp_path / "p.json"), tmp_path, clock)
    qtbot.addWidget(again)
    page = again.show_welcome()

    assert again.preferences.recent == (str(folder),)
    assert "Maria" in [child.text() for child in page.findChildren(type(page.create_button))]


def test_the_title_of_the_window_tells_nobody_anything(window: MainWindow, tmp_path: Path, clock: TestClock) -> None:
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria"), clock).close()

    window.open_path(folder)

    assert window.windowTitle() == "SPMS Desktop"


@pytest.mark.parametrize(("choice", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_the_pages_are_accessible_and_nothing_is_cut(
    window: MainWindow, theme: Theme, choice: str, scale: int
) -> None:
    theme.set_choice(choice)
    theme.set_scale(scale)
    window.resize(1240, 860)
    window.show_welcome()
    settle()
    assert (complaints(window), clipped(window)) == ([], [])
    page = at_code(window)
    for step in (2, 1, 0):
        settle()
        assert (complaints(window), clipped(window)) == ([], []), step
        if step:
            page.go_back()
