"""Text from files of others, without the signs that make it look like something else."""

from __future__ import annotations

import unicodedata

_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_JOINERS = "\u200c\u200d"
"""Some scripts cannot be written without these two."""


def shown(text: str, kept: str = "") -> str:
    """Text with a space for each control or direction sign but those in `kept`."""
    if text.isascii() and text.isprintable():
        return text.strip()
    stays = _JOINERS + kept
    seen = (c if c in stays or unicodedata.category(c) not in _UNSEEN else " " for c in text)
    return "".join(seen).strip()


def shown_line(text: str) -> str:
    """The same in one line and one Unicode form; joiners with nothing to join are no text."""
    line = unicodedata.normalize("NFC", " ".join(shown(text).split()))
    return line if line.strip(_JOINERS + " ") else ""
