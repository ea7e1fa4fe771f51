"""Automatic backups thin out with age; what somebody asked for, or what undoes a larger change, stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.storage import archive
from spms_desktop.storage.archive import Backup, Manifest, Reason
from spms_desktop.storage.journal_file import JournalFile
from spms_desktop.storage.rotation import DAILY, MONTHLY, WEEKLY, keep, rotate, superseded
from tests.conftest import NOW

minutes = st.integers(min_value=-40 * 24 * 60, max_value=900 * 24 * 60)
moments = minutes.map(lambda n: NOW - timedelta(minutes=n))


def backup(made_at: datetime, reason: Reason = Reason.DAILY) -> Backup:
    return Backup(Path(archive.named(made_at, reason)), Manifest(1, "j", made_at, 3, {}))


def test_a_year_of_daily_backups_keeps_days_weeks_and_months() -> None:
    days = [NOW - timedelta(days=n) for n in range(400)]

    kept = keep(days, NOW)

    assert set(days[:7]) <= kept
    assert len(kept) <= DAILY + WEEKLY + MONTHLY
    assert max((NOW - at).days for at in kept) >= 320


@given(st.sets(moments, max_size=80))
def test_what_stays_is_some_of_what_was_with_the_newest_and_never_too_many(dates: set[datetime]) -> None:
    kept = keep(dates, NOW)
    past = {at for at in dates if at <= NOW}

    assert kept <= dates
    assert dates - past <= kept, "what a wrong clock dated ahead stays"
    assert not past or max(past) in kept
    assert len(kept & past) <= DAILY + WEEKLY + MONTHLY
    assert len({at.date() for at in kept & past}) >= min(DAILY, len({at.date() for at in past}))


@given(st.sets(moments, max_size=60), moments)
def test_thinning_out_twice_changes_nothing_more(dates: set[datetime], now: datetime) -> None:
    once = keep(dates, now)

    assert keep(once, now) == once


def test_whoever_writes_seldom_keeps_as_many() -> None:
    yearly = [NOW - timedelta(days=365 * n) for n in range(10)]

    assert keep(yearly, NOW) == set(yearly)


def test_what_somebody_asked_for_or_named_is_never_removed() -> None:
    own = [backup(NOW - timedelta(days=n), Reason.ASKED) for n in range(100)]
    named = [Backup(Path("before the move.spmsbackup"), own[0].manifest)]

    assert superseded([*own, *named], NOW) == []


def test_a_backup_made_before_a_change_stays_a_month_and_the_last_one_longer() -> None:
    made = [backup(NOW - timedelta(days=days), Reason.RESTORE) for days in (90, 60, 20)]

    assert [NOW - b.manifest.made_at for b in superseded(made, NOW)] == [timedelta(days=60), timedelta(days=90)]
    assert superseded(made[:1], NOW) == []


def test_only_backups_of_the_same_journal_are_removed(journal: JournalFile, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    for days in range(9):
        journal.back_up(NOW - timedelta(days=days), place, Reason.DAILY)
    (place / "letter.txt").write_text("mine")

    rotate(place, "another", NOW)
    assert len(archive.backups_in(place)) == 9

    rotate(place, journal.keys.journal, NOW)
    assert len(archive.backups_in(place)) == 8
    assert (place / "letter.txt").read_text() == "mine"


def test_names_tell_why_and_when() -> None:
    path = Path(archive.named(NOW, Reason.RESTORE, 2))

    assert path.name == "backup-2026-11-23-110000-restore-2.spmsbackup"
    assert (archive.reason(path), archive.made_at(path)) == (Reason.RESTORE, NOW.replace(tzinfo=None))
    assert archive.reason(Path("backup-2026-11-23-110000-2.spmsbackup")) is Reason.ASKED
    assert archive.reason(Path("mine.spmsbackup")) is Reason.ASKED
    assert archive.made_at(Path("backup-2026-99-23-110000.spmsbackup")) is None
