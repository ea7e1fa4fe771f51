"""The tab in a window that refreshes it after each save, as the main window does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget

from spms_desktop.services.events import Saved
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.tab import PlanTab


@dataclass
class Shown:
    """A window with the tab in it, and hands to use it."""

    window: QWidget
    tab: PlanTab

    def find(self, identifier: str) -> QWidget:
        """The one visible control of that identifier, in the tab or in an open form."""
        inside = self.window.findChildren(QWidget)  # an open form is a child too
        found = [w for w in inside if w.accessibleIdentifier() == identifier and w.isVisible()]
        assert len(found) == 1, f"{identifier}: {len(found)} controls"
        return found[0]

    def shows(self, identifier: str) -> bool:
        """Whether a control of that identifier is to be seen in the tab."""
        return any(
            w.isVisible() for w in self.tab.findChildren(QWidget) if w.accessibleIdentifier() == identifier
        )

    def click(self, identifier: str) -> None:
        """Press a control with the mouse."""
        QTest.mouseClick(self.find(identifier), Qt.MouseButton.LeftButton)
        settle()

    def type(self, identifier: str, text: str) -> None:
        """Go to a field and type, letter by letter: a list of suggestions comes and goes on the way."""
        field = self.find(identifier)
        field.setFocus()
        for letter in text:
            QTest.keyClicks(field, letter)
            QApplication.processEvents()

    def keys(self, *keys: Qt.Key) -> None:
        """Press keys wherever the focus is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)
            settle()

    def tab_to(self, identifier: str, limit: int = 120) -> None:
        """Press Tab until a control has the focus."""
        for _press in range(limit):
            focus = QApplication.focusWidget()
            if focus is not None and focus.accessibleIdentifier() == identifier:
                return
            self.keys(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reached {identifier}")

    def save_form(self) -> None:
        """Press the first button of the open form."""
        form = self.tab.medicines.form
        assert form is not None
        QTest.mouseClick(form.accept_button, Qt.MouseButton.LeftButton)
        settle()
        if self.tab.medicines.form is None:
            self.window.activateWindow()  # there is no window manager here that would
            settle()

    @property
    def focus(self) -> str:
        """The identifier of the control that has the focus."""
        widget = QApplication.focusWidget()
        return widget.accessibleIdentifier() if widget is not None else ""

    def checked(self, identifier: str) -> bool:
        """Whether a key is chosen."""
        key = self.find(identifier)
        assert isinstance(key, QAbstractButton)
        return key.isChecked()


def settle() -> None:
    """Let layouts and queued signals happen."""
    for _round in range(3):
        QApplication.processEvents()


def _show(context: Context) -> Iterator[Callable[[], Shown]]:
    made: list[Shown] = []
    stops: list[Callable[[], None]] = []

    def show() -> Shown:
        window, tab = QWidget(), PlanTab(context)
        column = QVBoxLayout(window)
        column.addWidget(QPushButton("Header"))
        column.addWidget(tab)

        def saved(_event: Saved) -> None:
            tab.refresh()

        stops.append(context.session.events.subscribe(Saved, saved))
        window.resize(1240, 1000)
        window.show()
        window.activateWindow()
        settle()
        made.append(Shown(window, tab))
        return made[-1]

    yield show
    for stop in stops:
        stop()
    for one in made:
        one.window.close()
        one.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs here that would


@pytest.fixture
def show(context: Context) -> Iterator[Callable[[], Shown]]:
    """Shows the tab of an almost empty journal; fill the journal first, or do not."""
    yield from _show(context)


@pytest.fixture
def show_sample(sample_context: Context) -> Iterator[Callable[[], Shown]]:
    """Shows the tab of the three-year sample."""
    yield from _show(sample_context)
