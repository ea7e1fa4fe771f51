"""The frame around the tabs: switching, undo, authors, look, backups, closing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from spms_desktop.domain.entry import Rating
from spms_desktop.domain.errors import DiskFull
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.periods import last_days
from spms_desktop.domain.record import Action
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.services.journal import Journal
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.services.unlock import open_session
from spms_desktop.storage.database import FILE
from spms_desktop.storage.versions import VersionStore
from spms_desktop.ui.application import Start, begin
from spms_desktop.ui.journal.check_in.note_field import NoteField
from spms_desktop.ui.journal.tab import JournalTab
from spms_desktop.ui.journal_frame import JournalFrame
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.plan.tab import PlanTab
from spms_desktop.ui.tabs import TABS, TabSpec
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.unlock.damage_page import DamagePage
from spms_desktop.ui.unlock.welcome import WelcomePage
from spms_desktop.ui.widgets.fields import LineField
from spms_desktop.ui.widgets.keys import RatingRow
from tests.a11y.walk import clipped, complaints, settle
from tests.conftest import TestClock


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, tmp_path: Path, sample_folder: Path, clock: TestClock
) -> Iterator[MainWindow]:
    """The window with the sample journal open."""
    folder = shutil.copytree(sample_folder, tmp_path / "Sample.spms")
    made = MainWindow(theme, PreferencesFile(tmp_path / "p.json"), tmp_path, clock)
    qtbot.addWidget(made)
    made.resize(1240, 860)
    made.open_path(folder)
    made.show()
    yield made
    made.close()


@pytest.fixture
def frame(window: MainWindow) -> JournalFrame:
    assert window.frame is not None
    return window.frame


def rated(frame: JournalFrame, score: str = "5") -> None:
    tab = frame.show_tab("journal")
    assert isinstance(tab, JournalTab)
    assert tab.check_in.view is not None
    tab.check_in.view.press_digit(score)


def begin_note(frame: JournalFrame, words: str) -> None:
    """Go to the note of today's check-in and type, without waiting until it is saved."""
    tab = frame.show_tab("journal")
    assert isinstance(tab, JournalTab)
    tab.check_in.open_item(frame.session.today, "")
    field = tab.check_in.view.control if tab.check_in.view else None
    assert isinstance(field, NoteField)
    QTest.keyClicks(field.text, words)


def todays(frame: JournalFrame) -> list[int]:
    return [v.value.score for v in frame.session.versions.live(Rating) if v.value.day == frame.session.today]


def test_each_tab_of_the_registry_opens(frame: JournalFrame) -> None:
    for spec in TABS:
        shown = frame.show_tab(spec.key)
        assert frame.pages.currentWidget() is shown
        assert type(shown).__module__.startswith(f"spms_desktop.ui.{spec.key}.")


def test_tabs_are_reached_with_the_arrow_keys(frame: JournalFrame) -> None:
    frame.tab_row.keys[0].setFocus()
    QTest.keyClick(frame.tab_row.keys[0], Qt.Key.Key_Right)

    assert frame.tab_row.current == 1
    assert frame.tab_row.keys[1].hasFocus()


def test_an_answer_can_be_undone_from_the_message_bar_and_redone(frame: JournalFrame) -> None:
    rated(frame)
    assert todays(frame) == [5]
    assert frame.bar.action_button.text() == "Undo"

    QTest.mouseClick(frame.bar.action_button, Qt.MouseButton.LeftButton)
    assert todays(frame) == []
    assert "as it was before" in frame.bar.text

    frame.redo()
    assert todays(frame) == [5]


def test_nothing_to_undo_is_said(frame: JournalFrame) -> None:
    frame.undo()
    assert frame.bar.text == "There is nothing to undo."


def test_writing_as_somebody_else_is_said_and_shown(frame: JournalFrame) -> None:
    menu = frame.header.open_authors()
    next(action for action in menu.actions() if action.text().startswith("Anna")).trigger()
    menu.close()

    assert frame.header.author.text() == "Writing as: Anna"
    assert frame.bar.text == "Anna is writing now."


def test_a_note_half_typed_is_saved_as_its_own_author_before_somebody_else_writes(frame: JournalFrame) -> None:
    begin_note(frame, "My own words")
    maria = frame.session.author

    frame.header.author_chosen.emit(next(a.uid for a in frame.session.authors() if a.name == "Anna"))

    (entry,) = Journal(frame.session).entries(last_days(1, frame.session.today))
    assert (entry.author, entry.note) == (maria.uid, "My own words")


def test_what_is_half_typed_anywhere_is_saved_when_the_window_closes(
    qtbot: QtBot, window: MainWindow, frame: JournalFrame, clock: TestClock
) -> None:
    begin_note(frame, "To the end")
    summary = frame.open_summary()
    folder = frame.session.file.folder

    window.close()
    qtbot.wait(20)

    assert not isValid(summary)
    again = open_session(folder, clock=clock)
    (entry,) = Journal(again).entries(last_days(1, again.today))
    assert entry.note == "To the end"
    again.close()


def test_tabs_have_keys_of_their_own_and_tab_walks_into_the_page(qtbot: QtBot, frame: JournalFrame) -> None:
    qtbot.waitExposed(frame.window())
    QTest.keyClick(frame.window(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert frame.tab_row.current == 1

    frame.tab_row.keys[1].setFocus()
    QTest.keyClick(frame.tab_row.keys[1], Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert frame.tab.isAncestorOf(focused)


def test_somebody_who_helps_can_be_added_and_taken_back(frame: JournalFrame) -> None:
    dialog = frame.add_caregiver()
    dialog.accept_button.click()
    assert "A name is needed" in dialog.trouble_shown()

    field = dialog.findChild(LineField)
    assert field is not None
    QTest.keyClicks(field, "Eva")
    dialog.accept_button.click()
    assert "Eva" in [a.name for a in frame.session.authors()]

    frame.undo()
    assert "Eva" not in [a.name for a in frame.session.authors()]


def test_a_full_disk_is_told_and_the_screen_shows_what_is_really_saved(
    frame: JournalFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(store: VersionStore, _batch: object) -> str:
        raise DiskFull(store._folder)

    monkeypatch.setattr(VersionStore, "commit", full)
    rated(frame)

    assert "disk is full" in frame.bar.text
    tab = frame.tab
    assert isinstance(tab, JournalTab)
    assert tab.check_in.view is not None
    assert isinstance(tab.check_in.view.control, RatingRow)
    assert tab.check_in.view.control.value is None


def test_a_backup_is_made_in_the_background_after_opening_and_when_it_is_asked_for(
    qtbot: QtBot, frame: JournalFrame
) -> None:
    made = frame.session.file.folder / "backups"
    qtbot.waitUntil(lambda: frame.backups is not None and not frame.jobs.busy, timeout=20_000)
    assert len(list(made.iterdir())) == 1
    assert "today" in frame.header.menu_button.accessibleDescription()

    assert frame.backups is not None
    frame.backups.back_up_now()
    qtbot.waitUntil(lambda: "was read back" in frame.bar.text, timeout=20_000)

    assert len(list(made.iterdir())) == 2


@pytest.mark.parametrize("where", [0.02, 0.3, 0.5, 0.7, 0.98])
def test_damage_in_any_place_is_told_soon_after_opening_and_the_journal_left_alone(
    qtbot: QtBot, window: MainWindow, frame: JournalFrame, where: float
) -> None:
    folder = frame.session.file.folder
    window.leave_journal()
    data = bytearray((folder / FILE).read_bytes())
    data[round(len(data) * where)] ^= 1
    (folder / FILE).write_bytes(bytes(data))

    window.open_path(folder)

    qtbot.waitUntil(lambda: _told(window).startswith("Part of"), timeout=10_000)
    _finish_looking(qtbot, window)
    window.close()
    assert (folder / FILE).read_bytes() == bytes(data)


def _told(window: MainWindow) -> str:
    if window.frame is not None:
        return window.frame.bar.text
    return window.page.card.accessibleName() if isinstance(window.page, DamagePage) else ""


def _finish_looking(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    if isinstance(page, DamagePage):
        qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)


def test_the_look_is_kept_for_next_time(window: MainWindow, theme: Theme, tmp_path: Path) -> None:
    dialog = window.open_look()
    dialog.look.chosen.emit("dark")
    dialog.size_row.chosen.emit(150)
    dialog.accept_button.click()

    kept = PreferencesFile(tmp_path / "p.json").load()
    assert (kept.theme, kept.text_scale) == ("dark", 150)
    assert (theme.choice, theme.scale) == ("dark", 150)


def test_the_log_is_moved_into_the_database_when_idle(qtbot: QtBot, frame: JournalFrame) -> None:
    rated(frame)
    log = frame.session.file.folder / "journal.db-wal"
    assert log.stat().st_size > 0

    qtbot.waitUntil(lambda: log.stat().st_size == 0, timeout=6000)


def test_a_window_left_open_over_midnight_shows_the_new_day(frame: JournalFrame, clock: TestClock) -> None:
    tab = frame.show_tab("journal")
    assert isinstance(tab, JournalTab)
    clock.forward(days=1)

    frame.look_at_clock()

    assert tab.check_in.top.day.value == clock().date()
    assert tab.days.list is not None
    assert tab.days.list.days.index(0).data().startswith("Tuesday, 24 November 2026")


def test_a_window_left_open_shows_within_the_hour_what_has_fallen_due(frame: JournalFrame, clock: TestClock) -> None:
    clock.at = clock.at.replace(hour=5, minute=10)
    daily = Schedule(Rhythm.DAYS, times=(time(8),))
    Plan(frame.session).add(NewMedicine("Zinc", MedicineKind.OTHER, frame.session.today, "", daily))
    tab = frame.show_tab("plan")
    assert isinstance(tab, PlanTab)
    frame.look_at_clock()
    assert tab.day.all_button.isHidden()

    clock.forward(hours=2, minutes=55)
    frame.look_at_clock()

    assert not tab.day.all_button.isHidden()


def test_closing_lets_others_open_the_journal(window: MainWindow, frame: JournalFrame) -> None:
    folder = frame.session.file.folder
    window.leave_journal()

    assert isinstance(window.page, WelcomePage)
    assert not (folder / "journal.db-wal").exists()
    window.open_path(folder)
    assert window.frame is not None


def test_the_sample_journal_is_gone_when_it_is_left(window: MainWindow) -> None:
    window.leave_journal()
    begin(window, Start(sample=True))
    assert window.frame is not None
    folder = window.frame.session.file.folder

    window.leave_journal()

    assert not folder.exists()


def test_without_a_name_the_journal_used_last_opens(window: MainWindow) -> None:
    window.leave_journal()
    begin(window, Start())
    assert window.frame is not None


@pytest.mark.parametrize("spec", TABS, ids=lambda spec: spec.key)
@pytest.mark.parametrize(
    ("choice", "scale", "size"), [("dark", 100, (1024, 700)), ("contrast-light", 200, (1240, 860))]
)
def test_every_tab_is_accessible_and_nothing_is_cut(
    window: MainWindow, frame: JournalFrame, theme: Theme, spec: TabSpec, choice: str, scale: int, size: tuple[int, int]
) -> None:
    theme.set_choice(choice)
    theme.set_scale(scale)
    window.resize(*size)
    frame.show_tab(spec.key)
    settle()

    assert complaints(window) == []
    assert clipped(window) == []


def test_saving_is_told_to_the_tab_that_is_shown_only(frame: JournalFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = frame.show_tab("plan")
    journal = frame.show_tab("journal")
    seen: list[str] = []
    monkeypatch.setattr(plan, "refresh", lambda: seen.append("plan"))
    monkeypatch.setattr(journal, "refresh", lambda: seen.append("journal"))

    frame.session.save(Action.CHECK_IN, [Rating(frame.session.today, "pain", 3)])

    assert seen == ["journal"]
