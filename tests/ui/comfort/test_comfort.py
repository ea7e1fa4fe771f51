"""Comfort: repeated presses that do not count, larger keys, and where both are chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spms_desktop.ui.comfort.repeats import IgnoreRepeats
from spms_desktop.ui.settings.dialog import LookDialog
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.fields import LineField
from spms_desktop.ui.widgets.keys import RatingRow
from spms_desktop.ui.widgets.ticks import TickKey
from tests.a11y.walk import clipped, complaints, settle, tab_complaints


class Milliseconds:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


class Desk(QWidget):
    """A line and two buttons, far apart."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.button, self.far = LineField("Line"), Button("Press"), Button("Far")
        self.pressed: list[str] = []
        self.button.clicked.connect(lambda: self.pressed.append("press"))
        self.far.clicked.connect(lambda: self.pressed.append("far"))
        column = QVBoxLayout(self)
        column.setSpacing(200)
        for widget in (self.line, self.button, self.far):
            column.addWidget(widget)

    def click(self, button: Button) -> None:
        """As the system does it: through the window."""
        spot = button.mapTo(self, QPoint(10, 10))
        QTest.mouseClick(self.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def type(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.windowHandle(), key)


@pytest.fixture
def clock() -> Milliseconds:
    return Milliseconds()


@pytest.fixture
def desk(theme: Theme) -> Iterator[Desk]:
    theme.set_scale(100)
    made = Desk()
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def repeats(desk: Desk, qapp: QApplication, clock: Milliseconds) -> Iterator[IgnoreRepeats]:
    assert desk.isVisible()
    made = IgnoreRepeats(qapp, 500, clock)
    yield made
    made.choose(0)
    made.deleteLater()


@pytest.mark.usefixtures("repeats")
def test_a_second_press_of_a_button_counts_only_after_a_rest(desk: Desk, clock: Milliseconds) -> None:
    desk.click(desk.button)
    clock.at += 100
    desk.click(desk.button)
    clock.at += 450
    desk.click(desk.button)  # the shaking has not ended
    assert desk.pressed == ["press"]

    clock.at += 500
    desk.click(desk.button)

    assert desk.pressed == ["press", "press"]


@pytest.mark.usefixtures("repeats")
def test_another_button_counts_at_once(desk: Desk, clock: Milliseconds) -> None:
    desk.click(desk.button)
    clock.at += 50
    desk.click(desk.far)

    assert desk.pressed == ["press", "far"]


@pytest.mark.usefixtures("repeats")
def test_the_same_key_waits_and_others_do_not(desk: Desk, clock: Milliseconds) -> None:
    desk.line.setFocus()

    desk.type(Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_A)

    assert desk.line.value == "ab"

    clock.at += 600
    desk.type(Qt.Key.Key_A)
    assert desk.line.value == "aba"


@pytest.mark.usefixtures("repeats")
def test_a_key_with_shift_may_follow_another(desk: Desk) -> None:
    desk.line.setFocus()

    desk.type(Qt.Key.Key_Shift, Qt.Key.Key_A, Qt.Key.Key_Shift, Qt.Key.Key_B)

    assert desk.line.value == "ab"


def test_when_not_chosen_each_press_counts(desk: Desk, repeats: IgnoreRepeats) -> None:
    repeats.choose(0)

    desk.click(desk.button)
    desk.click(desk.button)

    assert desk.pressed == ["press", "press"]


def test_big_keys_grow_at_once_and_shrink_again(theme: Theme) -> None:
    row, button, tick, line = RatingRow("Walking", "None", "Worst"), Button("Save"), TickKey("Fever"), LineField("Name")
    shown = QWidget()
    column = QVBoxLayout(shown)
    for widget in (row, button, tick, line):
        column.addWidget(widget)
    column.addStretch(1)
    shown.resize(1100, 700)
    shown.show()
    settle()
    before = (row.keys[0].height(), button.height(), tick.height(), line.height())

    theme.set_big_keys(True)
    settle()
    after = (row.keys[0].height(), button.height(), tick.height(), line.height())
    assert after[0] >= 64
    assert after[1] >= 58
    assert after[2] >= 58
    assert after[3] == before[3]

    theme.set_big_keys(False)
    settle()
    assert (row.keys[0].height(), button.height(), tick.height(), line.height()) == before
    shown.close()
    shown.deleteLater()


def test_what_is_made_later_is_large_too(theme: Theme) -> None:
    theme.set_big_keys(True)
    shown = QWidget()
    column = QVBoxLayout(shown)
    button = Button("Save")
    column.addWidget(button)
    column.addStretch(1)
    shown.resize(600, 300)
    shown.show()
    settle()

    assert button.height() >= 58
    shown.close()
    shown.deleteLater()


def test_no_text_grows_beyond_the_largest_size(theme: Theme) -> None:
    theme.set_scale(250)
    button = Button("Save")
    plain = button.font().pointSizeF()

    theme.set_big_keys(True)

    assert Button("Save").font().pointSizeF() == plain


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("look", ["light", "contrast-dark"])
def test_both_are_chosen_beside_the_look(theme: Theme, look: str, scale: int) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    parent = QWidget()
    parent.show()
    dialog = LookDialog(parent, theme, "", 500)
    waits: list[int] = []
    dialog.repeats_chosen.connect(waits.append)
    dialog.open()
    settle()
    assert dialog.repeats.value == 500

    dialog.repeats.keys[3].click()
    dialog.big_keys.click()
    settle()

    assert waits == [1000]
    assert theme.big_keys
    assert clipped(dialog) == []
    assert complaints(dialog) == []
    assert tab_complaints(dialog) == []
    theme.set_big_keys(False)
    dialog.close()
    parent.close()
    parent.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
