"""The list of forms: from none to several, put away and back, and what is said of a file that cannot be shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.questionnaire import Questionnaire
from spms_desktop.domain.record import Action
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session
from spms_desktop.ui import words as shared_words
from spms_desktop.ui.context import Context
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.questionnaires.list_dialog import FormList
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.forms import mood_form, put, walking_form
from tests.ui.conftest import Heard
from tests.ui.questionnaires.forms_window import (
    as_anna,
    choose_all,
    click,
    filling,
    focused,
    kept_forms,
    result,
    shown_list,
)


@pytest.fixture
def shown(context: Context) -> Iterator[FormList]:
    with shown_list(context) as made:
        yield made


def answered(shown: FormList, form: Questionnaire) -> None:
    """Fill a form in and close what it came to."""
    dialog = filling(shown, form)
    choose_all(dialog, *(0,) * 9)
    click(dialog.accept_button)
    result(shown).accept()
    settle()


def test_an_empty_list_says_what_such_a_form_is_and_where_it_comes_from(shown: FormList) -> None:
    assert shown.empty.isVisible()
    told = shown.empty.sentence_label.text()
    assert "FHIR questionnaire" in told
    assert "Ask your clinic" in told
    assert focused() is shown.open_button
    assert complaints(shown) == []
    assert clipped(shown) == []


def test_a_file_is_opened_and_its_form_can_be_filled_in_at_once(
    shown: FormList, tmp_path: Path, heard: Heard, session: Session
) -> None:
    shown.open_file(str(put(tmp_path, mood_form())))
    settle()
    [card] = shown.cards
    assert not shown.empty.isVisible()
    assert focused() is card.buttons["fill"]
    assert heard.said == ["The form “Sample mood form” is here now. You can fill it in."]
    click(shown.strip.buttons["undo"])
    assert shown.cards == []
    assert not session.can_undo


def test_a_file_that_cannot_be_shown_is_said_with_its_item_and_why(shown: FormList, tmp_path: Path) -> None:
    item = {"linkId": "1", "type": "attachment", "text": "How often do you fall?"}
    shown.open_file(str(put(tmp_path, {**walking_form(), "item": [item]})))
    assert shown.trouble_shown().startswith("“How often do you fall?” cannot be shown: it asks for a file.")
    assert shown.cards == []
    shown.open_file(str(put(tmp_path, walking_form())))
    assert shown.trouble_shown() == ""


def test_the_dialogs_of_the_system_offer_json(shown: FormList, tmp_path: Path) -> None:
    asked = shown.choose_file()
    assert asked.nameFilters() == ["Forms (*.json)", "All files (*)"]
    asked.reject()
    form = kept_forms(shown.context.session, tmp_path)[0]
    answered(shown, form)
    found = shown.show_result(shown.presenter.desk.answered()[0])
    where = found.ask_where()
    assert where.selectedFiles()[0].endswith("2026-11-23.json")
    where.reject()
    found.save_to(str(tmp_path / "answers.json"))
    assert json.loads((tmp_path / "answers.json").read_text())["resourceType"] == "QuestionnaireResponse"
    assert "“answers.json”" in found.said.text()
    found.save_to(str(shown.context.session.file.folder / "x.json"))
    assert "inside a journal" in shown.trouble_shown()


def test_earlier_answers_are_listed_shown_and_removed_with_the_keyboard_kept(shown: FormList, tmp_path: Path) -> None:
    form = kept_forms(shown.context.session, tmp_path)[0]
    answered(shown, form)
    answered(shown, form)
    card = next(c for c in shown.cards if c.view.form.uid == form.uid)
    assert card.view.line == "Answered 2 times. Last on 23 Nov 2026."
    assert card.earlier is not None
    click(card.earlier.button)
    assert [row.view.line for row in card.rows] == ["23 Nov 2026: 0 of 27. Filled in by Maria."] * 2
    card.rows[0].buttons["show"].click()
    found = result(shown)
    assert found.rest.isVisible()
    found.accept()
    card.rows[0].buttons["remove"].setFocus()
    click(card.rows[0].buttons["remove"])
    card = next(c for c in shown.cards if c.view.form.uid == form.uid)
    assert len(card.rows) == 1
    assert card.earlier is not None
    assert card.earlier.unfolded
    assert focused() is shown.open_button


def test_a_form_is_put_away_with_its_answers_and_comes_back(shown: FormList, tmp_path: Path) -> None:
    form = kept_forms(shown.context.session, tmp_path)[0]
    settle()
    click(next(c for c in shown.cards if c.view.form.uid == form.uid).buttons["put_away"])
    assert [c.view.title for c in shown.cards] == ["Sample walking form"]
    assert shown.list.away_button.words == "Show 1 form that is put away"
    click(shown.list.away_button)
    assert focused() is shown.list.away_button
    click(shown.cards[-1].buttons["bring_back"])
    assert [c.view.title for c in shown.cards] == ["Sample mood form", "Sample walking form"]
    assert not shown.list.away_button.isVisible()


def test_a_caregiver_sees_the_forms_and_not_what_is_kept_from_them(
    shown: FormList, tmp_path: Path, session: Session
) -> None:
    mood, _walking = kept_forms(session, tmp_path)
    answered(shown, mood)
    as_anna(session)
    settle()
    assert [c.view.line for c in shown.cards] == ["Not answered yet."] * 2
    assert all(not c.rows for c in shown.cards)


def test_a_journal_that_is_only_read_shows_the_forms_and_offers_no_change(
    session: Session, context: Context, theme: Theme, tmp_path: Path, heard: Heard
) -> None:
    form = kept_forms(session, tmp_path)[0]
    with shown_list(context) as shown:
        answered(shown, form)
    folder = session.file.folder
    session.close()
    closed = open_session(folder, clock=session.now, read_only=True)
    jobs = JobRunner()
    with shown_list(Context(closed, theme, jobs, heard)) as shown:
        assert not shown.open_button.isVisible()
        card = next(c for c in shown.cards if c.view.form.uid == form.uid)
        assert card.buttons == {}
        assert list(card.rows[0].buttons) == ["show"]
        card.rows[0].buttons["show"].click()
        assert not result(shown).score_button.isVisible()
    jobs.close()
    closed.close()


def test_saving_a_form_has_its_words() -> None:
    assert shared_words.done(Action.QUESTIONNAIRE) == "The form is saved."
    assert shared_words.undone(Action.QUESTIONNAIRE) == "Undone: the form is as it was before."


@pytest.mark.parametrize("look", ["light", "contrast-dark"])
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_off_unnamed_or_out_of_reach(
    shown: FormList, tmp_path: Path, theme: Theme, look: str, scale: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    form = kept_forms(shown.context.session, tmp_path)[0]
    answered(shown, form)
    for card in shown.cards:
        if card.earlier is not None:
            card.earlier.turn()
    settle()
    assert complaints(shown) == []
    assert clipped(shown) == []
    assert tab_complaints(shown) == []
    assert isinstance(shown, QWidget)
