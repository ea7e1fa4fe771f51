"""An offer in one sentence that waits and never takes the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spms_desktop.ui.widgets.fields import LineField
from spms_desktop.ui.widgets.group import Group
from spms_desktop.ui.widgets.line_label import LineLabel
from spms_desktop.ui.widgets.round_strip import OfferStrip

pytestmark = pytest.mark.usefixtures("qapp")

BUTTONS = [("now", "Answer now"), ("later", "Not this week")]


def test_a_press_tells_its_key() -> None:
    strip = OfferStrip("A short set of questions is ready.", BUTTONS)
    heard: list[str] = []
    strip.chosen.connect(heard.append)
    strip.buttons["later"].click()
    QTest.keyClick(strip.buttons["now"], Qt.Key.Key_Return)
    assert heard == ["later", "now"]


def test_coming_into_sight_leaves_the_keyboard_where_it_is(qapp: QApplication) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    line, strip = LineField("Note"), OfferStrip("Is the infection over?", BUTTONS)
    column.addWidget(strip)
    column.addWidget(line)
    strip.hide()
    window.show()
    window.activateWindow()
    line.setFocus()
    strip.show()
    strip.set_sentence("Is the relapse over?")
    qapp.processEvents()
    assert line.hasFocus()
    window.close()


def test_buttons_stand_beside_the_sentence_or_together_below_it(qapp: QApplication) -> None:
    strip = OfferStrip("Is the infection over?", BUTTONS)
    strip.resize(900, 80)
    strip.show()
    qapp.processEvents()
    tops = {button.mapTo(strip, button.rect().topLeft()).y() for button in strip.buttons.values()}
    sentence = strip.sentence_label
    beside = sentence.mapTo(strip, sentence.rect().topLeft()).y()
    assert tops == {beside}
    strip.resize(380, strip.heightForWidth(380))
    qapp.processEvents()
    tops = {button.mapTo(strip, button.rect().topLeft()).y() for button in strip.buttons.values()}
    assert len(tops) == 1
    assert min(tops) > beside
    strip.close()


def test_a_screen_reader_hears_what_the_buttons_are_about() -> None:
    strip = OfferStrip("Is the infection over?", BUTTONS)
    strip.set_sentence("Is it over?")
    interface = QAccessible.queryAccessibleInterface(strip.findChildren(Group)[0])
    assert (interface.role(), interface.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "Is it over?")
    assert strip.sentence == "Is it over?"


def test_a_line_label_asks_for_one_line_and_wraps_without_it() -> None:
    words = "A sentence that is much longer than twenty letters"
    label = LineLabel(words, least=44)
    assert label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(words)
    assert label.sizeHint().height() == 44
    assert label.heightForWidth(80) > 44
