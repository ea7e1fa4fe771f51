"""The card of checks in a window that refreshes it after each save, as the main window does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QVBoxLayout, QWidget

from spms_desktop.services.events import Saved
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.checks.card import ChecksCard
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.panes import ScrollPage
from spms_desktop.ui.widgets.tab_order import follow_layout


@dataclass
class Shown:
    """A window with the card in it, and hands to use it."""

    window: QWidget
    card: ChecksCard

    def find(self, identifier: str) -> QWidget:
        """The one visible control of that identifier, in the card or in an open form."""
        inside = self.window.findChildren(QWidget)
        found = [w for w in inside if w.accessibleIdentifier() == identifier and w.isVisible()]
        assert len(found) == 1, f"{identifier}: {len(found)} controls"
        return found[0]

    def shows(self, identifier: str) -> bool:
        """Whether a control of that identifier is to be seen."""
        inside = self.window.findChildren(QWidget)
        return any(w.isVisible() for w in inside if w.accessibleIdentifier() == identifier)

    def says(self) -> str:
        """All words of the card that are to be seen."""
        return "\n".join(label.text() for label in self.card.findChildren(QLabel) if label.isVisible())

    def click(self, identifier: str) -> None:
        """Press a control with the mouse."""
        control = self.find(identifier)
        assert isinstance(control, QAbstractButton)
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        settle()

    def type(self, identifier: str, text: str) -> None:
        """Go to a field and type."""
        field = self.find(identifier)
        field.setFocus()
        QTest.keyClicks(field, text)
        settle()

    def keys(self, *keys: Qt.Key) -> None:
        """Press keys wherever the focus is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)
            settle()

    def tab_to(self, identifier: str, limit: int = 120) -> None:
        """Press Tab until a control has the focus."""
        for _press in range(limit):
            if self.focus == identifier:
                return
            self.keys(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reached {identifier}")

    @property
    def focus(self) -> str:
        """The identifier of the control that has the focus."""
        widget = QApplication.focusWidget()
        return widget.accessibleIdentifier() if widget is not None else ""

    @property
    def form(self) -> FormDialog:
        """The open form."""
        (form,) = [d for d in self.window.findChildren(FormDialog) if d.isVisible()]
        return form

    def save(self) -> None:
        """Press the first button of the open form."""
        QTest.mouseClick(self.form.accept_button, Qt.MouseButton.LeftButton)
        settle()
        if not any(d.isVisible() for d in self.window.findChildren(QDialog)):
            self.window.activateWindow()  # there is no window manager here that would
            settle()


def settle() -> None:
    """Let layouts and queued signals happen, and let closed forms go."""
    for _round in range(3):
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def show(context: Context) -> Iterator[Callable[[], Shown]]:
    """Shows the card of an almost empty journal; fill the journal first, or do not."""
    made: list[Shown] = []
    stops: list[Callable[[], None]] = []

    def build() -> Shown:
        window, page = QWidget(), ScrollPage()
        column = QVBoxLayout(window)
        column.addWidget(page)
        cards: list[ChecksCard] = []
        card = ChecksCard(Acts(context, lambda: cards[0].refresh()))
        cards.append(card)
        page.body.addWidget(card)

        def arrange() -> None:
            follow_layout(window)

        card.rearranged.connect(arrange)
        card.refresh()

        def saved(_event: Saved) -> None:
            card.refresh()

        stops.append(context.session.events.subscribe(Saved, saved))
        window.resize(760, 900)
        window.show()
        window.activateWindow()
        settle()
        follow_layout(window)
        made.append(Shown(window, card))
        return made[-1]

    yield build
    for stop in stops:
        stop()
    for one in made:
        one.window.close()
        one.window.deleteLater()
    settle()
