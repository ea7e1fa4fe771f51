"""What the command line says when it opens the window; kept apart so that opening stays quick."""

from __future__ import annotations

import argparse
from pathlib import Path

from spms_desktop.cli.terminal import Parser
from spms_desktop.i18n import _

COMMANDS = ("summary", "trends", "export", "check", "backup", "restore", "sample")


def window_parser() -> argparse.ArgumentParser:
    """The parser of `spms-desktop [JOURNAL]`, which opens the window."""
    window = Parser(
        prog="spms-desktop",
        description=_("Open the journal window."),
        epilog=_("Commands: {names}. Each has its own --help.").format(names=", ".join(COMMANDS)),
    )
    window.add_argument("journal", nargs="?", type=Path, metavar="JOURNAL", help=_("a .spms folder"))
    window.add_argument("--sample", action="store_true", help=_("look around with a sample journal; nothing is kept"))
    window.add_argument("--read-only", action="store_true", help=_("open for reading; the journal stays untouched"))
    window.add_argument("--language", default="", metavar="CODE", help=_("language and date format, such as en-GB"))
    return window
