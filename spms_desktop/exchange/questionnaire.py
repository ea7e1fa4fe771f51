"""FHIR R4 questionnaires: read one that somebody opens.

Read by hl7.org/fhir/R4/questionnaire.html, with the ordinal values of its extension "ordinalValue" (R4) or
"itemWeight" (R5). What cannot be shown faithfully is refused, named by its item: half a questionnaire is a wrong one.
How much it may be is counted before anything is built.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from spms_desktop.catalog.form_scores import is_total
from spms_desktop.domain.questionnaire import (
    CHOICES,
    SAID,
    SEVERAL,
    Answer,
    Code,
    Condition,
    Option,
    Question,
    Questionnaire,
    QuestionType,
)
from spms_desktop.exchange import limits
from spms_desktop.exchange.form_size import UnreadableForm, check_size
from spms_desktop.exchange.shown_text import shown
from spms_desktop.exchange.value_sets import Lists

__all__ = ["MOST_BYTES", "UnreadableForm", "read"]
MOST_BYTES = limits.FORM_BYTES
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
_OPTION_IS = {"valueTime": "option_time", "valueDateTime": "option_time", "valueReference": "option_record"}
"""The same for an answer on offer; of any other sort than those that are shown nothing more is known."""
_HANDLED = frozenset(f"value{kind}" for kind in _VALUES)
_HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"


def read(data: bytes, uid: str) -> Questionnaire:
    """The questionnaire of a file in JSON; raises UnreadableForm."""
    text, whole = _load(data)
    if whole.get("resourceType") != "Questionnaire":
        raise UnreadableForm("no_questionnaire")
    if _CHANGES_MEANING in whole:
        raise UnreadableForm("changes_meaning")
    check_size(whole)
    lists = _Lists(whole)
    questions = tuple(_question(item, lists) for item in _list(whole.get("item")))
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
    by_link = _by_link(form)
    return replace(form, questions=tuple(_settled(q, by_link) for q in questions))


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


class _Lists:
    """The answers on offer in lists that a file brings along, each built once for all items that share it."""

    def __init__(self, whole: Mapping[str, Any]) -> None:
        self._found = Lists(whole)
        self._built: dict[str, tuple[Option, ...]] = {}

    def options(self, item: Mapping[str, Any], named: str) -> tuple[Option, ...]:
        """The answers of an item; raises UnreadableForm when they cannot be shown."""
        name = self._found.name(item)
        if not name:
            return _options(_list(item.get("answerOption")), named)
        if name not in self._built:
            self._built[name] = _options(self._found.options(name), named)
        return self._built[name]


def _question(item: Any, lists: _Lists) -> Question:
    link, text = _link_and_text(item)
    named = text or link
    if _CHANGES_MEANING in item:
        raise UnreadableForm("item_changes_meaning", named)
    kind = _type(item.get("type"), named)
    options = lists.options(item, named)
    if kind in CHOICES and not options:
        raise UnreadableForm("list_elsewhere" if item.get("answerValueSet") else "no_options", named)
    repeats = _repeats(item, kind, named)
    longest = item.get("maxLength")
    return Question(
        link=link,
        type=kind,
        text=text,
        prefix=_words(item.get("prefix")),
        codes=tuple(_code(code) for code in _list(item.get("code"))),
        required=item.get("required") is True,
        repeats=repeats,
        options=options,
        conditions=tuple(_condition(one, named) for one in _list(item.get("enableWhen"))),
        all_conditions=item.get("enableBehavior", "all") != "any",
        longest=longest if isinstance(longest, int) and 0 < longest <= limits.FORM_ANSWER_LENGTH else None,
        read_only=_worked_out(item),
        inside=tuple(_question(one, lists) for one in _list(item.get("item"))),
    )


def _link_and_text(item: Any) -> tuple[str, str]:
    if not isinstance(item, dict):
        raise UnreadableForm("item_without_id")
    link, text = _words(item.get("linkId")), _words(item.get("text")) or _words(item.get("prefix"))
    if not link:
        raise UnreadableForm("no_id" if text else "item_without_id", text)
    return link, _words(item.get("text"))


def _repeats(item: Mapping[str, Any], kind: QuestionType, named: str) -> bool:
    """Whether several answers can be given: ticks, or lines of words; for other sorts there is no place for them."""
    if item.get("repeats") is not True or kind is QuestionType.DISPLAY:
        return False
    if kind not in SEVERAL:
        raise UnreadableForm("group_repeats" if kind is QuestionType.GROUP else "answer_repeats", named)
    return True


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


def _options(found: Sequence[Any], named: str) -> tuple[Option, ...]:
    if len(found) > limits.FORM_OPTIONS:
        raise UnreadableForm("too_many_options", named)
    options = tuple(_option(one, named) for one in found)
    if len({option.id for option in options}) != len(options):
        raise UnreadableForm("option_twice", named)
    return options


def _option(one: Any, named: str) -> Option:
    value = _value(one, "value", named)
    if value is None:
        raise UnreadableForm(_why_no_option(one), named)
    coding = one.get("valueCoding")
    if not isinstance(coding, dict):
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
        return Option(str(value), _words(str(value)), ordinal=_ordinal(one), value=number)
    label = _words(coding.get("display")) or _words(coding.get("code"))
    ordinal = _ordinal(coding)
    code = _code(coding)
    return Option(str(value), label, code.system, code.code, ordinal if ordinal is not None else _ordinal(one))


def _why_no_option(one: Any) -> str:
    """Why an answer on offer cannot be shown: it is of another sort, or there is nothing in it."""
    keys = one if isinstance(one, dict) else {}
    found = [key for key in keys if key.startswith("value") and key not in _HANDLED]
    return _OPTION_IS.get(found[0], "option_unknown") if found else "empty_option"


def _ordinal(holder: Mapping[str, Any]) -> float | None:
    for extension in _list(holder.get("extension")):
        if isinstance(extension, dict) and extension.get("url") in _ORDINAL:
            value = extension.get("valueDecimal", extension.get("valueInteger"))
            if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= limits.FORM_NUMBER:
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
        if isinstance(value, int | float) and not abs(value) <= limits.FORM_NUMBER:  # no number: false
            raise UnreadableForm("wrong_value", named)
        return (_words(value) or None) if isinstance(value, str) else cast("Answer", value)
    return None


def _by_link(form: Questionnaire) -> Mapping[str, Question]:
    """All items by their ids, which are each there once; what items hang on is asked before."""
    every = list(form.every())
    if not any(question.type not in SAID for question in every):
        raise UnreadableForm("nothing_asked")
    found: dict[str, Question] = {}
    for question in every:
        if question.link in found:
            raise UnreadableForm("id_twice", question.text or question.link)
        found[question.link] = question
    for question in every:
        about = [found.get(condition.question) for condition in question.conditions]
        if any(one is None or one.read_only for one in about):
            raise UnreadableForm("condition_elsewhere", question.text or question.link)
    return found


def _settled(question: Question, by_link: Mapping[str, Question]) -> Question:
    """The question with its conditions on choices in the terms of the options that are chosen."""
    conditions = tuple(_by_option(one, by_link, question) for one in question.conditions)
    return replace(question, conditions=conditions, inside=tuple(_settled(q, by_link) for q in question.inside))


def _by_option(condition: Condition, by_link: Mapping[str, Question], holder: Question) -> Condition:
    about = by_link[condition.question]
    if about.type not in CHOICES or condition.operator not in ("=", "!="):
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
    return shown(value, "\n")[: limits.FORM_TEXT_LENGTH] if isinstance(value, str) else ""
