"""The backup of the day, a second place, and how old the last backup is, in words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import BadInput, CannotWrite
from spms_desktop.domain.record import Action
from spms_desktop.services import backups
from spms_desktop.services.session import Session
from spms_desktop.storage import archive, second_place
from spms_desktop.storage.archive import Reason
from tests.conftest import TestClock


@pytest.fixture
def stick(session: Session, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return backups.choose_second_place(session, folder)


def note(session: Session, text: str) -> None:
    session.save(Action.CHECK_IN, [Note(session.today, text)])


def made(session: Session) -> list[Reason]:
    return [found.reason for found in archive.backups_in(session.file.folder / archive.FOLDER)]


def test_there_is_one_backup_a_day_and_none_when_nothing_changed(session: Session, clock: TestClock) -> None:
    first = backups.daily_work(session).run()
    note(session, "later")
    second = backups.daily_work(session).run()
    clock.forward(days=1)
    third = backups.daily_work(session).run()
    clock.forward(days=1)
    fourth = backups.daily_work(session).run()

    assert first.backup is not None
    assert second.backup is None, "one a day is enough"
    assert third.backup is not None, "what was saved after the backup of yesterday"
    assert fourth.backup is None, "nothing changed since"
    assert made(session) == [Reason.DAILY, Reason.DAILY]


def test_one_that_was_asked_for_counts_as_the_backup_of_the_day(session: Session) -> None:
    backups.daily_work(session, asked=True).run()

    assert backups.daily_work(session).run().backup is None
    assert made(session) == [Reason.ASKED]


def test_old_daily_backups_go_and_others_stay(session: Session, clock: TestClock) -> None:
    backups.before_import(session)
    for _day in range(20):
        clock.forward(days=1)
        note(session, f"{clock.at}")
        backups.daily_work(session).run()

    found = made(session)
    assert found.count(Reason.IMPORT) == 1
    assert found.count(Reason.DAILY) < 12


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(0, "today"), (1, "yesterday"), (30, "30 days ago"), (90, "Monday, 23 November 2026"), (-2, "today")],
)
def test_the_age_is_told_in_words(session: Session, clock: TestClock, days: int, sentence: str) -> None:
    backups.daily_work(session).run()
    clock.forward(days=days)

    assert backups.age_sentence(session) == f"Last backup: {sentence}"


def test_no_backup_is_told_as_such(session: Session) -> None:
    assert backups.age_sentence(session) == "No backup yet"


def test_a_stick_that_is_there_gets_a_copy(session: Session, stick: Path) -> None:
    done = backups.daily_work(session, stick).run()

    assert done.copied
    assert done.backup is not None
    assert (stick / done.backup.path.name).read_bytes() == done.backup.path.read_bytes()


def test_a_stick_that_comes_later_gets_the_backup_of_the_day(session: Session, stick: Path) -> None:
    (stick / second_place.MARK).unlink()
    away = backups.daily_work(session, stick).run()
    second_place.choose(stick)
    back = backups.daily_work(session, stick).run()

    assert (away.backup is None, away.copied, away.trouble) == (False, False, None)
    assert (back.backup is None, back.copied) == (True, True)


def test_trouble_with_the_stick_does_not_cost_the_backup(
    session: Session, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise CannotWrite(stick)

    monkeypatch.setattr(second_place, "copy_there", refuse)

    done = backups.daily_work(session, stick).run()

    assert done.backup is not None
    assert isinstance(done.trouble, CannotWrite)


def test_the_second_place_is_told_calmly(session: Session, stick: Path, clock: TestClock) -> None:
    assert "no second place" in backups.second_sentence(session, None)
    assert backups.second_sentence(session, stick) == f"Backups are copied to {stick}. There is no copy yet."
    backups.keep_copied(session)
    clock.forward(days=2)
    assert backups.second_sentence(session, stick).endswith("The last copy: 2 days ago.")
    (stick / second_place.MARK).unlink()
    assert backups.second_sentence(session, stick) == (
        f"{stick} is not there now. That is fine. The last copy: 2 days ago."
    )


def test_a_second_place_inside_the_journal_is_refused(session: Session) -> None:
    with pytest.raises(BadInput, match="inside_journal"):
        backups.choose_second_place(session, session.file.folder)


def test_a_second_place_is_offered_once_after_a_month(session: Session, clock: TestClock) -> None:
    early = backups.offers_second_place(session, None)
    clock.forward(days=31)

    assert [early, backups.offers_second_place(session, None), backups.offers_second_place(session, None)] == [
        False, True, False,
    ]  # fmt: skip


def test_the_list_names_a_backup_in_both_places_once(session: Session, stick: Path, clock: TestClock) -> None:
    first = backups.daily_work(session, stick).run()
    clock.forward(days=1)
    note(session, "new")
    backups.daily_work(session).run()
    assert first.backup is not None
    first.backup.path.unlink()

    rows = backups.listed(session.file.folder, stick)

    assert [row.second for row in rows] == [False, True]
    assert rows[0].entries == rows[1].entries + 1


def test_a_list_without_own_backups_shows_only_those_of_this_journal(session: Session, stick: Path) -> None:
    backups.daily_work(session, stick).run()
    for own in archive.backups_in(session.file.folder / archive.FOLDER):
        own.path.unlink()
    other = archive.backups_in(stick)[0]

    rows = backups.listed(session.file.folder, stick)

    assert [row.path for row in rows] == [other.path]


def test_a_clock_that_was_set_back_does_not_stop_backups(session: Session, clock: TestClock) -> None:
    backups.daily_work(session).run()
    clock.at -= timedelta(days=3)
    note(session, "in the past")

    assert backups.daily_work(session).run().backup is not None
    assert backups.age_sentence(session) == "Last backup: today"
