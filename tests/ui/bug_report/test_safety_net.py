"""Whatever breaks, wherever: all is kept, one calm dialog, and not a word of the journal in what is told."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import warnings
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.errors import DiskFull
from spms_desktop.domain.periods import last_days
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.journal import Journal
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.ui.bug_report.dialog import BugDialog
from spms_desktop.ui.bug_report.safety_net import SafetyNet
from spms_desktop.ui.journal.check_in.note_field import NoteField
from spms_desktop.ui.journal.tab import JournalTab
from spms_desktop.ui.journal_frame import JournalFrame
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.settings.private_dialog import PrivateDialog
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.unlock.welcome import WelcomePage
from tests.a11y.walk import clipped, complaints, settle, tab_complaints

MARK = "Weeping-at-night"


def fail() -> None:
    """An error whose text, values and causes all hold what nobody else may read."""
    secret = MARK
    try:
        int(secret)
    except ValueError as error:
        raise RuntimeError(f"cannot keep {secret}") from error


def fail_otherwise() -> None:
    raise LookupError(MARK)


class Falls:
    """Breaks while it is taken away, where nobody can catch it."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        fail()

    def __repr__(self) -> str:
        return MARK


def in_a_slot(_window: MainWindow) -> None:
    QTimer.singleShot(0, fail)


def in_a_thread(_window: MainWindow) -> None:
    thread = threading.Thread(target=fail, name=MARK)
    thread.start()
    thread.join()


def while_taken_away(_window: MainWindow) -> None:
    Falls()
    gc.collect()


def in_a_worker(window: MainWindow) -> None:
    frame = opened(window)
    frame.jobs.run(fail, lambda _done: None, frame.job_failed)


class Painted(QWidget):
    """Breaks each time it is painted."""

    def paintEvent(self, _event: object) -> None:
        fail()


def while_painting(window: MainWindow) -> None:
    broken = Painted(window)
    broken.resize(40, 40)
    broken.show()


def opened(window: MainWindow) -> JournalFrame:
    assert window.frame is not None
    return window.frame


def shown(window: MainWindow) -> list[BugDialog]:
    return [one for one in window.findChildren(BugDialog) if one.isVisible()]


def the_one(qtbot: QtBot, window: MainWindow) -> BugDialog:
    qtbot.waitUntil(lambda: len(shown(window)) > 0, timeout=5000)
    (dialog,) = shown(window)
    return dialog


def type_note(frame: JournalFrame, words: str) -> None:
    """Type today's note, without waiting until it is saved."""
    tab = frame.show_tab("journal")
    assert isinstance(tab, JournalTab)
    tab.check_in.open_item(frame.session.today, "")
    field = tab.check_in.view.control if tab.check_in.view else None
    assert isinstance(field, NoteField)
    QTest.keyClicks(field.text, words)


@pytest.mark.parametrize("broken", [in_a_slot, in_a_thread, while_taken_away, in_a_worker, while_painting])
def test_an_error_anywhere_shows_one_dialog_and_tells_nothing_of_the_journal(
    qtbot: QtBot,
    journal: MainWindow,
    net: SafetyNet,
    capfd: pytest.CaptureFixture[str],
    broken: Callable[[MainWindow], None],
) -> None:
    type_note(opened(journal), MARK)

    broken(journal)
    dialog = the_one(qtbot, journal)
    dialog.copy_button.click()

    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.report.value == net.report()
    assert "RuntimeError" in copied
    assert "caused by ValueError" in copied
    captured = capfd.readouterr()
    assert "RuntimeError at " in captured.err
    for told in (copied, captured.out, captured.err, _words(dialog)):
        assert MARK not in told


def _words(dialog: BugDialog) -> str:
    labels = [one.property("text") for one in dialog.findChildren(QWidget) if one.property("text")]
    return "\n".join(map(str, labels))


def test_what_is_typed_is_on_disk_when_the_dialog_is_there(qtbot: QtBot, journal: MainWindow, net: SafetyNet) -> None:
    frame = opened(journal)
    type_note(frame, "My own words")
    form = frame.choose_private()
    form.ticks["symptoms"].set_value(("pain",))  # as it stands before the timer of the draft has begun

    in_a_slot(journal)
    dialog = the_one(qtbot, journal)

    assert "so is what you were typing" in _words(dialog)
    assert "pain" in str(Drafts(frame.session).fields("private_items"))
    (entry,) = Journal(frame.session).entries(last_days(1, frame.session.today))
    assert entry.note == "My own words"
    assert (frame.session.file.folder / "journal.db-wal").stat().st_size == 0
    assert net.report().count("Error 1") == 1


def test_it_works_over_an_open_form_which_stays(qtbot: QtBot, journal: MainWindow, net: SafetyNet) -> None:  # noqa: ARG001
    form = opened(journal).choose_private()

    in_a_slot(journal)
    dialog = the_one(qtbot, journal)
    assert QApplication.activeModalWidget() is dialog
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Return)

    assert shown(journal) == []
    assert form.isVisible()
    assert QApplication.activeModalWidget() is form


def test_it_works_on_the_first_page(qtbot: QtBot, window: MainWindow, net: SafetyNet) -> None:  # noqa: ARG001
    in_a_slot(window)

    dialog = the_one(qtbot, window)

    assert "Nothing in your journal has changed." in _words(dialog)
    assert "Page: WelcomePage" in dialog.report.value


def test_repeats_are_counted_in_the_one_dialog(qtbot: QtBot, window: MainWindow, net: SafetyNet) -> None:  # noqa: ARG001
    in_a_slot(window)
    dialog = the_one(qtbot, window)

    for act in (fail, fail, fail_otherwise):
        QTimer.singleShot(0, act)
    qtbot.waitUntil(lambda: "4 times" in dialog.times.text(), timeout=5000)

    assert shown(window) == [dialog]
    assert "Error 1, 3 x" in dialog.report.value
    assert "LookupError" in dialog.report.value


def test_the_same_again_after_going_on_is_a_sentence_and_something_else_a_dialog(
    qtbot: QtBot, journal: MainWindow, net: SafetyNet  # noqa: ARG001
) -> None:
    in_a_slot(journal)
    the_one(qtbot, journal).accept_button.click()

    in_a_slot(journal)
    qtbot.waitUntil(lambda: "happened again" in opened(journal).bar.text, timeout=5000)
    assert shown(journal) == []
    form = opened(journal).choose_private()
    in_a_slot(journal)
    qtbot.waitUntil(lambda: "happened again" in form.trouble_shown(), timeout=5000)
    form.reject()

    QTimer.singleShot(0, fail_otherwise)
    assert "Error 2" in the_one(qtbot, journal).report.value


def test_the_journal_can_be_used_after_going_on(qtbot: QtBot, journal: MainWindow, net: SafetyNet) -> None:  # noqa: ARG001
    in_a_slot(journal)
    the_one(qtbot, journal).accept_button.click()

    type_note(opened(journal), "Still here")
    opened(journal).tab.flush()

    (entry,) = Journal(opened(journal).session).entries(last_days(1, opened(journal).session.today))
    assert entry.note == "Still here"


def test_a_disk_that_takes_nothing_is_not_passed_over_in_silence(
    qtbot: QtBot, journal: MainWindow, net: SafetyNet, monkeypatch: pytest.MonkeyPatch  # noqa: ARG001
) -> None:
    def full(file: JournalFile) -> None:
        raise DiskFull(file.folder)

    monkeypatch.setattr(JournalFile, "checkpoint", full)

    in_a_slot(journal)

    assert "could not be kept yet" in _words(the_one(qtbot, journal))


def test_a_form_that_breaks_while_it_is_kept_holds_nobody_up(
    qtbot: QtBot, journal: MainWindow, net: SafetyNet, monkeypatch: pytest.MonkeyPatch  # noqa: ARG001
) -> None:
    type_note(opened(journal), "Kept all the same")
    opened(journal).choose_private()

    with monkeypatch.context() as patched:
        patched.setattr(PrivateDialog, "fields", lambda _form: fail())
        in_a_slot(journal)
        dialog = the_one(qtbot, journal)

    assert "could not be kept yet" in _words(dialog)
    entries = Journal(opened(journal).session).entries(last_days(1, opened(journal).session.today))
    assert [entry.note for entry in entries] == ["Kept all the same"]


def test_a_journal_open_for_reading_is_left_as_it_is(
    qtbot: QtBot, journal: MainWindow, net: SafetyNet  # noqa: ARG001
) -> None:
    folder = opened(journal).session.file.folder
    journal.leave_journal()
    journal.open_path(folder, read_only=True)

    in_a_slot(journal)

    assert "Nothing in your journal has changed." in _words(the_one(qtbot, journal))


def test_trouble_of_the_world_is_its_sentence_and_no_mistake(
    qtbot: QtBot, journal: MainWindow, net: SafetyNet  # noqa: ARG001
) -> None:
    def full() -> None:
        raise DiskFull(opened(journal).session.file.folder)

    QTimer.singleShot(0, full)
    qtbot.waitUntil(lambda: "disk is full" in opened(journal).bar.text, timeout=5000)
    journal.leave_journal()
    page = journal.page
    assert isinstance(page, WelcomePage)
    sys.excepthook(DiskFull, DiskFull(journal._journals), None)
    qtbot.waitUntil(lambda: "disk is full" in page.trouble_shown, timeout=5000)

    assert shown(journal) == []


def test_a_hook_that_breaks_itself_prints_no_text(
    window: MainWindow, net: SafetyNet, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SafetyNet, "_note", lambda *_any: fail())

    sys.excepthook(LookupError, LookupError(MARK), None)
    net.remove()
    net.install()

    assert window.isVisible()
    assert MARK not in capfd.readouterr().err


def test_a_window_that_is_gone_is_no_new_error(qtbot: QtBot, window: MainWindow, net: SafetyNet) -> None:
    window.close()

    in_a_slot(window)
    qtbot.waitUntil(lambda: "RuntimeError" in net.report(), timeout=5000)

    assert shown(window) == []


def test_what_qt_and_libraries_say_is_told_without_its_words(
    net: SafetyNet, capfd: pytest.CaptureFixture[str]
) -> None:
    for _again in range(2):
        qWarning(f"QFont::setFamily: no font {MARK}")
        qWarning(f"{MARK} was not found")
    logging.getLogger("fontTools").warning("no glyph for %s", MARK)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning(MARK, UserWarning, f"/home/{MARK}.py", 3)

    told = capfd.readouterr()

    assert MARK not in told.err + told.out + net.report()
    assert told.err.count("QFont::setFamily") == 1
    assert "Qt warning: QFont::setFamily" in net.report()
    assert "UserWarning at (elsewhere)" in told.err


@pytest.mark.parametrize(("choice", "scale"), [("light", 100), ("light", 200), ("contrast-dark", 200)])
def test_it_is_accessible_and_nothing_is_cut(
    qtbot: QtBot, window: MainWindow, net: SafetyNet, theme: Theme, choice: str, scale: int  # noqa: ARG001
) -> None:
    theme.set_choice(choice)
    theme.set_scale(scale)
    in_a_slot(window)
    dialog = the_one(qtbot, window)
    settle()
    assert complaints(dialog) == []
    assert clipped(dialog) == []

    dialog.copy_button.click()
    dialog.show_button.click()
    in_a_slot(window)
    qtbot.waitUntil(lambda: "2 times" in dialog.times.text(), timeout=5000)
    settle()

    assert dialog.show_button.words == "Hide the report"
    assert complaints(dialog) == []
    assert clipped(dialog) == []
    assert tab_complaints(dialog) == []
