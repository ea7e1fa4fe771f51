"""Saving what can be read of a damaged journal, and telling what somebody must look at, by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from spms_desktop.domain.errors import BackupDamaged, BadInput, Damaged, NewerFile, WrongPassphrase
from spms_desktop.i18n import _, long_date, ngettext
from spms_desktop.services.backups import Listed, listed
from spms_desktop.services.restore import count_lines, slip_or_wrong
from spms_desktop.services.targets import file_target
from spms_desktop.storage import restore, salvage
from spms_desktop.storage.files import write_durably
from spms_desktop.storage.journal_file import SUFFIX
from spms_desktop.storage.keys import KeyFile, SlotKind
from spms_desktop.storage.restore import KindCount
from spms_desktop.storage.salvage import Salvaged
from spms_desktop.storage.salvaged_rows import Gap


@dataclass(frozen=True, slots=True)
class Lines:
    """What became of a damaged journal, in words: how much was saved, what to check and what is lost, by day."""

    saved: str
    check: tuple[str, ...]
    lost: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Rescue:
    """A damaged journal whose key is known; its methods are safe in a worker, and leave it as it is to the byte."""

    folder: Path
    key_file: KeyFile = field(repr=False)
    data_key: bytes = field(repr=False)

    def salvage(self, target: Path) -> Salvaged:
        """Write what can be read into a new journal; raises AlreadyThere, BadInput("nothing_saved"), and disk troubles.
        """
        return salvage.salvage(self.folder, self.key_file, self.data_key, target)

    def newest_backup(self, second: Path | None = None) -> Listed | None:
        """The latest backup that reads back whole, of those beside the journal and in a second place."""
        for row in listed(self.folder, second):
            try:
                restore.check_key(row.path, self.data_key)
                restore.contents(row.path, self.data_key)
            except (BackupDamaged, BadInput, NewerFile):
                continue
            return row
        return None

    def restore(self, backup: Path, target: Path) -> None:
        """Make a new journal from a backup; raises AlreadyThere, BackupDamaged, NewerFile, and disk troubles."""
        restore.restore_new(backup, self.data_key, target)

    def free_place(self, word: str) -> Path:
        """A folder beside the damaged journal that does not exist yet; `word` tells what it will hold."""
        stem = f"{self.folder.stem} {word}"
        names = (stem, *(f"{stem} {n}" for n in range(2, 100)))
        return next(p for name in names if not (p := self.folder.with_name(f"{name}{SUFFIX}")).exists())


def needs_secret(folder: Path) -> bool:
    """Whether a damaged journal asks for a passphrase; its backups tell when its own key files are gone."""
    return not any(key_file.has(SlotKind.OPEN) for key_file in salvage.key_files(folder))


def rescue(folder: Path, secret: str = "") -> Rescue:
    """Begin with a damaged journal; raises Damaged when no key is left, WrongPassphrase or RecoveryCodeSlip."""
    if not folder.is_dir():
        raise Damaged(folder)
    try:
        key_file, key = salvage.unlock(folder, secret)
    except WrongPassphrase as error:
        raise slip_or_wrong(secret) from error
    return Rescue(folder, key_file, key)


def lines(found: Salvaged) -> Lines:
    """What became of the journal, to read or to print."""
    remark = "" if found.end_known else _("The last entries may be missing, too. Nothing tells how many there were.")
    return Lines(
        ngettext("{n} entry was saved.", "{n} entries were saved.", found.kept),
        tuple(_by_day(found.unsure)),
        tuple(_by_day(found.lost)),
        remark,
    )


def check_title() -> str:
    """What stands above the entries that may be wrong."""
    return _("Please check these. They were read from damaged places:")


def lost_title() -> str:
    """What stands above the entries that are gone."""
    return _("These could not be saved:")


def save_list(said: Lines, target: Path) -> None:
    """Write what to check and what is lost as a text file; raises BadInput, CannotWrite or DiskFull."""
    parts = [said.saved]
    for title, found in ((check_title(), said.check), (lost_title(), said.lost)):
        parts += ["", title, *found] if found else []
    parts += ["", said.remark] if said.remark else []
    write_durably(file_target(target), ("\n".join(parts) + "\n").encode())


def _by_day(gaps: Iterable[Gap]) -> list[str]:
    """One line a day."""
    days: dict[tuple[date, bool], list[Gap]] = {}
    for gap in gaps:
        days.setdefault((gap.day or date.min, gap.guessed), []).append(gap)
    return [_line(day, guessed, days[day, guessed]) for day, guessed in sorted(days)]


def _line(day: date, guessed: bool, gaps: list[Gap]) -> str:
    words = count_lines(KindCount(gap.kind, gap.count, None, None) for gap in gaps)
    if day == date.min:
        return _("No day: {what}").format(what=", ".join(words))
    text = _("About {day}: {what}") if guessed else _("{day}: {what}")
    return text.format(day=long_date(day), what=", ".join(words))
