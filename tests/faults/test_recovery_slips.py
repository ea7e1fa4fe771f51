"""A recovery code with one wrong letter is told from a wrong code, before any key is tried."""

from __future__ import annotations

import random

import pytest

from spms_desktop.domain.errors import RecoveryCodeSlip
from spms_desktop.storage import recovery_code
from spms_desktop.storage.recovery_code import ALPHABET

_SEEN_AS = {"I": "1", "L": "1", "O": "0", "U": "V"}
"""Letters that no code has, and what the program takes each for."""


def with_one_slip(code: str, dice: random.Random) -> str:
    """The code with one letter read wrong, by any letter or number a keyboard gives."""
    place = dice.choice([n for n, letter in enumerate(code) if letter != "-"])
    others = [c for c in ALPHABET + "ILOU" if _SEEN_AS.get(c, c) != code[place]]
    slip = dice.choice(others)
    return code[:place] + dice.choice((slip, slip.lower())) + code[place + 1 :]


def uncaught(slips: int) -> list[str]:
    """The slips that went through unnoticed; a new code for each twenty."""
    dice, missed, code = random.Random(20261123), [], ""
    for n in range(slips):
        if n % 20 == 0:
            code = recovery_code.new_code()
            assert recovery_code.normal_form(code.lower().replace("-", " ")) == code.replace("-", "")
        slipped = with_one_slip(code, dice)
        try:
            recovery_code.normal_form(slipped)
            missed.append(slipped)
        except RecoveryCodeSlip:
            continue
    return missed


@pytest.mark.faults
def test_single_letter_slips_are_caught() -> None:
    assert uncaught(2_000) == []


@pytest.mark.faults_long
def test_twenty_thousand_single_letter_slips_are_caught() -> None:
    assert uncaught(20_000) == []
