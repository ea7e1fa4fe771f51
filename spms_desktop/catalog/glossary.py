"""Words of MS in plain words, each with where it was read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spms_desktop.catalog.loader import Id, Sourced, Text, load


@dataclass(frozen=True)
class Term(Sourced):
    """One word and what it means; `also` holds other words that people look for it by."""

    id: Id
    term: Text
    plain: Text
    also: tuple[Text, ...] = ()


@cache
def glossary() -> dict[str, Term]:
    """The words in the order of the alphabet."""
    return load("glossary.json", Term)


def matching(wanted: str, texts: Iterable[tuple[str, tuple[str, ...]]]) -> list[int]:
    """The places of the texts that hold every word looked for, those that begin with it in their title first.

    Each text is its title and whatever else is said about it; case, accents and hyphens do not matter.
    """
    words = _folded(wanted).split()
    found = []
    for place, (title, others) in enumerate(texts):
        whole = " ".join(_folded(part) for part in (title, *others))
        if all(word in whole for word in words):
            begins = bool(words) and _folded(title).startswith(words[0])
            named = bool(words) and words[0] in _folded(title)
            found.append((not begins, not named, place))
    return [place for _begins, _named, place in sorted(found)]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(" " if letter in "-–/" else letter for letter in plain if not unicodedata.combining(letter))
