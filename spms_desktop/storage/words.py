"""Finding words in the texts of the journal, in any script and as parts of words."""

from __future__ import annotations

import unicodedata
from functools import reduce
from operator import and_
from typing import Any

from peewee import SQL

from spms_desktop.storage.models import StoredVersion

MOST_WORDS = 40
"""More words than these narrow nothing down, and a page pasted by mistake must not be too deep for the parser."""
_LEAST = 3
"""The index is by three letters; shorter words are looked for by reading all texts, which are few."""


def finding(text: str) -> Any:
    """The condition that a version's texts hold every word of `text`; no words, no condition met."""
    words = list(dict.fromkeys(unicodedata.normalize("NFC", text).split()))[:MOST_WORDS]
    conditions = [_holds(word) for word in words]
    return reduce(and_, conditions) if conditions else SQL("0")


def _holds(word: str) -> Any:
    if len(word) >= _LEAST:
        quoted = '"' + word.replace('"', '""') + '"'
        return StoredVersion.uid.in_(SQL("(SELECT version FROM words WHERE words MATCH ?)", [quoted]))
    pattern = "%" + "".join("\\" + c if c in "%_\\" else c for c in word) + "%"
    return StoredVersion.uid.in_(SQL("(SELECT version FROM words WHERE text LIKE ? ESCAPE '\\')", [pattern]))
