"""One part of the plan in a window of its own, refreshed after each save as in the tab, and hands to use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from spms_desktop.services.events import AuthorSwitched, Saved
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.items.card import ItemsCard
from spms_desktop.ui.widgets.panes import ScrollPage
from spms_desktop.ui.widgets.tab_order import follow_layout
from spms_desktop.ui.widgets.text import WrapLabel


@dataclass
class PartWindow:
    """A window with one card."""

    window: QWidget
    card: Any

    def controls(self) -> dict[str, QWidget]:
        """What can be seen, by its identifier, in the card or in an open form."""
        settle()
        inside = self.window.findChildren(QWidget)  # an open form is a child too
        return {w.accessibleIdentifier(): w for w in inside if w.accessibleIdentifier() and w.isVisible()}

    def find(self, end: str) -> QWidget:
        """The one visible control whose identifier ends so."""
        seen = self.controls()
        found = [seen[end]] if end in seen else [w for name, w in seen.items() if name.endswith(f"|{end}")]
        assert len(found) == 1, f"{end}: {len(found)} controls among {sorted(seen)}"
        return found[0]

    def press(self, end: str) -> None:
        """Go to a control and press it with the keyboard."""
        control = self.find(end)
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_Space)
        settle()

    def type(self, end: str, text: str) -> None:
        """Go to a field and type."""
        field = self.find(end)
        field.setFocus()
        QTest.keyClicks(field, text)

    def choose(self, end: str, digit: str) -> None:
        """Go to a row of keys and type a digit."""
        self.find(end).setFocus()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, digit)
        settle()

    def save(self) -> None:
        """Press the first button of the open form."""
        assert self.card.form is not None
        QTest.mouseClick(self.card.form.accept_button, Qt.MouseButton.LeftButton)
        settle()
        if self.card.form is None:
            self.window.activateWindow()  # there is no window manager here that would
            settle()

    @property
    def focus(self) -> str:
        """The end of the identifier of the control that has the focus."""
        widget = cast("QWidget | None", self.window.focusWidget())  # Qt has none where its hints say there is one
        return widget.accessibleIdentifier().split("|")[-1] if widget is not None else ""

    def says(self) -> str:
        """All words of the card that can be seen."""
        settle()
        found = [w for w in self.card.findChildren(WrapLabel) if w.isVisible()]
        return "\n".join(w.text().replace("\u200b", "") for w in found)

    def checked(self, end: str) -> bool:
        """Whether a tick or key is on."""
        control = self.find(end)
        assert isinstance(control, QAbstractButton)
        return control.isChecked()


def settle() -> None:
    """Let layouts and queued signals happen."""
    for _round in range(6):
        QApplication.processEvents()


@contextmanager
def shown(context: Context, make: Callable[[Acts], ItemsCard], width: int = 700) -> Iterator[PartWindow]:
    """Shows the card of a part until the end of the test."""
    window = QWidget()
    made: list[ItemsCard] = []

    def refresh(*_event: object) -> None:
        for card in made:
            card.refresh()

    made.append(make(Acts(context, refresh)))
    page = ScrollPage()
    page.body.addWidget(made[0])
    column = QVBoxLayout(window)
    column.addWidget(page)
    stops = [context.session.events.subscribe(kind, refresh) for kind in (Saved, AuthorSwitched)]

    def follow() -> None:
        follow_layout(window)

    made[0].rearranged.connect(follow)
    window.resize(width, 800)
    refresh()
    window.show()
    window.activateWindow()
    follow()
    settle()
    try:
        yield PartWindow(window, made[0])
    finally:
        for stop in stops:
            stop()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs here that would
