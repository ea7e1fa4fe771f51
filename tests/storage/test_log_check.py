"""A log that a crash left behind: damage in what was saved is told, and a torn last write is not."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.errors import Damaged
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session
from spms_desktop.storage.journal_file import LOG
from spms_desktop.storage.log_check import has_lost_saves

HEADER, FRAME = 32, 24 + 4096
SAVES = 6


@pytest.fixture
def crashed(session: Session, tmp_path: Path) -> Path:
    """A journal as a crash leaves it: six ratings in the log, and nothing of the log in the database."""
    session.file.checkpoint()
    for score in range(SAVES):
        Journal(session).rate(session.today, Respondent.SELF, "pain", score)
    return Path(shutil.copytree(session.file.folder, tmp_path / "Crashed.spms"))


def ends(log: bytes) -> list[int]:
    """Where each save ends: behind a frame that names the size of the database."""
    places = range(HEADER, len(log) - FRAME + 1, FRAME)
    return [place + FRAME for place in places if int.from_bytes(log[place + 4 : place + 8])]


def flip(log: Path, place: int, bit: int = 3) -> None:
    data = bytearray(log.read_bytes())
    data[place] ^= 1 << bit
    log.write_bytes(bytes(data))


def test_a_sound_log_is_no_damage(crashed: Path) -> None:
    assert not has_lost_saves(crashed / LOG)
    assert not has_lost_saves(crashed / "none")
    opened = open_session(crashed)
    opened.close()


def test_a_flipped_bit_anywhere_but_in_the_last_save_is_told(crashed: Path, tmp_path: Path) -> None:
    whole = (crashed / LOG).read_bytes()
    stops = ends(whole)
    assert len(stops) == SAVES
    chance = random.Random(7)
    # What names the end of the save before the last is not proved by one later frame alone.
    places = [*range(HEADER), *(chance.randrange(HEADER, stops[-3]) for _n in range(300))]
    untold = []
    for place in places:
        log = tmp_path / "log"
        log.write_bytes(whole)
        flip(log, place, chance.randrange(8))
        if not has_lost_saves(log):
            untold.append(place)

    assert untold == []


def test_damage_is_told_on_opening_and_the_journal_left_alone(crashed: Path) -> None:
    flip(crashed / LOG, HEADER + 300)
    before = {path.name: path.read_bytes() for path in crashed.iterdir() if path.is_file()}

    with pytest.raises(Damaged):
        open_session(crashed)

    after = {path.name: path.read_bytes() for path in crashed.iterdir() if path.is_file()}
    assert {name: after[name] for name in ("journal.db", LOG, "keys.json")} == {
        name: before[name] for name in ("journal.db", LOG, "keys.json")
    }


@pytest.mark.parametrize("lost", ["end", "middle", "all but the last frame"])
def test_a_write_that_the_power_cut_is_no_damage(crashed: Path, lost: str) -> None:
    log = crashed / LOG
    whole = log.read_bytes()
    *_, before, last = ends(whole)
    if lost == "end":
        log.write_bytes(whole[: last - 700])
    elif lost == "middle":
        log.write_bytes(whole[: before + 600] + bytes(512) + whole[before + 1112 :])
    else:
        log.write_bytes(whole[:before] + bytes(last - before - FRAME) + whole[last - FRAME :])

    assert not has_lost_saves(log)
    opened = open_session(crashed)
    opened.close()
