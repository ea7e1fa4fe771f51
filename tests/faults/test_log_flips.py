"""One flipped bit in the log that a crash left: it is told, or it hit the very last save and nothing else is gone."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Rating
from spms_desktop.domain.errors import Damaged
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session
from spms_desktop.storage.journal_file import LOG
from tests.conftest import TestClock

SYMPTOMS = ("pain", "walking", "fatigue", "overall", "stiffness", "balance", "hands", "sleep_trouble")
HEADER, FRAME = 32, 24 + 4096


def campaign(session: Session, folder: Path, times: int) -> Counter[str]:
    """Flip bits in copies of a crashed journal with a save of each symptom in its log, and say how each was met."""
    session.file.checkpoint()
    for score, symptom in enumerate(SYMPTOMS):
        Journal(session).rate(session.today, Respondent.SELF, symptom, score)
    crashed = Path(shutil.copytree(session.file.folder, folder / "Crashed.spms"))
    whole = (crashed / LOG).read_bytes()
    places = range(HEADER, len(whole) - FRAME + 1, FRAME)
    last = [place + FRAME for place in places if int.from_bytes(whole[place + 4 : place + 8])][-2]
    chance, met = random.Random(11), Counter[str]()
    for _time in range(times):
        place = chance.randrange(len(whole))
        data = bytearray(whole)
        data[place] ^= 1 << chance.randrange(8)
        copy = Path(shutil.copytree(crashed, folder / "Flipped.spms"))
        (copy / LOG).write_bytes(bytes(data))
        met[outcome(copy, in_last=place >= last)] += 1
        shutil.rmtree(copy)
    return met


def outcome(folder: Path, *, in_last: bool) -> str:
    try:
        opened = open_session(folder, clock=TestClock())
    except Damaged:
        return "told"
    kept = {v.value.symptom for v in opened.versions.live(Rating)}
    opened.close()
    if kept == set(SYMPTOMS):
        return "whole"
    return "last save torn" if in_last and kept == set(SYMPTOMS[:-1]) else "LOST"


@pytest.mark.faults
def test_a_few_flips_in_a_crash_log_lose_nothing_in_silence(session: Session, tmp_path: Path) -> None:
    assert campaign(session, tmp_path, 40)["LOST"] == 0


@pytest.mark.faults_long
@pytest.mark.timeout(1800)
def test_many_flips_in_a_crash_log_lose_nothing_in_silence(session: Session, tmp_path: Path) -> None:
    met = campaign(session, tmp_path, 1_000)
    print(dict(met))  # noqa: T201  # for RESULTS.md
    assert met["LOST"] == 0
