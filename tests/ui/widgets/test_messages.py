"""Buttons, the message bar and the form dialog."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from spms_desktop.ui.widgets.announce import announce
from spms_desktop.ui.widgets.buttons import Button, IconButton
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.fields import LineField, labelled
from spms_desktop.ui.widgets.message_bar import MessageBar

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_answers_to_enter_and_space(key: Qt.Key) -> None:
    button = Button("Save & go")
    heard: list[int] = []
    button.clicked.connect(lambda: heard.append(1))
    QTest.keyClick(button, key)
    assert len(heard) == 1
    assert button.words == "Save & go"


def test_a_button_acts_on_release() -> None:
    button = Button("Save")
    heard: list[int] = []
    button.clicked.connect(lambda: heard.append(1))
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert heard == []
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert len(heard) == 1


def test_buttons_are_large_and_kinds_are_known() -> None:
    assert min(Button("OK").sizeHint().toTuple()) >= 44
    assert min(IconButton("close", "Close").sizeHint().toTuple()) >= 44
    with pytest.raises(ValueError, match="unknown kind"):
        Button("x", kind="loud")


def test_an_icon_button_is_told_once_and_still_has_a_tip() -> None:
    button = IconButton("close", "Close")
    button.show()
    told = QAccessible.queryAccessibleInterface(button)
    assert (told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Description)) == ("Close", "")
    QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), button.mapToGlobal(QPoint(5, 5))))
    assert QToolTip.text() == "Close"
    QToolTip.hideText()
    button.close()


def test_the_bar_takes_no_room_until_it_speaks_and_undoes_once() -> None:
    bar = MessageBar()
    undone: list[int] = []
    assert bar.isHidden()
    bar.say("Saved.", "Undo", lambda: undone.append(1))
    assert (bar.text, bar.isHidden()) == ("Saved.", False)
    bar.action_button.click()
    bar.action_button.click()
    assert undone == [1]
    assert bar.isHidden()


def test_a_later_message_replaces_the_action() -> None:
    bar = MessageBar()
    bar.say("Saved.", "Undo", bar.dismiss)
    bar.say("The disk is full.", kind="trouble")
    assert bar.action_button.isHidden()
    assert bar.property("kind") == "trouble"
    bar.close_button.click()
    assert bar.isHidden()


def test_announcing_without_a_screen_reader_does_nothing() -> None:
    announce(Button("Save"), "Saved 09:41", urgent=True)


@pytest.fixture
def dialog(qapp: QApplication) -> Iterator[FormDialog]:
    made = FormDialog(None, "A new visit", "Save")
    made.body.addWidget(labelled("Place", LineField("Place")))
    made.open()
    made.activateWindow()
    qapp.processEvents()
    yield made
    made.close()


def test_a_form_starts_at_its_first_field_and_enter_accepts(dialog: FormDialog) -> None:
    heard: list[int] = []
    dialog.accepted_by_user.connect(lambda: heard.append(1))
    field = dialog.findChildren(LineField)[0]
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == [1]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_trouble_keeps_a_form_open_until_it_is_gone(dialog: FormDialog) -> None:
    troubles = ["Please say where it is.", ""]
    dialog.accepted_by_user.connect(lambda: dialog.trouble(troubles.pop(0)))
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.trouble_shown() == "Please say where it is."
    dialog.accept_button.click()
    assert not dialog.isVisible()


def test_escape_leaves_without_saving(dialog: FormDialog) -> None:
    heard: list[int] = []
    dialog.accepted_by_user.connect(lambda: heard.append(1))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert heard == []
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_a_form_fits_the_screen(dialog: FormDialog) -> None:
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    assert dialog.windowModality() == Qt.WindowModality.WindowModal
