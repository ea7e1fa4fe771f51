"""The part in a window that refreshes it after each save, as the tab does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CarePerson
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.events import Saved
from spms_desktop.services.outcomes import Outcomes
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.visits.card import VisitsCard
from spms_desktop.ui.plan.visits.next_card import NextVisitsCard
from spms_desktop.ui.widgets.dialog import FormDialog
from spms_desktop.ui.widgets.panes import TwoPane
from spms_desktop.ui.widgets.tab_order import follow_layout

F = TypeVar("F", bound=FormDialog)


@dataclass
class Shown:
    """A window with the two cards, and hands to use them."""

    window: QWidget
    card: VisitsCard
    next: NextVisitsCard

    def find(self, identifier: str) -> QWidget:
        """The one visible control of that identifier, in the cards or in an open form."""
        found = [
            w for w in self.window.findChildren(QWidget) if w.accessibleIdentifier() == identifier and w.isVisible()
        ]
        assert len(found) == 1, f"{identifier}: {len(found)} controls"
        return found[0]

    def shows(self, identifier: str) -> bool:
        """Whether a control of that identifier is to be seen."""
        return any(w.isVisible() for w in self.window.findChildren(QWidget) if w.accessibleIdentifier() == identifier)

    def click(self, identifier: str) -> None:
        """Press a control with the mouse."""
        QTest.mouseClick(self.find(identifier), Qt.MouseButton.LeftButton)
        settle()

    def write(self, identifier: str, text: str) -> None:
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

    def form(self, kind: type[F]) -> F:
        """The open form."""
        (found,) = [f for f in self.window.findChildren(kind) if f.isVisible()]
        return found

    def accept(self, form: FormDialog) -> None:
        """Press the first button of a form."""
        QTest.mouseClick(form.accept_button, Qt.MouseButton.LeftButton)
        settle()
        self.window.activateWindow()  # there is no window manager here that would
        settle()

    @property
    def focus(self) -> str:
        """The identifier of the control that has the focus."""
        widget = QApplication.focusWidget()
        return widget.accessibleIdentifier() if widget is not None else ""


def settle() -> None:
    """Let layouts and queued signals happen."""
    for _round in range(4):
        QApplication.processEvents()


def _show(context: Context) -> Iterator[Callable[[], Shown]]:
    made: list[Shown] = []
    stops: list[Callable[[], None]] = []

    def show() -> Shown:
        window = QWidget()

        def refresh() -> None:
            card.refresh()
            soon.refresh()

        def follow() -> None:
            follow_layout(window)

        acts = Acts(context, refresh)
        card, soon = VisitsCard(acts), NextVisitsCard(acts)
        column = QVBoxLayout(window)
        column.addWidget(TwoPane(soon, card, 0.45, 1000))
        stops.append(context.session.events.subscribe(Saved, lambda _event: refresh()))
        card.rearranged.connect(follow)
        card.refresh()
        window.resize(1180, 820)
        window.show()
        follow()
        window.activateWindow()
        settle()
        made.append(Shown(window, card, soon))
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
    """Shows the part of an almost empty journal; fill the journal first, or do not."""
    yield from _show(context)


@pytest.fixture
def show_sample(sample_context: Context) -> Iterator[Callable[[], Shown]]:
    """Shows the part of the three-year sample."""
    yield from _show(sample_context)


@pytest.fixture
def visits(context: Context) -> Appointments:
    return Appointments(context.session)


@pytest.fixture
def outcomes(context: Context) -> Outcomes:
    return Outcomes(context.session)


@pytest.fixture
def care(context: Context) -> Care:
    return Care(context.session)


@pytest.fixture
def weiss(care: Care) -> CarePerson:
    return care.save_person(CarePerson("", "Dr Elena Weiss", "neurologist", address="4 Mill Lane"))


@pytest.fixture
def planned(visits: Appointments, weiss: CarePerson) -> Appointment:
    """With the neurologist on 4 December, every half year."""
    return visits.save(Appointment("", weiss.uid, date(2026, 12, 4), time(10, 30), every_months=6))
