"""Long answers as keys: each of the full width, chosen by its digit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spms_desktop.ui.widgets.choice_list import ChoiceList

pytestmark = pytest.mark.usefixtures("qapp")

LONG = "With one stick or crutch, or I hold on to furniture and walls when I am at home. " * 3


@pytest.fixture
def aids(qapp: QApplication) -> Iterator[ChoiceList]:
    made = ChoiceList("Walking aid", [("none", "None"), ("stick", LONG), ("frame", "A frame"), ("chair", "A chair")])
    made.resize(360, made.heightForWidth(360))
    made.show()
    made.activateWindow()
    qapp.processEvents()
    made.focus_key()
    yield made
    made.close()


@pytest.fixture
def heard(aids: ChoiceList) -> list[object]:
    said: list[object] = []
    aids.chosen.connect(said.append)
    aids.cleared.connect(lambda: said.append("cleared"))
    return said


def test_answers_stand_below_each_other_at_full_width_and_long_ones_wrap(aids: ChoiceList) -> None:
    tops = [key.y() for key in aids.keys]
    assert tops == sorted(tops)
    assert {key.width() for key in aids.keys} == {aids.keys[0].width()}
    assert aids.keys[0].width() > 340
    assert aids.keys[1].height() >= aids.keys[1].heightForWidth(360) > 2 * 48
    assert min(key.height() for key in aids.keys) >= 48


def test_digit_n_chooses_the_nth_answer(aids: ChoiceList, heard: list[object]) -> None:
    QTest.keyClick(aids.keys[0], Qt.Key.Key_3)
    assert (aids.value, heard) == ("frame", ["frame"])
    assert aids.keys[2].hasFocus()
    assert not aids.press_digit("9")
    assert not aids.press_digit("0")
    assert aids.value == "frame"


def test_one_then_nought_is_the_tenth() -> None:
    many = ChoiceList("Distance", [(n, f"About {n} metres") for n in range(10, 130, 10)])
    seen = [many.value for digit in "10" if many.press_digit(digit)]
    assert seen == [10, 100]


def test_it_sets_and_empties_as_a_row_does(aids: ChoiceList, heard: list[object]) -> None:
    aids.set_value("chair")
    assert (aids.value, heard) == ("chair", [])
    aids.clear()
    assert (aids.value, heard) == (None, ["cleared"])


def test_arrows_look_until_something_is_chosen(aids: ChoiceList, heard: list[object]) -> None:
    QTest.keyClick(aids.keys[0], Qt.Key.Key_Down)
    assert aids.keys[1].hasFocus()
    assert heard == []
    QTest.keyClick(aids.keys[1], Qt.Key.Key_Space)
    QTest.keyClick(aids.keys[1], Qt.Key.Key_Down)
    assert heard == ["stick", "frame"]


def test_a_screen_reader_hears_the_words_and_the_digit(aids: ChoiceList) -> None:
    assert [key.accessibleName() for key in aids.keys][2:] == ["A frame", "A chair"]
    assert aids.keys[2].accessibleDescription() == "Key 3"


def test_a_long_list_goes_down_two_columns_where_there_is_room(qtbot: QtBot) -> None:
    made = ChoiceList("Distance", [(n, f"About {n} metres") for n in range(10, 90, 10)])
    qtbot.addWidget(made)
    made.resize(620, made.heightForWidth(620))
    made.show()
    QApplication.processEvents()

    spots = [(key.x(), key.y()) for key in made.keys]
    assert spots[:4] == sorted(spots[:4])
    assert [y for _x, y in spots[4:]] == [y for _x, y in spots[:4]]
    assert made.heightForWidth(620) < made.heightForWidth(made.minimumSizeHint().width()) / 1.8
