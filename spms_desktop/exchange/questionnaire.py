"""FHIR R4 questionnaires: read one that somebody opens.

Read by hl7.org/fhir/R4/questionnaire.html, with the ordinal values of its extension "ordinalValue" (R4) or
"itemWeight" (R5). What cannot be shown faithfully is refused, named by its item: half a questionnaire is a wrong one.
Limits are declared here and hold before anything is built.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from spms_desktop.catalog.form_scores import is_total
from spms_desktop.domain.questionnaire import (
    CHOICES,
    SAID,
    Answer,
    Code,
    Condition,
    Option,
    Question,
    Questionnaire,
    QuestionType,
)
from spms_desktop.exchange.value_sets import with_lists

MOST_BYTES, MOST_ITEMS, MOST_OPTIONS, DEEPEST, LONGEST_TEXT = 2_000_000, 500, 200, 12, 4_000
LONGEST_ANSWER, LARGEST_NUMBER = 20_000, 1e9
_ORDINAL = (
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
)
_OPERATORS = frozenset({"exists", "=", "!=", ">", "<", ">=", "<="})
_VALUES = ("Boolean", "Integer", "Decimal", "Date", "String", "Coding")
_FITS: Mapping[str, tuple[type, ...]] = {"Boolean": (bool,), "Integer": (int,), "Decimal": (int, float)}
_CHANGES_MEANING = "modifierExtension"
_ASKS = {
    "attachment": "asks_file",
    "reference": "asks_record",
    "quantity": "asks_quantity",
    "time": "asks_time",
    "dateTime": "asks_time",
}
"""Why an item of a type that cannot be shown is refused, where that can be said."""
_HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"


class UnreadableForm(Exception):
    """A file that is no questionnaire we can show; `item` is the text or id of the item it is about, `why` a code."""

    def __init__(self, why: str, item: str = "") -> None:
        super().__init__(why)
        self.why, self.item = why, item


def read(data: bytes, uid: str) -> Questionnaire:
    """The questionnaire of a file in JSON; raises UnreadableForm."""
    text, whole = _load(data)
    if whole.get("resourceType") != "Questionnaire":
        raise UnreadableForm("no_questionnaire")
    if _CHANGES_MEANING in whole:
        raise UnreadableForm("changes_meaning")
    questions = tuple(_question(item, 1, whole) for item in _list(whole.get("item")))
    form = Questionnaire(
        uid=uid,
        title=_words(whole.get("title") or whole.get("name")),
        url=_words(whole.get("url")),
        version=_words(whole.get("version")),
        language=_words(whole.get("language")),
        publisher=_words(whole.get("publisher")),
        copyright=_words(whole.get("copyright")),
        questions=questions,
        source=text,
        codes=tuple(_code(code) for code in _list(whole.get("code"))),
    )
    _check_links(form)
    return replace(form, questions=tuple(_settled(q, form) for q in questions))


def _load(data: bytes) -> tuple[str, dict[str, Any]]:
    if len(data) > MOST_BYTES:
        raise UnreadableForm("too_large")
    try:
        text = data.decode("utf-8-sig")
        whole = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UnreadableForm("no_json") from error
    if not isinstance(whole, dict):
        raise UnreadableForm("no_questionnaire")
    return text, whole


def _no_constant(name: str) -> float:
    raise ValueError(name)  # NaN and Infinity are no JSON


def _question(item: Any, depth: int, whole: Mapping[str, Any]) -> Question:
    if not isinstance(item, dict) or not _words(item.get("linkId")):
        raise UnreadableForm("item_without_id")
    link = _words(item["linkId"])
    text = _words(item.get("text"))
    named = text or link
    if depth > DEEPEST:
        raise UnreadableForm("too_deep", named)
    if _CHANGES_MEANING in item:
        raise UnreadableForm("item_changes_meaning", named)
    kind = _type(item.get("type"), named)
    options = _options(with_lists(item, whole), named)
    if kind in CHOICES and not options:
        raise UnreadableForm("list_elsewhere" if item.get("answerValueSet") else "no_options", named)
    repeats = item.get("repeats") is True
    if repeats and kind is QuestionType.GROUP:
        raise UnreadableForm("group_repeats", named)
    longest = item.get("maxLength")
    return Question(
        link=link,
        type=kind,
        text=text,
        prefix=_words(item.get("prefix")),
        codes=tuple(_code(code) for code in _list(item.get("code"))),
        required=item.get("required") is True,
        repeats=repeats and kind in CHOICES,
        options=options,
        conditions=tuple(_condition(one, named) for one in _list(item.get("enableWhen"))),
        all_conditions=item.get("enableBehavior", "all") != "any",
        longest=longest if isinstance(longest, int) and 0 < longest <= LONGEST_ANSWER else None,
        read_only=_worked_out(item),
        inside=tuple(_question(one, depth + 1, whole) for one in _list(item.get("item"))),
    )


def _type(name: Any, named: str) -> QuestionType:
    try:
        return QuestionType(str(name))
    except ValueError as error:
        raise UnreadableForm(_ASKS.get(str(name), "unknown_type"), named) from error


def _worked_out(item: Mapping[str, Any]) -> bool:
    """Whether nobody is asked: the file says so, or it is the total that the answers come to."""
    extensions = [e for e in _list(item.get("extension")) if isinstance(e, dict)]
    hidden = any(e.get("url") == _HIDDEN and e.get("valueBoolean") is True for e in extensions)
    total = any(is_total(_code(code)) for code in _list(item.get("code")))
    return item.get("readOnly") is True or hidden or total


def _options(item: Mapping[str, Any], named: str) -> tuple[Option, ...]:
    found = _list(item.get("answerOption"))
    if len(found) > MOST_OPTIONS:
        raise UnreadableForm("too_many_options", named)
    options = tuple(_option(one, named) for one in found)
    if len({option.id for option in options}) != len(options):
        raise UnreadableForm("option_twice", named)
    return options


def _option(one: Any, named: str) -> Option:
    value = _value(one, "value", named)
    if value is None:
        raise UnreadableForm("empty_option", named)
    coding = one.get("valueCoding")
    if not isinstance(coding, dict):
        number = value if isinstance(value, int) and not isinstance(value, bool) else None
        return Option(str(value), _words(str(value)), ordinal=_ordinal(one), value=number)
    label = _words(coding.get("display")) or _words(coding.get("code"))
    ordinal = _ordinal(coding)
    code = _code(coding)
    return Option(str(value), label, code.system, code.code, ordinal if ordinal is not None else _ordinal(one))


def _ordinal(holder: Mapping[str, Any]) -> float | None:
    for extension in _list(holder.get("extension")):
        if isinstance(extension, dict) and extension.get("url") in _ORDINAL:
            value = extension.get("valueDecimal", extension.get("valueInteger"))
            if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST_NUMBER:
                return float(value)
    return None


def _condition(one: Any, named: str) -> Condition:
    if not isinstance(one, dict) or one.get("operator") not in _OPERATORS:
        raise UnreadableForm("unknown_condition", named)
    value = _value(one, "answer", named)
    question = _words(one.get("question"))
    if value is None or not question or (one["operator"] == "exists" and not isinstance(value, bool)):
        raise UnreadableForm("unknown_condition", named)
    return Condition(question, one["operator"], value)


def _value(holder: Any, prefix: str, named: str) -> Answer | None:
    """The value of a FHIR choice element; a coding is held by its system and code, or by its words."""
    if not isinstance(holder, dict):
        return None
    for kind in _VALUES:
        value = holder.get(f"{prefix}{kind}")
        if value is None:
            continue
        if kind == "Coding" and isinstance(value, dict):
            code = _code(value)
            return f"{code.system}|{code.code}" if code.code else _words(value.get("display")) or None
        fits = _FITS.get(kind, (str,))
        if not isinstance(value, fits) or (kind != "Boolean" and isinstance(value, bool)):
            raise UnreadableForm("wrong_value", named)
        if isinstance(value, int | float) and not abs(value) <= LARGEST_NUMBER:  # what is no number compares false
            raise UnreadableForm("wrong_value", named)
        return (_words(value) or None) if isinstance(value, str) else cast("Answer", value)
    return None


def _check_links(form: Questionnaire) -> None:
    every = list(form.every())
    if not any(question.type not in SAID for question in every):
        raise UnreadableForm("nothing_asked")
    if len(every) > MOST_ITEMS:
        raise UnreadableForm("too_many_items")
    links: set[str] = set()
    for question in every:
        if question.link in links:
            raise UnreadableForm("id_twice", question.text or question.link)
        links.add(question.link)
    worked_out = {question.link for question in every if question.read_only}
    for question in every:
        if any(condition.question not in links - worked_out for condition in question.conditions):
            raise UnreadableForm("condition_elsewhere", question.text or question.link)


def _settled(question: Question, form: Questionnaire) -> Question:
    """The question with its conditions on choices in the terms of the options that are chosen."""
    conditions = tuple(_by_option(one, form, question) for one in question.conditions)
    return replace(question, conditions=conditions, inside=tuple(_settled(q, form) for q in question.inside))


def _by_option(condition: Condition, form: Questionnaire, holder: Question) -> Condition:
    about = form.question(condition.question)
    if about is None or about.type not in CHOICES or condition.operator not in ("=", "!="):
        return condition
    wanted = str(condition.value)
    options = [o for o in about.options if o.id == wanted or (wanted == f"|{o.code}" and o.code)]
    if len(options) != 1 and about.type is QuestionType.CHOICE:
        # No answer on offer would ever meet it, so that a question would be hidden without a word.
        raise UnreadableForm("unknown_condition", holder.text or holder.link)
    return replace(condition, value=options[0].id if options else wanted)


def _code(coding: Any) -> Code:
    if not isinstance(coding, dict):
        return Code("", "")
    return Code(_words(coding.get("system")), _words(coding.get("code")))


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _words(value: Any) -> str:
    """Text without control and direction characters, of bounded length; anything that is no text is empty."""
    if not isinstance(value, str):
        return ""
    kept = (c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in value)
    return "".join(kept).strip()[:LONGEST_TEXT]
