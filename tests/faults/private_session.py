"""One long day in the window with words in every kind of field that nobody else may read.

Runs as a program (`python -m tests.faults.private_session MARK long|killed|again`) with a home of its own.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from datetime import time, timedelta
from pathlib import Path

import platformdirs
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit

from spms_desktop.app import APP
from spms_desktop.domain.attachment import NewFile
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.preparation import TopicAnswer
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.settings import OwnSymptom
from spms_desktop.report.paper import Paper
from spms_desktop.services.attachments import Attachments
from spms_desktop.services.care import Care
from spms_desktop.services.checks import Checks
from spms_desktop.services.exchange import export_json
from spms_desktop.services.journal import Journal
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.services.preparation import Preparations
from spms_desktop.services.questionnaires import Questionnaires
from spms_desktop.services.questions import Questions
from spms_desktop.services.reminders import Reminders
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import NewJournal, create
from spms_desktop.services.visit import VisitSummaries, save_pdf
from spms_desktop.ui.bug_report.dialog import BugDialog
from spms_desktop.ui.bug_report.safety_net import SafetyNet
from spms_desktop.ui.journal.check_in.note_field import NoteField
from spms_desktop.ui.journal.tab import JournalTab
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.no_traces import leave_no_traces
from spms_desktop.ui.reminders import words
from spms_desktop.ui.tabs import TABS
from spms_desktop.ui.theme.theme import Theme
from tests.forms import put, walking_form

JOURNAL, ASKED_FOR = "diary.spms", "asked-for"
"""Below the home folder: the only places where anything of the journal may be."""


class PrivateSession:
    """What a person does on one day; `mark` stands in all they write."""

    def __init__(self, window: MainWindow, mark: str) -> None:
        self.window, self.mark = window, mark
        self.asked_for = Path.home() / ASKED_FOR

    @property
    def session(self) -> Session:
        assert self.window.frame is not None
        return self.window.frame.session

    def start(self) -> None:
        """Make the journal with a passphrase; its name and those in it are private, too."""
        new = NewJournal(
            Path.home() / JOURNAL, f"{self.mark} Maria", f"{self.mark} Anna", passphrase=f"{self.mark} passphrase"
        )
        self.window.show_journal(create(new))

    def unlock(self) -> None:
        self.window.open_path(Path.home() / JOURNAL)
        self.window.page.secret_given.emit(f"{self.mark} passphrase")  # type: ignore[union-attr]

    def write(self) -> None:
        """Words in every kind of field."""
        session, mark, today = self.session, self.mark, self.session.today
        Questions(session).keep_own(OwnSymptom(f"{mark} legs"))
        Journal(session).rate(today, Respondent.SELF, f"{mark} legs", 7)
        Journal(session).note(today - timedelta(days=1), Respondent.SELF, f"{mark} a note")
        daily = Schedule(Rhythm.DAYS, times=(time(0, 1),))
        Plan(session).add(NewMedicine(f"{mark} pill", MedicineKind.OTHER, today, f"{mark} mg", daily, note=mark))
        person = CarePerson("", f"{mark} Weiss", "neurologist", f"555 {mark}", f"{mark}@example.org", notes=mark)
        Care(session).save_person(person)
        Care(session).ask(f"{mark} a question?")
        Preparations(session, None).keep(TopicAnswer("concerns", text=f"{mark} a worry"))
        self._write_form()
        self._write_result()

    def _write_form(self) -> None:
        desk = Questionnaires(self.session)
        form = walking_form()
        form["title"] = f"{self.mark} form"
        kept = desk.open_file(put(self.asked_for, form))
        desk.save(kept, self.session.today, {"who": [self.mark]})

    def _write_result(self) -> None:
        checks = Checks(self.session)
        (uid,) = checks.add([f"{self.mark} scan"])
        file = NewFile(f"{self.mark}.txt", self.mark.encode() * 500)
        kept = checks.save_result(CheckResult("", uid, self.session.today, told=self.mark), [file])
        Attachments(self.session).copy_to_open(kept.files[0])
        Attachments(self.session).save_copy(kept.files[0], self.asked_for / f"{self.mark}.txt")

    def take_along(self) -> None:
        """Papers and exports where they are asked for, a backup, and a file dialog in a folder with a private name."""
        summaries = VisitSummaries(self.session)
        summary = summaries.summary(summaries.usual_period())
        save_pdf(summaries.pdf(summary, Paper.A4), self.asked_for / "summary.pdf")
        export_json(self.session, self.asked_for / "export")
        self.session.file.back_up(self.session.now())
        folder = self.asked_for / self.mark
        folder.mkdir()
        dialog = QFileDialog(self.window, "", str(folder))
        dialog.open()
        settle()
        dialog.accept()
        dialog.deleteLater()
        settle()

    def look_around(self) -> None:
        """Every tab, the windows over them, and what is told outside of the window."""
        frame = self.window.frame
        assert frame is not None
        for spec in TABS:
            frame.show_tab(spec.key)
            settle()
        for opened in (frame.open_summary(), frame.choose_private(), frame.open_reminders(), frame.open_forms()):
            settle()
            opened.close()
            settle()
        told = words.notice(Reminders(self.session).open(), self.session.today, detailed=False)
        print(self.window.windowTitle(), *told, flush=True)  # noqa: T201

    def type_on(self) -> None:
        """Words that are not saved yet, in the journal and in a form on top of it."""
        frame = self.window.frame
        assert frame is not None
        tab = frame.show_tab("journal")
        assert isinstance(tab, JournalTab)
        tab.check_in.open_item(self.session.today, "")
        field = tab.check_in.view.control if tab.check_in.view else None
        assert isinstance(field, NoteField)
        QTest.keyClicks(field.text, f"{self.mark} half typed")
        form = frame.open_quick_ask()
        for line in form.findChildren(QPlainTextEdit):
            line.setPlainText(f"{self.mark} half asked")
        settle()

    def break_down(self) -> None:
        """Every way in which something can break, each with private words in all its parts."""
        QTimer.singleShot(0, self._fail)
        thread = threading.Thread(target=self._fail, name=self.mark)
        thread.start()
        thread.join()
        Falls(self._fail)
        qWarning(f"cannot draw {self.mark}")
        logging.getLogger("fontTools").error("no glyph for %s", self.mark)
        warnings.warn(self.mark, UserWarning, stacklevel=1)
        settle()
        (dialog,) = (one for one in self.window.findChildren(BugDialog) if one.isVisible())
        print(dialog.report.value, flush=True)  # noqa: T201
        dialog.copy_button.click()
        dialog.accept_button.click()
        settle()

    def _fail(self) -> None:
        secret = self.mark
        try:
            int(secret)
        except ValueError as error:
            raise RuntimeError(secret, Path(secret)) from error


class Falls:
    """Breaks when it is taken away."""

    def __init__(self, fail: Callable[[], None]) -> None:
        self._fail = fail

    def __del__(self) -> None:
        self._fail()


def settle() -> None:
    """Let Qt come to rest."""
    for _round in range(8):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def steps(day: PrivateSession, how: str) -> Iterator[Callable[[], object]]:
    """What is done on that day."""
    if how == "again":
        yield day.unlock
        yield day.look_around
    else:
        day.asked_for.mkdir(exist_ok=True)
        yield from (day.start, day.write, day.take_along, day.look_around, day.type_on)
        if how == "killed":
            yield lambda: os.kill(os.getpid(), signal.SIGKILL)
        yield day.break_down
    yield day.window.close


def main(mark: str, how: str) -> int:
    """The same as `open_window`, with somebody at the keyboard."""
    leave_no_traces()
    app = QApplication(sys.argv[:1])
    preferences = PreferencesFile(Path(platformdirs.user_config_dir(APP, appauthor=False)) / "preferences.json")
    theme = Theme(app, "light")
    window = MainWindow(theme, preferences, Path.home())
    SafetyNet(window).install()
    window.show_welcome()
    window.show()
    done: list[str] = []
    QTimer.singleShot(0, window, lambda: live(PrivateSession(window, mark), how, done))
    code = app.exec()
    print("done:", *done, flush=True)  # noqa: T201
    return code


def live(day: PrivateSession, how: str, done: list[str]) -> None:
    """Do all there is to do; the window is closed at the end, and with it the program."""
    for step in steps(day, how):
        step()
        settle()
        done.append(step.__name__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
