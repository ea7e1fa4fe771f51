"""What a backup holds in plain words, and going back to one with whoever was writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import RecoveryCodeSlip, WrongPassphrase
from spms_desktop.domain.record import Action
from spms_desktop.services import restore
from spms_desktop.services.restore import UNCOUNTED, count_lines, key_of, look_inside, return_to, way_back
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import NewJournal, create, new_recovery_code, open_session
from spms_desktop.storage.kinds import KINDS
from spms_desktop.storage.restore import KindCount
from tests.conftest import TestClock


def note(session: Session, text: str) -> None:
    session.save(Action.CHECK_IN, [Note(session.today, text)])


def test_every_kind_of_value_is_counted_somewhere() -> None:
    for kind in KINDS:
        lines = count_lines([KindCount(kind.name, 2, None, None)])
        assert len(lines) == 1, kind.name
        assert ("choices" in lines[0]) == (kind.name in UNCOUNTED)


def test_a_backup_is_told_in_plain_words(sample: Session) -> None:
    path = sample.file.back_up(sample.now()).path

    inside = look_inside(sample, path)()

    assert inside.person == "Maria"
    assert inside.caregivers
    assert any(line.endswith(" ratings") for line in inside.lines)
    assert inside.period.startswith("The entries go from ")
    assert inside.last is not None
    assert inside.last <= sample.today


def test_an_empty_journal_says_so(session: Session) -> None:
    path = session.file.back_up(session.now()).path

    assert look_inside(session, path)().period == "There are no entries in it yet."


def test_going_back_and_undoing_it(session: Session) -> None:
    note(session, "old")
    path = session.file.back_up(session.now()).path
    note(session, "new")
    anna = session.authors()[1].uid
    session.write_as(anna)
    wanted = return_to(session, path)
    session.close()

    wanted.run()
    again = wanted.reopen()

    assert again is not None
    assert again.author.uid == anna
    assert [v.value.text for v in again.versions.live(Note)] == ["old"]
    back = way_back(again)
    assert back is not None
    undo = return_to(again, back)
    again.close()
    undo.run()
    last = undo.reopen()
    assert last is not None
    assert {v.value.text for v in last.versions.live(Note)} == {"new"}
    last.close()


def test_there_is_no_way_back_in_a_journal_that_was_never_restored(session: Session) -> None:
    assert way_back(session) is None


def test_a_new_computer_needs_the_file_and_the_passphrase_or_the_code(tmp_path: Path, clock: TestClock) -> None:
    code = new_recovery_code()
    session = create(
        NewJournal(tmp_path / "Maria.spms", "Maria", passphrase="four blue kettles", recovery=code), clock
    )
    path = session.file.back_up(session.now(), tmp_path / "stick").path
    session.close()

    for n, secret in enumerate(("four blue kettles", code.lower())):
        folder = tmp_path / "new computer" / f"{n}.spms"
        restore.restore_new(path, secret, folder)
        again = open_session(folder, secret, clock=clock)
        assert again.profile.name == "Maria"
        again.close()
    with pytest.raises(WrongPassphrase):
        key_of(path, "five blue kettles")
    slip = ("2" if code[0] != "2" else "3") + code[1:]
    with pytest.raises(RecoveryCodeSlip):
        key_of(path, slip)
