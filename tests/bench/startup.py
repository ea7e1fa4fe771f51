"""Compares the start of SPMS Desktop with that of an empty PySide6 window, in time and in memory.

python tests/bench/startup.py                    offscreen, or on the screen that DISPLAY names
xvfb-run -a python tests/bench/startup.py        on X11, as users have it
python tests/bench/startup.py --check-imports    only asks what was imported before the first paint
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

LATE = ("numpy", "scipy", "reportlab")  # only imported when the window is already there
HOOK = "SPMS_BENCH_FIRST_PAINT"
SECONDS_FOR_ONE_START = 60

EMPTY_WINDOW = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

class Empty(QWidget):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            print("first-paint", time.monotonic_ns(), flush=True)
            QTimer.singleShot(0, application.quit)

application = QApplication([])
window = Empty()
window.resize(1100, 760)
window.show()
application.exec()
"""


class Start(NamedTuple):
    """One measured start: milliseconds to the first paint, memory in MB then, and the modules there were."""

    paint_ms: float
    pss_mb: float | None
    rss_mb: float | None
    modules: frozenset[str]


def measure(command: list[str], environ: dict[str, str]) -> Start:
    """Start a program, read its clock at the first paint, hold it still for its memory, and let it end."""
    begun = time.monotonic_ns()
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        guard = threading.Timer(SECONDS_FOR_ONE_START, process.kill)
        guard.start()
        try:
            return _read(process, begun)
        finally:
            guard.cancel()


def _read(process: subprocess.Popen[str], begun: int) -> Start:
    """What one started program says about itself."""
    assert process.stdout is not None
    painted, modules = 0, frozenset[str]()
    memory: tuple[float | None, float | None] = (None, None)
    for line in process.stdout:
        word, _, rest = line.strip().partition(" ")
        if word == "first-paint":
            painted = int(rest)
            memory = _memory_standing_still(process.pid)
        elif word == "modules":
            modules = frozenset(rest.split(","))
    if process.wait() or not painted:
        raise SystemExit(f"The program ended with code {process.returncode} and named no first paint.")
    return Start((painted - begun) / 1e6, *memory, modules)


def _memory_standing_still(pid: int) -> tuple[float | None, float | None]:
    """Proportional and resident memory in MB; nothing where /proc does not tell."""
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    os.kill(pid, signal.SIGSTOP)  # it is about to quit
    try:
        lines = rollup.read_text(encoding="ascii").splitlines()
    except OSError:
        lines = []
    finally:
        os.kill(pid, signal.SIGCONT)
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
    return sizes.get("Pss"), sizes.get("Rss")


def environ_for(home: str) -> dict[str, str]:
    """An environment with its own home, so that no one's settings or journals are touched."""
    folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), home)
    environ = {**os.environ, **folders, HOOK: "1"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users start from compiled files
    if not environ.get("DISPLAY"):
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environ


def make_journal(path: Path, years: int, environ: dict[str, str]) -> None:
    """Write the sample journal that the program opens."""
    command = [sys.executable, "-m", "spms_desktop", "sample", "--out", str(path), "--years", str(years)]
    subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL)


def late_ones(start: Start) -> list[str]:
    """The modules that were imported although they belong after the first paint."""
    if not start.modules:
        raise SystemExit("The program named no modules at its first paint.")
    return sorted({module.partition(".")[0] for module in start.modules} & set(LATE))


def middle(values: list[float | None]) -> float | None:
    """The median, or nothing when a value is missing everywhere."""
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def report(floor: list[Start], ours: list[Start]) -> float:
    """Print both medians and their ratio line by line; return the ratio of the first paints."""
    print(f"{'':24}{'empty window':>14}{'SPMS Desktop':>14}{'ratio':>8}")
    for title, field in (
        ("first paint, ms", "paint_ms"),
        ("memory (PSS), MB", "pss_mb"),
        ("memory (RSS), MB", "rss_mb"),
    ):
        low, high = (middle([getattr(start, field) for start in starts]) for starts in (floor, ours))
        if low and high:
            print(f"{title:24}{low:14.0f}{high:14.0f}{high / low:8.2f}")
    paints = [statistics.median(start.paint_ms for start in starts) for starts in (ours, floor)]
    return paints[0] / paints[1]


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="measured starts of each, after one that warms up")
    parser.add_argument("--years", type=int, default=3, help="length of the sample journal")
    parser.add_argument("--max-ratio", type=float, help="exit 1 when the first paint takes more than this many times")
    parser.add_argument("--check-imports", action="store_true", help=f"exit 1 when any of {', '.join(LATE)} came early")
    return parser.parse_args()


def main() -> int:
    """Measure, print, and return the exit code."""
    options = arguments()
    with tempfile.TemporaryDirectory() as home:
        environ = environ_for(home)
        journal = Path(home) / "bench.spms"
        make_journal(journal, options.years, environ)
        app = [sys.executable, "-m", "spms_desktop", str(journal)]
        if options.check_imports:
            early = late_ones(measure(app, environ))
            print(f"Imported before the first paint: {', '.join(early)}" if early else "Nothing heavy came early.")
            return 1 if early else 0
        floor, ours = [], []
        for _run in range(options.runs + 1):
            floor.append(measure([sys.executable, "-c", EMPTY_WINDOW], environ))
            ours.append(measure(app, environ))
        platform = environ.get("QT_QPA_PLATFORM", "of the desktop")
        print(f"platform {platform}, median of {options.runs}, {options.years} years")
        ratio = report(floor[1:], ours[1:])
    return 1 if options.max_ratio and ratio > options.max_ratio else 0


if __name__ == "__main__":
    sys.exit(main())
