"""What a report says of the program and the computer it runs on."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from spms_desktop import __version__
from spms_desktop.services.preferences import Preferences
from spms_desktop.storage.steps import STEPS


def facts(chosen: Preferences, page: object) -> dict[str, str]:
    """Versions and look; of what is open only the name of its class, never a name or a place on the disk."""
    screens = [f"x {screen.devicePixelRatio():g}" for screen in QGuiApplication.screens()]
    return {
        "SPMS Desktop": __version__,
        "Journal format": str(len(STEPS)),
        "Python": platform.python_version(),
        "Qt": f"{qVersion()}, PySide6 {PySide6.__version__}",
        "System": f"{platform.system()} {platform.release()} {platform.machine()}",
        "Screen": ", ".join([QGuiApplication.platformName(), *screens]),
        "Look": f"{chosen.theme}, {chosen.text_scale} %",
        "Page": type(page).__name__,
    }
