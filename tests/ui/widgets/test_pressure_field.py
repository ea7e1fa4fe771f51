"""A blood pressure counts only as a whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spms_desktop.ui.widgets.pressure_field import PressureField
from spms_desktop.ui.widgets.stepper import Stepper

pytestmark = pytest.mark.usefixtures("qapp")

CROSSED = "The lower number has to be below the upper one."


@pytest.fixture
def pressure() -> PressureField:
    return PressureField("Blood pressure")


@pytest.fixture
def heard(pressure: PressureField) -> list[object]:
    said: list[object] = []
    pressure.changed.connect(said.append)
    return said


def type_in(stepper: Stepper, text: str) -> None:
    stepper.line.setText(text)
    QTest.keyClick(stepper.line, Qt.Key.Key_Return)


def test_one_number_alone_is_no_value_and_tells_nobody(pressure: PressureField, heard: list[object]) -> None:
    type_in(pressure.systolic, "124")
    assert (pressure.value, heard, pressure.trouble_shown()) == (None, [], "")
    pressure.commit()
    assert pressure.trouble_shown() == "Please fill in both numbers, or none."
    type_in(pressure.diastolic, "81")
    assert (pressure.value, heard, pressure.trouble_shown()) == ((124, 81), [(124, 81)], "")


@pytest.mark.parametrize("lower", ["124", "130"])
def test_a_lower_number_that_is_not_lower_is_answered_in_words(
    pressure: PressureField, heard: list[object], lower: str
) -> None:
    type_in(pressure.systolic, "124")
    type_in(pressure.diastolic, lower)
    assert (pressure.value, heard, pressure.trouble_shown()) == (None, [], CROSSED)
    type_in(pressure.systolic, "140")
    assert (heard, pressure.trouble_shown()) == ([(140, int(lower))], "")


def test_what_cannot_be_is_said_at_its_line(pressure: PressureField, heard: list[object]) -> None:
    type_in(pressure.systolic, "500")
    pressure.commit()
    assert pressure.trouble_shown() == "Please type a number from 40 to 300."
    assert heard == []


def test_setting_tells_nobody_and_a_change_is_told_once(pressure: PressureField, heard: list[object]) -> None:
    pressure.set_value((120, 80))
    pressure.commit()
    assert (pressure.value, heard) == ((120, 80), [])
    pressure.systolic.more.click()
    assert heard == [(121, 80)]
    pressure.set_value(None)
    assert (pressure.value, heard) == (None, [(121, 80)])


def test_emptying_both_lines_is_told(pressure: PressureField, heard: list[object]) -> None:
    pressure.set_value((120, 80))
    type_in(pressure.systolic, "")
    assert heard == []
    type_in(pressure.diastolic, "")
    pressure.clear()
    assert heard == [None]


def test_each_line_is_named() -> None:
    pressure = PressureField("Blood pressure", (50, 250), (30, 150), starts=(130, 70))
    assert pressure.systolic.line.accessibleName() == "Blood pressure, upper number, mmHg"
    assert pressure.diastolic.line.accessibleName() == "Blood pressure, lower number, mmHg"
    pressure.systolic.more.click()
    pressure.diastolic.more.click()
    assert pressure.value == (130, 70)
