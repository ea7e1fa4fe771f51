"""Opens the card "Something happened?" in a window of its own, for the tests of its forms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.happenings.card import HappeningsCard
from tests.a11y.walk import settle

D = TypeVar("D", bound=QWidget)


@contextmanager
def shown_card(context: Context) -> Iterator[HappeningsCard]:
    """The card in a window; both are gone afterwards, before the theme is taken off."""
    window = QWidget()
    card = HappeningsCard(context)
    QVBoxLayout(window).addWidget(card)
    window.resize(700, 760)
    window.show()
    settle()
    yield card
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def active(form: D) -> D:
    """A form with the keyboard, as a window manager would have it."""
    form.activateWindow()
    settle()
    return form


def opened(card: HappeningsCard, kind: type[D]) -> D:
    """The one dialog of a kind that stands open over the card."""
    settle()
    (found,) = [d for d in card.window().findChildren(kind) if d.isVisible()]
    return active(found)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)


def type_in(text: str) -> None:
    QTest.keyClicks(focused(), text)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
