"""A desk of its own for the tests: a screen, a message bus and a home, all gone when it is left."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from spms_desktop.preflight import QT_LIBRARIES, X11_LIBRARIES, loads

CHECKOUT = Path(__file__).resolve().parents[3]
_TOOLS = (("xvfb", "Xvfb"), ("dbus", "dbus-daemon"))
# A screen that resets itself when its last client leaves would cut off whoever comes at that moment.
_SCREEN = ("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset")
_BUS = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
_READERS_BUS = "dbus-1/services/org.a11y.Bus.service"
_SHARE = "/usr/local/share:/usr/share"
_FROM_OUTSIDE = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "PYTHONWARNINGS")
_HOMES = ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
_BREAKAGE = re.compile(r"Traceback|Exception|Error\b")
_END_SECONDS = 10


def lacking() -> list[str]:
    """What this machine lacks for these tests, by Debian or PyPI package; nothing when all is there."""
    found = [package for package, tool in _TOOLS if shutil.which(tool) is None]
    shares = (os.environ.get("XDG_DATA_DIRS") or _SHARE).split(":")
    if not any((Path(share) / _READERS_BUS).is_file() for share in shares):
        found.append("at-spi2-core")
    found += [library.debian for library in (*QT_LIBRARIES, *X11_LIBRARIES) if not loads(library.soname)]
    return found + ([] if importlib.util.find_spec("jeepney") else ["jeepney from PyPI"])


@dataclass(frozen=True, slots=True)
class Desk:
    """Screen, bus and home are private: nothing of the user's own session is seen, used or disturbed."""

    home: Path
    display: str
    session_bus: str
    environ: dict[str, str]

    def open(self, journal: Path) -> Program:
        """Start the program on a journal."""
        return Program(journal, self)


@contextmanager
def private_desk() -> Iterator[Desk]:
    """Set a desk up, and end all that ran on it afterwards."""
    with ExitStack() as stack:
        # Not the test's own folder: the names of sockets have to be short.
        home = stack.enter_context(tempfile.TemporaryDirectory(prefix="reader-"))
        environ = {name: value for name, value in os.environ.items() if name not in _FROM_OUTSIDE}
        environ.update(dict.fromkeys(_HOMES, home))
        environ.update(QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LC_ALL="C.UTF-8")
        environ["DISPLAY"] = f":{_start(_SCREEN, environ, stack)}"
        environ["DBUS_SESSION_BUS_ADDRESS"] = _start(_BUS, environ, stack)
        yield Desk(Path(home), environ["DISPLAY"], environ["DBUS_SESSION_BUS_ADDRESS"], environ)


class Program:
    """SPMS Desktop as a user starts it, in a process of its own."""

    def __init__(self, journal: Path, desk: Desk) -> None:
        self._words = (desk.home / "program.txt").open("w+", encoding="utf-8")
        command = [sys.executable, "-m", "spms_desktop", str(journal)]
        self._process = subprocess.Popen(
            command, cwd=CHECKOUT, env=desk.environ, stdout=self._words, stderr=self._words, start_new_session=True
        )

    def __enter__(self) -> Program:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        _end(self._process)
        self._words.close()

    def exit_code(self) -> int:
        """How it ended, once it has."""
        return self._process.wait(_END_SECONDS)

    def breakage(self) -> list[str]:
        """The lines it printed that tell of mistakes of ours."""
        self._words.seek(0)
        return [line.rstrip() for line in self._words if _BREAKAGE.search(line)]


def _start(command: tuple[str, ...], environ: dict[str, str], stack: ExitStack) -> str:
    """Start a server that lives as long as the stack, and give the line it says when it is ready."""
    server = subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )
    assert server.stdout is not None
    stack.enter_context(server.stdout)
    stack.callback(_end, server)
    line = server.stdout.readline().strip()
    assert line, f"{command[0]} did not start"
    return line


def _end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """End a process and what it started, which is all in one process group."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_END_SECONDS)
