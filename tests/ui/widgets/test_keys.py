"""Answer keys: empty at first, one answer, by mouse, digits and arrows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from spms_desktop.ui.widgets.key_grid import columns_for
from spms_desktop.ui.widgets.keys import KeyRow, RatingRow
from spms_desktop.ui.widgets.ticks import TickKey

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def row(qapp: QApplication) -> Iterator[RatingRow]:
    made = RatingRow("Walking", "No trouble", "Cannot walk")
    made.show()
    made.activateWindow()
    qapp.processEvents()
    made.focus_key()
    yield made
    made.close()


@pytest.fixture
def heard(row: RatingRow) -> list[object]:
    said: list[object] = []
    row.chosen.connect(said.append)
    row.cleared.connect(lambda: said.append("cleared"))
    return said


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def test_starts_empty_and_setting_tells_nobody(row: RatingRow, heard: list[object]) -> None:
    assert row.value is None
    row.set_value(4)
    assert row.keys[4].isChecked()
    row.set_value(None)
    assert (row.value, heard) == (None, [])
    assert not any(key.isChecked() for key in row.keys)


def test_a_click_anywhere_on_a_key_chooses_and_a_second_click_keeps(row: RatingRow, heard: list[object]) -> None:
    for _press in range(2):
        QTest.mouseClick(row.keys[0], Qt.MouseButton.LeftButton, pos=QPoint(row.keys[0].width() - 3, 3))
    assert (row.value, heard) == (0, [0])


@pytest.mark.usefixtures("row")
def test_one_then_nought_is_ten(heard: list[object]) -> None:
    press(Qt.Key.Key_1, Qt.Key.Key_0)
    assert heard == [1, 10]
    press(Qt.Key.Key_0)
    assert heard == [1, 10]  # a shaky hand struck it twice
    press(Qt.Key.Key_3, Qt.Key.Key_0)
    assert heard == [1, 10, 3, 0]


def test_delete_empties(row: RatingRow, heard: list[object]) -> None:
    press(Qt.Key.Key_7, Qt.Key.Key_Delete)
    assert (row.value, heard) == (None, [7, "cleared"])
    press(Qt.Key.Key_1)
    assert row.value == 1


def test_arrows_only_look_while_the_row_is_empty(row: RatingRow, heard: list[object]) -> None:
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert (row.value, heard) == (None, [])
    assert row.keys[2].hasFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert heard == [2, 3, 2, 1]


def test_enter_answers_an_open_key_and_is_left_to_the_screen_on_the_chosen_one(row: RatingRow) -> None:
    press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert row.value == 1
    assert not QTest.keyClick(row.keys[1], Qt.Key.Key_Return)
    assert row.value == 1


def test_screen_reader_hears_radio_buttons_in_a_named_group(row: RatingRow) -> None:
    group = QAccessible.queryAccessibleInterface(row)
    assert (group.role(), group.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "Walking")
    names = [key.accessibleName() for key in row.keys]
    assert (names[0], names[7], names[10]) == ("0 of 10, No trouble", "7 of 10", "10 of 10, Cannot walk")
    key = QAccessible.queryAccessibleInterface(row.keys[7])
    assert key.role() == QAccessible.Role.RadioButton


def test_one_tab_stop(row: RatingRow) -> None:
    row.set_value(6)
    stops = [key for key in row.keys if key.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [row.keys[6]]


@pytest.mark.parametrize(("room", "columns"), [(700, 11), (616, 11), (600, 6), (340, 6), (300, 4), (150, 2), (20, 1)])
def test_eleven_keys_stand_in_one_row_or_six_and_five_or_four(room: int, columns: int) -> None:
    assert columns_for(11, 48, 8, room) == columns


def test_a_narrow_row_wraps_and_stays_whole(row: RatingRow) -> None:
    row.resize(360, row.heightForWidth(360))
    QApplication.processEvents()
    assert row.keys[6].y() > row.keys[5].y()
    assert all(key.geometry().right() <= row.width() and key.height() >= 48 for key in row.keys)


def test_words_as_values() -> None:
    row = KeyRow("Aid", [("none", "None"), ("stick", "Stick & brace")])
    row.set_value("stick")
    assert (row.value, row.keys[1].words) == ("stick", "Stick & brace")
    assert not row.press_digit("1")


def test_a_tick_answers_to_a_click_at_its_far_end_and_to_space_and_leaves_enter_to_the_screen() -> None:
    tick = TickKey("Signs of infection")
    tick.resize(tick.sizeHint())
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(tick.width() - 4, 4))
    assert tick.isChecked()
    QTest.keyClick(tick, Qt.Key.Key_Return)
    assert tick.isChecked()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert not tick.isChecked()
