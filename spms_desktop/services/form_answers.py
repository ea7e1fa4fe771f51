"""Which answers to a form are kept: those to what is asked, clean, and of the sort that each question takes."""

from __future__ import annotations

import math
from contextlib import suppress
from datetime import date

from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.questionnaire import Answer, Answers, Question, Questionnaire, QuestionType, counted
from spms_desktop.domain.validation import MAX_TEXT, clean_text

Kept = tuple[tuple[str, tuple[Answer, ...]], ...]
LONGEST_NAME = 120
"""So much of a question is repeated in a sentence about it."""


def cleaned(form: Questionnaire, answers: Answers) -> Kept:
    """The answers to keep, in the order of reading; raises BadInput that names the question that does not fit."""
    given = counted(form, answers)
    kept = {q.link: _cleaned(q, given[q.link]) for q in form.every() if q.link in given and not q.read_only}
    return tuple((link, found) for link, found in kept.items() if found)


def name_of(question: Question) -> str:
    """A question in a sentence about it: its words, not too many of them."""
    words = " ".join((question.text or question.prefix or question.link).split())
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1].rstrip() + "…"


def _cleaned(question: Question, given: tuple[Answer, ...]) -> tuple[Answer, ...]:
    found = tuple(one for one in (_one(question, answer) for answer in given) if one != "")
    if len(found) > 1 and not question.repeats:
        raise BadInput("answer_wrong", item=name_of(question))
    return found


def _one(question: Question, answer: Answer) -> Answer:
    with suppress(ValueError):
        found = _fitting(question, answer)
        if found is not None:
            return found
    raise BadInput("answer_wrong", item=name_of(question))


def _fitting(question: Question, answer: Answer) -> Answer | None:
    """The answer as it is kept, or None when it is not of the right sort; raises ValueError for a day that is none."""
    if isinstance(answer, bool):
        return answer if question.type is QuestionType.BOOLEAN else None
    if isinstance(answer, int | float):
        whole = isinstance(answer, int)
        fits = question.type is QuestionType.DECIMAL or (whole and question.type is QuestionType.INTEGER)
        return answer if fits and math.isfinite(answer) else None
    if question.type is QuestionType.DATE:
        return date.fromisoformat(answer).isoformat()
    if any(option.id == answer for option in question.options):
        return answer
    words = (QuestionType.STRING, QuestionType.TEXT, QuestionType.OPEN_CHOICE)
    return _text(question, answer) if question.type in words else None


def _text(question: Question, answer: str) -> str:
    try:
        return clean_text(answer, min(question.longest or MAX_TEXT, MAX_TEXT))
    except BadInput as error:
        raise BadInput("answer_too_long", item=name_of(question)) from error
