"""Filling in a form: what is asked, what stays when it is left, and that it never holds anybody up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.questionnaire import Questionnaire
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.questionnaires import Questionnaires
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.questionnaires.fill_dialog import FillDialog
from spms_desktop.ui.questionnaires.list_dialog import FormList
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.fields import LineField, TextField
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.forms import put, walking_form
from tests.ui.questionnaires.forms_window import (
    as_anna,
    choose,
    choose_all,
    click,
    filling,
    focused,
    kept_forms,
    keys,
    open_one,
    result,
    shown_list,
)

Key = Qt.Key


@pytest.fixture
def forms(session: Session, tmp_path: Path) -> tuple[Questionnaire, Questionnaire]:
    return kept_forms(session, tmp_path)


@pytest.fixture
def shown(context: Context, forms: tuple[Questionnaire, Questionnaire]) -> Iterator[FormList]:
    assert forms
    with shown_list(context) as made:
        yield made


@pytest.fixture
def mood(shown: FormList, forms: tuple[Questionnaire, Questionnaire]) -> FillDialog:
    return filling(shown, forms[0])


@pytest.fixture
def walk(shown: FormList, forms: tuple[Questionnaire, Questionnaire]) -> FillDialog:
    return filling(shown, forms[1])


def line(dialog: FillDialog, link: str) -> LineField:
    found = dialog.blocks[link].field.control
    assert isinstance(found, LineField)
    return found


def kept(session: Session) -> list[dict[str, object]]:
    return [dict(a.filled.answers) for a in Questionnaires(session).answered()]


# What is asked


def test_the_questions_stand_in_the_order_of_the_file_without_the_total_and_with_what_is_needed(
    mood: FillDialog,
) -> None:
    labels = [block.label.text() for block in mood.blocks.values()]
    assert len(labels) == 10
    assert labels[0] == "1. How often was sample trouble number 1 there? (needed)"
    assert labels[8] == "9. How often was sample trouble number 9 there?"
    assert labels[9] == "How hard did this make your days?"
    assert keys(mood, "/44250-9").accessibleName() == labels[0]
    assert [key.words for key in keys(mood, "/44250-9").keys][:2] == ["On no day", "On a few days"]
    assert focused() is keys(mood, "/44250-9").keys[0]


def test_questions_come_and_go_with_the_answers_and_the_keyboard_stays(walk: FillDialog, session: Session) -> None:
    assert walk.blocks["km"].isHidden()
    focused().setFocus()
    QTest.keyClick(focused(), Key.Key_Space)
    there = focused()
    assert not walk.blocks["km"].isHidden()
    assert there is keys(walk, "out").keys[0]
    line(walk, "km").setText("1,5")
    choose(walk, "out", 1)
    assert walk.blocks["km"].isHidden()
    click(walk.accept_button)
    assert kept(session) == [{"out": (False,)}]


def test_every_sort_of_question_can_be_answered_and_is_shown_again(walk: FillDialog, session: Session) -> None:
    shown = walk.parentWidget()
    assert isinstance(shown, FormList)
    choose(walk, "out", 0)
    line(walk, "stops").setText("3")
    line(walk, "km").setText("1,5")
    walk.blocks["aids"].set_value(("urn:aids|st", "urn:aids|w"))
    choose(walk, "how", 1)
    walk.blocks["since"].set_value(("2026-11-01",))
    line(walk, "who").setText("Anna")
    more = walk.blocks["more"].field.control
    assert isinstance(more, TextField)
    more.setPlainText("It was warm.\nI was tired.")
    click(walk.accept_button)
    whole = {
        "out": (True,),
        "stops": (3,),
        "km": (1.5,),
        "aids": ("urn:aids|st", "urn:aids|w"),
        "how": ("Hard",),
        "since": ("2026-11-01",),
        "who": ("Anna",),
        "more": ("It was warm.\nI was tired.",),
    }
    assert kept(session) == [whole]
    result(shown).accept()
    again = shown.fill(walk.desk.form, Questionnaires(session).answered()[0])
    assert again.filling.answers == whole
    assert again.fields() == {}


def test_own_words_and_an_answer_on_offer_take_each_other_s_place(walk: FillDialog) -> None:
    block = walk.blocks["how"]
    choose(walk, "how", 0)
    [own] = block.findChildren(LineField)
    own.setText("So so")
    assert block.value == ("So so",)
    choose(walk, "how", 1)
    assert (block.value, own.text()) == (("Hard",), "")


def test_an_answer_can_be_taken_back_with_a_press_or_a_key(mood: FillDialog) -> None:
    block = mood.blocks["/44250-9"]
    clear = block.clear_button
    assert clear is not None
    assert clear.isHidden()
    choose(mood, "/44250-9", 2)
    click(clear)
    assert block.value == ()
    assert clear.isHidden()
    choose(mood, "/44250-9", 2)
    QTest.keyClick(focused(), Key.Key_Delete)
    assert block.value == ()


def test_a_number_that_is_none_is_named_and_stays(walk: FillDialog, session: Session) -> None:
    choose(walk, "out", 0)
    line(walk, "stops").setText("2.5")
    click(walk.accept_button)
    assert walk.isVisible()
    assert walk.trouble_shown() == "“How many stops?”: Please type a whole number."
    assert focused() is line(walk, "stops")
    assert kept(session) == []


def test_enter_in_a_line_goes_on_and_does_not_save(walk: FillDialog) -> None:
    line(walk, "who").setFocus()
    QTest.keyClicks(focused(), "Anna")
    QTest.keyClick(focused(), Key.Key_Return)
    assert walk.isVisible()
    assert focused() is walk.blocks["more"].field.control


# Saving


def test_saving_with_gaps_is_not_held_up_names_what_is_missing_and_goes_on_there(
    mood: FillDialog, shown: FormList, session: Session
) -> None:
    choose_all(mood, 1, 1, 1)
    click(mood.accept_button)
    found = result(shown)
    assert len(kept(session)) == 1
    assert "6 questions have no answer yet:" in found.words
    assert "• How often was sample trouble number 4 there?" in found.words
    click(found.rest_button)
    again = open_one(shown, FillDialog)
    assert focused() is keys(again, "/44254-1").keys[0]


def test_a_total_is_shown_as_the_guide_has_it_and_becomes_a_score_by_a_press(
    mood: FillDialog, shown: FormList, context: Context
) -> None:
    choose_all(mood, *(0,) * 9)
    choose(mood, "/44250-9", 3)
    click(mood.accept_button)
    found = result(shown)
    assert found.panel is None
    assert focused() is found.accept_button
    assert found.words == (
        "Your answers add up to 3 out of 27. In the published guide, 0 to 4 is called “minimal”. "
        "This is not a diagnosis. You can show it to your care team.\n"
        "Tiredness, sleep and focus can also change because of MS."
    )
    click(found.score_button)
    assert found.score_button.words == "It is with your scores"
    click(found.score_button)
    assert context.session.can_undo


def test_a_saved_form_can_be_undone_from_the_list(mood: FillDialog, shown: FormList, session: Session) -> None:
    choose_all(mood, 1)
    click(mood.accept_button)
    result(shown).accept()
    assert shown.strip.sentence == "The form is saved."
    click(shown.strip.buttons["undo"])
    assert kept(session) == []
    assert shown.strip.sentence == "Undone: the form is as it was before."


# Leaving


def test_what_is_left_half_way_is_there_again_and_can_be_begun_afresh(
    mood: FillDialog, shown: FormList, forms: tuple[Questionnaire, Questionnaire], session: Session
) -> None:
    choose_all(mood, 1, 2)
    click(mood.cancel_button)
    [card] = [c for c in shown.cards if c.view.form.uid == forms[0].uid]
    assert card.buttons["fill"].words == "Go on filling in"
    again = filling(shown, forms[0])
    assert len(again.filling.answers) == 2
    assert again.restored.isVisible()
    click(again.restored.buttons["afresh"])
    assert again.filling.answers == {}
    assert kept(session) == []


def test_closing_the_list_or_the_window_loses_nothing(
    mood: FillDialog, shown: FormList, forms: tuple[Questionnaire, Questionnaire], session: Session
) -> None:
    choose_all(mood, 1)
    shown.close()
    settle()
    assert Drafts(session).fields(f"form:{forms[0].uid}")["answers"]


def test_an_edit_that_is_given_up_leaves_the_answers(mood: FillDialog, shown: FormList, session: Session) -> None:
    choose_all(mood, 1)
    click(mood.accept_button)
    result(shown).accept()
    [before] = Questionnaires(session).answered()
    edit = shown.fill(mood.desk.form, before)
    settle()
    assert edit.cancel_button.words == "Cancel"
    choose_all(edit, 3)
    click(edit.cancel_button)
    assert Questionnaires(session).answered() == [before]
    assert Drafts(session).names("form:") == []


# Who answers


def test_a_caregiver_says_whose_answers_they_are_and_decides_nothing_about_who_sees_them(
    shown: FormList, forms: tuple[Questionnaire, Questionnaire], session: Session
) -> None:
    as_anna(session)
    dialog = filling(shown, forms[0])
    assert dialog.open_tick is None
    assert dialog.respondent is not None
    assert [key.words for key in dialog.respondent.keys] == ["Maria answers, I fill it in", "I say what I see"]
    assert dialog.respondent.value is Respondent.PROXY
    click(dialog.respondent.keys[0])
    choose_all(dialog, *(0,) * 9)
    click(dialog.accept_button)
    [found] = Questionnaires(session).answered()
    assert (found.respondent, found.filled.sensitive) == (Respondent.TOGETHER, True)
    assert result(shown).words.startswith("The answers add up to 0 out of 27. In the published guide")


def test_the_person_may_open_their_answers_to_caregivers(mood: FillDialog, session: Session) -> None:
    assert mood.open_tick is not None
    assert not mood.open_tick.isChecked()
    mood.open_tick.click()
    choose_all(mood, 1)
    click(mood.accept_button)
    as_anna(session)
    assert len(Questionnaires(session).answered()) == 1


def test_who_made_the_form_and_what_it_is_not_is_told(mood: FillDialog) -> None:
    told = "\n".join(label.text() for label in mood.findChildren(type(mood.blocks["/44250-9"].label)))
    assert "Made up for tests." in told
    assert "Developed by Drs. Robert L. Spitzer" in told
    assert "The score is not a diagnosis." in told


# Accessibility


@pytest.mark.parametrize("look", ["light", "contrast-dark"])
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_off_unnamed_or_out_of_reach(walk: FillDialog, theme: Theme, look: str, scale: int) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    choose(walk, "out", 0)
    settle()
    assert complaints(walk) == []
    assert clipped(walk) == []
    assert tab_complaints(walk) == []


def test_words_without_an_end_and_many_answers_fit(shown: FormList, tmp_path: Path, theme: Theme) -> None:
    long = "Word" * 125
    options = [{"valueString": f"{n} {long}"} for n in range(3)]
    short = [{"valueString": f"Answer {n}"} for n in range(40)]
    items = [
        {"linkId": "1", "type": "choice", "text": long, "required": True, "answerOption": options},
        {"linkId": "2", "type": "choice", "text": "Which of all?", "answerOption": short},
        {"linkId": "3", "type": "display", "text": long},
        {"linkId": "4", "type": "choice", "text": "Ticks", "repeats": True, "answerOption": options},
    ]
    theme.set_scale(200)
    desk = shown.presenter.desk
    form = desk.open_file(put(tmp_path, {**walking_form(), "title": long, "item": items}, "long.json"))
    settle()
    dialog = filling(shown, form)
    assert clipped(dialog) == []
    assert clipped(shown) == []
    dialog.blocks["2"].set_value(("Answer 7",))
    assert dialog.blocks["2"].value == ("Answer 7",)
