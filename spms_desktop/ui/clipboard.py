"""The one way onto the clipboard: what is copied asks clipboard histories to leave it out."""

from __future__ import annotations

import atexit

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_NO = b"\0\0\0\0"
"""Windows reads a number of four bytes."""
_MARKS = {
    "x-kde-passwordManagerHint": b"secret",  # KDE's clipboard, and others on Linux that follow it
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': _NO,
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': _NO,
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': _NO,
}
_OUTLIVES_PYTHON = ("offscreen", "minimal")
"""Where there is no desktop, Qt's clipboard is taken apart after Python, which made what lies on it: a crash."""


def copy(text: str) -> None:
    """Put a text on the clipboard, for the next paste only where the desktop respects that."""
    QGuiApplication.clipboard().setMimeData(marked(text))
    atexit.unregister(_let_go)
    atexit.register(_let_go)


def marked(text: str) -> QMimeData:
    """A text with the marks by which password managers keep theirs out of histories and other people's clouds."""
    data = QMimeData()
    data.setText(text)
    for format_name, value in _MARKS.items():
        data.setData(format_name, value)
    return data


def _let_go() -> None:
    if QGuiApplication.instance() is not None and QGuiApplication.platformName() in _OUTLIVES_PYTHON:
        QGuiApplication.clipboard().clear()
