"""A group of controls with one name, drawn as nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QWidget


class Group(QGroupBox):
    """Tells a screen reader which controls belong together; a group box, because that is announced as a group.

    The control that takes the keyboard for the group is known to Python only. A focus proxy that Qt knows stays
    behind in the Tab order when its control is moved there (seen in 6.12), and Tab then goes in circles.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: QWidget | None = None
        self.setFlat(True)
        self.setProperty("bare", True)
        self.setAccessibleName(name)
        self.ensurePolished()  # the stylesheet takes the margins of a group box away

    def setFocusProxy(self, entry: QWidget | None) -> None:
        self._entry = entry

    def focusProxy(self) -> QWidget | None:
        return self._entry

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the control that stands for the group."""
        if self._entry is not None:
            self._entry.setFocus(reason)
        else:
            super().setFocus(reason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing: the controls speak for themselves."""
