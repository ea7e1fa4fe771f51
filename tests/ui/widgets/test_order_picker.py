"""A few of many in an order, without dragging, and the keyboard always somewhere sensible."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from spms_desktop.ui.widgets.order_picker import OrderPicker

pytestmark = pytest.mark.usefixtures("qapp")

NAMES = ("Pain", "Sleep", "Walking", "Mood", "Memory", "Bladder")
OPTIONS = [(name.lower(), name) for name in NAMES]


@pytest.fixture
def picker(qapp: QApplication) -> Iterator[OrderPicker]:
    made = OrderPicker("What to track", OPTIONS, 5)
    made.set_value(["pain", "sleep", "walking"])
    made.show()
    made.activateWindow()
    qapp.processEvents()
    yield made
    made.close()


@pytest.fixture
def heard(picker: OrderPicker) -> list[object]:
    said: list[object] = []
    picker.changed.connect(said.append)
    return said


def offered(picker: OrderPicker) -> list[str]:
    return [picker.others.item(row).text() for row in range(picker.others.count())] if picker.others.isVisible() else []


def press(key: Qt.Key = Qt.Key.Key_Return) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_setting_tells_nobody_and_leaves_out_what_cannot_be(picker: OrderPicker, heard: list[object]) -> None:
    picker.set_value(["mood", "mood", "nonsense", "pain", "sleep", "walking", "memory", "bladder"])
    assert picker.value == ("mood", "pain", "sleep", "walking", "memory")
    assert heard == []


def test_rows_are_numbered_and_their_buttons_named_in_full(picker: OrderPicker) -> None:
    row = picker.rows[1]
    assert (row.number.text(), row.words.text(), row.accessibleName()) == ("2", "Sleep", "2. Sleep")
    names = [button.accessibleName() for button in (row.up, row.down, row.take_away)]
    assert names == ["Up: Sleep", "Down: Sleep", "Take away: Sleep"]
    assert not picker.rows[0].up.isEnabled()
    assert not picker.rows[2].down.isEnabled()
    assert not picker.rows[3].isVisible()


def test_the_keyboard_goes_with_what_moves(picker: OrderPicker, heard: list[object]) -> None:
    picker.rows[2].up.setFocus()
    press()
    assert picker.rows[1].up.hasFocus()
    press()
    assert heard == [("pain", "walking", "sleep"), ("walking", "pain", "sleep")]
    assert picker.rows[0].down.hasFocus()  # at the top there is no further up
    press()
    assert picker.value == ("pain", "walking", "sleep")
    assert picker.rows[1].down.hasFocus()


def test_after_taking_away_the_keyboard_is_on_the_next_one(picker: OrderPicker, heard: list[object]) -> None:
    picker.rows[1].take_away.setFocus()
    press()
    assert (picker.value, picker.rows[1].take_away.hasFocus()) == (("pain", "walking"), True)
    press()
    assert heard == [("pain", "walking"), ("pain",)]
    assert picker.others.hasFocus()  # nothing can be done with the one that is left


def test_the_last_one_stays(picker: OrderPicker, heard: list[object]) -> None:
    picker.set_value(["mood"])
    assert not picker.rows[0].take_away.isEnabled()
    assert picker.remark.text() == "One has to stay. Add another before you take it away."
    picker.rows[0].removed.emit()
    assert (picker.value, heard) == (("mood",), [])


def test_one_press_adds_and_the_keyboard_stays_in_the_list(picker: OrderPicker, heard: list[object]) -> None:
    picker.others.setFocus()
    assert offered(picker) == ["Mood", "Memory", "Bladder"]
    press(Qt.Key.Key_Down)
    press()
    assert heard == [("pain", "sleep", "walking", "memory")]
    assert offered(picker) == ["Mood", "Bladder"]
    assert picker.others.hasFocus()


def test_one_click_adds(picker: OrderPicker, heard: list[object]) -> None:
    spot = picker.others.visualItemRect(picker.others.item(0)).center()
    QTest.mouseClick(picker.others.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert heard == [("pain", "sleep", "walking", "mood")]


def test_at_the_limit_it_says_so_and_the_keyboard_goes_to_what_was_added(picker: OrderPicker) -> None:
    picker.others.setFocus()
    press()
    press(Qt.Key.Key_Space)
    assert picker.value == ("pain", "sleep", "walking", "mood", "memory")
    assert (offered(picker), picker.remark.text()) == ([], "You have five. To add another, take one away first.")
    assert picker.rows[4].up.hasFocus()
    picker.rows[0].take_away.click()
    assert offered(picker) == ["Pain", "Bladder"]
    assert not picker.remark.isVisible()


def test_no_row_stands_out_before_the_list_has_the_keyboard(picker: OrderPicker) -> None:
    assert not picker.others.selectedItems()
    picker.others.setFocus()
    assert len(picker.others.selectedItems()) == 1
    picker.rows[0].down.setFocus()
    assert not picker.others.selectedItems()


def test_other_options_keep_what_is_still_there(picker: OrderPicker, heard: list[object]) -> None:
    picker.set_options([("walking", "Walking far"), ("heat", "Heat"), ("pain", "Pain")])
    assert (picker.value, heard) == (("pain", "walking"), [])
    assert picker.rows[1].words.text() == "Walking far"
    assert offered(picker) == ["Heat"]


def test_all_chosen_below_the_limit_says_nothing() -> None:
    picker = OrderPicker("x", OPTIONS[:3], 5)
    picker.set_value(["pain", "sleep", "walking"])
    assert picker.remark.text() == ""


def test_an_order_needs_room_for_two() -> None:
    with pytest.raises(ValueError, match="two"):
        OrderPicker("x", OPTIONS, 1)
