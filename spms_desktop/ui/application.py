"""Starting Qt: the look, the window, and what happens when something of ours breaks."""

from __future__ import annotations

import os
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from spms_desktop.domain.errors import Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.ui.main_window import MainWindow
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
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SPMS Desktop")
    chosen = preferences.load()
    theme = Theme(app, chosen.theme, chosen.text_scale)
    window = MainWindow(theme, preferences, journals)
    sys.excepthook = _Breakage(window).tell
    begin(window, start)
    watch = _FirstPaint(window) if os.environ.get("SPMS_BENCH_FIRST_PAINT") else None
    window.show()
    QTimer.singleShot(_WARM_UP_MS, window, window.warm_up)
    code = app.exec()
    del watch
    return code


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


class _Breakage:
    """A mistake of ours is told in a sentence; only where it was is printed, never what was in it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def tell(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """The hook for exceptions that nobody caught."""
        frame = self._window.frame
        if isinstance(error, Trouble):
            text = trouble.sentence(error)
        else:
            places = ", ".join(f"{Path(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(where))
            print(f"{kind.__name__} at {places}", file=sys.stderr)  # noqa: T201  # the text of an error may hold health data
            text = _("Something broke that we did not expect. What you saved is safe. Please start the program again.")
        if frame is not None:
            frame.trouble(text)


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
