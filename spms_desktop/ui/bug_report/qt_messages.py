"""Takes Qt's own messages: they may quote what somebody wrote, so only the place in Qt is told."""

from __future__ import annotations

import atexit
import re
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_PLACE = re.compile(r"Q[A-Za-z]*(::~?[A-Za-z]+)?(?=[(:\s])")
_MOST = 20
_WORDS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "error",
    QtMsgType.QtFatalMsg: "fatal error",
}


class QtMessages:
    """Keeps each kind of message once, for the report, and prints as much."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def install(self) -> None:
        """Be asked from now on; before Python ends Qt is left to itself, because it may still have something to say."""
        qInstallMessageHandler(self.take)
        atexit.register(qInstallMessageHandler, None)

    def remove(self) -> None:
        """Give Qt its own way back."""
        qInstallMessageHandler(None)
        atexit.unregister(qInstallMessageHandler)

    def take(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        """Tell the place a message came from."""
        word = _WORDS.get(kind)
        if word is None:
            return
        found = _PLACE.match(text)
        said = f"Qt {word}: {found.group() if found else 'somewhere'}"
        if said not in self.told and len(self.told) < _MOST:
            self.told.append(said)
            print(said, file=sys.stderr)  # noqa: T201
