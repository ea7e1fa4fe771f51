"""FHIR questionnaires: what is read, what is refused and by which item, and what goes out again."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.questionnaire import Code, FilledForm, QuestionType, add_up, enabled
from spms_desktop.exchange import questionnaire
from spms_desktop.exchange.questionnaire import MOST_BYTES, UnreadableForm, read
from spms_desktop.exchange.questionnaire_response import response

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"


def coding(code: str, display: str, value: float | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"system": "urn:test", "code": code, "display": display}
    if value is not None:
        found["extension"] = [{"url": ORDINAL, "valueDecimal": value}]
    return {"valueCoding": found}


def choice(link: str, **more: Any) -> dict[str, Any]:
    options = [coding("n", "Never", 0), coding("s", "Sometimes", 1), coding("o", "Often", 2)]
    return {"linkId": link, "type": "choice", "text": f"Question {link}", "answerOption": options, **more}


def file(*items: dict[str, Any], **more: Any) -> bytes:
    whole = {"resourceType": "Questionnaire", "status": "active", "title": "How tired", "item": list(items), **more}
    return json.dumps(whole).encode()


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableForm) as caught:
        read(data, "u")
    return caught.value.why, caught.value.item


def test_a_questionnaire_is_read_with_its_groups_options_values_and_conditions() -> None:
    data = file(
        {"linkId": "g", "type": "group", "text": "Part one", "item": [choice("1", required=True, prefix="1.")]},
        {
            "linkId": "2",
            "type": "string",
            "text": "What helped?",
            "maxLength": 80,
            "enableWhen": [{"question": "1", "operator": "=", "answerCoding": {"system": "urn:test", "code": "o"}}],
        },
        {"linkId": "3", "type": "display", "text": "Thank you."},
        url="http://example.org/tired",
        version="2",
        copyright="Somebody",
    )

    form = read(data, "u")

    assert (form.title, form.url, form.version, form.copyright) == (
        "How tired",
        "http://example.org/tired",
        "2",
        "Somebody",
    )
    assert [q.link for q in form.every()] == ["g", "1", "2", "3"]
    first = form.questions[0].inside[0]
    assert (first.required, first.prefix) == (True, "1.")
    assert [(o.id, o.label, o.ordinal) for o in first.options] == [
        ("urn:test|n", "Never", 0),
        ("urn:test|s", "Sometimes", 1),
        ("urn:test|o", "Often", 2),
    ]
    assert form.questions[1].conditions[0].value == "urn:test|o"
    assert form.questions[1].longest == 80
    assert json.loads(form.source)["title"] == "How tired"
    assert add_up(form, {"1": ["urn:test|o"]}) is not None


def test_codes_of_items_are_kept_so_that_item_nine_is_known() -> None:
    item = choice("9", code=[{"system": "http://loinc.org", "code": "44260-8"}])
    assert read(file(item), "u").questions[0].codes == (Code("http://loinc.org", "44260-8"),)


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ({"linkId": "1", "type": "attachment", "text": "A file"}, "asks_file"),
        ({"linkId": "1", "type": "reference", "text": "Somebody"}, "asks_record"),
        ({"linkId": "1", "type": "quantity", "text": "Weight"}, "asks_quantity"),
        ({"linkId": "1", "type": "dateTime", "text": "When"}, "asks_time"),
        ({"linkId": "1", "type": "mystery", "text": "What"}, "unknown_type"),
        ({"linkId": "1", "type": "choice", "text": "No options"}, "no_options"),
        ({"linkId": "1", "type": "choice", "text": "A list", "answerValueSet": "http://x.org/vs"}, "list_elsewhere"),
        ({"linkId": "1", "type": "group", "text": "Again", "repeats": True, "item": [choice("2")]}, "group_repeats"),
        (choice("1", modifierExtension=[{"url": "http://x.org"}]), "item_changes_meaning"),
        (
            choice("1", enableWhen=[{"question": "7", "operator": "exists", "answerBoolean": True}]),
            "condition_elsewhere",
        ),
        (choice("1", enableWhen=[{"question": "1", "operator": "like", "answerString": "x"}]), "unknown_condition"),
        (choice("1", answerOption=[coding("n", "Never"), coding("n", "Never again")]), "option_twice"),
        (choice("1", answerOption=[{"valueInteger": "three"}]), "wrong_value"),
        (choice("1", answerOption=[{}]), "empty_option"),
        (choice("1", answerOption=[{"valueTime": "08:00:00"}]), "option_time"),
        (choice("1", answerOption=[{"valueReference": {"reference": "Patient/1"}}]), "option_record"),
        (choice("1", answerOption=[{"valueUri": "urn:x"}]), "option_unknown"),
        ({"linkId": "1", "type": "decimal", "text": "How many?", "repeats": True}, "answer_repeats"),
    ],
)
def test_what_cannot_be_shown_faithfully_is_refused_by_its_item(item: dict[str, Any], why: str) -> None:
    assert refused(file(item)) == (why, item["text"])


def test_files_that_are_no_questionnaire_are_named_as_such() -> None:
    assert refused(b"not json")[0] == "no_json"
    assert refused(b"[1, 2]")[0] == "no_questionnaire"
    assert refused(b'{"resourceType": "Patient"}')[0] == "no_questionnaire"
    assert refused(file())[0] == "nothing_asked"
    assert refused(file({"type": "string"}))[0] == "item_without_id"
    assert refused(file(choice("1"), choice("1")))[0] == "id_twice"
    assert refused(b" " * (MOST_BYTES + 1))[0] == "too_large"
    assert refused(b'{"a": NaN}')[0] == "no_json"
    assert refused(b"[" * 100_000)[0] == "no_json"
    assert refused(b"\xff\xfe{}")[0] == "no_json"


def test_too_many_items_and_too_deep_ones_are_refused() -> None:
    deep = choice("end")
    for n in range(20):
        deep = {"linkId": f"g{n}", "type": "group", "text": f"Group {n}", "item": [deep]}
    assert refused(file(deep))[0] == "too_deep"
    assert refused(file(*(choice(str(n)) for n in range(501))))[0] == "too_many_items"


def test_control_and_direction_characters_do_not_reach_the_screen() -> None:
    form = read(file(choice("1", text="Tired\x00\u202e or not?\x1b[31m")), "u")
    assert form.questions[0].text == "Tired   or not? [31m"


def test_a_total_a_hidden_item_and_what_is_read_only_are_worked_out_and_nobody_is_asked() -> None:
    hidden = {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": True}
    form = read(
        file(
            choice("1"),
            {"linkId": "t", "type": "decimal", "code": [{"system": "http://loinc.org", "code": "44261-6"}]},
            {"linkId": "h", "type": "string", "extension": [hidden]},
            {"linkId": "r", "type": "integer", "readOnly": True},
            code=[{"system": "http://loinc.org", "code": "44249-1"}],
        ),
        "u",
    )
    assert [q.link for q in form.every() if q.read_only] == ["t", "h", "r"]
    assert form.codes == (Code("http://loinc.org", "44249-1"),)
    needs_total = choice("2", enableWhen=[{"question": "r", "operator": ">", "answerInteger": 3}])
    assert refused(file({"linkId": "r", "type": "integer", "readOnly": True}, needs_total)) == (
        "condition_elsewhere",
        "Question 2",
    )


def test_a_condition_on_a_choice_is_in_the_terms_of_its_options() -> None:
    numbers = {
        "linkId": "1",
        "type": "choice",
        "text": "How many?",
        "answerOption": [{"valueInteger": n} for n in (1, 2)],
    }
    by_number = choice("2", enableWhen=[{"question": "1", "operator": "=", "answerInteger": 2}])
    by_code = choice("3", enableWhen=[{"question": "2", "operator": "=", "answerCoding": {"code": "o"}}])
    form = read(file(numbers, by_number, by_code), "u")
    assert enabled(form, {"1": ["2"], "2": ["urn:test|o"]}) == {"1", "2", "3"}
    assert enabled(form, {"1": ["1"]}) == {"1"}
    never = choice("2", enableWhen=[{"question": "1", "operator": "=", "answerInteger": 7}])
    assert refused(file(numbers, never)) == ("unknown_condition", "Question 2")


def listed(**more: Any) -> dict[str, Any]:
    return {"resourceType": "ValueSet", "id": "often", **more}


CONCEPTS = [
    {"code": c, "display": d, "extension": [{"url": ORDINAL, "valueDecimal": n}]}
    for n, (c, d) in enumerate([("n", "Never"), ("o", "Often")])
]


@pytest.mark.parametrize(
    "value_set",
    [
        listed(compose={"include": [{"system": "urn:test", "concept": CONCEPTS}]}),
        listed(expansion={"contains": [{**c, "system": "urn:test"} for c in CONCEPTS]}),
        listed(
            expansion={"contains": [{"display": "All", "contains": [{**c, "system": "urn:test"} for c in CONCEPTS]}]}
        ),
    ],
)
def test_answers_in_a_list_inside_the_file_are_on_offer(value_set: dict[str, Any]) -> None:
    item = {"linkId": "1", "type": "choice", "text": "How often?", "answerValueSet": "#often"}
    [question] = read(file(item, contained=[value_set]), "u").questions
    assert [(o.id, o.label, o.ordinal) for o in question.options] == [
        ("urn:test|n", "Never", 0),
        ("urn:test|o", "Often", 1),
    ]


@pytest.mark.parametrize(
    "value_set",
    [
        listed(),
        listed(id="other"),
        listed(compose={"include": [{"system": "urn:test"}]}),
        listed(compose={"include": [{"system": "urn:test", "concept": CONCEPTS, "filter": [{}]}]}),
        listed(compose={"include": [{"system": "urn:test", "concept": CONCEPTS}], "exclude": [{}]}),
    ],
)
def test_a_list_that_is_not_all_inside_the_file_is_refused(value_set: dict[str, Any]) -> None:
    item = {"linkId": "1", "type": "choice", "text": "How often?", "answerValueSet": "#often"}
    assert refused(file(item, contained=[value_set])) == ("list_elsewhere", "How often?")


def test_numbers_that_cannot_be_kept_are_refused() -> None:
    huge = {"linkId": "1", "type": "choice", "text": "Much", "answerOption": [{"valueInteger": 10**30}]}
    assert refused(file(huge)) == ("wrong_value", "Much")
    endless = b'{"resourceType": "Questionnaire", "item": [{"linkId": "1", "type": "choice", "text": "Much", '
    endless += b'"answerOption": [{"valueDecimal": 1e999}]}]}'
    assert refused(endless) == ("wrong_value", "Much")


def test_answers_with_gaps_and_those_of_somebody_else_say_so() -> None:
    numbers = {"linkId": "1", "type": "choice", "answerOption": [{"valueInteger": 4}]}
    form = read(file(numbers), "u")
    filled = FilledForm("r1", "u", date(2026, 11, 23), (("1", ("4",)),), complete=False)
    found = response(form, filled, datetime(2026, 11, 23, 12, tzinfo=UTC), "Anna")
    assert found["status"] == "in-progress"
    assert found["source"] == {"type": "RelatedPerson", "display": "Anna"}
    assert found["item"][0]["answer"] == [{"valueInteger": 4}]


def test_what_was_answered_goes_out_nested_and_coded() -> None:
    form = read(
        file(
            {"linkId": "g", "type": "group", "item": [choice("1", item=[{"linkId": "1a", "type": "text"}])]},
            {"linkId": "2", "type": "boolean"},
            {"linkId": "3", "type": "date"},
            {"linkId": "4", "type": "decimal"},
            url="http://example.org/f",
        ),
        "u",
    )
    answers = (("1", ("urn:test|o",)), ("1a", ("mornings",)), ("2", (True,)), ("3", ("2026-11-23",)), ("4", (1.5,)))
    filled = FilledForm("r1", "u", date(2026, 11, 23), answers)

    found = response(form, filled, datetime(2026, 11, 23, 12, tzinfo=UTC))

    assert found["questionnaire"] == "http://example.org/f"
    [group, two, three, four] = found["item"]
    [one] = group["item"]
    assert one["answer"][0]["valueCoding"] == {"system": "urn:test", "code": "o", "display": "Often"}
    assert one["answer"][0]["item"][0]["answer"] == [{"valueString": "mornings"}]
    assert two["answer"] == [{"valueBoolean": True}]
    assert three["answer"] == [{"valueDate": "2026-11-23"}]
    assert four["answer"] == [{"valueDecimal": 1.5}]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)
items = st.fixed_dictionaries(
    {},
    optional={
        "linkId": st.sampled_from(["1", "2", "3"]) | json_values,
        "type": st.sampled_from([*map(str, QuestionType), "quantity"]) | json_values,
        "text": json_values,
        "answerOption": st.lists(st.just(coding("a", "A", 1)) | json_values, max_size=3) | json_values,
        "enableWhen": json_values,
        "code": json_values,
        "repeats": json_values,
        "answerValueSet": st.just("#a") | json_values,
    },
)


lists = st.fixed_dictionaries(
    {"id": st.just("a"), "resourceType": st.just("ValueSet")},
    optional={
        "expansion": st.fixed_dictionaries({"contains": json_values}) | json_values,
        "compose": st.fixed_dictionaries({"include": json_values}) | json_values,
    },
)


@given(st.lists(items, max_size=4), st.lists(lists, max_size=1) | json_values)
def test_no_file_does_more_than_be_read_or_be_refused(found: list[Any], contained: Any) -> None:
    with suppress(UnreadableForm):
        assert list(read(file(*found, contained=contained), "u").every())


def test_an_item_without_an_id_is_named_by_its_words() -> None:
    assert refused(file({"type": "string", "text": "What helped?"})) == ("no_id", "What helped?")
    assert refused(file({"type": "string"})) == ("item_without_id", "")


def test_a_line_of_words_can_be_answered_several_times() -> None:
    form = read(file({"linkId": "1", "type": "string", "text": "What helped?", "repeats": True}), "u")
    assert form.questions[0].repeats


def shared_list(items: int, answers: int) -> bytes:
    concepts = [{"code": f"c{n}", "display": f"Answer {n}"} for n in range(answers)]
    value_set = {"resourceType": "ValueSet", "id": "v", "compose": {"include": [{"system": "s", "concept": concepts}]}}
    every = ({"linkId": f"i{n}", "type": "choice", "answerValueSet": "#v"} for n in range(items))
    return file(*every, contained=[value_set])


def test_a_list_that_many_items_share_is_written_out_once() -> None:
    form = read(shared_list(500, 200), "u")

    assert len({id(question.options) for question in form.every()}) == 1
    assert [len(question.options) for question in form.every()] == [200] * 500


def test_nothing_is_built_of_a_form_that_has_too_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questionnaire, "_question", pytest.fail)

    assert refused(shared_list(30_000, 190)) == ("too_many_items", "")
    assert refused(file(*({"item": [{"item": [{}] * 100}] * 3} for _ in range(2)))) == ("too_many_items", "")


def test_a_list_inside_the_file_with_too_many_answers_is_refused() -> None:
    assert refused(shared_list(1, 201)) == ("too_many_options", "i0")


def test_more_conditions_than_a_form_can_hang_on_are_refused_by_the_item() -> None:
    one = {"question": "a", "operator": "=", "answerInteger": 1}
    first = {"linkId": "a", "type": "integer", "text": "A"}

    def hanging(n: int, conditions: int) -> dict[str, Any]:
        return {"linkId": f"b{n}", "type": "integer", "text": f"B{n}", "enableWhen": [one] * conditions}

    assert len(list(read(file(first, *(hanging(n, 50) for n in range(40))), "u").every())) == 41
    assert refused(file(first, hanging(0, 51))) == ("unknown_condition", "B0")
    assert refused(file(first, *(hanging(n, 50) for n in range(41)))) == ("unknown_condition", "B40")


def test_joiners_that_a_script_needs_stay_in_a_form() -> None:
    form = read(file(choice("a", text="خسته\u200cام\u202e")), "u")

    assert form.questions[0].text == "خسته\u200cام"
