"""The tour: offered once, led by keys or presses, left at any time, and never in the way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.ui.journal_frame import JournalFrame
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.tour.steps import steps
from spms_desktop.ui.tour.tour import Tour, offer
from tests.a11y.walk import clipped, complaints, settle
from tests.catalog.test_catalog_words import grade
from tests.conftest import TestClock


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, tmp_path: Path, sample_folder: Path, clock: TestClock
) -> Iterator[MainWindow]:
    folder = shutil.copytree(sample_folder, tmp_path / "Sample.spms")
    made = MainWindow(theme, PreferencesFile(tmp_path / "p.json"), tmp_path, clock)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.open_path(folder)
    made.show()
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def frame(window: MainWindow) -> JournalFrame:
    assert window.frame is not None
    settle()
    return window.frame


def press(key: Qt.Key) -> None:
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, key)
    settle()


def test_every_step_is_easy_to_read() -> None:
    assert {step.title: grade(step.text) for step in steps() if grade(step.text) > 7} == {}


def test_the_keyboard_alone_leads_through_all_steps_and_each_part_is_ringed(frame: JournalFrame) -> None:
    tour = Tour(frame, frame)
    ended: list[bool] = []
    tour.ended.connect(lambda: ended.append(True))
    settle()

    for number, step in enumerate(steps()):
        assert tour.place == number
        assert tour.card.title.text() == step.title
        part = step.part(frame)
        around = QRect(part.mapTo(frame, QPoint(0, 0)), part.size()).intersected(frame.rect())
        assert tour.ring.isVisible()
        assert tour.ring.geometry().contains(around)
        assert tour.card.isAncestorOf(QApplication.focusWidget() or frame)
        press(Qt.Key.Key_Return)

    assert ended == [True]


def test_escape_leaves_and_gives_the_keyboard_back(frame: JournalFrame) -> None:
    frame.header.summary.setFocus()
    tour = Tour(frame, frame)
    card = tour.card
    settle()

    press(Qt.Key.Key_Escape)

    frame.window().resize(1100, 720)
    settle()
    assert not card.isVisible()
    assert QApplication.focusWidget() is frame.header.summary


def test_back_goes_back_and_the_first_step_has_none(frame: JournalFrame) -> None:
    tour = Tour(frame, frame)
    tour.go(1)
    tour.card.back_button.setFocus()

    tour.card.back_button.click()

    assert tour.place == 0
    assert not tour.card.back_button.isEnabled()
    assert tour.card.next_button.hasFocus()
    tour.leave()


def test_the_window_goes_on_working_below_the_ring(frame: JournalFrame) -> None:
    tour = Tour(frame, frame)
    tour.go(1)
    settle()

    key = frame.tab_row.keys[1]
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    settle()

    assert frame.tab_row.current == 1
    assert tour.card.isVisible()
    tour.leave()


def test_it_is_offered_in_one_line_and_not_begun(frame: JournalFrame) -> None:
    offer(frame.bar, partial(Tour, frame, frame))

    assert frame.findChild(Tour) is None
    assert "look around" in frame.bar.text

    frame.bar.action_button.click()
    begun = frame.findChild(Tour)
    assert isinstance(begun, Tour)
    begun.leave()


def test_a_message_that_follows_takes_the_offer_away(frame: JournalFrame) -> None:
    offer(frame.bar, partial(Tour, frame, frame))

    frame.say("Saved.")

    assert frame.bar.text == "Saved."


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("look", ["light", "contrast-dark"])
def test_nothing_is_cut_and_the_window_keeps_its_size(
    window: MainWindow, frame: JournalFrame, theme: Theme, look: str, scale: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    settle()
    before = window.size()
    tour = Tour(frame, frame)
    settle()

    for _step in steps():
        assert clipped(tour.card) == []
        assert complaints(tour.card) == []
        ringed, card = tour.ring.geometry(), tour.card.geometry()
        assert tour.place == 0 or not card.intersects(ringed)
        if tour.place + 1 < len(steps()):
            tour.go(1)
        settle()
    assert window.size() == before
    tour.leave()
