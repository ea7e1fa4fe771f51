"""The commands that look after a journal: checking and salvaging it, making a backup, restoring one."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from spms_desktop.cli.opening import opened, secret_of
from spms_desktop.cli.terminal import say
from spms_desktop.domain.errors import BadInput
from spms_desktop.i18n import _, long_date, ngettext
from spms_desktop.services import backups, restore, salvage, trouble
from spms_desktop.storage.journal_file import SUFFIX


def check(options: argparse.Namespace) -> int:
    """Read every page and count, and save what can be read when that is asked for."""
    if options.salvage_to is not None:
        return _salvage(options)
    with opened(options) as session:
        health = backups.check(session)
    say(_("The journal is sound.") if health.sound else _("Part of the journal cannot be read."))
    say(ngettext("{n} saved version", "{n} saved versions", health.rows["version"]))
    say(ngettext("{n} saved change", "{n} saved changes", health.rows["change"]))
    say(_("Schema {n}").format(n=health.schema))
    newest = health.last_backup.name if health.last_backup else _("none yet")
    say(_("Last verified backup: {file}").format(file=newest))
    return trouble.DONE if health.sound else trouble.DAMAGED


def _salvage(options: argparse.Namespace) -> int:
    if options.salvage_to.suffix != SUFFIX:
        raise BadInput("journal_suffix")
    asked = salvage.needs_secret(options.journal)
    found = salvage.rescue(options.journal, secret_of(options) if asked else "").salvage(options.salvage_to)
    said = salvage.lines(found)
    say(_("New journal: {folder}").format(folder=options.salvage_to))
    say(said.saved)
    _print_list(salvage.check_title(), said.check)
    _print_list(salvage.lost_title(), said.lost)
    if said.remark:
        say(said.remark)
    return trouble.DAMAGED if said.lost or said.check or said.remark else trouble.DONE


def _print_list(title: str, found: Iterable[str]) -> None:
    for number, line in enumerate(found):
        if not number:
            say(title)
        say(f"  {line}")


def backup(options: argparse.Namespace) -> int:
    """Write a backup and read it back."""
    with opened(options, reading=False) as session:
        made = backups.back_up(session, options.to, session.now())
    say(_("Backup written and read back: {file}").format(file=made.path))
    return trouble.DONE


def restoring(options: argparse.Namespace) -> int:
    """Make a new journal from a backup, or only say what it holds."""
    asked = restore.needs_secret(options.file)
    secret = secret_of(options) if asked else ""
    if options.to is None:
        held = restore.inside(options.file, restore.key_of(options.file, secret))
        say(_("Backup of {day}").format(day=long_date(held.made_at.date())))
        say(held.period)
        _print_list(_("It holds:"), held.lines)
        return trouble.DONE
    if options.to.suffix != SUFFIX:
        raise BadInput("journal_suffix")
    restore.restore_new(options.file, secret, options.to)
    say(_("Journal restored to {folder}").format(folder=options.to))
    return trouble.DONE
