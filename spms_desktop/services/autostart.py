"""Starting with the computer: one small file where the desktop looks for such, or one line in Windows' registry."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from spms_desktop.domain.errors import CannotWrite

NAME = "spms-desktop"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


def possible() -> bool:
    """Whether this system has a place for it that we know."""
    return sys.platform.startswith(("linux", "win32", "darwin", "freebsd"))


def is_on() -> bool:
    """Whether this program starts with the computer."""
    if sys.platform == "win32":
        return _windows_value() is not None
    return _place().is_file()


def turn(*, on: bool) -> None:
    """Start with the computer from now on, or no more; raises CannotWrite."""
    try:
        if sys.platform == "win32":
            _turn_windows(on=on)
        elif on:
            _place().parent.mkdir(parents=True, exist_ok=True)
            _place().write_text(_agent() if sys.platform == "darwin" else _desktop_entry(), encoding="utf-8")
        else:
            _place().unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(_place().parent) from error


def _place() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"org.{NAME}.plist"
    settings = os.environ.get("XDG_CONFIG_HOME") or ""
    base = Path(settings) if Path(settings).is_absolute() else Path.home() / ".config"
    return base / "autostart" / f"{NAME}.desktop"


def _command() -> list[str]:
    return [sys.executable, "-m", "spms_desktop"]


def _desktop_entry() -> str:
    """An entry as freedesktop.org's Desktop Application Autostart Specification asks for."""
    quoted = " ".join('"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"' for part in _command())
    lines = ("[Desktop Entry]", "Type=Application", "Name=SPMS Desktop", f"Exec={quoted}", "Terminal=false", "")
    return "\n".join(lines)


def _agent() -> str:
    """A launch agent of macOS that runs once at log-in."""
    import plistlib

    return plistlib.dumps({"Label": f"org.{NAME}", "ProgramArguments": _command(), "RunAtLoad": True}).decode()


def _windows_value() -> str | None:
    registry: Any = __import__("winreg")
    with suppress(OSError), registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN) as key:
        return str(registry.QueryValueEx(key, NAME)[0])
    return None


def _turn_windows(*, on: bool) -> None:
    registry: Any = __import__("winreg")
    with registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN, 0, registry.KEY_SET_VALUE) as key:
        if on:
            registry.SetValueEx(key, NAME, 0, registry.REG_SZ, subprocess.list2cmdline(_command()))
        else:
            with suppress(FileNotFoundError):
                registry.DeleteValue(key, NAME)
