"""The care team tab, opened and taken down, for all tests of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.care import CarePerson
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.ui.care.tab import CareTab
from spms_desktop.ui.context import Context
from spms_desktop.ui.widgets.dialog import FormDialog
from tests.a11y.walk import settle

Opener = Callable[..., CareTab]
D = TypeVar("D", bound=QWidget)
WEISS = CarePerson("", "Dr Elena Weiss", "neurologist", "+1 555 0110", "weiss@clinic.example", "4 Mill Lane", "Lift")


@pytest.fixture
def opened(qtbot: QtBot, context: Context) -> Iterator[Opener]:
    """Opens the tab; it is gone before the theme is taken off, which is slow with many widgets."""
    tabs: list[CareTab] = []

    def open_tab(width: int = 1180) -> CareTab:
        tab = CareTab(context)
        tabs.append(tab)
        tab.resize(width, 820)
        tab.show()
        qtbot.waitExposed(tab)
        settle()
        return tab

    yield open_tab
    for tab in tabs:
        tab.close()
        tab.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def care(context: Context) -> Care:
    return Care(context.session)


@pytest.fixture
def visits(context: Context) -> Appointments:
    return Appointments(context.session)


@pytest.fixture
def weiss(care: Care) -> CarePerson:
    return care.save_person(WEISS)


@pytest.fixture
def tab(opened: Opener) -> CareTab:
    return opened()


def dialog(qtbot: QtBot, tab: CareTab, kind: type[D]) -> D:
    """The open form, with the keyboard."""
    (found,) = [d for d in tab.window().findChildren(kind) if d.isVisible()]
    qtbot.waitUntil(lambda: QApplication.activeWindow() is found and QApplication.focusWidget() is not None)
    return found


def accept(qtbot: QtBot, tab: CareTab, form: FormDialog) -> None:
    """Press the button that saves."""
    click(qtbot, form.accept_button)
    tab.window().activateWindow()  # a window manager would do it
    qtbot.waitUntil(lambda: QApplication.activeWindow() is tab.window())


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys one after another, each where the keyboard is then."""
    for key in keys:
        qtbot.keyClick(focused(), key)


def click(qtbot: QtBot, widget: QWidget) -> None:
    """Press something with the mouse."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
