"""Looks, with the standard library alone, whether this machine can show a window."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

EXIT_MACHINE_LACKS_SOMETHING = 3


class Library(NamedTuple):
    """A shared library that Qt loads, and the package that brings it on three families of Linux."""

    soname: str
    debian: str
    fedora: str
    arch: str


QT_LIBRARIES = (
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
)
X11_LIBRARIES = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
WAYLAND_LIBRARIES = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland"),
)
_NEEDS_A_SCREEN = frozenset({"xcb", "wayland", "wayland-egl"})


def loads(soname: str) -> bool:
    """Whether the library loads; Qt needs the same ones, so what is loaded here is not lost time."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def answers(path: str) -> bool:
    """Whether a display server listens on this local socket, be it a file or an abstract name."""
    try:
        table = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
    except OSError:
        table = ""
    if f" {path}\n" in table or f" @{path}\n" in table:
        return True
    # A container sees the file but not its entry, and a killed server leaves the file behind: only asking tells.
    return os.access(path, os.W_OK) and _accepts(path)


def _accepts(path: str) -> bool:
    """Whether somebody takes a connection on a socket file."""
    import socket  # costs 3 ms that the usual start does not need

    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        try:
            client.connect(path)
        except OSError:
            return False
    return True


def installer() -> str:
    """The start of this machine's own install command, or nothing when it is not a known one."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    for program, words in (("apt-get", "apt-get install"), ("dnf", "dnf install"), ("pacman", "pacman -S")):
        if os.access(f"/usr/bin/{program}", os.X_OK):
            return sudo + words
    return ""


class Probes(NamedTuple):
    """The three questions that are put to the machine, so that a test can answer them."""

    loads: Callable[[str], bool] = loads
    answers: Callable[[str], bool] = answers
    installer: Callable[[], str] = installer


def display_trouble(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform, probes: Probes | None = None
) -> str | None:
    """Why no window can open here and what mends it, in plain words; None when all is well."""
    if not platform.startswith("linux"):
        return None
    probes = probes or Probes()
    asked = {name.partition(":")[0] for name in environ.get("QT_QPA_PLATFORM", "").split(";")} - {""}
    if asked - _NEEDS_A_SCREEN:
        return _library_trouble(QT_LIBRARIES, probes)
    screens: list[tuple[Library, ...]] = []
    if (not asked or "xcb" in asked) and _x11_screen(environ, probes):
        screens.append(X11_LIBRARIES)
    if asked != {"xcb"} and _wayland_screen(environ, probes):
        screens.append(WAYLAND_LIBRARIES)
    if not screens:
        return _no_screen(environ)
    troubles = [_library_trouble(QT_LIBRARIES + libraries, probes) for libraries in screens]
    return None if None in troubles else troubles[0]


def _x11_screen(environ: Mapping[str, str], probes: Probes) -> bool:
    """Whether DISPLAY names an X server; one on another machine is taken at its word."""
    host, _, rest = environ.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdecimal():
        return False
    return host not in ("", "unix") or probes.answers(f"/tmp/.X11-unix/X{number}")


def _wayland_screen(environ: Mapping[str, str], probes: Probes) -> bool:
    """Whether WAYLAND_DISPLAY names a compositor that is there."""
    name = environ.get("WAYLAND_DISPLAY", "")
    folder = environ.get("XDG_RUNTIME_DIR", "")
    if not name or not (folder or name.startswith("/")):
        return False
    return probes.answers(name if name.startswith("/") else f"{folder}/{name}")


def _no_screen(environ: Mapping[str, str]) -> str:
    """What to say when there is nothing to draw on."""
    named = [f"{key}={environ[key]}" for key in ("DISPLAY", "WAYLAND_DISPLAY") if environ.get(key)]
    if named:
        cause = f"No screen answers at {' or '.join(named)}."
    else:
        cause = "There is no screen here: DISPLAY and WAYLAND_DISPLAY are not set."
    if "SSH_CONNECTION" in environ:
        mend = "You are connected by SSH. Connect again with: ssh -X"
    else:
        mend = "Start SPMS Desktop from a desktop session."
    return f"{cause}\n{mend}\nThis works with no screen: spms-desktop summary --sample --out visit-summary.pdf"


def _library_trouble(libraries: Iterable[Library], probes: Probes) -> str | None:
    """Which libraries do not load and the command that adds them; None when all load."""
    missing = [library for library in libraries if not probes.loads(library.soname)]
    if not missing:
        return None
    names = ", ".join(library.soname for library in missing)
    return f"The window needs system files that do not load here: {names}.\n{_mend(missing, probes.installer())}"


def _mend(missing: list[Library], command: str) -> str:
    """The exact install command, or what to look for when the machine's installer is not known."""
    if not command:
        return "Install the system packages that hold these files, then start again."
    if "apt-get" in command:
        packages = [library.debian for library in missing]
    elif "dnf" in command:
        packages = [library.fedora for library in missing]
    else:
        packages = [library.arch for library in missing]
    return f"This command adds them: {command} {' '.join(dict.fromkeys(packages))}"


def main() -> int:
    """Print the trouble, if any, and return the exit code that says so."""
    trouble = display_trouble()
    if trouble is None:
        return 0
    print(trouble, file=sys.stderr)
    return EXIT_MACHINE_LACKS_SOMETHING


if __name__ == "__main__":
    sys.exit(main())
