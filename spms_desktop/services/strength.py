"""How hard a passphrase is to guess; a hint for whoever chooses it, never a hurdle."""

from __future__ import annotations

from enum import IntEnum

_LONGEST = 72
"""What is longer is strong anyway, and is not worth the time to look at."""


class Strength(IntEnum):
    """The five grades of zxcvbn, by the number of guesses (Wheeler 2016): under 10^3, 10^6, 10^8, 10^10, and more.

    One guess at a journal takes about 0.15 s on the computer that made it, as argon2id is slow on purpose.
    """

    NONE = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


def strength(passphrase: str, own_words: tuple[str, ...] = ()) -> Strength:
    """The grade of a passphrase; `own_words`, such as the names in the journal, are what others would try first."""
    if not passphrase:
        return Strength.NONE
    from zxcvbn import zxcvbn  # its word lists take a moment to read, and most starts choose no passphrase

    return Strength(int(zxcvbn(passphrase[:_LONGEST], user_inputs=list(own_words))["score"]))
