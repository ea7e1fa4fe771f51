"""Making and opening journals as a person does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from spms_desktop.domain.errors import AlreadyThere, BadInput, NotAJournal, RecoveryCodeSlip, WrongPassphrase
from spms_desktop.services.unlock import (
    NewJournal,
    check_group,
    check_passphrase,
    create,
    folder_for,
    needs_secret,
    new_recovery_code,
    open_session,
)
from tests.conftest import TestClock


def test_a_journal_with_a_passphrase_opens_with_it_and_with_the_code(tmp_path: Path, clock: TestClock) -> None:
    code = new_recovery_code()
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria", "Anna", None, "blue kettle", code), clock).close()

    assert needs_secret(folder)
    for secret in ("blue kettle", code, code.lower()):
        session = open_session(folder, secret, clock=clock)
        assert [a.name for a in session.authors()] == ["Maria", "Anna"]
        assert session.profile.name == "Maria"
        session.close()


def test_a_journal_without_a_passphrase_opens_at_once(tmp_path: Path, clock: TestClock) -> None:
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria"), clock).close()

    assert not needs_secret(folder)
    open_session(folder, clock=clock).close()


def test_a_wrong_passphrase_and_a_slip_in_the_code_are_told_apart(tmp_path: Path, clock: TestClock) -> None:
    code = new_recovery_code()
    while sum(c.isdigit() for c in code) < 3:
        code = new_recovery_code()
    folder = tmp_path / "Maria.spms"
    create(NewJournal(folder, "Maria", "", None, "blue kettle", code), clock).close()
    slip = ("2" if code[0] != "2" else "3") + code[1:]

    with pytest.raises(WrongPassphrase):
        open_session(folder, "red kettle", clock=clock)
    short_of_a_group = code[code.index("-") + 1 :]
    digits = sum(c.isdigit() for c in short_of_a_group)
    mixed = slip[:9].lower() + slip[9:]
    told = [slip, slip.replace("-", " "), slip.replace("-", "").lower(), mixed, *[short_of_a_group][: digits > 1]]
    for typed in told:
        with pytest.raises(RecoveryCodeSlip):
            open_session(folder, typed, clock=clock)


@pytest.mark.parametrize("name", ["", "   ", "a/b", "..", "a:b", ".", "nul", "字" * 150, "\ud800"])
def test_a_name_that_no_folder_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput):
        folder_for(tmp_path, name)


@pytest.mark.parametrize("name", ["Maria", "Maria.spms", " Maria ", "Ma\u202eria", "Mar\ud800ia"])
def test_the_folder_carries_the_name(tmp_path: Path, name: str) -> None:
    assert folder_for(tmp_path, name) == tmp_path / "Maria.spms"


def test_an_existing_journal_is_never_replaced(tmp_path: Path, clock: TestClock) -> None:
    create(NewJournal(tmp_path / "Maria.spms", "Maria"), clock).close()

    with pytest.raises(AlreadyThere):
        create(NewJournal(tmp_path / "Maria.spms", "Eva"), clock)

    session = open_session(tmp_path / "Maria.spms", clock=clock)
    assert session.profile.name == "Maria"
    session.close()


def test_nothing_there_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(NotAJournal):
        needs_secret(tmp_path / "Nothing.spms")


@pytest.mark.parametrize(
    ("passphrase", "again", "problem"),
    [(" ", " ", "passphrase_missing"), ("long enough", "long enouf", "passphrase_differs")],
)
def test_a_passphrase_that_will_not_do_is_refused(passphrase: str, again: str, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        check_passphrase(passphrase, again)


def test_the_group_asked_back_must_be_right() -> None:
    code = new_recovery_code()
    group = code.split("-")[2]

    check_group(code, 2, f" {group.lower()} ")
    with pytest.raises(BadInput, match="recovery_group_wrong"):
        check_group(code, 2, "")
