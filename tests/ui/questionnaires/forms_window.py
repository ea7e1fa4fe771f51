"""Opens the list of forms over a window, with the two sample forms, for the tests of its dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spms_desktop.domain.questionnaire import Questionnaire
from spms_desktop.services.questionnaires import Questionnaires
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.questionnaires.fill_dialog import FillDialog
from spms_desktop.ui.questionnaires.list_dialog import FormList
from spms_desktop.ui.questionnaires.result_dialog import ResultDialog
from spms_desktop.ui.widgets.keys import KeyRow
from tests.a11y.walk import settle
from tests.forms import NINE, mood_form, put, walking_form

D = TypeVar("D", bound=QWidget)
NINTH = f"/{NINE[8]}"


@contextmanager
def shown_list(context: Context, parent: QWidget | None = None) -> Iterator[FormList]:
    """The list, open; it and what is open over it are gone afterwards."""
    window = parent or QWidget()
    window.show()
    made = FormList(window, context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open()
    made.activateWindow()
    settle()
    yield made
    made.close()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def kept_forms(session: Session, folder: Path) -> tuple[Questionnaire, Questionnaire]:
    """The mood form and the walking form, opened from their files."""
    desk = Questionnaires(session)
    mood = desk.open_file(put(folder, mood_form(), "mood.json"))
    return mood, desk.open_file(put(folder, walking_form(), "walking.json"))


def open_one(shown: FormList, kind: type[D]) -> D:
    """The one dialog of a kind that stands open over the list, with the keyboard."""
    settle()
    (found,) = [d for d in shown.findChildren(kind) if d.isVisible()]
    found.activateWindow()
    settle()
    return found


def filling(shown: FormList, form: Questionnaire) -> FillDialog:
    shown.fill(form)
    return open_one(shown, FillDialog)


def result(shown: FormList) -> ResultDialog:
    return open_one(shown, ResultDialog)


def keys(dialog: FillDialog, link: str) -> KeyRow:
    found = dialog.blocks[link].field.control
    assert isinstance(found, KeyRow)
    return found


def click(widget: QWidget) -> None:
    widget.window().activateWindow()  # as a window manager would when a dialog over it is closed
    settle()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def choose(dialog: FillDialog, link: str, place: int) -> None:
    """Press one of the answers."""
    click(keys(dialog, link).keys[place])


def choose_all(dialog: FillDialog, *places: int) -> None:
    """Press the answers to the nine items."""
    for code, place in zip(NINE, places, strict=False):
        keys(dialog, f"/{code}").keys[place].click()
    settle()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def as_anna(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
