"""Hebrew, Arabic and their like on paper: letters that join, and lines in the order they are seen from the left.

The order follows the Unicode rules for a line that runs from left to right as a whole; marks that force a direction
are not printed, so they play no part.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = "isolated", "final", "initial", "medial"
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_RIGHT, _LEFT, _NUMBER, _WITHIN, _BLANK, _NEUTRAL = "right", "left", "number", "within", "blank", "neutral"
_CLASSES = {
    "R": _RIGHT,
    "AL": _RIGHT,
    "L": _LEFT,
    "EN": _NUMBER,
    "AN": _NUMBER,
    "CS": _WITHIN,
    "ES": _WITHIN,
    "WS": _BLANK,
}


def has_right_to_left(text: str) -> bool:
    """Whether anything in a text runs from right to left."""
    return _RTL.search(text) is not None


def joined_letters(text: str) -> str:
    """The text with Arabic letters in the forms they take beside their neighbours; in the order of typing."""
    if not has_right_to_left(text):
        return text
    clusters = _clusters(text)
    bases = [cluster[0] for cluster in clusters]
    result = []
    for place, cluster in enumerate(clusters):
        before = place > 0 and _joins_next(bases[place - 1]) and _joins_before(bases[place])
        after = place + 1 < len(bases) and _joins_next(bases[place]) and _joins_before(bases[place + 1])
        form = {(0, 0): _ISOLATED, (1, 0): _FINAL, (0, 1): _INITIAL, (1, 1): _MEDIAL}[int(before), int(after)]
        result.append(_forms().get(bases[place], {}).get(form, bases[place]) + cluster[1:])
    return "".join(result)


def seen_order(text: str) -> list[int]:
    """For each place on the line, from the left, which letter of the text stands there."""
    starts, clusters = [], _clusters(text)
    at = 0
    for cluster in clusters:
        starts.append(list(range(at, at + len(cluster))))
        at += len(cluster)
    order = [place for group in _groups(clusters) for place in group]
    return [letter for place in order for letter in starts[place]]


def mirrored(letter: str) -> str:
    """A bracket as it looks between letters that run from right to left."""
    return _MIRRORED.get(letter, letter)


def as_seen(text: str) -> str:
    """One line in the order it is seen from the left."""
    if not has_right_to_left(text):
        return text
    turned = turned_letters(text)
    return "".join(mirrored(text[i]) if i in turned else text[i] for i in seen_order(text))


def turned_letters(text: str) -> frozenset[int]:
    """The places of letters that stand inside a stretch from right to left, where brackets are mirrored."""
    clusters = _clusters(text)
    kinds = _kinds(clusters)
    at, found = 0, set[int]()
    inside = {place for first, last in _stretches(kinds) for place in range(first, last + 1)}
    for place, cluster in enumerate(clusters):
        if place in inside and kinds[place] != _NUMBER:
            found.update(range(at, at + len(cluster)))
        at += len(cluster)
    return frozenset(found)


def _groups(clusters: Sequence[str]) -> list[list[int]]:
    """The places of the clusters in the order seen: stretches turned round, but not the numbers in them."""
    kinds, result, done = _kinds(clusters), list[list[int]](), 0
    for first, last in _stretches(kinds):
        result.append(list(range(done, first)))
        turned: list[list[int]] = []
        for place in range(first, last + 1):
            if turned and kinds[place] == kinds[place - 1] == _NUMBER:
                turned[-1].append(place)
            else:
                turned.append([place])
        result += reversed(turned)
        done = last + 1
    return [*result, list(range(done, len(clusters)))]


def _stretches(kinds: Sequence[str]) -> list[tuple[int, int]]:
    """From the first to the last letter of each stretch from right to left, with all that stands between.

    A number after the last one joins it only where blanks alone stand between and nothing from left to right follows:
    the words around a name are ours, and a date after it is no part of it.
    """
    result: list[tuple[int, int]] = []
    open_ = False
    for place, kind in enumerate(kinds):
        if kind == _RIGHT:
            result[-1:] = [(result[-1][0], place)] if open_ else [*result[-1:], (place, place)]
            open_ = True
        elif kind == _LEFT:
            open_ = False
    if open_:
        first, last = result[-1]
        numbers = [place for place in range(last, len(kinds)) if kinds[place] == _NUMBER]
        if numbers and all(kinds[place] in (_BLANK, _NUMBER) for place in range(last + 1, numbers[-1])):
            result[-1] = (first, numbers[-1])
    return result


def _kinds(clusters: Sequence[str]) -> list[str]:
    """What each cluster does to the direction; a point or a dash between two digits belongs to the number."""
    kinds = [_CLASSES.get(unicodedata.bidirectional(cluster[0]), _NEUTRAL) for cluster in clusters]
    for place, kind in enumerate(kinds):
        if kind == _WITHIN:
            between = kinds[place - 1 : place] == [_NUMBER] and kinds[place + 1 : place + 2] == [_NUMBER]
            kinds[place] = _NUMBER if between else _NEUTRAL
    return kinds


def _clusters(text: str) -> list[str]:
    """Letters with the marks that sit on them."""
    result: list[str] = []
    for letter in text:
        if result and unicodedata.combining(letter):
            result[-1] += letter
        else:
            result.append(letter)
    return result


def _joins_next(letter: str) -> bool:
    return _INITIAL in _forms().get(letter, {}) or letter == "\u0640"


def _joins_before(letter: str) -> bool:
    return _FINAL in _forms().get(letter, {}) or letter == "\u0640"


@cache
def _forms() -> dict[str, dict[str, str]]:
    """For each Arabic letter its forms, as Unicode's own table of presentation forms has them."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFDF0), *range(0xFE70, 0xFEFD)):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and parts[0].startswith("<"):
            found.setdefault(chr(int(parts[1], 16)), {})[parts[0].strip("<>")] = chr(code)
    return found
