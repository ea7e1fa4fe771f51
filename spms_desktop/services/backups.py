"""Checking a journal, making backups of it each day and on request, and telling how old the last one is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from spms_desktop.domain.author import Author
from spms_desktop.domain.errors import BadInput, Trouble
from spms_desktop.i18n import _, long_date, ngettext
from spms_desktop.services.session import Session
from spms_desktop.services.targets import folder_target
from spms_desktop.storage import archive, backup, rotation, second_place
from spms_desktop.storage.archive import Backup, Reason
from spms_desktop.storage.journal_file import Health

OFFER_AFTER = timedelta(days=30)
_OFFERED, _COPIED = "second_place_offered", "second_place_copied"


@dataclass(frozen=True, slots=True)
class Listed:
    """One backup to choose from; `second` tells that it lies in the second place."""

    path: Path
    made_at: datetime
    reason: Reason
    entries: int
    size: int
    second: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What a round of automatic backups did; `trouble` is why the second place has no copy though it is there."""

    backup: Backup | None = None
    copied: bool = False
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class DailyWork:
    """All that a worker needs to see to the backups of a journal, and nothing of the open one."""

    folder: Path
    data_key: bytes = field(repr=False)
    now: datetime
    second: Path | None = None
    asked: bool = False

    def run(self) -> Made:
        """Make the backup of the day when it is due, or one that was asked for, and copy it to the second place.

        Raises the troubles of a backup; what goes wrong in the second place is told beside the backup.
        """
        backups = self.folder / archive.FOLDER
        made = None
        if self.asked:
            made = backup.back_up(self.folder, self.data_key, backups, self.now)
        elif self._due(backups):
            made = backup.back_up(self.folder, self.data_key, backups, self.now, Reason.DAILY)
        if made is not None:
            rotation.rotate(backups, made.manifest.journal, self.now)
        return self._copied(made, made or archive.newest(backups))

    def _due(self, backups: Path) -> bool:
        if _made_on(backups, self.now.date()):
            return False
        return backup.changed_since_last(self.folder, self.data_key, backups)

    def _copied(self, made: Backup | None, newest: Backup | None) -> Made:
        if self.second is None or newest is None or not second_place.is_there(self.second):
            return Made(made)
        try:
            second_place.copy_there(newest, self.second, self.now)
        except Trouble as error:
            return Made(made, trouble=error)
        return Made(made, copied=True)


def check(session: Session) -> Health:
    """Read and authenticate every page of the open journal."""
    return session.file.check()


def back_up(session: Session, target: Path | None, now: datetime) -> Backup:
    """Make a verified backup; safe to run in a worker."""
    return session.file.back_up(now, folder_target(target) if target else None)


def before_import(session: Session) -> Backup:
    """Make a verified backup of what the journal holds before much is added at once."""
    return session.file.back_up(session.now(), None, Reason.IMPORT)


def daily_work(session: Session, second: Path | None = None, *, asked: bool = False) -> DailyWork:
    """What a worker is to do now for the backups of an open journal."""
    return DailyWork(session.file.folder, session.file.data_key, session.now(), second, asked)


def listed(folder: Path, second: Path | None = None) -> tuple[Listed, ...]:
    """The backups of a journal, newest first; one that lies in both places is named once."""
    own = archive.backups_in(folder / archive.FOLDER)
    names = {found.path.name for found in own}
    journal = own[0].manifest.journal if own else ""
    there = [found for found in archive.backups_in(second, journal) if found.path.name not in names] if second else []
    rows = [_listed(found) for found in own] + [_listed(found, second=True) for found in there]
    return tuple(sorted(rows, key=lambda row: row.made_at, reverse=True))


def choose_second_place(session: Session, folder: Path) -> Path:
    """Check and mark a folder for copies; raises BadInput when it is inside a journal, CannotWrite or DiskFull."""
    place = folder_target(folder)
    if not place.is_dir():
        raise BadInput("not_a_file")
    second_place.choose(place)
    session.file.keep_local(_OFFERED, session.today.isoformat())
    return place


def keep_copied(session: Session) -> None:
    """Remember that the second place has a copy of now."""
    session.file.keep_local(_COPIED, session.today.isoformat())


def offers_second_place(session: Session, second: Path | None) -> bool:
    """Whether a second place is worth a sentence: after a month of use, and told once."""
    if second is not None or session.read_only or session.file.local(_OFFERED) is not None:
        return False
    known = session.versions.history(Author)
    if not known or session.now() - known[0].stamp.recorded_at < OFFER_AFTER:
        return False
    session.file.keep_local(_OFFERED, session.today.isoformat())
    return True


def offer_sentence() -> str:
    """What is said once, after a month."""
    return _("You can keep a copy of your backups on a USB stick, too. You find it under More, in Backups.")


def age_sentence(session: Session) -> str:
    """How old the last verified backup is; quick, for a header that is shown anew with each save."""
    made = _made(session.file.folder / archive.FOLDER)
    if not made:
        return _("No backup yet")
    return _("Last backup: {when}").format(when=days_ago(max(made).date(), session.today))


def second_sentence(session: Session, second: Path | None) -> str:
    """How it stands with the second place."""
    if second is None:
        return _("There is no second place yet. A USB stick keeps your journal safe if this computer breaks.")
    copied = session.file.local(_COPIED)
    there = second_place.is_there(second)
    if copied is None:
        return (
            _("Backups are copied to {place}. There is no copy yet.").format(place=second)
            if there
            else _("{place} is not there now. There is no copy yet.").format(place=second)
        )
    when = days_ago(date.fromisoformat(copied), session.today)
    text = (
        _("Backups are copied to {place}. The last copy: {when}.")
        if there
        else _("{place} is not there now. That is fine. The last copy: {when}.")
    )
    return text.format(place=second, when=when)


def days_ago(day: date, today: date) -> str:
    """A day in the words of somebody who looks back."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("{n} day ago", "{n} days ago", days) if days <= OFFER_AFTER.days else long_date(day)


def _listed(found: Backup, *, second: bool = False) -> Listed:
    manifest = found.manifest
    return Listed(found.path, manifest.made_at, found.reason, manifest.rows.get("version", 0), found.size, second)


def _made_on(backups: Path, day: date) -> bool:
    return any(made.date() == day for made in _made(backups, (Reason.ASKED, Reason.DAILY)))


def _made(backups: Path, reasons: Iterable[Reason] = tuple(Reason)) -> list[datetime]:
    """When the backups of a folder were made, by their names alone."""
    try:
        paths = [path for path in backups.iterdir() if archive.reason(path) in reasons]
    except OSError:
        return []
    return [made for path in paths if (made := archive.made_at(path)) is not None]
