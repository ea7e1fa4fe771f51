"""Ways into a journal: each change asks for what opens it now, and nobody can be locked out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spms_desktop.domain.errors import BadInput, OpenedReadOnly, WrongPassphrase
from spms_desktop.services.locks import Locks
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import (
    NewJournal,
    create,
    needs_secret,
    new_recovery_code,
    open_by_keyring,
    open_session,
)
from spms_desktop.storage import keyring_store
from tests.conftest import TestClock

CODE = new_recovery_code()
OLD, NEW, MINE = "blue kettle", "red kettle", "my own kettle"


@pytest.fixture
def closed(tmp_path: Path, clock: TestClock) -> Iterator[Session]:
    """Maria's journal with a passphrase and a recovery code, and Anna who helps."""
    session = create(NewJournal(tmp_path / "Maria.spms", "Maria", "Anna", None, OLD, CODE), clock)
    yield session
    session.close()


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring as the computer may have one."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(keyring_store, "kept", kept.get)
    monkeypatch.setattr(keyring_store, "keep", kept.__setitem__)
    monkeypatch.setattr(keyring_store, "forget", lambda journal: kept.pop(journal, None))
    return kept


def uid(session: Session, name: str) -> str:
    return next(a.uid for a in session.authors() if a.name == name)


def opens_as(session: Session, secret: str) -> str:
    """Close the journal and say who writes first when the secret opens it again."""
    session.close()
    again = open_session(session.file.folder, secret, clock=session.now)
    again.close()
    return again.author.name


def test_a_changed_passphrase_opens_and_the_old_one_does_not(closed: Session) -> None:
    Locks(closed).set_passphrase(OLD, NEW, NEW)

    closed.close()
    with pytest.raises(WrongPassphrase):
        open_session(closed.file.folder, OLD, clock=closed.now)
    assert opens_as(closed, NEW) == "Maria"
    assert opens_as(closed, CODE) == "Maria"


@pytest.mark.parametrize("typed", ["", "blue", "BLUE KETTLE"])
def test_nothing_changes_without_what_opens_it_now(closed: Session, typed: str) -> None:
    locks, before = Locks(closed), closed.file.keys

    for change in (
        lambda: locks.set_passphrase(typed, NEW, NEW),
        lambda: locks.set_recovery(typed, new_recovery_code()),
        lambda: locks.open_to_anybody(typed),
        lambda: locks.use_keyring(typed),
        lambda: locks.set_own(typed, MINE, MINE),
    ):
        with pytest.raises(WrongPassphrase):
            change()
    assert closed.file.keys == before


def test_who_forgot_the_passphrase_changes_it_with_the_recovery_code(closed: Session) -> None:
    Locks(closed).set_passphrase(CODE.lower(), NEW, NEW)

    assert opens_as(closed, NEW) == "Maria"


def test_a_new_recovery_code_ends_the_old_one(closed: Session) -> None:
    new = new_recovery_code()
    Locks(closed).set_recovery(OLD, new)

    assert opens_as(closed, new) == "Maria"
    with pytest.raises(WrongPassphrase):
        open_session(closed.file.folder, CODE, clock=closed.now)


def test_a_journal_can_be_opened_to_anybody_and_closed_again(closed: Session) -> None:
    locks, folder = Locks(closed), closed.file.folder
    locks.open_to_anybody(OLD)
    assert not needs_secret(folder)
    assert locks.ways.recovery

    locks.set_passphrase("", NEW, NEW)

    assert needs_secret(folder)
    assert opens_as(closed, NEW) == "Maria"


def test_a_journal_without_a_passphrase_gets_a_recovery_code_with_its_first(session: Session) -> None:
    Locks(session).set_passphrase("", NEW, NEW, CODE)

    assert Locks(session).ways.recovery
    assert opens_as(session, CODE) == "Maria"


def test_an_own_passphrase_opens_the_journal_as_its_author(closed: Session) -> None:
    locks = Locks(closed)
    locks.write_as(uid(closed, "Anna"))
    locks.set_own(OLD, MINE, MINE)

    assert opens_as(closed, MINE) == "Anna"
    assert opens_as(closed, OLD) == "Maria"


def test_nobody_writes_as_somebody_with_a_lock_without_it(closed: Session) -> None:
    locks, maria, anna = Locks(closed), uid(closed, "Maria"), uid(closed, "Anna")
    locks.set_own(OLD, MINE, MINE)
    locks.write_as(anna)

    for typed in ("", OLD, NEW):
        with pytest.raises(WrongPassphrase):
            locks.write_as(maria, typed)
        assert closed.author.uid == anna
    locks.write_as(maria, MINE)

    assert closed.author.uid == maria
    assert opens_as(closed, OLD) == "Anna"  # the journal's passphrase is not hers any more


def test_the_recovery_code_is_the_persons_and_helps_who_forgot(closed: Session) -> None:
    locks, maria = Locks(closed), uid(closed, "Maria")
    locks.set_own(OLD, MINE, MINE)
    locks.write_as(uid(closed, "Anna"))

    locks.write_as(maria, CODE)
    locks.drop_own(CODE)

    assert locks.ways.own == frozenset()


def test_a_caregiver_makes_no_code_that_would_open_as_the_person(closed: Session) -> None:
    locks = Locks(closed)
    locks.set_own(OLD, MINE, MINE)
    locks.write_as(uid(closed, "Anna"))

    with pytest.raises(BadInput, match="persons_choice"):
        locks.set_recovery(OLD, new_recovery_code())


def test_the_shared_passphrase_opens_nothing_once_everybody_has_a_lock(closed: Session) -> None:
    locks = Locks(closed)
    for name in ("Maria", "Anna"):
        locks.write_as(uid(closed, name))
        locks.set_own(OLD, f"{name} {MINE}", f"{name} {MINE}")
    closed.close()

    with pytest.raises(BadInput, match="own_passphrase"):
        open_session(closed.file.folder, OLD, clock=closed.now)
    assert opens_as(closed, f"Anna {MINE}") == "Anna"  # and the refused try left no lock behind


def test_a_lock_holds_in_a_journal_that_anybody_can_open(session: Session) -> None:
    Locks(session).set_own("", MINE, MINE)

    assert Locks(session).ways.closed
    assert opens_as(session, "") == "Anna"
    assert opens_as(session, MINE) == "Maria"


def test_the_keyring_opens_the_journal_until_it_is_left(closed: Session, ring: dict[str, str]) -> None:
    locks, folder = Locks(closed), closed.file.folder
    locks.use_keyring(OLD)
    assert ring
    closed.close()

    opened = open_by_keyring(folder, clock=closed.now)

    assert opened is not None
    assert opened.author.name == "Maria"
    Locks(opened).leave_keyring()
    opened.close()
    assert not ring
    assert open_by_keyring(folder, clock=closed.now) is None
    with pytest.raises(WrongPassphrase):
        open_session(folder, "", clock=closed.now)


def test_an_emptied_keyring_opens_nothing_and_the_passphrase_still_does(closed: Session, ring: dict[str, str]) -> None:
    Locks(closed).use_keyring(OLD)
    closed.close()
    ring.clear()

    assert open_by_keyring(closed.file.folder, clock=closed.now) is None
    assert opens_as(closed, OLD) == "Maria"


def test_the_keyring_of_somebody_with_a_lock_opens_as_them(closed: Session, ring: dict[str, str]) -> None:
    locks = Locks(closed)
    locks.write_as(uid(closed, "Anna"))
    locks.set_own(OLD, MINE, MINE)
    locks.use_keyring(MINE)
    closed.close()

    opened = open_by_keyring(closed.file.folder, clock=closed.now)

    assert ring
    assert opened is not None
    assert opened.author.name == "Anna"
    opened.close()


def test_without_a_keyring_on_the_computer_it_is_said(closed: Session) -> None:
    with pytest.raises(BadInput, match="no_keyring"):
        Locks(closed).use_keyring(OLD)
    assert not Locks(closed).ways.keyring


def test_a_journal_that_is_only_read_keeps_its_ways_in(closed: Session) -> None:
    closed.close()
    reading = open_session(closed.file.folder, OLD, read_only=True, clock=closed.now)

    with pytest.raises(OpenedReadOnly):
        Locks(reading).set_passphrase(OLD, NEW, NEW)
    reading.close()
    assert opens_as(closed, OLD) == "Maria"
