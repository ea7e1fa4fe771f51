"""Keeps this process from leaving traces that nobody asked for."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QSettings


def leave_no_traces() -> None:
    """No picture of our memory after a crash, and no list of the folders that were used; call it before any window."""
    _no_core_dump()
    # Qt's file dialog writes the folders it showed to a settings file of Qt's own. Where the system brings the dialog
    # (Windows, macOS) this changes nothing, and the system decides.
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, os.devnull)


def _no_core_dump() -> None:
    """What is in memory is the journal, readable."""
    if sys.platform == "win32":
        return  # there only who runs a debugger gets one
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
