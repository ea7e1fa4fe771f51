"""A day picked from a month: within its bounds, by key, by click, and told with its whole date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.month import MonthDialog
from tests.a11y.walk import clipped, complaints

pytestmark = pytest.mark.usefixtures("qapp")

KEY = Qt.Key
FIRST, START, LAST = date(2026, 10, 4), date(2026, 11, 20), date(2026, 11, 28)


@pytest.fixture
def dialog(qapp: QApplication) -> Iterator[MonthDialog]:
    made = MonthDialog(None, "Began", START, FIRST, LAST)
    made.open()
    made.activateWindow()
    qapp.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def picked(dialog: MonthDialog) -> list[object]:
    heard: list[object] = []
    dialog.picked.connect(heard.append)
    return heard


def focused_cells(table: QTableView) -> list[str]:
    told = QAccessible.queryAccessibleInterface(table)
    cells = [told.child(place) for place in range(told.childCount())]
    return [cell.text(QAccessible.Text.Name) for cell in cells if cell.state().focused]


def test_arrows_walk_and_enter_takes(dialog: MonthDialog, picked: list[object]) -> None:
    QTest.keyClick(dialog.calendar, KEY.Key_Up)
    QTest.keyClick(dialog.calendar, KEY.Key_Left)
    assert (picked, dialog.day) == ([], date(2026, 11, 12))
    QTest.keyClick(dialog.calendar, KEY.Key_Return)
    assert (picked, dialog.isVisible()) == ([date(2026, 11, 12)], False)


def test_a_click_takes_the_day_under_the_pointer(dialog: MonthDialog, picked: list[object]) -> None:
    table = dialog.calendar
    spot = table.visualRect(table.month.place(date(2026, 11, 9))).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert picked == [date(2026, 11, 9)]


def test_no_way_leads_out_of_the_bounds(dialog: MonthDialog) -> None:
    assert not dialog.after.isEnabled()
    QTest.keyClick(dialog.calendar, KEY.Key_PageDown)
    assert dialog.day == LAST
    dialog.before.setFocus()
    dialog.before.click()
    assert (dialog.day, dialog.before.isEnabled()) == (date(2026, 10, 28), False)
    assert dialog.calendar.hasFocus()
    dialog.mark(date(2020, 1, 1))
    assert dialog.day == FIRST
    dialog.after.click()
    assert dialog.day == date(2026, 11, 4)


def test_a_bound_day_outside_cannot_be_taken(dialog: MonthDialog, picked: list[object]) -> None:
    table = dialog.calendar
    spot = table.visualRect(table.month.place(date(2026, 11, 29))).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (picked, dialog.day) == ([], START)


def test_a_screen_reader_hears_one_table_of_whole_dates(dialog: MonthDialog) -> None:
    tables = [table for table in dialog.findChildren(QTableView) if table.accessibleName()]
    assert [table.accessibleName() for table in tables] == ["Began, November 2026"]
    assert focused_cells(dialog.calendar) == ["Friday, 20 November 2026"]


def test_no_day_claims_the_keyboard_that_a_button_has(dialog: MonthDialog) -> None:
    dialog.accept_button.setFocus()
    dialog.before.click()
    assert focused_cells(dialog.calendar) == []
    dialog.calendar.setFocus()
    assert focused_cells(dialog.calendar) == ["Tuesday, 20 October 2026"]


@pytest.mark.parametrize(("choice", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_it_is_accessible_and_nothing_is_cut(theme: Theme, dialog: MonthDialog, choice: str, scale: int) -> None:
    theme.set_choice(choice)
    theme.set_scale(scale)
    QApplication.processEvents()
    assert complaints(dialog) == []
    assert clipped(dialog) == []
