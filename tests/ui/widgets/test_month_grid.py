"""A month in the page: the right cells, signs that differ without colour, and the keyboard across months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.mark_shapes import LegendItem, paint_mark
from spms_desktop.ui.widgets.month_grid import DayMarks, Mark, MonthGrid
from spms_desktop.ui.widgets.month_model import MonthModel, turned
from spms_desktop.ui.widgets.panes import ScrollPage

pytestmark = pytest.mark.usefixtures("qapp")

TODAY = date(2026, 11, 23)
KEY = Qt.Key


class Journal:
    """Gives marks and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[date, date]] = []
        self.days = {date(2026, 11, 20): DayMarks("Walking 7", own=True, level=6)}

    def __call__(self, first: date, last: date) -> Mapping[date, DayMarks]:
        self.asked.append((first, last))
        return {day: marks for day, marks in self.days.items() if first <= day <= last}


@pytest.fixture
def journal() -> Journal:
    return Journal()


@pytest.fixture
def grid(journal: Journal, qapp: QApplication) -> Iterator[MonthGrid]:
    made = MonthGrid("Days", journal, today=TODAY, latest=TODAY)
    made.resize(500, made.sizeHint().height())
    made.show()
    made.activateWindow()
    qapp.processEvents()
    made.table.setFocus()
    yield made
    made.close()


@pytest.fixture
def heard(grid: MonthGrid) -> list[object]:
    said: list[object] = []
    grid.day_chosen.connect(said.append)
    return said


def press(grid: MonthGrid, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(grid.table, key)


def spot(grid: MonthGrid, day: date) -> QRect:
    return grid.table.visualRect(grid.table.month.place(day))


def click(grid: MonthGrid, day: date) -> None:
    QTest.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=spot(grid, day).center())


def model(first_weekday: int, day: date) -> MonthModel:
    return MonthModel(lambda _first, _last: {}, day, first_weekday)


@pytest.mark.parametrize(
    ("first_weekday", "day", "place", "weeks", "header"),
    [
        (1, date(2026, 11, 1), (0, 6), 6, "Mon"),
        (7, date(2026, 11, 1), (0, 0), 5, "Sun"),
        (6, date(2026, 11, 30), (4, 2), 5, "Sat"),
        (1, date(2027, 2, 1), (0, 0), 4, "Mon"),
    ],
)
def test_weeks_begin_where_the_country_begins_them(
    first_weekday: int, day: date, place: tuple[int, int], weeks: int, header: str
) -> None:
    month = model(first_weekday, day)
    index = month.place(day)
    assert (index.row(), index.column()) == place
    assert month.rowCount() == weeks
    assert month.headerData(0, Qt.Orientation.Horizontal) == header
    cell = month.cell(index)
    assert cell is not None
    assert cell.day == day


def test_cells_outside_the_month_are_empty_and_cannot_be_chosen() -> None:
    month = model(1, TODAY)
    before = month.index(0, 0)
    assert month.cell(before) is None
    assert month.data(before) is None
    assert month.flags(before) == Qt.ItemFlag.NoItemFlags


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), -1, date(2025, 12, 31)),
        (date(2028, 3, 30), -1, date(2028, 2, 29)),
        (date(1900, 1, 5), -1, date(1900, 1, 5)),
    ],
)
def test_a_turn_keeps_the_day_or_takes_the_last_one(day: date, months: int, there: date) -> None:
    assert turned(day, months) == there


def test_marks_are_asked_once_for_the_month_that_shows(grid: MonthGrid, journal: Journal) -> None:
    grid.header.before.click()
    assert journal.asked == [
        (date(2026, 11, 1), date(2026, 11, 30)),
        (date(2026, 10, 1), date(2026, 10, 31)),
    ]
    assert grid.header.label.text() == "October 2026"
    assert grid.table.accessibleName() == "Days, October 2026"


def test_a_screen_reader_hears_each_day(grid: MonthGrid) -> None:
    role = Qt.ItemDataRole
    month = grid.table.month
    full, empty = month.place(date(2026, 11, 20)), month.place(TODAY)
    assert month.data(full, role.AccessibleTextRole) == "Friday 20 November: Walking 7"
    assert month.data(empty, role.AccessibleTextRole) == "Monday 23 November: nothing recorded"
    assert month.data(empty, role.AccessibleDescriptionRole) == "today"
    table = QAccessible.queryAccessibleInterface(grid.table)
    assert table.role() == QAccessible.Role.Table
    names = {table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())}
    assert {"Friday", "Friday 20 November: Walking 7"} <= names


def test_one_click_chooses_a_day_and_marks_it(grid: MonthGrid, heard: list[object]) -> None:
    click(grid, date(2026, 11, 20))
    assert (heard, grid.day) == ([date(2026, 11, 20)], date(2026, 11, 20))
    said = grid.table.month.data(grid.table.month.place(date(2026, 11, 20)), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "chosen"


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_arrows_only_walk_and_enter_or_space_chooses(grid: MonthGrid, heard: list[object], key: Qt.Key) -> None:
    press(grid, KEY.Key_Left, KEY.Key_Up)
    assert (heard, grid.day, grid.table.current) == ([], None, date(2026, 11, 15))
    press(grid, key)
    assert heard == [date(2026, 11, 15)]


def test_arrows_cross_into_other_months(grid: MonthGrid) -> None:
    grid.show_day(date(2026, 11, 1))
    press(grid, KEY.Key_Left)
    assert (grid.table.current, grid.month) == (date(2026, 10, 31), date(2026, 10, 1))
    press(grid, KEY.Key_Right, KEY.Key_Up)
    assert (grid.table.current, grid.month) == (date(2026, 10, 25), date(2026, 10, 1))
    press(grid, KEY.Key_Down)
    assert grid.table.current == date(2026, 11, 1)


def test_page_keys_turn_and_home_is_today(grid: MonthGrid) -> None:
    press(grid, KEY.Key_PageUp, KEY.Key_PageUp, KEY.Key_PageDown)
    assert grid.table.current == date(2026, 10, 23)
    press(grid, KEY.Key_Home)
    assert grid.table.current == TODAY


def test_no_key_and_no_click_goes_beyond_the_last_day(grid: MonthGrid, heard: list[object]) -> None:
    press(grid, KEY.Key_Right)
    assert grid.table.current == TODAY
    press(grid, KEY.Key_PageDown)
    click(grid, date(2026, 11, 24))
    assert (heard, grid.table.current) == ([], TODAY)
    assert not grid.header.after.isEnabled()
    grid.set_latest(date(2026, 12, 1))
    assert grid.header.after.isEnabled()
    click(grid, date(2026, 11, 24))
    assert heard == [date(2026, 11, 24)]


def test_the_button_that_goes_off_hands_the_keyboard_to_its_mate(grid: MonthGrid) -> None:
    grid.header.before.click()
    grid.header.after.setFocus()
    grid.header.after.click()
    assert not grid.header.after.isEnabled()
    assert grid.header.today.hasFocus()


def test_showing_a_day_turns_and_tells_nobody(grid: MonthGrid, heard: list[object]) -> None:
    grid.show_day(date(2019, 2, 28))
    assert (grid.month, grid.day, grid.table.current) == (date(2019, 2, 1), date(2019, 2, 28), date(2019, 2, 28))
    grid.show_day(date(2030, 1, 1))
    assert grid.day == TODAY
    grid.header.today.click()
    assert (grid.month, heard) == (date(2026, 11, 1), [])


def test_refresh_shows_new_marks_and_keeps_the_keyboard(grid: MonthGrid, journal: Journal) -> None:
    press(grid, KEY.Key_Left)
    before = grid.table.grab().toImage()
    journal.days[date(2026, 11, 5)] = DayMarks("a fall", event=True)
    grid.refresh()
    assert grid.table.current == date(2026, 11, 22)
    assert grid.table.hasFocus()
    assert grid.table.grab().toImage() != before


def test_midnight_frames_the_next_day(grid: MonthGrid) -> None:
    grid.set_today(date(2026, 11, 24))
    cell = grid.table.month.cell(grid.table.month.place(date(2026, 11, 24)))
    assert cell is not None
    assert cell.is_today


def test_other_keys_are_left_to_the_screen(grid: MonthGrid) -> None:
    assert not QTest.keyClick(grid.table, KEY.Key_S)
    assert grid.table.current == TODAY


def test_no_sign_leaves_the_fill_of_a_narrow_chosen_day(theme: Theme, journal: Journal) -> None:
    assert theme.scale == 100
    journal.days[TODAY] = DayMarks("all", True, True, True, True, 10)
    grid = MonthGrid("Days", journal, today=TODAY)
    grid.show_day(TODAY)
    grid.resize(grid.minimumSizeHint())
    grid.show()
    grid.activateWindow()
    QApplication.processEvents()
    grid.table.setFocus()
    full = grid.table.viewport().grab(spot(grid, TODAY)).toImage()
    journal.days[TODAY] = DayMarks("none")
    grid.refresh()
    plain = grid.table.viewport().grab(spot(grid, TODAY)).toImage()
    differ = [x for x in range(full.width()) for y in range(full.height()) if full.pixel(x, y) != plain.pixel(x, y)]
    assert differ
    assert min(differ) >= 7
    assert max(differ) < full.width() - 7
    grid.close()


def drawn(mark: Mark) -> bytes:
    image = QImage(24, 24, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_mark(painter, mark, QColor("black"), QRectF(4, 4, 16, 16))
    painter.end()
    return bytes(image.constBits())


def test_each_sign_has_a_shape_of_its_own_without_any_colour() -> None:
    shapes = {mark: drawn(mark) for mark in Mark}
    assert len(set(shapes.values())) == len(Mark)
    # The middle tells the full dot from the hollow one.
    middle = 12 * 24 + 12
    assert (shapes[Mark.OWN][middle], shapes[Mark.OTHER][middle]) == (0, 255)


def test_the_legend_explains_what_it_is_given(grid: MonthGrid) -> None:
    assert len(grid.legend.findChildren(LegendItem)) == len(Mark)
    grid.set_legend({Mark.OTHER: "Anna", Mark.OWN: "Maria"})
    QApplication.processEvents()
    shown = [item.text() for item in grid.legend.findChildren(LegendItem) if item.isVisibleTo(grid)]
    assert shown == ["Maria", "Anna"]


def test_the_words_of_the_arrows_go_when_room_is_short(grid: MonthGrid) -> None:
    grid.resize(800, grid.height())
    QApplication.processEvents()
    assert grid.header.before.words == "Month before"
    right = grid.header.after.x()
    grid.header.before.click()
    assert grid.header.after.x() == right
    grid.resize(380, grid.height())
    QApplication.processEvents()
    assert (grid.header.before.words, grid.header.before.accessibleName()) == ("", "Month before")


@pytest.mark.parametrize("scale", [100, 200])
def test_every_day_is_large_enough_within_a_window_of_1024(theme: Theme, journal: Journal, scale: int) -> None:
    theme.set_scale(scale)
    grid = MonthGrid("Days", journal, today=TODAY)
    grid.resize(grid.minimumSizeHint())
    grid.show()
    QApplication.processEvents()
    assert grid.width() <= 1024 - 2 * 48 - 28
    sizes = [spot(grid, date(2026, 11, day)).size() for day in range(1, 31)]
    assert min(min(size.width(), size.height()) for size in sizes) >= 44 * scale // 100
    assert spot(grid, date(2026, 11, 30)).bottom() <= grid.table.viewport().height()
    grid.close()


def test_the_day_with_the_keyboard_stays_on_a_short_page(journal: Journal) -> None:
    content = QWidget()
    QVBoxLayout(content).addWidget(grid := MonthGrid("Days", journal, today=TODAY))
    page = ScrollPage(content)
    page.resize(500, 200)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    grid.table.setFocus()
    for key in (KEY.Key_Up, KEY.Key_Up, KEY.Key_Up, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down):
        press(grid, key)
        middle = grid.table.viewport().mapTo(page.viewport(), spot(grid, grid.table.current).center())
        assert page.viewport().rect().contains(middle)
    page.close()


def test_the_pointer_leaves_no_day_chosen(grid: MonthGrid, heard: list[object]) -> None:
    QTest.mouseMove(grid.table.viewport(), spot(grid, date(2026, 11, 10)).center())
    QTest.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, spot(grid, TODAY).top() - 250))
    assert (heard, grid.day) == ([], None)
