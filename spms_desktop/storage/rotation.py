"""Which automatic backups stay: seven days, four weeks and twelve months back, one of each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from spms_desktop.storage.archive import Backup, Reason, backups_in

DAILY, WEEKLY, MONTHLY = 7, 4, 12
BEFORE_CHANGE = (Reason.MIGRATION, Reason.IMPORT, Reason.RESTORE)
BEFORE_CHANGE_DAYS = 30
"""A backup made before a larger change is what undoes it; so long it stays, whatever else was made since."""

_BUCKETS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAILY, lambda at: at.date()),
    (WEEKLY, lambda at: at.isocalendar()[:2]),
    (MONTHLY, lambda at: (at.year, at.month)),
)


def keep(dates: Iterable[datetime], now: datetime) -> set[datetime]:
    """Of these times of backups those that stay: the newest of each of the latest days, weeks and months that have one.

    Days without a backup do not count, so that who writes seldom keeps as many. Times to come, which a wrong clock
    made, stay and count for nothing. All times are aware.
    """
    known = sorted(set(dates), reverse=True)
    past = [at for at in known if at <= now]
    kept = set(known) - set(past)
    for most, bucket in _BUCKETS:
        first_of: dict[Hashable, datetime] = {}
        for at in past:
            first_of.setdefault(bucket(at), at)
        kept.update(list(first_of.values())[:most])
    return kept


def superseded(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """The backups that may go. One that somebody asked for or named never does."""
    found = list(backups)
    daily = [backup for backup in found if backup.reason is Reason.DAILY]
    stay = keep((backup.manifest.made_at for backup in daily), now)
    gone = [backup for backup in daily if backup.manifest.made_at not in stay]
    for reason in BEFORE_CHANGE:
        made = sorted((b for b in found if b.reason is reason), key=lambda b: b.manifest.made_at, reverse=True)
        gone += [b for b in made[1:] if now - b.manifest.made_at > timedelta(days=BEFORE_CHANGE_DAYS)]
    return gone


def rotate(folder: Path, journal: str, now: datetime) -> None:
    """Remove what may go of one journal's backups in a folder; what cannot be removed now goes another time."""
    for backup in superseded(backups_in(folder, journal), now):
        with suppress(OSError):
            backup.path.unlink()
