"""Being asked to end is an ordinary end: what is typed is kept, what was saved stays, nothing temporary is left."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spms_desktop.domain.entry import Note
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.services.unlock import open_session
from spms_desktop.ui.application import keep_typed
from spms_desktop.ui.ending import Ending
from spms_desktop.ui.journal.check_in.note_field import NoteField
from spms_desktop.ui.journal.tab import JournalTab
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.theme.theme import Theme

TYPED = "a zebra on tuesday"
CHILD = """
import sys
from datetime import timedelta
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from spms_desktop.domain.entry import Note
from spms_desktop.domain.record import Action
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.ui import application

folder, typed = Path(sys.argv[1]), sys.argv[2]

class Saver(QObject):
    count = 0

    def start(self):
        window = self.parent()
        window.frame.session.file.copies.make("letter.pdf", b"bytes")
        check_in = window.frame.show_tab("journal").check_in
        check_in.open_item(window.frame.session.today, "")
        check_in.view.control.text.insertPlainText(typed)
        self.save()

    def save(self):
        session = self.parent().frame.session
        self.count += 1
        session.save(Action.CHECK_IN, [Note(session.today - timedelta(days=9 + self.count), str(self.count))])
        print(self.count, flush=True)
        QTimer.singleShot(0, self.save)

begin = application.begin
def begin_and_save(window, asked):
    begin(window, asked)
    QTimer.singleShot(0, Saver(window).start)
application.begin = begin_and_save
code = application.open_window(application.Start(folder), PreferencesFile(folder.parent / "p.json"), folder.parent)
print("ended", code, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs by messages")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_the_middle_of_saving_loses_nothing(
    sample_folder: Path, tmp_path: Path, number: signal.Signals
) -> None:
    folder = Path(shutil.copytree(sample_folder, tmp_path / "Sample.spms"))
    scratch = tmp_path / "run"
    scratch.mkdir(mode=0o700)
    environ = {**os.environ, "TMPDIR": str(scratch), "XDG_RUNTIME_DIR": str(scratch)}
    script = [sys.executable, "-c", CHILD, str(folder), TYPED]
    with subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environ) as child:
        assert child.stdout is not None
        first = [child.stdout.readline().strip() for _ in range(20)]
        handed_out = list(scratch.glob("spms-files-*"))
        child.send_signal(number)
        said, _none = child.communicate(timeout=60)

    lines = [*first, *said.split()]
    assert lines[-2:] == ["ended", "0"], lines
    assert handed_out
    assert list(scratch.glob("spms-*")) == []
    session = open_session(folder)
    kept = {version.value.text for version in session.versions.live(Note)}
    session.close()
    assert {str(n) for n in range(1, int(lines[-3]) + 1)} <= kept
    assert any(TYPED in text for text in kept)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path, sample_folder: Path) -> Iterator[MainWindow]:
    folder = shutil.copytree(sample_folder, tmp_path / "Sample.spms")
    made = MainWindow(theme, PreferencesFile(tmp_path / "p.json"), tmp_path)
    qtbot.addWidget(made)
    made.open_path(folder)
    made.show()
    yield made
    made.close()


def test_a_session_that_may_end_keeps_what_is_typed_and_stays_open(window: MainWindow, qapp: QApplication) -> None:
    assert window.frame is not None
    ending = Ending(qapp, window, lambda: keep_typed(window))
    tab = window.frame.show_tab("journal")
    assert isinstance(tab, JournalTab)
    tab.check_in.open_item(window.frame.session.today, "")
    note = tab.check_in.view.control if tab.check_in.view else None
    assert isinstance(note, NoteField)
    note.text.insertPlainText(TYPED)

    ending.keep()

    assert window.frame is not None
    assert any(TYPED in version.value.text for version in window.frame.session.versions.live(Note))
    ending.stop()


def test_the_signals_are_as_they_were_once_the_window_is_gone(window: MainWindow, qapp: QApplication) -> None:
    before = signal.getsignal(signal.SIGTERM)
    ending = Ending(qapp, window, lambda: keep_typed(window))

    ending.stop()
    ending.stop()

    assert signal.getsignal(signal.SIGTERM) == before
    assert signal.set_wakeup_fd(-1) == -1
