"""The commands and their options; scripts rely on them, so they only ever grow."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from spms_desktop.cli import commands, rescue
from spms_desktop.cli.terminal import Parser
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.domain.visit import Variant
from spms_desktop.i18n import _
from spms_desktop.services.exchange import FORMATS

LATEST = date(2199, 12, 31)


def parser() -> argparse.ArgumentParser:
    """The parser of `spms-desktop COMMAND ...`; each command carries the function that does it."""
    top = Parser(
        prog="spms-desktop",
        description=_("A private journal for people with secondary progressive MS and those who help them."),
        epilog=_("Without a command the window opens: spms-desktop [JOURNAL] [--sample] [--read-only]"),
    )
    subparsers = top.add_subparsers(title=_("commands"), required=True, metavar="COMMAND")
    _summary(subparsers.add_parser("summary", help=_("write the two-page visit summary as a PDF")))
    _trends(subparsers.add_parser("trends", help=_("say what gradual change the entries show")))
    _export(subparsers.add_parser("export", help=_("write everything in an open format")))
    _check(subparsers.add_parser("check", help=_("read every page of the journal and count what it holds")))
    _backup(subparsers.add_parser("backup", help=_("write a backup and read it back")))
    _restore(subparsers.add_parser("restore", help=_("say what a backup holds, or make a journal from it")))
    _sample(subparsers.add_parser("sample", help=_("write a sample journal of an invented person")))
    return top


def _summary(command: argparse.ArgumentParser) -> None:
    _journal(command, sample=True)
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("where the PDF goes"))
    command.add_argument("--from", dest="first", type=_day, metavar="DATE", help=_("first day, as 2026-03-12"))
    command.add_argument("--to", dest="last", type=_day, metavar="DATE", help=_("last day"))
    command.add_argument("--paper", choices=("a4", "letter"), default="a4")
    whom = _("whom it is for; page 1 follows")
    command.add_argument("--variant", choices=[str(v) for v in Variant], default=str(Variant.NEUROLOGIST), help=whom)
    command.add_argument("--appendix", action="store_true", help=_("add all medicines and questions after page 2"))
    secret = _("a file with a password; the PDF opens only with it")
    command.add_argument("--password-file", type=Path, metavar="F", help=secret)
    command.set_defaults(do=commands.summary)


def _trends(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("journal", nargs="?", type=Path, metavar="JOURNAL", help=_("a .spms folder"))
    which.add_argument("--sample", action="store_true", help=_("use a sample journal"))
    which.add_argument("--csv", type=Path, metavar="FILE", help=_("ratings: date,symptom,score,rater[,flare]"))
    command.add_argument("--json", action="store_true", help=_("one JSON object a line"))
    command.add_argument("--skip-bad", action="store_true", help=_("leave bad rows of the CSV file out"))
    _passphrase(command)
    command.set_defaults(do=commands.trends)


def _export(command: argparse.ArgumentParser) -> None:
    _journal(command, sample=True)
    command.add_argument("--format", choices=FORMATS, required=True)
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("the folder to write into"))
    command.set_defaults(do=commands.export)


def _check(command: argparse.ArgumentParser) -> None:
    _journal(command)
    saved = _("write a new journal from all that can still be read; the old one stays as it is")
    command.add_argument("--salvage-to", type=Path, metavar="DIR", help=saved)
    command.set_defaults(do=rescue.check)


def _backup(command: argparse.ArgumentParser) -> None:
    _journal(command)
    command.add_argument("--to", type=Path, required=True, metavar="DIR", help=_("the folder for the backup"))
    command.set_defaults(do=rescue.backup)


def _restore(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help=_("a .spmsbackup file"))
    place = _("a new .spms folder; without it, what the backup holds is listed")
    command.add_argument("--to", type=Path, metavar="JOURNAL", help=place)
    _passphrase(command)
    command.set_defaults(do=rescue.restoring)


def _sample(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="JOURNAL", help=_("a new .spms folder"))
    command.add_argument("--years", type=int, choices=range(1, 31), default=3, metavar="N")
    command.add_argument("--seed", type=int, default=1, metavar="N")
    command.set_defaults(do=commands.sample)


def _journal(command: argparse.ArgumentParser, *, sample: bool = False) -> None:
    if sample:
        which = command.add_mutually_exclusive_group(required=True)
        which.add_argument("journal", nargs="?", type=Path, metavar="JOURNAL", help=_("a .spms folder"))
        which.add_argument("--sample", action="store_true", help=_("use a sample journal"))
    else:
        command.add_argument("journal", type=Path, metavar="JOURNAL", help=_("a .spms folder"))
    _passphrase(command)


def _passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="F",
        help=_("a file with the passphrase; SPMS_PASSPHRASE_FILE does the same"),
    )


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadInput("not_a_date") from error
    if not EARLIEST <= day <= LATEST:
        raise BadInput("not_a_date")
    return day
