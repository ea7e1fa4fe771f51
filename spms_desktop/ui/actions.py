"""Actions of the window: words, maybe a key, and what they bring about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Keys = QKeySequence | QKeySequence.StandardKey | None


def bring_about(frame: QWidget, text: str, keys: Keys, act: Callable[[], object]) -> QAction:
    """An action with its words and maybe a key, which works anywhere in the frame."""
    action = QAction(text, frame)
    if keys is not None:
        action.setShortcut(keys)
    action.triggered.connect(act)
    frame.addAction(action)
    return action
