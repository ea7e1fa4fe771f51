"""Words are never cut, panes stack, pages scroll to the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.card import Card
from spms_desktop.ui.widgets.empty import EmptyState
from spms_desktop.ui.widgets.fields import LineField
from spms_desktop.ui.widgets.flow import FlowLayout
from spms_desktop.ui.widgets.lists import RowList
from spms_desktop.ui.widgets.panes import ScrollPage, TwoPane
from spms_desktop.ui.widgets.tab_order import controls_in_order, follow_layout
from spms_desktop.ui.widgets.table import NumberTable
from spms_desktop.ui.widgets.text import body, quiet, title

pytestmark = pytest.mark.usefixtures("qapp")

LONG = "Every answer is kept at once. Skip what you cannot answer today and come back when you can. " * 3


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    QVBoxLayout(made)
    yield made
    made.close()
    qapp.processEvents()


def show(window: QWidget, *widgets: QWidget, width: int = 400, height: int = 600) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    window.resize(width, height)
    window.show()
    window.activateWindow()
    for _round in range(4):
        QApplication.processEvents()


def test_a_sentence_keeps_its_height_even_in_a_stack(window: QWidget) -> None:
    label, stack = body(LONG), QStackedWidget()
    stack.addWidget(label)
    show(window, stack, width=260)
    assert label.height() >= label.heightForWidth(label.width())
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_lines_stop_at_seventy_letters_and_begin_at_the_left(window: QWidget) -> None:
    label = quiet(LONG)
    show(window, label, width=1600)
    assert label.contentsRect().left() == 0
    assert label.contentsRect().width() <= 70 * label.fontMetrics().averageCharWidth()


def test_a_button_wraps_rather_than_cut(window: QWidget) -> None:
    button = Button("Show all the entries that were made late this month", "add")
    show(window, button, width=200)
    assert button.height() >= button.heightForWidth(button.width()) > 60


def test_a_flow_starts_a_new_line_and_knows_its_height(window: QWidget) -> None:
    host = QWidget()
    flow = FlowLayout(host, gap=8)
    buttons = [Button(f"Button {place}") for place in range(6)]
    for button in buttons:
        flow.addWidget(button)
    show(window, host, width=300)
    assert buttons[-1].y() > buttons[0].y()
    assert buttons[-1].geometry().bottom() < host.heightForWidth(host.width()) <= host.height()
    assert flow.takeAt(0) is not None
    assert (flow.count(), flow.itemAt(99)) == (5, None)


def test_panes_stand_side_by_side_when_there_is_room(window: QWidget) -> None:
    left, right = Card("Left", LONG), Card("Right", LONG)
    panes = TwoPane(left, right, 0.5, min_side_by_side=700)
    show(window, panes, width=1000)
    beside = panes.side_by_side
    assert beside
    assert abs(left.width() - right.width()) < 30
    window.resize(500, 600)
    QApplication.processEvents()
    assert panes.side_by_side != beside
    assert panes.page.content.height() > 300


def test_a_page_brings_the_focus_into_view_and_takes_none(window: QWidget) -> None:
    page = ScrollPage()
    fields = [LineField(f"Field {place}") for place in range(40)]
    for field in fields:
        page.body.addWidget(field)
    show(window, page, height=300)
    fields[-1].setFocus()
    spot = fields[-1].mapTo(page.viewport(), fields[-1].rect().center())
    assert page.viewport().rect().contains(spot)
    assert page.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert page.minimumSizeHint().width() > fields[0].minimumSizeHint().width()


def test_a_card_hides_what_it_has_no_words_for() -> None:
    card = Card("Sleep")
    assert card.sentence_label.isHidden()
    card.set_sentence("Last night.")
    card.set_title("")
    assert not card.sentence_label.isHidden()
    assert card.title_label.isHidden()


def test_tab_follows_the_layout_not_the_making(window: QWidget) -> None:
    second, first = LineField("second"), LineField("first")
    show(window, first, second)
    assert controls_in_order(window) == [first, second]
    follow_layout(window)
    assert first.nextInFocusChain() is second


def test_a_table_shows_its_rows_and_lets_tab_go() -> None:
    table = NumberTable(["Day", "Walking"], "Ratings")
    table.set_rows([["12 Mar", "7"], ["11 Mar", "not recorded"]])
    cell = table.item(1, 1)
    assert cell is not None
    assert cell.text() == "not recorded"
    assert not table.tabKeyNavigation()
    table.set_rows([])
    assert table.rowCount() == 0


def test_the_last_column_of_a_wide_table_can_be_scrolled_to_whole(window: QWidget) -> None:
    table = NumberTable(["Day", "A long heading", "Another long heading", "The heading at the very end"], "Ratings")
    table.set_rows([["12 Mar", "7", "5", "something that was said in many more words than fit"]])
    show(window, table)
    header, view = table.horizontalHeader(), table.viewport()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert header.sectionSize(3) >= table.sizeHintForColumn(3)
    assert header.sectionViewportPosition(3) + header.sectionSize(3) <= view.width()


def test_the_last_column_of_a_narrow_table_fills_the_room(window: QWidget) -> None:
    table = NumberTable(["Day", "Score"], "Ratings")
    table.set_rows([["12 Mar", "7"]])
    window.resize(900, 500)
    show(window, table)
    header = table.horizontalHeader()
    assert header.sectionViewportPosition(1) + header.sectionSize(1) == table.viewport().width()


def test_a_list_has_rows_to_hit(window: QWidget) -> None:
    rows = RowList("Days")
    rows.addItems(["12 Mar", "11 Mar"])
    show(window, rows)
    assert rows.visualItemRect(rows.item(0)).height() >= 44


def test_an_empty_state_holds_its_button() -> None:
    button = Button("Add a visit")
    state = EmptyState("No visits yet", "Add one and it shows here.", button)
    assert state.isAncestorOf(button)
    assert title("x").wordWrap()
