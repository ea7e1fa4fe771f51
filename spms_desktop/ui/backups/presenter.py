"""What the dialog on backups says, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from spms_desktop.domain.errors import DiskFull, Trouble
from spms_desktop.i18n import _, clock, long_date, ngettext, number
from spms_desktop.services import backups, restore
from spms_desktop.services.backups import Listed
from spms_desktop.services.restore import Inside
from spms_desktop.services.session import Session
from spms_desktop.storage.archive import Reason

_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class BackupView:
    """One backup in the list: when it was made, and the rest in a quiet line."""

    path: Path
    title: str
    details: str


class BackupsPresenter:
    """The state of a journal's backups; `second` is the second place on this computer."""

    def __init__(self, session: Session, second: Path | None, *, kept: bool = True) -> None:
        self.session = session
        self.second = second
        self.kept = kept

    @property
    def age(self) -> str:
        """How old the last backup is."""
        return backups.age_sentence(self.session)

    @property
    def second_sentence(self) -> str:
        """How it stands with the second place."""
        return backups.second_sentence(self.session, self.second)

    @property
    def way_back(self) -> Path | None:
        """The backup that undoes the last going back."""
        return restore.way_back(self.session)

    @property
    def can_go_back(self) -> bool:
        """A sample is gone when it is left, and what is open for reading only stays as it is."""
        return self.kept and not self.session.read_only

    def look(self) -> Callable[[], tuple[BackupView, ...]]:
        """The work of listing the backups, for a worker: a stick may be slow."""
        folder, second = self.session.file.folder, self.second
        return lambda: views(backups.listed(folder, second))

    def choose_second(self, folder: Path) -> None:
        """Copy backups there from now on; raises Trouble."""
        self.second = backups.choose_second_place(self.session, folder)

    def forget_second(self) -> None:
        """Copy backups nowhere else from now on; the copies made so far stay."""
        self.second = None


def views(found: Iterable[Listed]) -> tuple[BackupView, ...]:
    """The backups in words."""
    return tuple(BackupView(row.path, _title(row), _details(row)) for row in found)


def _title(row: Listed) -> str:
    made = row.made_at.astimezone()
    return _("{day}, {time}").format(day=long_date(made.date()), time=clock(made))


def _details(row: Listed) -> str:
    parts = [reason_words(row.reason), ngettext("{n} entry", "{n} entries", row.entries), size_words(row.size)]
    if row.second:
        parts.append(_("in the second place"))
    return " · ".join(parts)


def reason_words(reason: Reason) -> str:
    """Why a backup was made."""
    return {
        Reason.ASKED: _("Made by you"),
        Reason.DAILY: _("Made each day"),
        Reason.MIGRATION: _("Made before an update"),
        Reason.IMPORT: _("Made before an import"),
        Reason.RESTORE: _("Made before going back"),
    }[reason]


def size_words(size: int) -> str:
    """How much room a file takes."""
    if size < _MEGA:
        return _("less than 1 MB")
    return _("{n} MB").format(n=number(size / _MEGA, 0))


def holds(inside: Inside) -> tuple[str, ...]:
    """The sentences about what a backup holds: whose it is, from when to when, and how much of what."""
    people = [_("It is the journal of {name}.").format(name=inside.person)] if inside.person else []
    if inside.caregivers:
        people.append(_("Also writing: {names}").format(names=", ".join(inside.caregivers)))
    counts = [_("It holds: {what}").format(what=", ".join(inside.lines))] if inside.lines else []
    return (*people, inside.period, *counts)


def daily_trouble(error: Trouble) -> str:
    """One sentence on why there is no backup of today yet."""
    if isinstance(error, DiskFull):
        return _("The disk is full, so today’s backup was not made. It is tried again in an hour.")
    return _("Today’s backup was not made. Your journal is safe, and it is tried again in an hour.")


def second_trouble(error: Trouble) -> str:
    """One sentence on why the second place has no copy."""
    if isinstance(error, DiskFull):
        return _("The backup is made. The second place is full, so there is no copy there.")
    return _("The backup is made. It could not be copied to the second place.")
