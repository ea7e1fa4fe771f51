"""Made-up languages that show what a real translation would do to the screens, and what was never given to it."""

from __future__ import annotations

import gettext
import re

_ACCENTS = str.maketrans("aeiouncsyzAEIOUNCSYZ", "áéíóúñçšýžÁÉÍÓÚÑÇŠÝŽ")
_KEPT = re.compile(r"(\{[^{}]*\}|%\w|&)")
OPEN, CLOSE = "⟦", "⟧"


class Longer(gettext.NullTranslations):
    """Every text with accents and a third longer, between brackets: a cut end lacks its closing one."""

    def gettext(self, message: str) -> str:
        if not message.strip():
            return message
        accented = "".join(part if n % 2 else part.translate(_ACCENTS) for n, part in enumerate(_KEPT.split(message)))
        return f"{OPEN}{accented}{_padding(len(message))}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def _padding(length: int) -> str:
    """Words of a usual length, a third of the text in all."""
    wanted = max(1, round(length * 0.3))
    return "".join(" " if n % 8 == 0 else "x" for n in range(wanted))
