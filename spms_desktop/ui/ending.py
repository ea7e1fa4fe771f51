"""Ending in order when the system asks for it: what is typed is saved and the journal closed, as by hand."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget


class Ending(QObject):
    """Listens for signals and for the end of the desktop's session, from the start until `stop`.

    A signal only wakes Qt's loop, so that it never cuts a save in two.
    """

    def __init__(self, app: QApplication, window: QWidget, keep: Callable[[], None]) -> None:
        super().__init__(app)
        self._app, self._window, self._keep = app, window, keep
        self._pipe: tuple[int, int] | None = None
        self._former: dict[signal.Signals, object] = {}
        app.commitDataRequest.connect(self.keep)
        app.aboutToQuit.connect(self._close)
        if sys.platform != "win32":  # there nobody sends signals; the session's end comes by Qt
            self._listen()

    def keep(self, _manager: object = None) -> None:
        """The session may end, or go on if somebody says so: save what is typed, and stay open."""
        self._keep()

    def leave(self) -> None:
        """Close every window and end; a dialog that would rather stay holds nobody up."""
        self._app.closeAllWindows()
        self._close()
        self._app.exit(0)

    def stop(self) -> None:
        """Let go of the signals."""
        if self._pipe is not None:
            signal.set_wakeup_fd(-1)
            for number, former in self._former.items():
                signal.signal(number, former)  # type: ignore[arg-type]  # as it was given to us
            self._notifier.setEnabled(False)
            for descriptor in self._pipe:
                os.close(descriptor)
            self._pipe = None

    def _listen(self) -> None:
        reader, writer = self._pipe = os.pipe()
        os.set_blocking(reader, False)
        os.set_blocking(writer, False)
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN:  # as nohup wants it
                self._former[number] = signal.signal(number, _noted)

    def _woken(self) -> None:
        if self._pipe is not None:
            with suppress(BlockingIOError):
                os.read(self._pipe[0], 64)
            self.leave()

    def _close(self) -> None:
        self._window.close()


def _noted(_signal: int, _frame: object) -> None:
    """The pipe has woken Qt already."""
