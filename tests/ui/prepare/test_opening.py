"""The dialogs around a visit are found from any widget and opened by the uid of the visit."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.appointment import Appointment
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.preparation import visit_to_prepare
from spms_desktop.ui.context import Context
from spms_desktop.ui.prepare.opening import open_after, open_prepare, open_quick_ask
from spms_desktop.ui.visit_doors import doors_of
from tests.ui.prepare.conftest import TODAY


class Frame(QWidget):
    """Opens nothing and remembers what for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def open_prepare(self, visit: str = "") -> object:
        self.asked.append(f"prepare {visit}")
        return None

    def open_after(self, visit: str) -> object:
        self.asked.append(f"after {visit}")
        return None


def test_the_frame_is_found_from_deep_inside_and_nothing_without_it(qtbot: QtBot) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    deep = QWidget(QWidget(frame))
    found = doors_of(deep)
    assert found is frame
    assert doors_of(frame) is None


def test_a_visit_is_prepared_by_its_uid_or_the_next_with_a_neurologist(
    qtbot: QtBot, context: Context, coming: Appointment
) -> None:
    sooner = Appointments(context.session).save(Appointment("", "", TODAY + timedelta(days=1), title="Dentist"))
    window = QWidget()
    qtbot.addWidget(window)

    assert visit_to_prepare(context.session) == coming
    first, second = open_prepare(window, context), open_prepare(window, context, sooner.uid)
    assert "Dr Elena Weiss" in first.progress.text()
    assert "Dentist, 24 Nov 2026, tomorrow" in second.progress.text()
    second.close()
    first.close()


def test_without_any_visit_it_is_prepared_all_the_same(qtbot: QtBot, context: Context) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = open_prepare(window, context)

    assert "For your next visit" in dialog.progress.text()
    dialog.close()


def test_what_came_out_is_told_only_once_the_day_has_come(qtbot: QtBot, context: Context, coming: Appointment) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert open_after(window, context, coming.uid) is None
    assert open_after(window, context, "gone") is None

    today = Appointments(context.session).save(Appointment("", "", TODAY, title="Dentist"))
    dialog = open_after(window, context, today.uid)
    assert dialog is not None
    assert "Dentist, 23 Nov 2026" in dialog.progress.text()
    dialog.close()


def test_writing_something_down_opens_with_its_field(qtbot: QtBot, context: Context) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    form = open_quick_ask(window, context)

    assert form.first_control() is form.text
    form.reject()
