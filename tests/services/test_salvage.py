"""What became of a damaged journal, by day and in plain words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import Damaged
from spms_desktop.domain.record import Action
from spms_desktop.services import salvage
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session
from spms_desktop.storage.salvage import Salvaged
from spms_desktop.storage.salvaged_rows import Gap
from tests.conftest import TestClock

DAY = date(2026, 3, 12)


def test_one_line_a_day() -> None:
    lost = (Gap(None, "author", 1, True), Gap(DAY, "note", 1), Gap(DAY, "rating", 3), Gap(DAY, "", 2, True))

    said = salvage.lines(Salvaged(Path(), 1200, 0, (Gap(DAY, "dose", 1),), lost, end_known=False))

    assert said.saved == "1200 entries were saved."
    assert said.check == ("Thursday, 12 March 2026: 1 dose",)
    assert said.lost == (
        "No day: 1 choice or detail",
        "Thursday, 12 March 2026: 3 ratings, 1 note",
        "About Thursday, 12 March 2026: 2 choices and details",
    )
    assert "may be missing" in said.remark


def test_the_newest_good_backup_is_the_last_one_that_reads_back(session: Session, clock: TestClock) -> None:
    good = session.file.back_up(session.now())
    clock.forward(hours=1)
    session.save(Action.CHECK_IN, [Note(session.today, "later")])
    bad = session.file.back_up(session.now())
    data = bytearray(bad.path.read_bytes())
    data[len(data) // 3] ^= 1
    bad.path.write_bytes(bytes(data))
    session.close()

    found = salvage.rescue(session.file.folder).newest_backup()

    assert found is not None
    assert found.path == good.path


def test_a_journal_is_saved_or_restored_beside_the_damaged_one(session: Session, clock: TestClock) -> None:
    session.save(Action.CHECK_IN, [Note(session.today, "kept")])
    path = session.file.back_up(session.now()).path
    session.close()
    rescue = salvage.rescue(session.file.folder)

    saved, restored = rescue.free_place("saved"), rescue.free_place("restored")
    rescue.salvage(saved)
    rescue.restore(path, restored)

    assert rescue.free_place("saved").name == "Maria saved 2.spms"
    for folder in (saved, restored):
        again = open_session(folder, clock=clock)
        assert [v.value.text for v in again.versions.live(Note)] == ["kept"]
        again.close()


def test_a_folder_that_is_gone_cannot_be_rescued(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        salvage.rescue(tmp_path / "gone.spms")
