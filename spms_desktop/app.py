"""The composition root: decides between window and command line, and hands each what it needs."""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from spms_desktop import i18n, preflight
from spms_desktop.cli.terminal import say
from spms_desktop.cli.window import COMMANDS, window_parser
from spms_desktop.domain.errors import CannotWrite, DiskFull, MachineLacks, NoMemory, Trouble
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.preferences import PreferencesFile

APP = "spms-desktop"
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; the result is the exit code."""
    try:
        if arguments and arguments[0] in COMMANDS:
            signal.signal(signal.SIGTERM, leave)
            from spms_desktop.cli.parser import parser  # the window opens without what commands need

            options = parser().parse_args(arguments)
            return int(options.do(options))
        return _open_window(arguments)
    except Trouble as error:
        return _tell(error)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  # nobody listens any more
        return trouble.DISK
    except OSError as error:
        return _tell(DiskFull(Path()) if error.errno == errno.ENOSPC else CannotWrite(Path(error.filename or "")))
    except MemoryError:
        return _tell(NoMemory())
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # its words may hold health data: only where it happened is told
        return _tell_mistake(error)


def _tell(error: Trouble) -> int:
    say(trouble.sentence(error), sys.stderr)
    return trouble.exit_code(error)


def _tell_mistake(error: Exception) -> int:
    places = ", ".join(f"{Path(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__))
    say(_("Something broke that we did not expect. What you saved is safe. Please try again."), sys.stderr)
    say(f"{type(error).__name__} at {places}", sys.stderr)
    return trouble.FAILED


def leave(_signal: int, _frame: object) -> None:
    """Being asked to end is an ordinary end: what is temporary is cleaned up on the way out."""
    raise KeyboardInterrupt


def _open_window(arguments: Sequence[str]) -> int:
    options = window_parser().parse_args(arguments)
    preferences = PreferencesFile(Path(platformdirs.user_config_dir(APP, appauthor=False)) / "preferences.json")
    i18n.use(options.language or preferences.load().language or i18n.system_language())
    lacking = preflight.display_trouble()
    if lacking:
        raise MachineLacks(lacking)
    from spms_desktop.ui.application import Start, open_window  # Qt stays out of the command line

    journals = Path(platformdirs.user_documents_dir())
    start = Start(options.journal, sample=options.sample, read_only=options.read_only)
    return open_window(start, preferences, journals)
