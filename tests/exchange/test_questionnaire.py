"""FHIR questionnaires: what is read, what is refused and by which item, and what goes out again."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.questionnaire import Code, FilledForm, QuestionType, add_up
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
    ],
)
def test_what_cannot_be_shown_faithfully_is_refused_by_its_item(item: dict[str, Any], why: str) -> None:
    assert refused(file(item)) == (why, item["text"])


def test_files_that_are_no_questionnaire_are_named_as_such() -> None:
    assert refused(b"not json")[0] == "no_json"
    assert refused(b"[1, 2]")[0] == "no_questionnaire"
    assert refused(b'{"resourceType": "Patient"}')[0] == "no_questionnaire"
    assert refused(file())[0] == "nothing_asked"
    assert refused(file({"type": "string", "text": "x"}))[0] == "item_without_id"
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
    },
)


@given(st.lists(items, max_size=4))
def test_no_file_does_more_than_be_read_or_be_refused(found: list[Any]) -> None:
    with suppress(UnreadableForm):
        assert list(read(file(*found), "u").every())
