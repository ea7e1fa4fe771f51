"""What may go into the journal: clean text, days that can be written about."""

from __future__ import annotations

import unicodedata
from datetime import date

from spms_desktop.domain.errors import BadInput

MAX_TEXT = 20_000
MAX_LINE = 200
EARLIEST = date(1900, 1, 1)


def clean_text(text: str, limit: int = MAX_TEXT) -> str:
    """Text without lone surrogates and control characters, in one Unicode form, trimmed.

    Raises BadInput("too_long") when it is longer than `limit`.
    """
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    result = unicodedata.normalize("NFC", kept).strip()
    if len(result) > limit:
        raise BadInput("too_long")
    return result


def clean_line(text: str) -> str:
    """Like `clean_text`, but one line of at most 200 characters."""
    return clean_text(" ".join(text.split()), MAX_LINE)


def required_line(text: str, problem: str) -> str:
    """A cleaned line that may not be empty; raises BadInput with the given problem."""
    line = clean_line(text)
    if not line:
        raise BadInput(problem)
    return line


def day_to_write(day: date, today: date) -> date:
    """A day that can be written about: not in the future, not before 1900."""
    if day > today:
        raise BadInput("day_in_future")
    if day < EARLIEST:
        raise BadInput("day_too_early")
    return day
