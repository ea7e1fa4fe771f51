"""Opens the dialogs around a visit over a window, and closes them again before the theme goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CarePerson
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme

D = TypeVar("D", bound=QDialog)
Open = Callable[[Callable[[QWidget], D]], D]
TODAY = date(2026, 11, 23)


def settle() -> None:
    """Let layouts and queued signals happen."""
    for _round in range(6):
        QApplication.processEvents()


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def opened(theme: Theme) -> Iterator[Callable[[Callable[[QWidget], D]], D]]:
    """Opens a dialog that is made for a window; the look is on before the window is made."""
    assert theme.scale > 0
    window = QWidget()
    window.resize(1024, 700)
    window.show()

    def open_it(make: Callable[[QWidget], D]) -> D:
        dialog = make(window)
        dialog.open()
        dialog.activateWindow()
        settle()
        return dialog

    yield open_it
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def weiss(context: Context) -> CarePerson:
    return Care(context.session).save_person(CarePerson("", "Dr Elena Weiss", "neurologist", address="4 Mill Lane"))


@pytest.fixture
def coming(context: Context, weiss: CarePerson) -> Appointment:
    """A visit in four days."""
    return Appointments(context.session).save(Appointment("", weiss.uid, TODAY + timedelta(days=4)))
