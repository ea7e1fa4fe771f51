"""Help now: the numbers of one's country, remembered, copied with one press, reachable from everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spms_desktop.catalog.help_lines import regions
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.services.unlock import NewJournal, create
from spms_desktop.ui.help import help_now
from spms_desktop.ui.help.help_now import HelpNow
from spms_desktop.ui.help.line_row import CopyButton
from spms_desktop.ui.help.region import number_in, region_for
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.unlock.page import Page
from spms_desktop.ui.unlock.unlock_page import UnlockPage
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.conftest import TestClock


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path, clock: TestClock) -> Iterator[MainWindow]:
    made = MainWindow(theme, PreferencesFile(tmp_path / "p.json"), tmp_path / "Documents", clock)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def shown(dialog: HelpNow) -> str:
    return "\n".join(row.words for row in dialog.rows)


def choose(dialog: HelpNow, code: str) -> None:
    """Go to a country with the arrow keys."""
    dialog.region.setFocus()
    step = Qt.Key.Key_Up if list(regions()).index(code) < dialog.region.currentIndex() else Qt.Key.Key_Down
    while dialog.region.value != code:
        QTest.keyClick(dialog.region, step)


def press_help(page: Page) -> HelpNow:
    QTest.mouseClick(page.help_button, Qt.MouseButton.LeftButton)
    return next(d for d in page.window().findChildren(HelpNow) if d.isVisible())


@pytest.mark.parametrize(
    ("chosen", "territory", "region"),
    [
        ("", "US", "US"),
        ("", "DE", "EU"),  # no row of its own
        ("", "IE", "IE"),
        ("", "JP", "OTHER"),
        ("", "", "OTHER"),
        ("AU", "US", "AU"),
        ("gone", "GB", "GB"),
    ],
)
def test_the_country_is_the_chosen_one_or_the_computers(chosen: str, territory: str, region: str) -> None:
    assert region_for(chosen, territory) == region


@pytest.mark.parametrize(
    ("words", "number"), [("988 then 1", "988"), ("116 123", "116 123"), ("+44 20 1", "+44 20 1"), ("ask", "ask")]
)
def test_only_the_number_is_copied(words: str, number: str) -> None:
    assert number_in(words) == number


@pytest.mark.parametrize("code", list(regions()))
def test_each_line_says_its_ways_its_hours_and_when_it_was_checked(window: MainWindow, code: str) -> None:
    dialog = HelpNow(window, code)

    for row in dialog.rows:
        assert row.line.name in row.words
        assert all(way in row.words for way in (row.line.call, row.line.text, row.line.chat, row.line.hours) if way)
        assert f"Checked on 22 Nov {regions()[code].checked.year}" in row.words
    assert (regions()[code].emergency or "your local emergency number") in dialog.number.text()
    dialog.deleteLater()


def test_the_chosen_country_is_there_next_time(window: MainWindow, tmp_path: Path) -> None:
    window.show_welcome()
    dialog = window.open_help()
    choose(dialog, "CA")
    assert "9-8-8" in shown(dialog)
    dialog.accept_button.click()

    again = window.open_help()

    assert again.region.value == "CA"
    assert PreferencesFile(tmp_path / "p.json").load().region == "CA"
    again.reject()


def test_before_anybody_chose_the_computers_country_is_shown(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_AU"))

    dialog = window.open_help()

    assert dialog.number.text() == "Emergency: 000"
    assert window.preferences.region == ""
    dialog.reject()


def test_a_computer_set_to_no_country_is_no_trouble(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(help_now, "_territory", lambda: "")

    dialog = window.open_help()

    assert "your local emergency number" in dialog.number.text()
    dialog.reject()


def test_a_number_is_copied_by_one_press_which_says_so(window: MainWindow) -> None:
    dialog = HelpNow(window, "US")
    dialog.show()
    veterans = dialog.rows[1]
    call, text, chat = veterans.buttons

    QTest.mouseClick(call, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "988"
    assert call.words == "Copied"

    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "838255"
    assert (call.words, text.words, chat.words) == ("Copy number", "Copied", "Copy address")
    dialog.reject()


def test_a_copy_button_names_what_it_copies(window: MainWindow) -> None:
    dialog = HelpNow(window, "GB")

    names = [button.accessibleName() for button in dialog.findChildren(CopyButton)]

    assert "Copy number 999, Emergency" in names
    assert "Copy number 116 123, Samaritans" in names
    dialog.deleteLater()


def test_it_is_reached_before_a_journal_is_open(window: MainWindow) -> None:
    press_help(window.show_welcome()).reject()
    press_help(window.show_create()).reject()


def test_it_is_reached_while_the_passphrase_is_asked_for(
    window: MainWindow, tmp_path: Path, clock: TestClock
) -> None:
    folder = tmp_path / "Locked.spms"
    create(NewJournal(folder, "Maria", passphrase="blue kettle"), clock).close()
    window.open_path(folder)
    page = window.page
    assert isinstance(page, UnlockPage)
    page.secret.setText("blue k")

    press_help(page).reject()

    assert window.page is page
    assert page.secret.value == "blue k"


def test_it_is_reached_from_the_open_journal(window: MainWindow, tmp_path: Path, clock: TestClock) -> None:
    window.show_journal(create(NewJournal(tmp_path / "Open.spms", "Maria"), clock))
    assert window.frame is not None

    QTest.mouseClick(window.frame.header.help, Qt.MouseButton.LeftButton)

    dialog = next(d for d in window.findChildren(HelpNow) if d.isVisible())
    assert dialog.first_control() is dialog.region
    dialog.reject()


@pytest.mark.parametrize(("choice", "scale"), [("light", 100), ("contrast-dark", 200)])
@pytest.mark.parametrize("code", ["US", "OTHER"])
def test_it_is_accessible_and_nothing_is_cut(
    window: MainWindow, theme: Theme, choice: str, scale: int, code: str
) -> None:
    theme.set_choice(choice)
    theme.set_scale(scale)
    dialog = window.open_help()
    choose(dialog, code)
    settle()

    assert complaints(dialog) == []
    assert clipped(dialog) == []
    assert tab_complaints(dialog) == []
    dialog.reject()
