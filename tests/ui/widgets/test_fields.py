"""Lines, texts, choices and suggestions tell of the user's edits only, and are named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spms_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, labelled
from spms_desktop.ui.widgets.stepper import Stepper
from spms_desktop.ui.widgets.suggest import SuggestField
from spms_desktop.ui.widgets.text import field_label

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_line_tells_of_edits_and_when_it_is_left() -> None:
    line = LineField("Place")
    edits: list[str] = []
    ends: list[str] = []
    line.changed.connect(edits.append)
    line.finished.connect(ends.append)
    line.set_value("Home")
    QTest.keyClicks(line, "s")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (edits, ends, line.value) == (["Homes"], ["Homes"], "Homes")


def test_a_text_grows_and_lets_tab_go() -> None:
    text = TextField("Note", lines=2)
    heard: list[str] = []
    text.changed.connect(heard.append)
    short = text.heightForWidth(300)
    text.set_value("one\ntwo\nthree\nfour\nfive")
    assert heard == []
    assert text.heightForWidth(300) > short
    assert text.tabChangesFocus()
    QTest.keyClicks(text, "x")
    assert heard == [text.value]


def test_a_choice_tells_its_key_and_ignores_the_wheel() -> None:
    choice = ChoiceField("With whom", [("n", "Neurologist"), ("m", "MS nurse")])
    heard: list[object] = []
    choice.changed.connect(heard.append)
    choice.set_value("m")
    assert (choice.value, heard) == ("m", [])
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    choice.wheelEvent(wheel)
    assert choice.value == "m"
    QTest.keyClick(choice, Qt.Key.Key_Up)
    assert heard == ["n"]
    assert choice.accessibleName() == choice.accessibleDescription() == "With whom"


def test_options_can_change_and_the_choice_stays() -> None:
    choice = ChoiceField("Kind", [(1, "One"), (2, "Two")], value=2)
    choice.set_options([(2, "Two"), (3, "Three")])
    assert choice.value == 2


def test_suggestions_follow_the_typing() -> None:
    field = SuggestField("Medicine", lambda text: [text + "ine", text + "ol"])
    QTest.keyClicks(field, "ba")
    assert field.suggestions() == ["baine", "baol"]
    heard: list[str] = []
    field.picked.connect(heard.append)
    field.completer().activated.emit("baol")
    assert (heard, field.value) == (["baol"], "baol")
    popup = field.completer().popup()
    assert popup is not None
    popup.hide()


def test_a_label_names_what_it_stands_above() -> None:
    line = LineField("")
    holder = labelled("Place", line, "A street or a room.")
    words = holder.findChildren(QLabel)[0]
    assert words.buddy() is line
    assert (line.accessibleName(), line.accessibleDescription()) == ("Place", "A street or a room.")
    stepper = Stepper("Falls", 0, 9, 1)
    around = labelled("Falls today", stepper)
    assert around.findChildren(QLabel)[0].buddy() is stepper.line


def test_an_ampersand_in_a_label_is_shown() -> None:
    plain, line = field_label("Rest & walk"), LineField("")
    holder = labelled("Rest & walk", line)
    words = holder.findChildren(QLabel)[0]
    for label in (plain, words):
        label.setParent(None)
        label.resize(200, 30)
    assert words.grab().toImage() == plain.grab().toImage()
    assert line.accessibleName() == "Rest & walk"
