"""A small icon beside the clock, where the desktop has a place for one, and the notifications it shows."""

from __future__ import annotations

import shutil

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from spms_desktop.i18n import _

_SHOWN_MS = 20_000


def _by_command(title: str, text: str) -> bool:
    """Desktops without icons beside the clock, as GNOME, still show what their own command sends them."""
    command = shutil.which("notify-send")
    return command is not None and QProcess.startDetached(command, ["--app-name=SPMS Desktop", "--", title, text])[0]


class Tray(QObject):
    """Never says whose journal it is; `opened` tells that somebody pressed the icon or a notification."""

    opened = Signal()

    def __init__(self, icon: QIcon, parent: QWidget) -> None:
        super().__init__(parent)
        self.icon: QSystemTrayIcon | None = None
        self._menu = QMenu(parent)
        self._menu.addAction(_("Open the window"), self.opened.emit)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon = QSystemTrayIcon(icon, self)
            self.icon.setToolTip("SPMS Desktop")
            self.icon.setContextMenu(self._menu)
            self.icon.activated.connect(self._activated)
            self.icon.messageClicked.connect(self.opened)
            self.icon.show()

    def notify(self, title: str, text: str) -> bool:
        """Show a notification; False where the desktop has no way to."""
        if self.icon is None:
            return _by_command(title, text)
        self.icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon, _SHOWN_MS)
        return True

    def leave(self) -> None:
        """Take the icon away."""
        if self.icon is not None:
            self.icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()
