"""The form of what the check-in asks, by real clicks and key presses."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spms_desktop.catalog.symptoms import DEFAULT_CORE
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.due import Round
from spms_desktop.domain.errors import DiskFull
from spms_desktop.domain.settings import CheckInChoice, OwnSymptom
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.journal import Journal
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import open_session
from spms_desktop.storage.versions import VersionStore
from spms_desktop.ui.context import Context
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.journal.choices.dialog import ChooseQuestions
from spms_desktop.ui.journal.choices.own_symptom_form import OwnSymptomForm
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.ui.conftest import Heard

Opener = Callable[[], ChooseQuestions]


@pytest.fixture
def opened(context: Context) -> Iterator[Opener]:
    """Opens the form over a window; both are gone before the theme is taken off."""
    parent = QWidget()
    parent.show()

    def open_form() -> ChooseQuestions:
        form = ChooseQuestions(parent, context)
        form.open()
        settle()
        return form

    yield open_form
    parent.close()
    parent.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def questions(session: Session) -> Questions:
    return Questions(session)


def click(widget: QWidget) -> None:
    settle()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def save(form: ChooseQuestions | OwnSymptomForm) -> None:
    click(form.accept_button)


def own_form(form: ChooseQuestions) -> OwnSymptomForm:
    """The form for an own symptom that is open now."""
    return next(f for f in form.findChildren(OwnSymptomForm) if f.isVisible())


def add_own(form: ChooseQuestions, name: str) -> None:
    click(form.own.add_button)
    made = own_form(form)
    QTest.keyClicks(made.lines["name"], name)
    save(made)


def test_it_opens_with_what_is_asked_now_and_the_keyboard_on_the_ratings(opened: Opener) -> None:
    form = opened()

    assert form.choice.symptoms == DEFAULT_CORE
    assert form.focusWidget() is form.daily.rows[0].down
    assert all(not fold.open for fold in form.folds.values())


def test_daily_ratings_are_ordered_and_replaced_by_keyboard(
    opened: Opener, questions: Questions, heard: Heard
) -> None:
    form = opened()
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Space)  # down with the first
    click(form.daily.rows[4].take_away)
    tremor = form.daily.others.findItems("Shaking (tremor)", Qt.MatchFlag.MatchExactly)[0]
    form.daily.others.setCurrentItem(tremor)
    QTest.keyClick(form.daily.others, Qt.Key.Key_Return)

    save(form)

    assert questions.choice.symptoms == ("fatigue", "overall", "walking", "stiffness_spasms", "tremor")
    assert heard.said == ["Your choice is saved."]
    assert heard.undo_offered


def test_a_symptom_of_each_day_is_not_offered_for_the_week(opened: Opener) -> None:
    form = opened()
    weekly = form.rounds[Round.WEEKLY]
    click(form.folds["weekly"].button)
    assert weekly.boxes["pain"].isHidden()
    assert weekly.boxes["bowel"].isVisible()

    click(form.daily.rows[4].take_away)

    assert weekly.boxes["pain"].isVisible()


def test_folded_parts_say_what_is_chosen(opened: Opener) -> None:
    form = opened()
    fold = form.folds["also"]
    assert fold.says_label.text() == "None of these is asked."
    assert fold.button.accessibleName() == "Show the choices: More questions each day"

    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    settle()
    click(form.also.boxes["near_falls"])

    assert fold.says_label.text() == "Asked: Near falls today."
    assert fold.button.accessibleName() == "Hide the choices: More questions each day"


def test_ticks_of_all_parts_are_kept_in_one_change(opened: Opener, session: Session, questions: Questions) -> None:
    form = opened()
    for fold in form.folds.values():
        fold.unfold()
    settle()
    for box in (form.also.boxes["near_falls"], form.scores[0].boxes["EDSS"], form.one_page):
        click(box)
    click(form.rounds[Round.MONTHLY].boxes["weight"])

    save(form)

    kept = questions.choice
    assert (kept.also, kept.scores, kept.one_page, kept.weekly) == (("near_falls",), ("EDSS",), True, None)
    assert "weight" not in (kept.monthly or ("weight",))
    session.undo()
    assert questions.choice == CheckInChoice(DEFAULT_CORE)


def test_as_proposed_is_put_into_the_form_and_waits_for_save(opened: Opener, questions: Questions) -> None:
    weekly = ("tremor", "caregiver_strain")
    questions.choose(CheckInChoice(("pain",), ("near_falls",), weekly, (), ("EDSS",), one_page=True))
    form = opened()

    click(form.proposed_button)

    assert "Save to keep it" in form.note.text()
    assert questions.choice.symptoms == ("pain",)
    save(form)
    assert questions.choice == CheckInChoice(DEFAULT_CORE, one_page=True)


def test_saving_without_a_change_says_and_writes_nothing(opened: Opener, session: Session, heard: Heard) -> None:
    save(opened())

    assert heard.said == []
    assert not session.can_undo


def test_trouble_keeps_the_form_with_all_that_was_chosen(
    opened: Opener, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = opened()
    click(form.one_page)

    def full(*_args: object) -> str:
        raise DiskFull(session.file.folder)

    monkeypatch.setattr(VersionStore, "commit", full)
    save(form)

    assert form.isVisible()
    assert "disk is full" in form.trouble_shown()
    assert form.choice.one_page


def test_walking_brings_a_quiet_hint(opened: Opener) -> None:
    form = opened()
    assert "Trouble moving from bed or chair" in form.hint.text()

    click(form.daily.rows[2].take_away)

    assert form.hint.isHidden()


def test_a_half_made_choice_is_there_again_after_a_crash(opened: Opener, context: Context) -> None:
    form = opened()
    click(form.one_page)
    form._keep()  # what the timer does within half a second
    assert Drafts(context.session).fields("choose_questions")

    again = opened()
    assert again.one_page.isChecked()
    assert again.restored.isVisible()

    click(again.restored.buttons["afresh"])
    assert not again.one_page.isChecked()
    assert not Drafts(context.session).fields("choose_questions")


def test_cancelling_drops_what_was_chosen(opened: Opener, context: Context, questions: Questions) -> None:
    form = opened()
    click(form.one_page)
    form._keep()
    click(form.cancel_button)

    assert not Drafts(context.session).fields("choose_questions")
    assert not questions.choice.one_page


# Own symptoms


def test_an_own_symptom_is_added_by_keyboard_and_can_be_rated_daily(
    opened: Opener, questions: Questions, heard: Heard
) -> None:
    form = opened()
    form.own.add_button.setFocus()
    QTest.keyClick(form.own.add_button, Qt.Key.Key_Return)
    settle()
    made = own_form(form)
    for field, typed in (("name", "Legs of stone"), ("question", "How heavy?"), ("anchor_10", "Could not lift")):
        QTest.keyClicks(made.lines[field], typed)
    QTest.keyClick(made.lines["anchor_10"], Qt.Key.Key_Return)
    settle()

    assert questions.own() == {"Legs of stone": OwnSymptom("Legs of stone", "How heavy?", "", "Could not lift")}
    assert heard.undo_offered
    assert "“Legs of stone” is saved" in form.note.text()
    assert "Legs of stone" in form.rounds[Round.WEEKLY].boxes
    click(form.daily.rows[0].take_away)
    form.daily.others.setCurrentItem(form.daily.others.findItems("Legs of stone", Qt.MatchFlag.MatchExactly)[0])
    QTest.keyClick(form.daily.others, Qt.Key.Key_Space)
    save(form)
    assert questions.choice.symptoms[-1] == "Legs of stone"


def test_a_name_that_is_taken_stays_in_the_form(opened: Opener, questions: Questions) -> None:
    form = opened()
    add_own(form, "Pain")
    made = own_form(form)

    assert "symptom of that name already" in made.trouble_shown()
    assert made.lines["name"].value == "Pain"
    assert questions.own() == {}


def test_the_name_of_a_rated_symptom_stays_and_the_form_says_so(
    opened: Opener, session: Session, questions: Questions
) -> None:
    questions.keep_own(OwnSymptom("Legs of stone"))
    Journal(session).rate(session.today, Respondent.SELF, "Legs of stone", 4)
    form = opened()

    click(form.own.buttons["edit", "Legs of stone"])
    made = own_form(form)

    assert made.name_stays
    assert not made.lines["name"].isVisible()
    QTest.keyClicks(made.lines["anchor_0"], "Light as air")
    save(made)
    assert questions.own()["Legs of stone"].anchor_0 == "Light as air"
    assert form.focusWidget() is form.own.buttons["edit", "Legs of stone"]


def test_a_new_name_takes_the_place_of_the_old_one_in_the_form(opened: Opener, questions: Questions) -> None:
    questions.keep_own(OwnSymptom("Stome"))
    questions.choose(CheckInChoice(("Stome", "pain"), weekly=("bowel",)))
    form = opened()

    click(form.own.buttons["edit", "Stome"])
    made = own_form(form)
    made.lines["name"].clear()
    QTest.keyClicks(made.lines["name"], "Stone")
    save(made)

    assert form.choice.symptoms == ("Stone", "pain")
    assert list(questions.own()) == ["Stone"]


def test_giving_up_takes_it_out_of_the_day_and_can_be_turned_back(opened: Opener, questions: Questions) -> None:
    questions.keep_own(OwnSymptom("Stone", "How heavy?"))
    questions.choose(CheckInChoice(("Stone",)))
    form = opened()

    click(form.own.buttons["give_up", "Stone"])

    assert form.choice.symptoms == questions.choice.symptoms == DEFAULT_CORE[:1]
    assert form.focusWidget() is form.own.buttons["again", "Stone"]
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Space)
    settle()
    assert questions.own()["Stone"].question == "How heavy?"
    assert form.focusWidget() is form.own.buttons["give_up", "Stone"]


def test_half_typed_words_are_there_again_after_a_crash(opened: Opener, context: Context) -> None:
    form = opened()
    click(form.own.add_button)
    made = own_form(form)
    QTest.keyClicks(made.lines["name"], "Legs of st")
    made._keep()
    assert Drafts(context.session).fields("own_symptom:")

    again = OwnSymptomForm(form, context, form.presenter.own)
    assert again.lines["name"].value == "Legs of st"
    assert not again.restored.isHidden()
    again.deleteLater()


def test_ten_own_symptoms_leave_no_button_to_add(opened: Opener, questions: Questions) -> None:
    for number in range(10):
        questions.keep_own(OwnSymptom(f"Number {number}"))

    form = opened()

    assert form.own.add_button.isHidden()
    assert not form.own.full.isHidden()


def test_a_journal_for_reading_only_shows_the_choice_and_offers_no_saving(
    session: Session, questions: Questions, theme: Theme, heard: Heard
) -> None:
    questions.keep_own(OwnSymptom("Stone"))
    session.close()
    reading = open_session(session.file.folder, read_only=True)
    jobs = JobRunner()
    form = ChooseQuestions(None, Context(reading, theme, jobs, heard))
    form.open()
    settle()

    assert "reading only" in form.note.text()
    assert form.accept_button.isHidden()
    assert form.proposed_button.isHidden()
    assert form.own.add_button.isHidden()
    assert form.own.buttons == {}
    assert not form.daily.isEnabled()
    assert complaints(form) == []
    form.close()
    form.deleteLater()
    jobs.close()
    reading.close()


# Looks


@pytest.mark.parametrize(("choice", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_it_is_accessible_and_nothing_is_cut(
    opened: Opener, theme: Theme, questions: Questions, choice: str, scale: int
) -> None:
    questions.keep_own(OwnSymptom("A name as long as a name can be " + "x" * 28, "How? " * 30))
    questions.keep_own(OwnSymptom("Beine schwer wie Stein 🧱", "كيف حالك؟"))
    theme.set_choice(choice)
    theme.set_scale(scale)
    form = opened()
    click(form.daily.rows[4].take_away)
    for fold in form.folds.values():
        fold.unfold()
    settle()

    assert complaints(form) == []
    assert clipped(form) == []
    if scale == 100:
        assert tab_complaints(form) == []
    made = form.own.add()
    settle()
    assert complaints(made) == []
    assert clipped(made) == []
