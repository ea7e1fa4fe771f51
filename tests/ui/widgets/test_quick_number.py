"""A number by key or by line: both always show the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGroupBox, QWidget

from spms_desktop.ui.widgets.fields import labelled
from spms_desktop.ui.widgets.quick_number import QuickNumber
from spms_desktop.ui.widgets.unit_words import unit_words
from tests.a11y.walk import tab_walk

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def hours(qapp: QApplication) -> Iterator[QuickNumber]:
    made = QuickNumber("Hours slept", 0, 24, 0.5, "h", 7, quick=(0, 5, 6, 7, 8, 10))
    made.show()
    made.activateWindow()
    qapp.processEvents()
    yield made
    made.close()


@pytest.fixture
def heard(hours: QuickNumber) -> list[object]:
    said: list[object] = []
    hours.changed.connect(said.append)
    return said


def checked(hours: QuickNumber) -> list[str]:
    return [key.words for key in hours.row.keys if key.isChecked()]


def type_in(hours: QuickNumber, text: str) -> None:
    hours.line.setText(text)
    QTest.keyClick(hours.line, Qt.Key.Key_Return)


def test_starts_empty_and_setting_tells_nobody(hours: QuickNumber, heard: list[object]) -> None:
    assert (hours.value, checked(hours)) == (None, [])
    hours.set_value(6)
    assert (hours.value, checked(hours), hours.line.text()) == (6, ["6"], "6")
    hours.set_value(None)
    assert (hours.value, checked(hours), hours.line.text(), heard) == (None, [], "", [])


def test_a_key_sets_the_number_and_the_line_shows_it(hours: QuickNumber, heard: list[object]) -> None:
    hours.row.keys[3].click()
    hours.row.keys[3].click()
    assert (hours.value, hours.line.text(), heard) == (7, "7", [7])


def test_a_number_that_no_key_shows_leaves_the_row_empty(hours: QuickNumber, heard: list[object]) -> None:
    hours.row.keys[3].click()
    type_in(hours, "7.5")
    assert (hours.value, checked(hours)) == (7.5, [])
    type_in(hours, "8")
    assert (checked(hours), heard) == (["8"], [7, 7.5, 8])
    hours.stepper.more.click()
    assert checked(hours) == []


@pytest.mark.parametrize(("digits", "value"), [("7", 7), ("10", 10), ("0", 0)])
def test_digits_choose_keys_and_one_then_nought_is_ten(hours: QuickNumber, digits: str, value: float) -> None:
    assert all(hours.press_digit(digit) for digit in digits)
    assert hours.value == value


def test_a_digit_that_no_key_shows_is_typed_in_the_line(hours: QuickNumber, heard: list[object]) -> None:
    assert hours.press_digit("3")
    assert (hours.line.text(), hours.value, heard) == ("3", None, [])

    hours.commit()

    assert (hours.value, heard) == (3, [3])


def test_what_is_typed_and_not_yet_left_can_be_taken(hours: QuickNumber, heard: list[object]) -> None:
    hours.line.setText("9,5")
    hours.commit()
    assert (hours.value, heard) == (9.5, [9.5])


def test_the_chosen_key_takes_away_what_cannot_be(hours: QuickNumber) -> None:
    hours.row.keys[3].click()
    type_in(hours, "99")
    assert hours.stepper.trouble.text()
    hours.row.keys[3].click()
    assert (hours.value, hours.line.text(), hours.stepper.trouble.text()) == (7, "7", "")


def test_emptying_is_told_once(hours: QuickNumber, heard: list[object]) -> None:
    hours.clear()
    hours.set_value(5)
    hours.clear()
    hours.set_value(5)
    hours.row.clear()
    assert (heard, hours.value, hours.line.text()) == ([None, None], None, "")


def test_tab_stops_at_the_keys_and_at_the_line(hours: QuickNumber) -> None:
    hours.set_value(7)
    hours.setFocus()
    assert hours.row.keys[3].hasFocus()
    assert set(tab_walk(hours)) == {hours.row.keys[3], hours.line}


def test_it_has_one_name(hours: QuickNumber) -> None:
    holder = labelled("How long did you sleep?", hours)
    named = [group for group in holder.findChildren(QGroupBox) if group.accessibleName()]
    assert named == [hours]
    assert hours.line.accessibleName() == "Hours slept, hours"
    hours.setParent(None)


def test_a_screen_reader_hears_what_each_key_means() -> None:
    hours = QuickNumber("Hours slept", 0, 24, 0.5, "h", 7, quick=(1, 1.5, 7))
    falls = QuickNumber("Falls today", 0, 20, 1, quick=(0, 2))
    assert [key.accessibleName() for key in hours.row.keys] == ["1 hour", "1.5 hours", "7 hours"]
    assert [key.accessibleName() for key in falls.row.keys] == ["0, Falls today", "2, Falls today"]
    assert hours.stepper.unit.accessibleName() == "hours"


def test_only_the_key_is_given_the_keyboard(hours: QuickNumber) -> None:
    went: list[QWidget] = []
    QApplication.instance().focusChanged.connect(lambda _old, new: went.append(new))  # type: ignore[union-attr]
    hours.line.setFocus()
    hours.setFocus()
    assert went[-2:] == [hours.line, hours.row.keys[0]]


@pytest.mark.parametrize(
    ("unit", "amount", "words"), [("kg", 2, "kilograms"), ("min", 1, "minute"), ("mmHg", 2, "mmHg")]
)
def test_units_as_words(unit: str, amount: float, words: str) -> None:
    assert unit_words(unit, amount) == words


@pytest.mark.parametrize(
    ("digits", "value"), [("5", 5), ("3", 3), ("12", 12), ("1", 1), ("10", 10), ("0", 0), ("24", 24), ("6", 6)]
)
def test_any_number_can_be_typed_by_its_digits(hours: QuickNumber, digits: str, value: float) -> None:
    hours.setFocus()
    for digit in digits:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, digit)
    hours.commit()

    assert (hours.value, hours.line.text()) == (value, str(value))
