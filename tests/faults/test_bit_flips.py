"""One flipped bit anywhere in a journal: it reads right all the same, or it is named as damage."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from spms_desktop.domain.errors import Trouble
from spms_desktop.storage import archive, backup, journal_file
from tests.faults.folders import NOW, found_numbers, new_journal, opened, save

NOTES = 120
PASSPHRASE = "four blue kettles"


def closed_journal(folder: Path) -> None:
    """A journal that was closed in order, with a backup beside it."""
    journal = opened(folder, new_journal(folder, PASSPHRASE))
    for n in range(NOTES):
        save(journal, n)
    journal.back_up(NOW)
    journal.close()


def flip(path: Path, dice: random.Random) -> None:
    """Turn one bit of a file."""
    place = dice.randrange(path.stat().st_size * 8)
    with path.open("rb+") as stream:
        stream.seek(place // 8)
        byte = stream.read(1)[0]
        stream.seek(place // 8)
        stream.write(bytes([byte ^ 1 << place % 8]))


def what_is_seen(folder: Path) -> str:
    """`damage` when the program names it, `right` when all is as it was, else what is wrong without a word."""
    try:
        key = journal_file.data_key(folder, PASSPHRASE)
        journal = opened(folder, key)
    except Trouble:
        return "damage"
    try:
        found = found_numbers(journal)
        if not journal.check().sound:
            return "damage"
        for kept in (folder / archive.FOLDER).glob(f"*{archive.SUFFIX}"):
            backup.verify(kept, key)
    except Trouble:
        return "damage"
    finally:
        journal.close()
    return "right" if found == list(range(NOTES)) else f"{len(found)} of {NOTES} notes"


def check(folder: Path, flips: int) -> Counter[str]:
    """Flip a bit in a fresh copy, again and again; every file gets its share, the database the most."""
    sound = folder / "Sound.spms"
    closed_journal(sound)
    files = sorted(str(path.relative_to(sound)) for path in sound.rglob("*") if path.stat().st_size and path.is_file())
    weights = [5 if name == "journal.db" else 1 for name in files]
    dice, seen = random.Random(20261123), Counter[str]()
    for _ in range(flips):
        hurt = folder / "Hurt.spms"
        shutil.copytree(sound, hurt)
        flip(hurt / dice.choices(files, weights)[0], dice)
        seen[what_is_seen(hurt)] += 1
        shutil.rmtree(hurt)
    return seen


def assert_none_silent(seen: Counter[str], flips: int) -> None:
    sys.stdout.write(f"bit flips: {dict(seen)} (process {os.getpid()})\n")
    assert seen["damage"] + seen["right"] == flips
    assert seen["damage"]


@pytest.mark.faults
def test_a_flipped_bit_is_never_read_as_truth(tmp_path: Path) -> None:
    assert_none_silent(check(tmp_path, 40), 40)


@pytest.mark.faults_long
@pytest.mark.timeout(1200)
def test_a_thousand_flipped_bits_are_never_read_as_truth(tmp_path: Path) -> None:
    assert_none_silent(check(tmp_path, 1_000), 1_000)
