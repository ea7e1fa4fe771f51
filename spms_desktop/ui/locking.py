"""When an open journal locks by itself: after a while without a press, and when the screen is locked."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_PRESSES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
_LOOK_MS = 15_000
_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
_LOGIN = "org.freedesktop.login1"


class Locking(QObject):
    """Emits `due`; who made it locks. Only windows are watched, not every event of the program: that would cost speed.

    The clock of the wall is read, so that hours asleep count; `minutes` is 0 for never.
    """

    due = Signal()

    def __init__(self, parent: QObject, minutes: int, *, with_screen: bool) -> None:
        super().__init__(parent)
        self._minutes, self._with_screen, self._pressed = minutes, with_screen, time.time()
        self._watched: set[QWindow] = set()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(app.focusWindow())
        self.choose(minutes, with_screen=with_screen)
        _listen(self)

    def choose(self, minutes: int, *, with_screen: bool) -> None:
        """Take over another choice, from now on."""
        self._minutes, self._with_screen, self._pressed = minutes, with_screen, time.time()
        if minutes:
            self._look.start()
        else:
            self._look.stop()

    def look(self) -> None:
        """Whether the time has come; also called by hand in tests."""
        if self._minutes and time.time() - self._pressed >= self._minutes * 60:
            self._pressed = time.time()
            self.due.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press after the time was over is not let through as one that began in time: it locks first."""
        if event.type() in _PRESSES:
            self.look()
            self._pressed = time.time()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda _gone, window=window: self._watched.discard(window))

    @Slot(bool)
    def screen_locked(self, on: bool) -> None:
        """The desktop says that it shows its lock screen, or goes to sleep."""
        if on and self._with_screen:
            self.due.emit()

    @Slot()
    def session_locked(self) -> None:
        """The login service was asked to lock this session."""
        self.screen_locked(on=True)


def _listen(locking: Locking) -> None:
    """Hear of the lock screen where the desktop tells it on D-Bus; elsewhere the idle time alone locks."""
    if not sys.platform.startswith("linux"):
        return
    from PySide6.QtCore import SLOT
    from PySide6.QtDBus import QDBusConnection  # only with a journal that can be locked

    asked, on = SLOT("session_locked()").encode(), SLOT("screen_locked(bool)").encode()
    bus = QDBusConnection.sessionBus()
    if bus.isConnected():
        for name in _SCREEN_SAVERS:
            bus.connect("", "", name, "ActiveChanged", locking, on)
    system = QDBusConnection.systemBus()
    if system.isConnected():
        system.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", locking, asked)
        system.connect(_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep", locking, on)
