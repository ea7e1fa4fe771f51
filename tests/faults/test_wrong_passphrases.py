"""Wrong passphrases: each is refused as such, and the journal stays as it is to the byte."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from spms_desktop.domain.errors import RecoveryCodeSlip, WrongPassphrase
from spms_desktop.services.unlock import open_session
from spms_desktop.storage import recovery_code
from tests.faults.folders import contents, new_journal, opened, save

RIGHT = "four blue kettles"
STRANGE = ["", " ", "\x00", "\ud800", "x" * 1_000_000, f"{RIGHT}\x00", RIGHT.upper(), "' OR 1=1 --", "😀" * 300]


def near_miss(dice: random.Random) -> str:
    """The right passphrase with something left out, doubled, swapped or replaced."""
    place = dice.randrange(len(RIGHT) - 1)
    kind = dice.randrange(4)
    if kind == 0:
        return RIGHT[:place] + RIGHT[place + 1 :]
    if kind == 1:
        return RIGHT[:place] + RIGHT[place] * 2 + RIGHT[place + 1 :]
    if kind == 2:
        return RIGHT[:place] + RIGHT[place + 1] + RIGHT[place] + RIGHT[place + 2 :]
    return RIGHT[:place] + chr(dice.randrange(0x20, 0x2FF)) + RIGHT[place + 1 :]


def guesses(count: int) -> list[str]:
    """Strange ones, other journals' recovery codes, and near misses."""
    dice = random.Random(20261123)
    codes = [recovery_code.new_code() for _ in range(count // 10)]
    misses: list[str] = []
    while len(misses) < count - len(codes) - len(STRANGE):
        guess = near_miss(dice)
        if unicodedata.normalize("NFKC", guess) != RIGHT:  # ˢ is taken for s, on purpose
            misses.append(guess)
    return STRANGE + codes + misses


def check(folder: Path, count: int) -> None:
    data_key = new_journal(folder, RIGHT, recovery_code.new_code())
    journal = opened(folder, data_key)
    save(journal, *range(50))
    journal.close()
    before = contents(folder)
    tried = guesses(count)
    for guess in tried:
        with pytest.raises((WrongPassphrase, RecoveryCodeSlip)):
            open_session(folder, guess)
    assert len(tried) == count
    assert contents(folder) == before
    open_session(folder, RIGHT).close()


@pytest.mark.faults
def test_wrong_passphrases_change_nothing(tmp_path: Path) -> None:
    check(tmp_path / "J.spms", 60)


@pytest.mark.faults_long
@pytest.mark.timeout(1200)
def test_a_thousand_wrong_passphrases_change_nothing(tmp_path: Path) -> None:
    check(tmp_path / "J.spms", 1_000)
