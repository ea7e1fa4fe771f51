"""Starting Qt: the look, the window, and what happens when something of ours breaks."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from spms_desktop.i18n import right_to_left
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.ui.bug_report.safety_net import SafetyNet
from spms_desktop.ui.comfort.repeats import IgnoreRepeats
from spms_desktop.ui.ending import Ending
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.no_traces import leave_no_traces
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.theme.theme import Theme

_WARM_UP_MS = 1500
_HEAVY = ("numpy", "scipy", "reportlab")


@dataclass(frozen=True, slots=True)
class Start:
    """What to open first; with nothing named, the journal used last."""

    journal: Path | None = None
    sample: bool = False
    read_only: bool = False


def open_window(start: Start, preferences: PreferencesFile, journals: Path) -> int:
    """Show the window and stay until it is closed; the result is the exit code."""
    leave_no_traces()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SPMS Desktop")
    if right_to_left():
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chosen = preferences.load()
    theme = Theme(app, chosen.theme, chosen.text_scale, big_keys=chosen.big_keys)
    window = MainWindow(theme, preferences, journals)
    window.repeats = IgnoreRepeats(app, chosen.ignore_repeats_ms)
    SafetyNet(window).install()
    ending = Ending(app, window, partial(keep_typed, window))
    begin(window, start)
    watch = _FirstPaint(window) if os.environ.get("SPMS_BENCH_FIRST_PAINT") else None
    window.show()
    QTimer.singleShot(_WARM_UP_MS, window, window.warm_up)
    code = app.exec()
    del watch
    ending.stop()
    return code


def keep_typed(window: MainWindow) -> None:
    """Save what is being typed in the tabs; what is typed in dialogs is kept as drafts while it is typed."""
    frame = window.frame
    if frame is not None:
        for tab in frame.findChildren(Tab):
            frame.context.attempt(tab.flush)


def begin(window: MainWindow, start: Start) -> None:
    """Open what was asked for, else the journal used last, else the first page."""
    if start.sample:
        window.open_sample()
        return
    last = next((Path(r) for r in window.preferences.recent if Path(r).is_dir()), None)
    folder = start.journal or last
    if folder is None:
        window.show_welcome()
    else:
        window.open_path(folder, read_only=start.read_only)


class _FirstPaint(QObject):
    """For `tests/bench/startup.py`: prints when the window was first painted and what was imported, then quits."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is self._window:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        print(f"first-paint {time.monotonic_ns()}")  # noqa: T201
        print("modules", ",".join(name for name in _HEAVY if name in sys.modules), flush=True)  # noqa: T201
        self._window.close()
