"""Lets a second press of the same key or button, made too soon, come to nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow

CHOICES_MS = (0, 250, 500, 1000)
_SAME_SPOT_PX = 44.0
"""Two presses this near are on one target; farther apart the second one is meant."""
_HELD_MAY_GO_ON = frozenset(
    {
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Backspace, Qt.Key.Key_Delete),
    }
)
_SHIFTS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr})
_DOWN, _UP, _DOUBLE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


def _now_ms() -> float:
    return time.monotonic() * 1000


class IgnoreRepeats(QObject):
    """Watches the windows of the program, not every event in them: that would cost speed. `ms` is 0 for never.

    A press counts again once the key or button has rested for so long; so a burst of a shaking hand counts once.
    """

    def __init__(self, app: QGuiApplication, ms: int = 0, clock: Callable[[], float] = _now_ms) -> None:
        super().__init__(app)
        self._ms, self._clock = ms, clock
        self._rested: dict[int, float] = {}
        self._swallowed: set[int] = set()
        self._spot = QPointF()
        self._watched: set[QWindow] = set()
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def choose(self, ms: int) -> None:
        """Take over another choice, from now on."""
        self._ms = ms
        self._rested.clear()
        self._swallowed.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._ms:
            return False
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            return self._swallows_key(event, down=kind == QEvent.Type.KeyPress)
        if kind in (_DOWN, _UP, _DOUBLE) and isinstance(event, QMouseEvent):
            return self._swallows_button(event)
        return super().eventFilter(watched, event)

    def _swallows_key(self, event: QKeyEvent, *, down: bool) -> bool:
        key = event.key()
        if key in _SHIFTS:
            return False
        if event.isAutoRepeat():
            return key not in _HELD_MAY_GO_ON
        return self._pressed(key) if down else self._released(key)

    def _swallows_button(self, event: QMouseEvent) -> bool:
        button = -event.button().value  # no key has a number below nought
        if event.type() == _DOUBLE:
            return button in self._swallowed
        if event.type() == _UP:
            return self._released(button)
        away = (event.globalPosition() - self._spot).manhattanLength() > _SAME_SPOT_PX
        self._spot = event.globalPosition()
        if away:
            self._rested.pop(button, None)
        return self._pressed(button)

    def _pressed(self, what: int) -> bool:
        now, last = self._clock(), self._rested.get(what)
        self._rested[what] = now
        if last is not None and now - last < self._ms:
            self._swallowed.add(what)
            return True
        self._swallowed.discard(what)
        return False

    def _released(self, what: int) -> bool:
        self._rested[what] = self._clock()
        return what in self._swallowed

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda _gone, window=window: self._watched.discard(window))
