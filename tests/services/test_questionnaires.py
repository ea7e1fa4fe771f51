"""Forms from files: what is kept and refused, what answers come to, who sees them, and what goes out."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.catalog.form_scores import form_scores
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.questionnaire import Answer, FilledForm, Questionnaire
from spms_desktop.domain.record import Action
from spms_desktop.exchange.questionnaire import MOST_BYTES, UnreadableForm, read
from spms_desktop.services import trouble
from spms_desktop.services.care import Care
from spms_desktop.services.form_answers import cleaned
from spms_desktop.services.form_guides import guide_of, marks_self_harm, outcome, self_harm_links
from spms_desktop.services.form_troubles import form_troubles
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.questionnaires import Answered, Questionnaires
from spms_desktop.services.session import Session
from spms_desktop.storage.kinds import from_text, to_text
from tests.conftest import TestClock
from tests.forms import ANSWERS, LOINC, NINE, coding, mood_form, nine_items, put, walking_form

TODAY = date(2026, 11, 23)
Given = dict[str, tuple[Answer, ...]]


@pytest.fixture
def desk(session: Session) -> Questionnaires:
    return Questionnaires(session)


@pytest.fixture
def mood(desk: Questionnaires, tmp_path: Path) -> Questionnaire:
    return desk.open_file(put(tmp_path, mood_form()))


@pytest.fixture
def walking(desk: Questionnaires, tmp_path: Path) -> Questionnaire:
    return desk.open_file(put(tmp_path, walking_form()))


def nine(*values: int) -> Given:
    """Answers to the nine items by their values."""
    return {f"/{code}": (f"{LOINC}|{ANSWERS[value][0]}",) for code, value in zip(NINE, values, strict=False)}


def as_form(whole: dict[str, Any]) -> Questionnaire:
    return read(json.dumps(whole).encode(), "u")


def as_anna(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))


def as_maria(session: Session) -> None:
    session.write_as(next(a.uid for a in session.authors() if a.is_person))


def problem(caught: pytest.ExceptionInfo[BadInput]) -> tuple[str, str]:
    return caught.value.problem, caught.value.item


# Files


def test_a_form_is_kept_with_its_source_and_only_once(
    desk: Questionnaires, mood: Questionnaire, tmp_path: Path
) -> None:
    again = desk.open_file(put(tmp_path, mood_form(), "again.json"))

    assert again.uid == mood.uid
    assert [kept.form.title for kept in desk.forms()] == ["Sample mood form"]
    assert json.loads(desk.form(mood.uid).source) == mood_form()


def test_a_form_without_a_title_is_called_as_its_file(desk: Questionnaires, tmp_path: Path) -> None:
    assert desk.open_file(put(tmp_path, {**walking_form(), "title": ""}, "My walk.json")).title == "My walk"


def test_a_form_that_was_put_away_comes_back_by_hand_by_undo_and_by_its_file(
    desk: Questionnaires, mood: Questionnaire, session: Session, tmp_path: Path
) -> None:
    desk.save(mood, TODAY, nine(1))
    desk.put_away(mood.uid)
    assert desk.forms() == []
    [away] = desk.forms(retired=True)
    assert away.last == TODAY
    assert session.undo() is Action.QUESTIONNAIRE
    assert desk.forms()
    desk.put_away(mood.uid)
    assert desk.open_file(put(tmp_path, mood_form())).uid == mood.uid
    assert desk.forms()


def test_what_cannot_be_shown_is_said_with_its_item_and_why_and_nothing_is_kept(
    desk: Questionnaires, tmp_path: Path
) -> None:
    item = {"linkId": "1", "type": "attachment", "text": "How {often} do you\nfall?"}
    with pytest.raises(BadInput) as caught:
        desk.open_file(put(tmp_path, {**walking_form(), "item": [item]}))

    assert trouble.sentence(caught.value) == (
        "“How {often} do you fall?” cannot be shown: it asks for a file. Nothing was kept. "
        "Please ask for another version of the form."
    )
    assert "fall" not in str(caught.value)
    assert desk.forms() == []


def test_every_way_to_refuse_a_file_has_its_sentence() -> None:
    general = trouble.sentence(BadInput("nobody knows"))
    for code in form_troubles():
        sentence = trouble.sentence(BadInput(code, item="A question"))
        assert sentence != general
        assert "{" not in sentence
        assert sentence.endswith(".")


def test_files_that_are_too_large_missing_or_no_file_at_all_are_refused(desk: Questionnaires, tmp_path: Path) -> None:
    large, pipe = tmp_path / "large.json", tmp_path / "pipe"
    large.write_bytes(b" " * (MOST_BYTES + 1))
    os.mkfifo(pipe)
    for path, code in ((large, "form_too_large"), (tmp_path / "none", "form_file"), (pipe, "form_file")):
        with pytest.raises(BadInput) as caught:
            desk.open_file(path)
        assert problem(caught) == (code, "")


# Totals


@pytest.mark.parametrize(
    ("values", "total", "label"),
    [
        ((0,) * 9, 0, "minimal"),
        ((1,) * 9, 9, "mild"),
        ((3,) * 9, 27, "severe"),
        ((3, 3, 3, 1, 0, 0, 0, 0, 0), 10, "moderate"),
        ((3, 3, 3, 3, 3, 0, 0, 0, 0), 15, "moderately severe"),
    ],
)
def test_nine_answers_give_the_total_and_what_the_guide_calls_it(
    mood: Questionnaire, values: tuple[int, ...], total: float, label: str
) -> None:
    found = outcome(mood, {**nine(*values), "/69722-7": (f"{LOINC}|LA6574-3",)})

    assert (found.total, found.band and found.band.label) == (total, label)
    assert found.sum is not None
    assert found.sum.highest == 27


def test_one_answer_less_is_not_scored_also_where_the_file_does_not_require_it(mood: Questionnaire) -> None:
    found = outcome(mood, nine(1, 1, 1, 1, 1, 1, 1, 1))

    assert (found.total, found.band) == (None, None)
    assert [q.link for q in found.missing] == ["/44260-8"]


def test_a_form_is_known_by_its_panel_its_total_or_all_its_items_and_not_when_its_sum_is_another() -> None:
    whole = mood_form()
    bare: dict[str, Any] = {**whole, "code": [], "item": nine_items()}
    two = {**bare, "item": nine_items(2)}
    seven = {**whole, "item": nine_items(7)}
    larger = {**bare, "item": nine_items(8), "code": whole["code"]}
    wide = nine_items()
    wide[0]["answerOption"].append(coding("X", "More than that", 9))
    assert [(g := guide_of(as_form(f))) and g.id for f in (whole, bare, two)] == ["PHQ-9", "PHQ-9", "PHQ-2"]
    assert [guide_of(as_form(f)) for f in (seven, larger, {**whole, "item": wide}, walking_form())] == [None] * 4


def test_items_without_codes_are_scored_by_the_panel_when_the_range_fits() -> None:
    items = [{**item, "code": []} for item in nine_items()]
    form = as_form({**mood_form(), "item": items})
    guide = guide_of(form)
    assert guide is form_scores()["PHQ-9"]
    found = outcome(form, nine(*(1,) * 9))
    assert (found.total, found.band and found.band.label) == (9, "mild")


def test_the_guide_is_not_used_for_what_somebody_else_sees(mood: Questionnaire) -> None:
    whole = nine(*(1,) * 9)
    assert outcome(mood, whole, Respondent.PROXY).band is None
    assert outcome(mood, whole, Respondent.PROXY).total == 9
    assert outcome(mood, whole, Respondent.TOGETHER).band is not None


def test_the_item_on_self_harm_is_known_by_its_code_or_its_id_and_only_above_zero(mood: Questionnaire) -> None:
    by_id = as_form({**mood_form(), "item": [{**item, "code": []} for item in nine_items()]})
    for form in (mood, by_id):
        assert not marks_self_harm(form, nine(*(3,) * 8, 0))
        assert not marks_self_harm(form, nine(*(3,) * 8))
        for value in (1, 2, 3):
            assert marks_self_harm(form, {"/44260-8": (f"{LOINC}|{ANSWERS[value][0]}",)})


def test_the_known_answers_count_by_their_code_whatever_their_order() -> None:
    item = nine_items()[8]
    turned = [{"valueCoding": option["valueCoding"]} for option in reversed(item["answerOption"])]
    form = as_form({**mood_form(), "item": [{**item, "answerOption": turned}]})
    for value, (code, _words) in enumerate(ANSWERS):
        assert marks_self_harm(form, {"/44260-8": (f"{LOINC}|{code}",)}) is (value > 0)


# Answers


def test_answers_are_kept_with_their_total_and_can_be_changed_removed_and_brought_back(
    desk: Questionnaires, mood: Questionnaire, session: Session
) -> None:
    kept = desk.save(mood, TODAY, nine(*(1,) * 9))
    assert (kept.total, kept.complete, kept.title) == (9, True, "Sample mood form")
    changed = desk.save(mood, TODAY, nine(*(2,) * 9), uid=kept.uid)
    assert (changed.uid, changed.total) == (kept.uid, 18)
    assert session.undo() is Action.QUESTIONNAIRE
    assert desk.one(kept.uid).filled.total == 9
    desk.remove(kept.uid)
    assert desk.answered() == []
    session.undo()
    assert desk.forms()[0].last == TODAY


def test_a_form_with_gaps_is_kept_without_a_total(desk: Questionnaires, walking: Questionnaire) -> None:
    kept = desk.save(walking, TODAY, {"who": ("Anna",)})
    assert (kept.total, kept.complete) == (None, False)
    assert [q.link for q in desk.result(desk.one(kept.uid)).missing] == ["out"]
    whole = desk.save(walking, TODAY, {"out": (False,), "who": ("Anna",)}, uid=kept.uid)
    assert (whole.total, whole.complete) == (None, True)


def test_only_what_is_asked_and_fits_is_kept(desk: Questionnaires, walking: Questionnaire) -> None:
    given: Given = {
        "out": (True,),
        "stops": (3,),
        "km": (1.5,),
        "aids": ("urn:aids|st", "urn:aids|w"),
        "how": (" in my own way\x00 ",),
        "since": ("2026-11-01",),
        "more": ("   ",),
    }
    kept = dict(desk.save(walking, TODAY, given).answers)
    assert kept["how"] == ("in my own way",)
    assert "more" not in kept
    assert list(kept) == ["out", "stops", "km", "aids", "how", "since"]
    hidden = dict(desk.save(walking, TODAY, {**given, "out": (False,)}).answers)
    assert list(hidden) == ["out", "how", "since"]


@pytest.mark.parametrize(
    ("link", "given", "code"),
    [
        ("stops", (1.5,), "answer_wrong"),
        ("stops", ("many",), "answer_wrong"),
        ("stops", (1, 2), "answer_wrong"),
        ("km", (float("inf"),), "answer_wrong"),
        ("out", ("yes",), "answer_wrong"),
        ("aids", ("urn:aids|skates",), "answer_wrong"),
        ("since", ("some day",), "answer_wrong"),
        ("who", ("A" * 41,), "answer_too_long"),
    ],
)
def test_an_answer_that_does_not_fit_is_named_by_its_question(
    desk: Questionnaires, walking: Questionnaire, link: str, given: tuple[Answer, ...], code: str
) -> None:
    with pytest.raises(BadInput) as caught:
        desk.save(walking, TODAY, {"out": (True,), link: given})
    asked = walking.question(link)
    assert asked is not None
    assert problem(caught) == (code, asked.text)
    assert desk.answered() == []


def test_nothing_at_all_and_a_day_to_come_are_refused(desk: Questionnaires, walking: Questionnaire) -> None:
    for day, answers, code in ((TODAY, {}, "form_empty"), (date(2026, 11, 24), {"out": (True,)}, "day_in_future")):
        with pytest.raises(BadInput) as caught:
            desk.save(walking, day, answers)
        assert problem(caught) == (code, "")


# Who sees what


def test_sensitive_answers_are_kept_from_caregivers_unless_the_person_opens_them(
    desk: Questionnaires, mood: Questionnaire, walking: Questionnaire, session: Session
) -> None:
    hidden = desk.save(mood, TODAY, nine(*(1,) * 9))
    desk.save(walking, TODAY, {"out": (True,)})
    as_anna(session)
    assert [a.filled.title for a in desk.answered()] == ["Sample walking form"]
    assert [kept.last for kept in desk.forms()] == [None, TODAY]
    with pytest.raises(BadInput):
        desk.one(hidden.uid)
    with pytest.raises(BadInput):
        desk.save(mood, TODAY, nine(0), uid=hidden.uid)
    as_maria(session)
    desk.save(mood, TODAY, nine(*(1,) * 9), uid=hidden.uid, sensitive=False)
    as_anna(session)
    assert len(desk.answered()) == 2


def test_a_form_of_a_private_instrument_is_sensitive_until_the_person_shows_its_scores(
    desk: Questionnaires, session: Session
) -> None:
    two = as_form({**mood_form(), "code": [], "item": nine_items(2)})
    assert desk.usually_sensitive(two)
    Privacy(session).keep(())
    assert not desk.usually_sensitive(two)
    assert desk.usually_sensitive(as_form(mood_form()))  # for its item on self-harm


def test_a_caregiver_answers_under_their_own_name_changes_only_that_and_decides_nothing(
    desk: Questionnaires, mood: Questionnaire, walking: Questionnaire, session: Session
) -> None:
    own = desk.save(walking, TODAY, {"out": (True,)})
    as_anna(session)
    proxy = desk.save(mood, TODAY, nine(*(1,) * 9), sensitive=False)
    assert proxy.sensitive
    found = desk.one(proxy.uid)
    assert found.respondent is Respondent.PROXY
    assert desk.may_change(found)
    assert desk.score(found) is None
    assert not desk.may_change(desk.one(own.uid))
    for act in (lambda: desk.remove(own.uid), lambda: desk.save(walking, TODAY, {"out": (False,)}, uid=own.uid)):
        with pytest.raises(BadInput) as caught:
            act()
        assert problem(caught)[0] == "persons_entry"
    as_maria(session)
    assert desk.may_change(desk.one(proxy.uid))
    desk.save(mood, TODAY, nine(*(0,) * 9), uid=proxy.uid)
    assert desk.one(proxy.uid).respondent is Respondent.PROXY


# What a form leads to


def test_a_total_becomes_a_score_only_when_it_is_asked_for(
    desk: Questionnaires, mood: Questionnaire, session: Session
) -> None:
    answered = desk.one(desk.save(mood, TODAY, nine(*(1,) * 9)).uid)
    assert Happenings(session).scores() == []
    score = desk.score(answered)
    assert score is not None
    assert not desk.has_score(score)
    desk.keep_score(answered)
    assert [(s.instrument, s.value, s.day) for s, _stamp in Happenings(session).scores()] == [("PHQ-9", 9, TODAY)]
    assert desk.has_score(score)
    as_anna(session)
    assert Happenings(session).scores() == []


def test_dark_thoughts_go_on_the_list_once_and_caregivers_do_not_see_them(
    desk: Questionnaires, session: Session
) -> None:
    desk.raise_thoughts("Please ask me.")
    desk.raise_thoughts("Please ask me.")
    [item] = Care(session).items()
    assert (item.kind, item.text) == (DiscussionKind.TELL, "Please ask me.")
    as_anna(session)
    assert Care(session).items() == []


def exported(desk: Questionnaires, answered: Answered, target: Path) -> dict[str, Any]:
    desk.export(answered, target)
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


def test_answers_go_out_as_a_fhir_response_with_the_total_in_its_place(
    desk: Questionnaires, mood: Questionnaire, clock: TestClock, tmp_path: Path
) -> None:
    whole = desk.one(desk.save(mood, TODAY, nine(*(1,) * 9)).uid)
    found = exported(desk, whole, tmp_path / "answers.json")

    assert (found["resourceType"], found["status"]) == ("QuestionnaireResponse", "completed")
    assert found["questionnaire"] == "http://example.org/Questionnaire/mood|1.2"
    assert found["authored"] == clock.at.isoformat(timespec="seconds")
    items = {item["linkId"]: item for item in found["item"][0]["item"]}
    assert items["/44261-6"]["answer"] == [{"valueDecimal": 9.0}]
    assert items["/44260-8"]["answer"][0]["valueCoding"]["code"] == "LA6569-3"
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []


def test_answers_never_go_into_a_journal(desk: Questionnaires, mood: Questionnaire, session: Session) -> None:
    whole = desk.one(desk.save(mood, TODAY, nine(1)).uid)
    with pytest.raises(BadInput):
        desk.export(whole, session.file.folder / "answers.json")


kinds = st.sampled_from(
    ["choice", "open-choice", "boolean", "integer", "decimal", "string", "date", "group", "display"]
)
conditions = st.fixed_dictionaries(
    {"question": st.sampled_from("abc"), "operator": st.sampled_from(["exists", "=", "!=", ">"])},
    optional={
        "answerBoolean": st.booleans(),
        "answerInteger": st.integers(-3, 3),
        "answerString": st.sampled_from("xy"),
    },
)
values = st.sampled_from([{"valueString": "x"}, {"valueInteger": 2}, coding("LA6568-5", "x", 0), coding("b", "y", 3)])


def item(link: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"linkId": st.just(link), "type": kinds, "text": st.text(max_size=8)},
        optional={
            "answerOption": st.lists(values, max_size=3),
            "enableWhen": st.lists(conditions, max_size=2),
            "required": st.booleans(),
            "repeats": st.booleans(),
            "readOnly": st.booleans(),
            "code": st.just([{"system": LOINC, "code": NINE[8]}]),
        },
    )


given_answers = st.dictionaries(
    st.sampled_from("abc"),
    st.lists(st.sampled_from([True, 2, 1.5, "x", f"{LOINC}|b", "2026-01-01"]), max_size=2).map(tuple),
)


@given(st.tuples(item("a"), item("b"), item("c")), given_answers)
def test_any_form_that_is_read_can_be_kept_answered_and_added_up(items: tuple[Any, ...], answers: Given) -> None:
    try:
        form = as_form({"resourceType": "Questionnaire", "item": list(items)})
    except UnreadableForm:
        return
    assert from_text("questionnaire", to_text(form)) == form
    found = outcome(form, answers)
    assert found.total is None or not found.missing
    assert marks_self_harm(form, answers) in (True, False)
    try:
        kept = dict(cleaned(form, answers))
    except BadInput:
        return
    assert dict(cleaned(form, kept)) == kept
    filled = FilledForm("r", "u", TODAY, tuple(kept.items()))
    assert from_text("filled_form", to_text(filled)) == filled


def test_what_is_asked_inside_a_group_with_the_code_counts_as_that_item() -> None:
    options = [{"valueInteger": n} for n in (3, 2, 1, 0)]
    child = {"linkId": "q", "type": "choice", "text": "How often?", "answerOption": options}
    other = {**child, "linkId": "o", "code": [{"system": LOINC, "code": NINE[0]}]}
    group = {"linkId": "g", "type": "group", "code": [{"system": LOINC, "code": NINE[8]}], "item": [child, other]}
    form = as_form({"resourceType": "Questionnaire", "title": "T", "item": [group]})
    assert self_harm_links(form) == {"q"}
    assert marks_self_harm(form, {"q": ("3",)})
    assert not marks_self_harm(form, {"q": ("0",)})
    assert not marks_self_harm(form, {"o": ("3",)})
