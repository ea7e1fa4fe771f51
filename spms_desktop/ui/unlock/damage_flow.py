"""Helping a damaged journal, step by step, without a screen; the damaged folder itself is never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from spms_desktop.i18n import _, long_date, ngettext
from spms_desktop.services import salvage
from spms_desktop.services.backups import Listed
from spms_desktop.services.restore import open_restored
from spms_desktop.services.salvage import Lines, Rescue
from spms_desktop.services.session import Clock, Session, system_clock


@dataclass(frozen=True, slots=True)
class Outcome:
    """The new journal, and what became of the entries when they were saved one by one."""

    folder: Path
    lines: Lines | None = None


class DamageFlow:
    """Knows the damaged journal, what opens it, and its newest good backup."""

    def __init__(self, folder: Path, clock: Clock = system_clock, second: Path | None = None) -> None:
        self.folder = folder
        self._clock, self._second = clock, second
        self._rescue: Rescue | None = None
        self.backup: Listed | None = None

    def needs_secret(self) -> bool:
        """Whether a passphrase must be typed; raises Damaged when no key is left anywhere."""
        return salvage.needs_secret(self.folder)

    def look(self, secret: str = "") -> Callable[[], Listed | None]:
        """The work of finding the newest good backup; it raises WrongPassphrase or RecoveryCodeSlip."""

        def work() -> Listed | None:
            self._rescue = salvage.rescue(self.folder, secret)
            return self._rescue.newest_backup(self._second)

        return work

    def save_all(self) -> Callable[[], Outcome]:
        """The work of writing all that can be read into a new journal beside the damaged one."""
        known = self._known()
        target = known.free_place(_("saved"))
        return lambda: Outcome(target, salvage.lines(known.salvage(target)))

    def use_backup(self) -> Callable[[], Outcome]:
        """The work of making a new journal from the newest good backup."""
        known, backup = self._known(), self.backup
        if backup is None:
            raise ValueError("there is no backup")
        target, path = known.free_place(_("restored")), backup.path

        def work() -> Outcome:
            known.restore(path, target)
            return Outcome(target)

        return work

    def open(self, folder: Path) -> Session | None:
        """Open the new journal; None when the passphrase must be asked for again."""
        return open_restored(folder, self._known().data_key, self._clock)

    def backup_sentence(self) -> str:
        """What the newest good backup is."""
        if self.backup is None:
            return _("There is no good backup of this journal.")
        day = long_date(self.backup.made_at.astimezone().date())
        entries = ngettext("{n} entry", "{n} entries", self.backup.entries)
        return _("The newest good backup is of {day}. It holds {entries}.").format(day=day, entries=entries)

    def _known(self) -> Rescue:
        if self._rescue is None:
            raise ValueError("the journal was not looked at yet")
        return self._rescue
