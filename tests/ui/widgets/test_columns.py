"""Items in columns of equal width."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.ui.widgets.columns import ColumnsLayout, tick_columns
from spms_desktop.ui.widgets.ticks import TickKey

Spot = tuple[int, int]
WORDS = ("Fever", "Got too hot", "Very bad sleep", "Missed a dose", "Period")
LONG = "Signs of a bladder infection, such as burning or cloudy urine with a strong smell, or going often"


def placed(qtbot: QtBot, columns: ColumnsLayout, holder: QWidget, words: Sequence[str], width: int) -> list[TickKey]:
    ticks = [TickKey(one) for one in words]
    for tick in ticks:
        columns.addWidget(tick)
    holder.setLayout(columns)
    qtbot.addWidget(holder)
    holder.resize(width, columns.heightForWidth(width))
    holder.show()
    QApplication.processEvents()
    return ticks


def cells(ticks: Sequence[TickKey]) -> list[Spot]:
    """The column and the row of each."""
    xs, ys = sorted({t.x() for t in ticks}), sorted({t.y() for t in ticks})
    return [(xs.index(t.x()), ys.index(t.y())) for t in ticks]


def test_items_follow_the_rows(qtbot: QtBot) -> None:
    holder = QWidget()
    ticks = placed(qtbot, ColumnsLayout(holder, 200, 2), holder, WORDS, 620)

    assert cells(ticks) == [(0, 0), (1, 0), (0, 1), (1, 1), (0, 2)]
    assert len({t.width() for t in ticks}) == 1


def test_or_follow_the_columns(qtbot: QtBot) -> None:
    holder = QWidget()
    ticks = placed(qtbot, ColumnsLayout(holder, 200, 2, down=True), holder, WORDS, 620)

    assert cells(ticks) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)]


@pytest.mark.parametrize(("width", "columns"), [(220, 1), (480, 2), (900, 3), (1900, 3)])
def test_there_are_as_many_columns_as_there_is_room_for(qtbot: QtBot, width: int, columns: int) -> None:
    holder = QWidget()
    ticks = placed(qtbot, ColumnsLayout(holder, 200, 3, fill=True), holder, (*WORDS, LONG), width)

    assert max(column for column, _row in cells(ticks)) + 1 == columns
    assert all(t.geometry().right() < width for t in ticks)


def test_short_words_do_not_make_wide_keys(qtbot: QtBot) -> None:
    holder = QWidget()
    ticks = placed(qtbot, tick_columns(holder), holder, WORDS, 1100)

    assert {t.width() for t in ticks} == {max(t.sizeHint().width() for t in ticks)}


def test_long_words_wrap_and_a_shorter_neighbour_stands_in_the_middle(qtbot: QtBot) -> None:
    holder = QWidget()
    short, long = placed(qtbot, tick_columns(holder), holder, (WORDS[0], LONG), 500)

    assert long.height() == long.heightForWidth(long.width()) > short.height()
    assert abs(short.geometry().center().y() - long.geometry().center().y()) <= 1


def test_what_is_hidden_leaves_no_gap(qtbot: QtBot) -> None:
    holder = QWidget()
    ticks = placed(qtbot, ColumnsLayout(holder, 200, 2), holder, WORDS, 620)
    ticks[0].hide()
    QApplication.processEvents()

    assert cells(ticks[1:]) == [(0, 0), (1, 0), (0, 1), (1, 1)]


def test_nothing_takes_no_room(qapp: QApplication) -> None:  # noqa: ARG001
    holder = QWidget()

    assert tick_columns(holder).heightForWidth(300) == 0
