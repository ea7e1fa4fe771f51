"""Preparing a visit in its dialog: by keyboard, with skip and back, stopped and gone on with, in every size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.goal import Goal
from spms_desktop.domain.preparation import TopicAnswer
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.drafts import Drafts, Fields
from spms_desktop.services.goals import Goals
from spms_desktop.services.preparation import Preparations
from spms_desktop.services.preparation_end import prepared_lines
from spms_desktop.services.stars import Line, Stars
from spms_desktop.ui.context import Context
from spms_desktop.ui.prepare.dialog import PrepareDialog
from spms_desktop.ui.prepare.prepare_cards import GoalCard, IncludeCard, TopCard, TopicCard
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, tab_complaints
from tests.ui.conftest import Heard
from tests.ui.prepare.conftest import TODAY, Open, focused, settle

Key = Qt.Key
LOOKS = [("light", 100), ("light", 200), ("contrast-dark", 100), ("contrast-dark", 200)]


@pytest.fixture
def show(context: Context, opened: Open[PrepareDialog]) -> Callable[[Appointment | None], PrepareDialog]:
    def show_it(visit: Appointment | None) -> PrepareDialog:
        return opened(lambda window: PrepareDialog(window, context, visit))

    return show_it


@pytest.fixture
def dialog(show: Callable[[Appointment | None], PrepareDialog], coming: Appointment) -> PrepareDialog:
    return show(coming)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def go_to(dialog: PrepareDialog, step: str) -> None:
    dialog.show_place(dialog.steps.index(step))
    settle()


def topic(dialog: PrepareDialog) -> TopicCard:
    assert isinstance(dialog.card, TopicCard)
    return dialog.card


def now(context: Context, visit: Appointment | None) -> TopicAnswer | None:
    answers = Preparations(context.session, visit).now().answers
    return answers[-1] if answers else None


# Cards


def test_the_first_card_asks_what_worries_and_says_how_far_it_is(dialog: PrepareDialog) -> None:
    assert dialog.card.question == "What worries you most right now?"
    assert "1 of 14" in dialog.progress.text()
    assert "Dr Elena Weiss, 27 Nov 2026, in 4 days" in dialog.progress.text()
    assert QApplication.focusWidget() is topic(dialog).ticks.boxes["getting_worse"]
    assert not dialog.back_button.isEnabled()


def test_a_card_is_answered_by_keyboard_and_kept(dialog: PrepareDialog, context: Context, coming: Appointment) -> None:
    QTest.keyClick(focused(), Key.Key_Space)
    for _press in range(6):
        QTest.keyClick(focused(), Key.Key_Tab)
    QTest.keyClicks(focused(), "At night.")
    QTest.keyClick(focused(), Key.Key_Tab)
    QTest.keyClick(focused(), Key.Key_Return)
    settle()

    assert now(context, coming) == TopicAnswer("concerns", ("getting_worse",), "At night.")
    assert dialog.step == "topic:unmet_needs"


def test_skip_leaves_what_was_answered_before(dialog: PrepareDialog, context: Context, coming: Appointment) -> None:
    click(topic(dialog).ticks.boxes["falling"])
    click(dialog.next_button)
    click(dialog.back_button)
    assert topic(dialog).ticks.value == ("falling",)
    click(topic(dialog).ticks.boxes["falling"])
    click(dialog.skip_button)

    assert now(context, coming) == TopicAnswer("concerns", ("falling",))
    assert dialog.step == "topic:unmet_needs"


def test_an_answer_that_says_nothing_goes_with_no_other(dialog: PrepareDialog) -> None:
    go_to(dialog, "topic:cognitive")
    boxes = topic(dialog).ticks.boxes
    click(boxes["slow_thinking"])
    click(boxes["no_change"])
    assert topic(dialog).ticks.value == ("no_change",)
    click(boxes["losing_words"])
    assert topic(dialog).ticks.value == ("losing_words",)


def test_a_caregiver_is_asked_in_other_words(
    context: Context, show: Callable[[Appointment | None], PrepareDialog], coming: Appointment
) -> None:
    context.session.write_as(next(a.uid for a in context.session.authors() if not a.is_person))
    dialog = show(coming)

    assert dialog.card.question == "What worries you most about the person you care for?"
    assert "topic:caregiver" in dialog.steps
    go_to(dialog, "topic:supportive")
    assert "washing_or_dressing" in topic(dialog).ticks.boxes


def test_a_text_that_is_too_long_stays_with_a_sentence(dialog: PrepareDialog) -> None:
    topic(dialog).text.setPlainText("x" * 1001)
    click(dialog.next_button)

    assert dialog.step == "topic:concerns"
    assert "too long" in dialog.trouble_shown()
    assert len(topic(dialog).text.value) == 1001


def test_a_due_goal_is_rated_and_shown_again_on_the_way_back(
    context: Context, show: Callable[[Appointment | None], PrepareDialog], coming: Appointment
) -> None:
    goal = Goals(context.session).keep(Goal("", "Walk to the garden.", TODAY - timedelta(days=30)))
    dialog = show(coming)
    go_to(dialog, f"goal:{goal.uid}")
    assert isinstance(dialog.card, GoalCard)
    QTest.keyClick(focused(), Key.Key_6)
    click(dialog.next_button)
    click(dialog.back_button)

    (record,) = Goals(context.session).open()
    assert [r.rating.rating for r in record.ratings] == [6]
    assert isinstance(dialog.card, GoalCard)
    assert dialog.card.value == 6


# Stop and go on


def test_it_stops_and_goes_on_where_it_was(
    dialog: PrepareDialog,
    context: Context,
    show: Callable[[Appointment | None], PrepareDialog],
    coming: Appointment,
) -> None:
    click(dialog.skip_button)
    topic(dialog).text.setFocus()
    QTest.keyClicks(topic(dialog).text, "A stick.")
    click(dialog.cancel_button)

    assert now(context, coming) == TopicAnswer("unmet_needs", (), "A stick.")
    again = show(coming)
    assert again.step == "topic:cognitive"
    assert Drafts(context.session).names("prepare:") == []


def test_a_card_half_typed_comes_back_after_a_crash(
    context: Context, show: Callable[[Appointment | None], PrepareDialog], coming: Appointment
) -> None:
    typed: Fields = {"(step)": "topic:sleep", "chosen": ["pain_at_night"], "text": "Up at th"}
    Drafts(context.session).keep(f"prepare:{coming.uid}", typed)
    dialog = show(coming)

    assert dialog.step == "topic:sleep"
    assert (topic(dialog).ticks.value, topic(dialog).text.value) == (("pain_at_night",), "Up at th")
    click(dialog.cancel_button)
    assert now(context, coming) == TopicAnswer("sleep", ("pain_at_night",), "Up at th")


def test_stopping_without_having_typed_keeps_nothing(
    dialog: PrepareDialog, context: Context, coming: Appointment
) -> None:
    Care(context.session).ask("a")
    go_to(dialog, "top")
    QTest.keyClick(dialog, Key.Key_Escape)
    settle()

    assert Preparations(context.session, coming).now().top == ()
    visit = Appointments(context.session).visit(coming.uid)
    assert visit is not None
    assert visit.questions == ()


# The end


def test_what_comes_first_is_ranked_by_buttons_and_keys(dialog: PrepareDialog, context: Context) -> None:
    care = Care(context.session)
    for text in "abcd":
        care.ask(text)
    go_to(dialog, "top")
    assert isinstance(dialog.card, TopCard)
    picker = dialog.card.picker
    assert [row.words.text() for row in picker.rows] == ["1. a", "2. b", "3. c"]
    assert not picker.others.isVisible()

    click(picker.rows[1].take_away)
    QTest.keyClick(picker.rows[1].up, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    picker.others.setFocus()
    QTest.keyClick(picker.others, Key.Key_Down)
    QTest.keyClick(picker.others, Key.Key_Return)
    settle()
    assert [row.words.text() for row in picker.rows] == ["1. c", "2. a", "3. d"]
    click(dialog.next_button)

    assert [i.text for i in care.items()] == ["c", "a", "d", "b"]


def test_all_can_be_taken_away_and_the_list_then_stays_as_it_was(dialog: PrepareDialog, context: Context) -> None:
    Care(context.session).ask("a")
    go_to(dialog, "top")
    assert isinstance(dialog.card, TopCard)
    click(dialog.card.picker.rows[0].take_away)

    assert dialog.card.picker.value == ()
    assert QApplication.focusWidget() is dialog.card.picker.others
    click(dialog.next_button)
    assert [i.text for i in Care(context.session).items()] == ["a"]


def test_the_paper_says_private_things_only_when_they_are_ticked(
    dialog: PrepareDialog, context: Context, coming: Appointment, heard: Heard
) -> None:
    for step, key in (("topic:sleep", "pain_at_night"), ("topic:mood", "low")):
        go_to(dialog, step)
        click(topic(dialog).ticks.boxes[key])
        click(dialog.next_button)
    go_to(dialog, "include")
    assert isinstance(dialog.card, IncludeCard)
    assert (dialog.card.shown.value, dialog.card.private.value) == (("topic:sleep",), ())
    assert [line.topic for line in prepared_lines(context.session, coming)] == ["sleep"]

    click(dialog.card.private.boxes["topic:mood"])
    click(dialog.next_button)
    assert [line.topic for line in prepared_lines(context.session, coming)] == ["sleep", "mood"]
    assert heard.said == ["The visit is prepared. The visit summary shows it."]


def test_what_is_put_first_and_stays_off_the_paper_is_said(
    dialog: PrepareDialog, context: Context, heard: Heard
) -> None:
    Stars(context.session).star(Line("rating:mood", TODAY, "Low mood 7", item="low_mood"))
    (item,) = Care(context.session).items()
    go_to(dialog, "top")
    click(dialog.next_button)
    assert isinstance(dialog.card, IncludeCard)
    assert item.uid in dialog.card.private.boxes
    click(dialog.next_button)

    assert heard.said == [
        "The visit is prepared. 1 thing you put first stays off the paper: it is private and not ticked."
    ]


def test_the_questions_are_shown_as_they_are_on_the_list_now(
    dialog: PrepareDialog, context: Context
) -> None:
    go_to(dialog, "topic:questions")
    QTest.keyClicks(topic(dialog).text, "a")
    click(dialog.next_button)
    care = Care(context.session)
    care.edit_item(replace(care.items()[0], text="a in better words"))
    click(dialog.back_button)
    assert topic(dialog).text.value == "a in better words"
    click(dialog.next_button)
    assert [i.text for i in care.items()] == ["a in better words"]

    care.answer_item(care.items()[0], "Yes.")
    click(dialog.back_button)
    assert topic(dialog).text.value == ""


# Looks


@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_every_card_is_named_large_uncut_and_walked_by_tab(
    context: Context,
    theme: Theme,
    show: Callable[[Appointment | None], PrepareDialog],
    coming: Appointment,
    look: str,
    scale: int,
) -> None:
    Goals(context.session).keep(Goal("", "Walk " * 90, TODAY - timedelta(days=30)))
    for text in ("a question of many words " * 20, "x" * 500, "b", "c", "d"):
        Care(context.session).ask(text)
    cards = Preparations(context.session, coming)
    cards.keep(TopicAnswer("mood", ("low",), "w" * 300))
    cards.keep(TopicAnswer("sleep", ("pain_at_night",), "words " * 100))
    theme.set_choice(look)
    theme.set_scale(scale)
    dialog = show(coming)
    for place, step in enumerate(dialog.steps):
        if step in ("topic:concerns", "topic:mood", "topic:questions", "top", "include") or step.startswith("goal:"):
            dialog.show_place(place)
            settle()
            assert (complaints(dialog), clipped(dialog)) == ([], []), step
            assert tab_complaints(dialog) == [], step
