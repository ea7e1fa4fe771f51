"""Whether an answer says more than "not at all", also where its file gives the answers no values.

It decides whether help is offered, so that every doubt counts as more: help that is not needed does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spms_desktop.domain.questionnaire import Answer, Option, Question

_NOT_AT_ALL = frozenset(
    {
        *("not at all", "never", "none", "no", "nein", "überhaupt nicht", "gar nicht", "nie", "para nada", "nunca"),
        *("ningún día", "jamais", "pas du tout", "per niente", "mai", "helemaal niet", "nooit", "de modo nenhum"),
    }
)
_MORE = frozenset({"several days", "more than half the days", "nearly every day"})
"""What the answers to this question are usually called; the second list is worth 1 to 3 in every order."""
_NUMBER_FIRST = re.compile(
    r"\s*[(\[]?(?P<number>[-+]?\d+(?:[.,]\d+)?)(?![\d%])[)\].:=,;\s\u2010-\u2014-]*(?P<words>.*)", re.DOTALL
)


def is_above_zero(question: Question, given: Sequence[Answer]) -> bool:
    """Whether an answer says more than "not at all": by its value, its number or its words; in doubt it does."""
    return any(_is_more(question, answer) for answer in given)


def _is_more(question: Question, answer: Answer) -> bool:
    if not isinstance(answer, str):
        return answer != 0
    option = next((option for option in question.options if option.id == answer), None)
    return _words_say_more(answer) if option is None else _option_is_more(option)


def _option_is_more(option: Option) -> bool:
    if _plain(_parted(option.label)[1]) in _MORE:
        return True  # whatever the file says: somebody chose these words
    value = option.ordinal if option.ordinal is not None else option.value
    return _words_say_more(option.label) if value is None else value != 0


def _words_say_more(text: str) -> bool:
    """Free words and labels: only nothing at all, nought, or words that say "not at all" are no more than that."""
    if not text.strip():
        return False
    number, words = _parted(text)
    if _plain(words) in _NOT_AT_ALL:
        return False
    return number != 0 or _plain(words) in _MORE


def _parted(text: str) -> tuple[float | None, str]:
    """A leading number, and the words after it."""
    found = _NUMBER_FIRST.fullmatch(text)
    if found is None:
        return None, text
    return float(found["number"].replace(",", ".")), found["words"]


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", words.casefold()).split())
