"""A questionnaire as its file has it, what was answered, which questions count now, and the sum of the answers.

The program ships no questions: they come from a FHIR R4 Questionnaire that somebody opens. Names follow
hl7.org/fhir/R4/questionnaire.html.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Answer = bool | int | float | str
"""A choice is held by its option's id, a day by its ISO text."""
Answers = Mapping[str, Sequence[Answer]]
"""What was answered, by link id; nothing there means not answered."""


class QuestionType(StrEnum):
    """What a question asks for; a group holds others and a display only tells."""

    GROUP = "group"
    DISPLAY = "display"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    OPEN_CHOICE = "open-choice"
    INTEGER = "integer"
    DECIMAL = "decimal"
    STRING = "string"
    TEXT = "text"
    DATE = "date"


SENSITIVE_FORM = "sensitive_form"
"""What a sensitive answer is filed under for those who decide who sees what; it is kept from caregivers, always."""
CHOICES = frozenset({QuestionType.CHOICE, QuestionType.OPEN_CHOICE})
SEVERAL = CHOICES | {QuestionType.STRING}
"""What can take several answers."""
SAID = frozenset({QuestionType.GROUP, QuestionType.DISPLAY})
"""What is never answered."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a coding system."""

    system: str
    code: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer on offer; `ordinal` is the value it adds to a score, where the file says one.

    `value` is the number behind an option that is no coding and no text.
    """

    id: str
    label: str
    system: str = ""
    code: str = ""
    ordinal: float | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """`question` compared with `value` by `operator` (exists = != > < >= <=)."""

    question: str
    operator: str
    value: Answer


@dataclass(frozen=True, slots=True)
class Question:
    """One item of a questionnaire with those inside it; nobody is asked what is `read_only`: it is worked out."""

    link: str
    type: QuestionType
    text: str = ""
    prefix: str = ""
    codes: tuple[Code, ...] = ()
    required: bool = False
    repeats: bool = False
    options: tuple[Option, ...] = ()
    conditions: tuple[Condition, ...] = ()
    all_conditions: bool = True
    longest: int | None = None
    read_only: bool = False
    inside: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A whole questionnaire; `uid` names it in the journal, `source` is the file's text as it was opened."""

    uid: str
    title: str
    url: str = ""
    version: str = ""
    language: str = ""
    publisher: str = ""
    copyright: str = ""
    questions: tuple[Question, ...] = ()
    source: str = ""
    retired: bool = False
    codes: tuple[Code, ...] = ()

    def every(self) -> Iterator[Question]:
        """All items in the order of reading."""
        return _walk(self.questions)

    def question(self, link: str) -> Question | None:
        """One item by its link id."""
        return next((q for q in self.every() if q.link == link), None)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A questionnaire as it was answered on a day; `total` is its score, None when it has none or is incomplete.

    It is not `complete` while something is left out that is required or counts. What is `sensitive` is the person's
    own: no caregiver sees it but one who wrote it.
    """

    uid: str
    questionnaire: str
    day: date
    answers: tuple[tuple[str, tuple[Answer, ...]], ...]
    total: float | None = None
    title: str = ""
    sensitive: bool = False
    complete: bool = True

    @property
    def item(self) -> str:
        """What it is filed under for those who decide who sees what."""
        return SENSITIVE_FORM if self.sensitive else ""


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of ordinal values, which can be from `lowest` to `highest`; `missing` are scored and not answered."""

    total: float
    answered: int
    asked: int
    lowest: float = 0.0
    highest: float = 0.0
    missing: tuple[Question, ...] = ()

    @property
    def complete(self) -> bool:
        return self.answered == self.asked


def enabled(form: Questionnaire, answers: Answers) -> frozenset[str]:
    """The link ids of what is asked now: inside what is asked, and with their conditions met.

    A condition looks only at questions that are asked themselves: what was answered before a question went away
    does not count. Conditions may refer forward, so that this settles by repetition, at most once an item.
    """
    asked = frozenset(question.link for question in form.every())
    for _round in range(len(asked) + 1):
        found = frozenset(_asked(form.questions, {link: a for link, a in answers.items() if link in asked}))
        if found == asked:
            break
        asked = found
    return asked


def counted(form: Questionnaire, answers: Answers) -> dict[str, tuple[Answer, ...]]:
    """The answers to what is asked now, in the order of reading."""
    asked = enabled(form, answers)
    found = {q.link: tuple(answers.get(q.link, ())) for q in form.every() if q.link in asked and q.type not in SAID}
    return {link: given for link, given in found.items() if given}


def unanswered(form: Questionnaire, answers: Answers) -> list[Question]:
    """The required questions that are asked now and have no answer."""
    asked, given = enabled(form, answers), counted(form, answers)
    return [q for q in form.every() if q.required and _is_asked(q, asked) and q.link not in given]


def add_up(form: Questionnaire, answers: Answers, only: Collection[str] = ()) -> Sum | None:
    """The sum of the ordinal values of what is asked now, or None where the file gives no such values.

    As sums of items are published: a question without an answer is never guessed, it leaves the sum incomplete.
    With `only`, nothing but the questions of these link ids counts.
    """
    asked, given = enabled(form, answers), counted(form, answers)
    scored = [q for q in form.every() if _is_asked(q, asked) and _scores(q) and (not only or q.link in only)]
    if not scored:
        return None
    values = [sum(_ordinal(q, answer) for answer in given[q.link]) for q in scored if q.link in given]
    return Sum(
        total=float(sum(values)),
        answered=len(values),
        asked=len(scored),
        lowest=float(sum(_edge(q, min) for q in scored)),
        highest=float(sum(_edge(q, max) for q in scored)),
        missing=tuple(q for q in scored if q.link not in given),
    )


def _walk(questions: Sequence[Question]) -> Iterator[Question]:
    for question in questions:
        yield question
        yield from _walk(question.inside)


def _asked(questions: Sequence[Question], answers: Answers) -> Iterator[str]:
    for question in questions:
        if _met(question, answers):
            yield question.link
            # What stands inside a number that is worked out explains it, and belongs to nobody who answers.
            yield from _asked(() if question.read_only else question.inside, answers)


def _met(question: Question, answers: Answers) -> bool:
    results = [_holds(condition, answers.get(condition.question, ())) for condition in question.conditions]
    return not results or (all(results) if question.all_conditions else any(results))


def _holds(condition: Condition, given: Sequence[Answer]) -> bool:
    if condition.operator == "exists":
        return bool(given) is bool(condition.value)
    return any(_compare(answer, condition.operator, condition.value) for answer in given)


def _compare(answer: Answer, operator: str, value: Answer) -> bool:
    if operator in ("=", "!="):
        return (answer == value) is (operator == "=")
    comparable = (isinstance(answer, str) and isinstance(value, str)) or not (
        isinstance(answer, str) or isinstance(value, str)
    )
    if not comparable:
        return False
    less, same = answer < value, answer == value  # type: ignore[operator]
    return {"<": less, "<=": less or same, ">": not less and not same, ">=": not less}[operator]


def _is_asked(question: Question, asked: Collection[str]) -> bool:
    return question.type not in SAID and not question.read_only and question.link in asked


def _scores(question: Question) -> bool:
    return any(option.ordinal is not None for option in question.options)


def _edge(question: Question, end: Callable[[list[float]], float]) -> float:
    """The least or the most that a question can add; several answers of one question are added up."""
    values = [option.ordinal or 0.0 for option in question.options]
    if not question.repeats:
        return end(values)
    return end([sum(v for v in values if v < 0), sum(v for v in values if v > 0)])


def _ordinal(question: Question, answer: Answer) -> float:
    found = next((o.ordinal for o in question.options if o.id == answer), None)
    return found or 0.0
