"""Numbers, times and days that step, and can be typed."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from spms_desktop.ui.widgets.clock_field import read_time
from spms_desktop.ui.widgets.dates import DateField, TimeField
from spms_desktop.ui.widgets.stepper import Stepper, decimals_of

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def hours() -> Stepper:
    return Stepper("Hours slept", 0, 24, 0.5, unit="h", start=7)


def type_in(field: Stepper | TimeField, text: str) -> None:
    field.line.setText(text)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


def test_empty_means_not_recorded_and_the_first_press_starts(hours: Stepper) -> None:
    heard: list[object] = []
    hours.changed.connect(heard.append)
    assert (hours.value, hours.line.text()) == (None, "")
    hours.more.click()
    hours.more.click()
    hours.less.click()
    assert heard == [7, 7.5, 7]


def test_keys_step_and_stop_at_the_ends(hours: Stepper) -> None:
    hours.set_value(23.5)
    QTest.keyClick(hours.line, Qt.Key.Key_Up)
    QTest.keyClick(hours.line, Qt.Key.Key_Up)
    assert hours.value == 24
    QTest.keyClick(hours.line, Qt.Key.Key_Down)
    assert hours.value == 23.5


@pytest.mark.parametrize(("typed", "value"), [("7.5", 7.5), ("7,5", 7.5), (" 8 ", 8), ("", None)])
def test_typed_numbers(hours: Stepper, typed: str, value: float | None) -> None:
    hours.set_value(3)
    type_in(hours, typed)
    assert hours.value == value
    assert hours.trouble.text() == ""


@pytest.mark.parametrize("typed", ["25", "-1", "many", "nan"])
def test_what_cannot_be_is_said_below_the_line_and_the_value_stays(hours: Stepper, typed: str) -> None:
    hours.set_value(3)
    type_in(hours, typed)
    assert hours.value == 3
    assert hours.trouble.text().startswith("Please type a number")
    hours.more.click()
    assert hours.trouble.text() == ""


def test_setting_tells_nobody(hours: Stepper) -> None:
    heard: list[object] = []
    hours.changed.connect(heard.append)
    hours.set_value(9)
    hours.set_value(None)
    assert heard == []


def test_decimals_follow_the_step() -> None:
    assert [decimals_of(step) for step in (1, 0.5, 0.25)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("typed", "value"),
    [("9", time(9)), ("9:05", time(9, 5)), ("9.05", time(9, 5)), ("0905", time(9, 5)), ("24:00", None), ("x", None)],
)
def test_typed_times(typed: str, value: time | None) -> None:
    assert read_time(typed) == value


def test_time_steps_to_the_next_quarter_and_over_midnight() -> None:
    field = TimeField("Time", time(9, 41))
    heard: list[object] = []
    field.changed.connect(heard.append)
    field.more.click()
    field.set_value(time(0, 0))
    field.less.click()
    type_in(field, "noon")
    assert heard == [time(9, 45), time(23, 45)]
    assert field.trouble.text()


def test_a_day_steps_within_its_bounds() -> None:
    field = DateField("Day", date(2026, 3, 19), latest=date(2026, 3, 20), earliest=date(2026, 3, 18))
    heard: list[object] = []
    field.changed.connect(heard.append)
    for _press in range(3):
        field.after.click()
    QTest.keyClick(field.button, Qt.Key.Key_Left)
    assert heard == [date(2026, 3, 20), date(2026, 3, 19)]
    assert field.button.words == "19 Mar 2026"
    assert "Thursday, 19 March 2026" in field.button.accessibleName()


def test_a_day_can_be_taken_away() -> None:
    field = DateField("Ended", date(2026, 3, 19), allow_none=True)
    heard: list[object] = []
    field.changed.connect(heard.append)
    field.none_button.click()
    assert (heard, field.value) == ([None], None)


def test_the_month_gives_the_day_that_was_taken(qapp: QApplication) -> None:
    field = DateField("Day", date(2026, 3, 12), latest=date(2026, 3, 20))
    heard: list[object] = []
    field.changed.connect(heard.append)
    dialog = field.open_month()
    qapp.processEvents()
    QTest.keyClick(dialog.calendar, Qt.Key.Key_Right)
    assert dialog.day == date(2026, 3, 13)
    dialog.mark(date(2026, 5, 1))
    dialog.accept_button.click()
    assert heard == [date(2026, 3, 20)]
    assert not dialog.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
