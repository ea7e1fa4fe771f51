"""Recovery codes: 130 random bits as letters that a tired hand can copy, with two check letters.

Twenty-six letters of Crockford's base 32 (no I, L, O or U) carry the bits. Two more make the whole a
Reed-Solomon code word over GF(32), so every one-letter slip, every two-letter slip and every swap of
neighbours is noticed before a key is tried.
"""

from __future__ import annotations

import secrets

from spms_desktop.domain.errors import RecoveryCodeSlip

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DATA_LETTERS, CHECK_LETTERS, GROUP = 26, 2, 4
_LOOKALIKES = str.maketrans("ILOU", "110V")
_PRIMITIVE = 0b100101  # x^5 + x^2 + 1, which generates GF(32)


def _powers() -> tuple[list[int], dict[int, int]]:
    exponents, value = [], 1
    for _ in range(31):
        exponents.append(value)
        value <<= 1
        if value & 0b100000:
            value ^= _PRIMITIVE
    return exponents, {v: n for n, v in enumerate(exponents)}


_EXP, _LOG = _powers()


def _times(a: int, b: int) -> int:
    return 0 if 0 in (a, b) else _EXP[(_LOG[a] + _LOG[b]) % 31]


def _check_letters(data: list[int]) -> list[int]:
    """The remainder of data * x^2 divided by (x - a)(x - a^2), a being the field's generator."""
    first, second = _EXP[1], _EXP[2]
    generator = (first ^ second, _times(first, second))
    high = low = 0
    for letter in data:
        carry = letter ^ high
        high, low = low ^ _times(carry, generator[0]), _times(carry, generator[1])
    return [high, low]


def new_code() -> str:
    """A fresh code as seven groups of four letters."""
    data = [secrets.randbelow(32) for _ in range(DATA_LETTERS)]
    letters = "".join(ALPHABET[n] for n in data + _check_letters(data))
    return "-".join(letters[n : n + GROUP] for n in range(0, len(letters), GROUP))


def normal_form(typed: str) -> str:
    """The letters of a typed code, look-alikes mended, spaces and dashes gone; raises RecoveryCodeSlip."""
    letters = "".join(c for c in typed.upper() if c.isalnum()).translate(_LOOKALIKES)
    if len(letters) != DATA_LETTERS + CHECK_LETTERS or any(c not in ALPHABET for c in letters):
        raise RecoveryCodeSlip
    values = [ALPHABET.index(c) for c in letters]
    if _check_letters(values[:DATA_LETTERS]) != values[DATA_LETTERS:]:
        raise RecoveryCodeSlip
    return letters


def groups(code: str) -> list[str]:
    """The groups of a code, for showing it and for asking one back."""
    return code.split("-")
