"""Help when thoughts of hurting oneself are marked: at once, again before the score, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spms_desktop.catalog.help_lines import regions
from spms_desktop.catalog.wording import wording
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionKind
from spms_desktop.domain.questionnaire import Questionnaire
from spms_desktop.services.care import Care
from spms_desktop.services.preferences import PreferencesFile
from spms_desktop.services.questionnaires import Questionnaires
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import NewJournal, create
from spms_desktop.ui.context import Context
from spms_desktop.ui.help.help_now import HelpNow
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.questionnaires import help_places
from spms_desktop.ui.questionnaires.fill_dialog import FillDialog
from spms_desktop.ui.questionnaires.help_panel import HelpPanel
from spms_desktop.ui.questionnaires.list_dialog import FormList
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.conftest import TestClock
from tests.ui.questionnaires.forms_window import (
    NINTH,
    as_anna,
    choose,
    choose_all,
    click,
    filling,
    focused,
    kept_forms,
    keys,
    result,
    shown_list,
)


@pytest.fixture
def form(session: Session, tmp_path: Path) -> Questionnaire:
    return kept_forms(session, tmp_path)[0]


@pytest.fixture
def shown(context: Context, form: Questionnaire) -> Iterator[FormList]:
    assert form.title
    with shown_list(context) as made:
        yield made


@pytest.fixture
def mood(shown: FormList, form: Questionnaire) -> FillDialog:
    return filling(shown, form)


def marked(dialog: FillDialog, place: int = 1) -> HelpPanel:
    """Answer the ninth question above zero."""
    choose(dialog, NINTH, place)
    return dialog.panels[NINTH]


# When


@pytest.mark.parametrize("place", [1, 2, 3])
def test_it_stands_under_the_question_at_once_and_the_keyboard_stays(mood: FillDialog, place: int) -> None:
    panel = marked(mood, place)
    assert panel.isVisible()
    assert mood.blocks[NINTH].isAncestorOf(panel)
    assert focused() is keys(mood, NINTH).keys[place]


def test_not_at_all_shows_nothing_and_takes_it_away_but_help_now_stays(mood: FillDialog) -> None:
    choose(mood, NINTH, 0)
    assert mood.panels == {}
    panel = marked(mood)
    choose(mood, NINTH, 2)
    assert mood.panels[NINTH] is panel
    choose(mood, NINTH, 0)
    assert mood.panels == {}
    assert not panel.isVisible()
    assert mood.help_button.isVisible()


def test_other_questions_show_nothing_whatever_the_total(mood: FillDialog, shown: FormList) -> None:
    choose_all(mood, *(3,) * 8, 0)
    assert mood.panels == {}
    click(mood.accept_button)
    found = result(shown)
    assert found.panel is None
    assert found.words.startswith("Your answers add up to 24 out of 27.")


def test_an_answer_that_comes_back_shows_it_again_in_full(
    mood: FillDialog, shown: FormList, form: Questionnaire
) -> None:
    marked(mood)
    click(mood.cancel_button)
    again = filling(shown, form)
    assert again.panels[NINTH].isVisible()


def test_it_comes_once_more_after_saving_before_the_score_whose_words_stay_the_same(
    mood: FillDialog, shown: FormList
) -> None:
    choose_all(mood, *(0,) * 8)
    marked(mood)
    click(mood.accept_button)
    found = result(shown)
    assert found.panel is not None
    assert found.panel.isVisible()
    assert found.rest.isHidden()
    assert found.accept_button.isEnabled()
    assert focused() is found.help_button
    click(found.panel.go_on_button)
    assert found.rest.isVisible()
    assert found.words.startswith("Your answers add up to 1 out of 27. In the published guide, 0 to 4 is called")
    assert found.help_button.isVisible()


def test_saving_is_never_held_up_also_half_way(mood: FillDialog, shown: FormList, session: Session) -> None:
    panel = marked(mood, 3)
    assert mood.accept_button.isEnabled()
    assert panel.go_on_button.isEnabled()
    click(mood.accept_button)
    assert len(Questionnaires(session).answered()) == 1
    assert result(shown).panel is not None


def test_looking_at_earlier_answers_does_not_begin_with_it(mood: FillDialog, shown: FormList) -> None:
    marked(mood)
    click(mood.accept_button)
    result(shown).accept()
    settle()
    [answered] = shown.presenter.desk.answered()
    assert shown.show_result(answered).panel is None


# What it says


def test_it_says_what_the_catalogue_says_with_the_numbers_of_the_country(mood: FillDialog) -> None:
    panel = marked(mood)
    panel.show_country(regions()["US"])
    texts = wording().item9_panel
    assert panel.title_label.text() == "Thank you for telling us"
    assert [label.text() for label in panel.texts] == list(texts.body)
    assert [label.text() for label in panel.steps] == [
        "1. If you might act on these thoughts, or you are not safe now: call 911.",
        "2. To talk to someone now: 988 Suicide & Crisis Lifeline, 988. Or text 988.",
        "3. Tell someone you trust. Ask them to stay with you.",
        "4. Tell your care team soon. You can add this to your visit summary if you wish.",
    ]
    assert panel.small_print.text() == (
        "This app does not send your answers to anyone. No one is watching them. Numbers checked on 22 Nov 2026."
    )
    assert panel.copy_button is not None
    buttons = (panel.copy_button, panel.countries_button, panel.team_button, panel.add_button, panel.go_on_button)
    assert [button.words for button in buttons] == list(texts.buttons)


@pytest.mark.parametrize("code", list(regions()))
def test_every_country_has_something_to_copy_and_no_gap_in_its_sentences(mood: FillDialog, code: str) -> None:
    panel = marked(mood)
    panel.show_country(regions()[code])
    assert "{" not in panel.words
    assert "None" not in panel.words
    assert panel.copy_button is not None
    click(panel.copy_button)
    assert QGuiApplication.clipboard().text() in panel.words


def test_whoever_helps_is_told_to_stay_and_call(shown: FormList, form: Questionnaire, session: Session) -> None:
    as_anna(session)
    dialog = filling(shown, form)
    panel = marked(dialog)
    assert "If this is about the person you help: stay with them and call." in panel.words
    assert "You marked" not in panel.words
    said = panel.words
    click(dialog.accept_button)
    again = result(shown).panel
    assert again is not None
    assert again.words == said


# What its buttons do


def test_keep_going_goes_to_the_next_question_and_the_card_stays(mood: FillDialog) -> None:
    panel = marked(mood)
    click(panel.go_on_button)
    assert focused() is keys(mood, "/69722-7").keys[0]
    assert panel.isVisible()


def test_the_numbers_of_the_team_can_be_copied(mood: FillDialog, session: Session) -> None:
    panel = marked(mood)
    nobody = panel.open_team()
    assert nobody.copies == []
    nobody.accept()
    Care(session).save_person(CarePerson("", "Dr Weiss", "neurologist", phone="555-0110"))
    Care(session).save_person(CarePerson("", "Ines", "pt"))
    team = panel.open_team()
    settle()
    [copy] = team.copies
    click(copy)
    assert QGuiApplication.clipboard().text() == "555-0110"
    assert complaints(team) == []
    team.accept()


def test_it_goes_on_the_list_for_the_team_only_when_pressed(mood: FillDialog, session: Session) -> None:
    panel = marked(mood)
    assert Care(session).items() == []
    click(panel.add_button)
    click(panel.add_button)
    [item] = Care(session).items()
    assert item.kind is DiscussionKind.TELL
    assert panel.added.text() == "It is on your list for the care team now. Caregivers do not see it."
    as_anna(session)
    assert Care(session).items() == []


def test_other_countries_change_the_numbers_of_the_card(mood: FillDialog) -> None:
    panel = marked(mood)
    help_now = panel.open_countries()
    help_now.region.set_value("GB")
    help_now.region.changed.emit("GB")
    assert "999" in panel.steps[0].text()
    assert "116 123" in panel.steps[1].text()
    help_now.accept()


def test_the_country_that_was_chosen_before_is_used_and_another_is_remembered(
    qtbot: QtBot, theme: Theme, tmp_path: Path, clock: TestClock
) -> None:
    window = MainWindow(theme, PreferencesFile(tmp_path / "p.json"), tmp_path / "Documents", clock)
    qtbot.addWidget(window)
    window.preferences = replace(window.preferences, region="IE")
    window.show_journal(create(NewJournal(tmp_path / "M.spms", "Maria"), clock))
    window.show()
    assert window.frame is not None
    form = kept_forms(window.frame.session, tmp_path)[0]
    listed = FormList(window.frame, window.frame.context)
    listed.open()
    dialog = filling(listed, form)
    panel = marked(dialog)
    assert "116 123" in panel.words
    help_now = panel.open_countries()
    assert help_now.parent() is window
    help_now.region_chosen.emit("US")
    assert "988" in panel.words
    assert window.preferences.region == "US"
    help_now.accept()
    click(dialog.help_button)
    assert [d for d in window.findChildren(HelpNow) if d.isVisible()]
    window.close()
    QApplication.processEvents()


def test_without_a_main_window_help_now_opens_over_the_form(mood: FillDialog) -> None:
    dialog = mood.open_help()
    assert dialog.parent() is mood
    assert help_places.country_of(mood).code in regions()
    dialog.accept()


@pytest.mark.parametrize("look", ["light", "contrast-dark"])
@pytest.mark.parametrize("scale", [100, 200])
def test_the_card_is_whole_named_and_in_reach(
    mood: FillDialog, shown: FormList, theme: Theme, look: str, scale: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    marked(mood)
    settle()
    assert complaints(mood) == []
    assert clipped(mood) == []
    assert tab_complaints(mood) == []
    click(mood.accept_button)
    found = result(shown)
    for _page in range(2):
        assert complaints(found) == []
        assert clipped(found) == []
        assert tab_complaints(found) == []
        if found.panel is not None and found.panel.isVisible():
            found.panel.go_on_button.click()
            found.answers.turn()
            found.about.turn()
            settle()


def test_tab_goes_from_the_answers_into_the_card_and_on(mood: FillDialog) -> None:
    panel = marked(mood)
    walked = []
    for _stop in range(7):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        walked.append(focused())
    assert walked[:5] == [
        panel.copy_button,
        panel.countries_button,
        panel.team_button,
        panel.add_button,
        panel.go_on_button,
    ]
