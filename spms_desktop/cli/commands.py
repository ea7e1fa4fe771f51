"""What each command does, and what it prints."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.visit import Variant
from spms_desktop.i18n import _, ngettext
from spms_desktop.services import backups, trouble
from spms_desktop.services.exchange import export_json
from spms_desktop.services.sample_data import temporary_sample, write_sample
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import needs_secret, open_session
from spms_desktop.services.visit import VisitSummaries, save_pdf


def summary(options: argparse.Namespace) -> int:
    """Write the visit summary."""
    from spms_desktop.report.paper import Paper  # only this command needs the report
    from spms_desktop.services.findings import compute, gather
    from spms_desktop.services.visit_lines import with_findings

    password = _from_file(options.password_file) if options.password_file else ""
    if options.password_file and not password:
        raise BadInput("text_missing")
    variant = Variant(options.variant)
    with _opened(options) as session:
        summaries = VisitSummaries(session)
        content = summaries.summary(summaries.period(options.first, options.last), variant=variant)
        content = with_findings(content, compute(gather(session)))
        data = summaries.pdf(content, Paper(options.paper), variant, appendix=options.appendix)
        save_pdf(data, options.out, password)
    print(_("Visit summary written to {file}").format(file=options.out))
    return trouble.DONE


def trends(options: argparse.Namespace) -> int:
    """Say what gradual change the entries of a journal or a CSV file show."""
    from spms_desktop.services import trend_lines  # only this command needs the engine

    if options.csv is None:
        with _opened(options) as session:
            lines = trend_lines.journal_lines(session)
    else:
        table = trend_lines.read_csv(options.csv)
        for problem in trend_lines.problems(table.bad):
            print(trouble.sentence(problem), file=sys.stderr)
        if table.unreadable or (table.bad and not options.skip_bad):
            return trouble.BAD_INPUT
        lines = trend_lines.csv_lines(table.rows)
    for line in lines:
        print(json.dumps(line, ensure_ascii=False) if options.json else _trend_words(line))
    return trouble.DONE


def _trend_words(line: dict[str, object]) -> str:
    """A line for a person to read: the fields with their names."""
    return "  ".join(f"{name}={value}" for name, value in line.items() if value is not None)


def export(options: argparse.Namespace) -> int:
    """Write everything out."""
    with _opened(options) as session:
        print(_("Written: {file}").format(file=export_json(session, options.out)))
    return trouble.DONE


def check(options: argparse.Namespace) -> int:
    """Read every page and count."""
    with _opened(options) as session:
        health = backups.check(session)
    print(_("The journal is sound.") if health.sound else _("Part of the journal cannot be read."))
    print(ngettext("{n} saved version", "{n} saved versions", health.rows["version"]))
    print(ngettext("{n} saved change", "{n} saved changes", health.rows["change"]))
    print(_("Schema {n}").format(n=health.schema))
    newest = health.last_backup.name if health.last_backup else _("none yet")
    print(_("Last verified backup: {file}").format(file=newest))
    return trouble.DONE if health.sound else trouble.DAMAGED


def backup(options: argparse.Namespace) -> int:
    """Write a backup and read it back."""
    with _opened(options) as session:
        made = backups.back_up(session, options.to, session.now())
    print(_("Backup written and read back: {file}").format(file=made.path))
    return trouble.DONE


def sample(options: argparse.Namespace) -> int:
    """Write a sample journal."""
    session = write_sample(options.out, options.years, options.seed)
    count = backups.check(session).rows["version"]
    session.close()
    print(_("Sample journal written to {folder}").format(folder=options.out))
    print(ngettext("{n} saved version", "{n} saved versions", count))
    return trouble.DONE


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[Session]:
    """The journal named on the command line, or a passing sample."""
    if getattr(options, "sample", False):
        with temporary_sample() as session:
            yield session
        return
    secret = _secret(options) if needs_secret(options.journal) else ""
    session = open_session(options.journal, secret)
    try:
        session.file.quick_check()
        yield session
    finally:
        session.close()


def _secret(options: argparse.Namespace) -> str:
    """The passphrase from a file or typed; never from the arguments, which other programs can see."""
    file = options.passphrase_file or os.environ.get("SPMS_PASSPHRASE_FILE")
    if file:
        return _from_file(Path(file))
    if sys.stdin is None or not sys.stdin.isatty():
        raise BadInput("no_reader")
    return getpass.getpass(_("Passphrase: "))


def _from_file(file: Path) -> str:
    """A secret that stands in a file; raises BadInput("passphrase_file")."""
    try:
        return file.read_text(encoding="utf-8-sig").strip("\r\n")
    except (OSError, UnicodeError) as error:
        raise BadInput("passphrase_file") from error
