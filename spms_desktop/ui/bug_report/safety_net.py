"""Catches what nobody else caught, wherever it happened, and tells it once and calmly on the UI thread."""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections import Counter
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.ui.bug_report.facts import facts
from spms_desktop.ui.bug_report.keeping import keep_all
from spms_desktop.ui.bug_report.places import Fault, fault, place
from spms_desktop.ui.bug_report.qt_messages import QtMessages
from spms_desktop.ui.bug_report.report import report
from spms_desktop.ui.unlock.page import Page
from spms_desktop.ui.widgets.dialog import FormDialog

if TYPE_CHECKING:
    from spms_desktop.ui.bug_report.dialog import BugDialog
    from spms_desktop.ui.main_window import MainWindow


class SafetyNet(QObject):
    """Install it once the window is made; from then on no error prints more than where it was."""

    _broke = Signal(object)
    _met_trouble = Signal(object)
    _asked_to_end = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__()  # without a parent: the hooks hold it, and they outlive the window
        self._window = window
        self._faults: Counter[Fault] = Counter()
        self._dialog: BugDialog | None = None
        self._keeping = False
        self._qt = QtMessages()
        self._silence = logging.NullHandler()
        # Never at once: the error may come from a worker, or from the middle of painting.
        self._broke.connect(self._meet, Qt.ConnectionType.QueuedConnection)
        self._met_trouble.connect(self._say, Qt.ConnectionType.QueuedConnection)
        self._asked_to_end.connect(window.close, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own ways of telling, which print texts and values, and from Qt's."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning)
        sys.excepthook = self.tell
        threading.excepthook = self._tell_thread
        sys.unraisablehook = self._tell_unraisable
        warnings.showwarning = _tell_warning
        logging.getLogger().addHandler(self._silence)  # with no handler at all, Python prints what libraries log
        self._qt.install()

    def remove(self) -> None:
        """Give everything back as it was."""
        sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = self._before
        logging.getLogger().removeHandler(self._silence)
        self._qt.remove()

    # From anywhere, on any thread

    def tell(self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
        """The hook for exceptions that nobody caught; it must not raise, or Python prints the text after all."""
        try:
            if issubclass(kind, KeyboardInterrupt):
                self._asked_to_end.emit()
            elif isinstance(error, Trouble):
                self._met_trouble.emit(trouble.sentence(error))
            elif not issubclass(kind, SystemExit):
                self._note(fault(error if error is not None else kind(), where))
        except Exception:  # noqa: BLE001
            _print("an error while another one was told")

    def _note(self, found: Fault) -> None:
        _print(found.line)
        if self._keeping:
            self._faults[found] += 1  # or keeping and failing would go round for ever
        else:
            self._broke.emit(found)

    def _tell_thread(self, told: threading.ExceptHookArgs) -> None:
        self.tell(told.exc_type, told.exc_value, told.exc_traceback)

    def _tell_unraisable(self, told: sys.UnraisableHookArgs) -> None:
        self.tell(told.exc_type, told.exc_value, told.exc_traceback)

    # On the UI thread

    def _meet(self, found: Fault) -> None:
        try:
            self._faults[found] += 1
            if isValid(self._window) and self._window.isVisible():
                self._show(found)
        except Exception as error:  # noqa: BLE001  # it is the end of the way: there is nobody left to tell
            _print(fault(error).line)

    def _show(self, found: Fault) -> None:
        """The first of its kind gets the dialog; the same again only counts, or is a sentence."""
        if self._dialog is not None:
            self._dialog.tell_times(self._faults.total(), self.report())
            return
        kept = self._keep()
        if self._faults[found] > 1:
            self._say(_("The same mistake of the program happened again. {kept}").format(kept=kept))
        else:
            self._open(kept)

    def _open(self, kept: str) -> None:
        from spms_desktop.ui.bug_report.dialog import BugDialog  # most days nobody needs it

        self._dialog = BugDialog(self._window, kept, self.report())
        self._dialog.finished.connect(self._closed)
        self._dialog.show()

    def _closed(self, _result: int) -> None:
        self._dialog = None

    def _keep(self) -> str:
        """Keep all that is typed, and say what is safe."""
        frame = self._window.frame
        if frame is None or frame.session.read_only:
            return _("Nothing in your journal has changed.")
        self._keeping = True
        try:
            kept = keep_all(self._window, frame)
        finally:
            self._keeping = False
        if kept:
            return _("What you saved is safe, and so is what you were typing.")
        return _("What you saved is safe. What you typed last could not be kept yet: please save it, or note it down.")

    def _say(self, text: str) -> None:
        """Say a sentence where it is seen now: in the form on top, in the journal, or on the page before it."""
        if not isValid(self._window):
            return
        top, frame, page = QApplication.activeModalWidget(), self._window.frame, self._window.page
        if isinstance(top, FormDialog):
            if top.trouble_shown() != text:
                top.trouble(text)
        elif frame is not None:
            if frame.bar.text != text:  # to say it anew would paint anew, and painting may be what breaks
                frame.trouble(text)
        elif isinstance(page, Page):
            page.trouble(text)

    def report(self) -> str:
        """All that happened since the start."""
        return report(facts(self._window.preferences, self._window.page), self._faults, self._qt.told)


def _tell_warning(
    message: Warning | str,  # noqa: ARG001  # it may hold anything
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    _print(f"{category.__name__} at {place(filename, lineno, '')}")


def _print(line: str) -> None:
    try:
        print(line, file=sys.stderr)  # noqa: T201
    except (OSError, ValueError):
        return  # nobody listens there
