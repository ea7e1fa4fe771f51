"""Everything that the process wrote is searched for words of the journal: they are nowhere but where they belong."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.private_session import ASKED_FOR, JOURNAL

MARK = "Quellwasserfee"
"""In letters that no format escapes; in no other place of the program."""

pytestmark = pytest.mark.faults


class Home:
    """A home folder of its own for a process, with all the places where programs leave things."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        places = {
            "HOME": ".",
            "USERPROFILE": ".",
            "APPDATA": "config",
            "LOCALAPPDATA": "local",
            "XDG_CONFIG_HOME": "config",
            "XDG_DATA_HOME": "data",
            "XDG_CACHE_HOME": "cache",
            "XDG_STATE_HOME": "state",
            "XDG_RUNTIME_DIR": "runtime",
            "TMPDIR": "tmp",
            "TMP": "tmp",
            "TEMP": "tmp",
        }
        self.environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())}
        for name, place in places.items():
            (folder / place).mkdir(parents=True, exist_ok=True, mode=0o700)
            self.environment[name] = str(folder / place)
        for name in ("DBUS_SESSION_BUS_ADDRESS", "SPMS_PASSPHRASE_FILE"):
            self.environment.pop(name, None)

    def live(self, how: str) -> subprocess.CompletedProcess[bytes]:
        """Spend a day; what it printed is kept."""
        command = [sys.executable, "-W", "always", "-m", "tests.faults.private_session", MARK, how]
        return subprocess.run(command, env=self.environment, capture_output=True, timeout=110, check=False)

    def files(self, *without: str) -> Iterator[Path]:
        """Every file, but not those in some folders."""
        left_out = [self.folder / name for name in without]
        for place in sorted(self.folder.rglob("*")):
            if not any(place.is_relative_to(out) for out in left_out):
                yield place

    def told(self, *without: str) -> list[str]:
        """The files in whose name or content the mark is."""
        return [str(p.relative_to(self.folder)) for p in self.files(*without) if holds(str(p)) or in_file(p)]


def in_file(place: Path) -> bool:
    return place.is_file() and holds(place.read_bytes())


def holds(told: bytes | str) -> bool:
    """Whether the mark is in it, in the ways in which Python and Qt write text."""
    data = told.encode(errors="surrogateescape") if isinstance(told, str) else told
    small = data.lower()
    return any(MARK.lower().encode(code) in small for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_long_day_with_a_crash_leaves_its_words_nowhere_but_in_what_was_asked_for(home: Home) -> None:
    day = home.live("long")

    printed = day.stdout + day.stderr
    assert day.returncode == 0, printed.decode()
    assert b"RuntimeError" in day.stdout
    assert b"done: start write take_along look_around type_on break_down close" in day.stdout
    assert not holds(printed), printed.decode()
    assert home.told(ASKED_FOR) == []
    asked = home.told(JOURNAL)
    assert {Path(name).name for name in asked} >= {MARK + ".txt", "form.json", "journal.json"}
    assert [p for p in home.files(ASKED_FOR, JOURNAL) if p.name in ("QtProject.conf", "recently-used.xbel")] == []
    assert list((home.folder / "tmp").iterdir()) == []
    assert list((home.folder / "runtime").iterdir()) == []
    assert list((home.folder / JOURNAL / "backups").iterdir()) != []
    assert (home.folder / "config" / "spms-desktop" / "preferences.json").is_file() or sys.platform != "linux"
    assert others_could_read(home.folder / "config" / "spms-desktop") + others_could_read(home.folder / JOURNAL) == []


def others_could_read(folder: Path) -> list[str]:
    """What is open to other users; Windows keeps them out in another way."""
    if sys.platform == "win32":
        return []
    found = ((p, 0o700 if p.is_dir() else 0o600) for p in (folder, *folder.rglob("*")))
    return [str(p) for p, wanted in found if stat.S_IMODE(p.stat().st_mode) != wanted]


@pytest.mark.faults_long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_after_a_kill_only_a_copy_that_was_opened_is_left_and_goes_at_the_next_start(home: Home) -> None:
    killed = home.live("killed")

    assert killed.returncode == -9
    assert not holds(killed.stdout + killed.stderr)
    assert {Path(name).name for name in home.told(ASKED_FOR)} <= {f"{MARK}.txt"}
    assert all(Path(name).parts[0] in ("tmp", "runtime") for name in home.told(ASKED_FOR))

    again = home.live("again")

    assert again.returncode == 0, again.stderr.decode()
    assert not holds(again.stdout + again.stderr)
    assert home.told(ASKED_FOR) == []
    assert list((home.folder / "runtime").iterdir()) == []
