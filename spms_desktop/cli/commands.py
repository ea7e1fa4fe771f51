"""What each command does, and what it prints."""

from __future__ import annotations

import argparse
import json
import sys

from spms_desktop.cli.opening import from_file, opened
from spms_desktop.cli.terminal import say
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.visit import Variant
from spms_desktop.i18n import _, ngettext
from spms_desktop.services import backups, trouble
from spms_desktop.services.exchange import export_json
from spms_desktop.services.sample_data import write_sample
from spms_desktop.services.visit import VisitSummaries, save_pdf


def summary(options: argparse.Namespace) -> int:
    """Write the visit summary."""
    from spms_desktop.report.paper import Paper  # only this command needs the report
    from spms_desktop.services.findings import compute, gather
    from spms_desktop.services.visit_lines import with_findings

    password = from_file(options.password_file) if options.password_file else ""
    if options.password_file and not password:
        raise BadInput("text_missing")
    variant = Variant(options.variant)
    with opened(options) as session:
        summaries = VisitSummaries(session)
        content = summaries.summary(summaries.period(options.first, options.last), variant=variant)
        content = with_findings(content, compute(gather(session)))
        data = summaries.pdf(content, Paper(options.paper), variant, appendix=options.appendix)
        save_pdf(data, options.out, password)
    say(_("Visit summary written to {file}").format(file=options.out))
    return trouble.DONE


def trends(options: argparse.Namespace) -> int:
    """Say what gradual change the entries of a journal or a CSV file show."""
    from spms_desktop.services import trend_lines  # only this command needs the engine

    if options.csv is None:
        with opened(options) as session:
            lines = trend_lines.journal_lines(session)
    else:
        table = trend_lines.read_csv(options.csv)
        for problem in trend_lines.problems(table.bad):
            say(trouble.sentence(problem), sys.stderr)
        if table.unreadable or (table.bad and not options.skip_bad):
            return trouble.BAD_INPUT
        lines = trend_lines.csv_lines(table.rows)
    for line in lines:
        say(json.dumps(line, ensure_ascii=False) if options.json else _trend_words(line))
    return trouble.DONE


def _trend_words(line: dict[str, object]) -> str:
    """A line for a person to read: the fields with their names."""
    return "  ".join(f"{name}={value}" for name, value in line.items() if value is not None)


def export(options: argparse.Namespace) -> int:
    """Write everything out."""
    with opened(options) as session:
        say(_("Written: {file}").format(file=export_json(session, options.out)))
    return trouble.DONE


def sample(options: argparse.Namespace) -> int:
    """Write a sample journal."""
    session = write_sample(options.out, options.years, options.seed)
    count = backups.check(session).rows["version"]
    session.close()
    say(_("Sample journal written to {folder}").format(folder=options.out))
    say(ngettext("{n} saved version", "{n} saved versions", count))
    return trouble.DONE
