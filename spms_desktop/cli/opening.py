"""Opening the journal that a command names, and asking for its passphrase."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spms_desktop.cli.terminal import say
from spms_desktop.domain.errors import BadInput, CannotWrite, NewerFile
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.services.sample_data import temporary_sample
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import needs_secret, open_session


@contextmanager
def opened(options: argparse.Namespace, *, reading: bool = True) -> Iterator[Session]:
    """The journal named on the command line, or a passing sample.

    Where `reading` is enough, one that cannot be written is read from a copy, and the reason is told.
    """
    if getattr(options, "sample", False):
        with temporary_sample() as session:
            yield session
        return
    secret = secret_of(options) if needs_secret(options.journal) else ""
    try:
        session = open_session(options.journal, secret)
    except (NewerFile, CannotWrite) as error:
        if not reading:
            raise
        session = open_session(options.journal, secret, read_only=True)
        say(_("{why} You can read the journal here.").format(why=trouble.sentence(error)), sys.stderr)
    try:
        session.file.quick_check()
        yield session
    finally:
        session.close()


def secret_of(options: argparse.Namespace) -> str:
    """The passphrase from a file or typed; never from the arguments, which other programs can see."""
    file = options.passphrase_file or os.environ.get("SPMS_PASSPHRASE_FILE")
    if file:
        return from_file(Path(file))
    if sys.stdin is None or not sys.stdin.isatty():
        raise BadInput("no_reader")
    return getpass.getpass(_("Passphrase: "))


def from_file(file: Path) -> str:
    """A secret that stands in a file; raises BadInput("passphrase_file")."""
    try:
        return file.read_text(encoding="utf-8-sig").strip("\r\n")
    except (OSError, UnicodeError) as error:
        raise BadInput("passphrase_file") from error
