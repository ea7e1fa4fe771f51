"""A whole check-in in the real tab, by keyboard and by mouse, on a real encrypted journal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.author import Respondent
from spms_desktop.services.journal import Journal
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.check_in import CheckInCard
from spms_desktop.ui.journal.questions import NOTE
from spms_desktop.ui.journal.tab import JournalTab
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.fields import TextField
from spms_desktop.ui.widgets.keys import RatingRow
from spms_desktop.ui.widgets.stepper import Stepper
from tests.a11y.walk import clipped, complaints, settle
from tests.ui.conftest import Heard

Key = Qt.Key


def shown(qtbot: QtBot, tab: QWidget, width: int = 1240, height: int = 860) -> None:
    qtbot.addWidget(tab)
    tab.resize(width, height)
    tab.show()
    qtbot.waitExposed(tab)


@pytest.fixture
def tab(qtbot: QtBot, context: Context) -> JournalTab:
    made = JournalTab(context)
    shown(qtbot, made)
    return made


def press(qtbot: QtBot, card: CheckInCard, *keys: Qt.Key) -> None:
    """Press keys where the focus would be: on the control of the question."""
    for key in keys:
        focused = QApplication.focusWidget()
        qtbot.keyClick(card if focused is None else focused, key)


def test_a_check_in_by_keyboard_alone(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    card = tab.check_in
    presses = 0
    for score in "56543":
        assert isinstance(card.view and card.view.control, RatingRow)
        press(qtbot, card, Key(ord(score)), Key.Key_Return)
        presses += 2
    qtbot.keyClicks(card.view.control.line, "6.5")  # type: ignore[union-attr]  # the sleep stepper
    press(qtbot, card, Key.Key_Return)
    qtbot.keyClicks(card.view.control.line, "0")  # type: ignore[union-attr]  # the falls stepper
    press(qtbot, card, Key.Key_Return, Key.Key_Return)
    presses += 3 + 1 + 1 + 1 + 1

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)

    assert entry is not None
    assert [entry.score(q.key) for q in card.check_in.questions[:5]] == [5, 6, 5, 4, 3]
    assert (entry.amount("sleep_hours"), entry.amount("falls")) == (6.5, 0)
    assert presses <= 20
    assert card.view is not None
    assert card.view.question.key == NOTE


def test_ten_is_one_and_zero(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    press(qtbot, tab.check_in, Key.Key_1, Key.Key_0)

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert entry.score("overall") == 10


def test_backspace_goes_back_and_keeps_the_answer(qtbot: QtBot, tab: JournalTab) -> None:
    card = tab.check_in
    press(qtbot, card, Key.Key_5, Key.Key_Return, Key.Key_6)

    press(qtbot, card, Key.Key_Backspace)

    assert card.view is not None
    assert card.view.question.key == "overall"
    assert [card.check_in.answer(q) for q in card.check_in.questions[:2]] == [5, 6]


def test_s_skips_and_leaves_the_question_empty(qtbot: QtBot, tab: JournalTab) -> None:
    card = tab.check_in
    press(qtbot, card, Key.Key_5, Key.Key_S)

    assert card.check_in.answer(card.check_in.questions[0]) is None
    assert card.view is not None
    assert card.view.question.key == "fatigue"


def test_a_check_in_by_mouse_ends_with_thanks(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    card = tab.check_in
    clicks = 0
    for score in (4, 5, 6, 7, 8):
        row = card.view.control if card.view else None
        assert isinstance(row, RatingRow)
        qtbot.mouseClick(row.keys[score], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(card.next_button, Qt.MouseButton.LeftButton)
        clicks += 2
    for _ in range(4):
        qtbot.mouseClick(card.next_button, Qt.MouseButton.LeftButton)
        clicks += 1

    assert card.finished
    assert clicks <= 20
    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert [r.score for r in entry.ratings] == [4, 5, 6, 7, 8]


def test_each_answer_says_that_it_is_saved_and_offers_undo(qtbot: QtBot, tab: JournalTab, heard: Heard) -> None:
    press(qtbot, tab.check_in, Key.Key_5)

    assert heard.said == ["Saved: Overall."]
    assert heard.undo_offered
    assert tab.check_in.status.text() == "Saved 11:00"


def test_undo_empties_the_answer_on_the_screen(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    press(qtbot, tab.check_in, Key.Key_5)

    context.session.undo()
    tab.refresh()

    row = tab.check_in.view.control if tab.check_in.view else None
    assert isinstance(row, RatingRow)
    assert row.value is None


def test_a_note_that_is_being_typed_is_saved_when_the_day_is_left(
    qtbot: QtBot, tab: JournalTab, context: Context
) -> None:
    card = tab.check_in
    for _ in range(8):
        card.go_on()
    field = card.view.control if card.view else None
    assert isinstance(field, TextField)
    qtbot.keyClicks(field, "Tea with Anna")

    card.open_day(context.session.today - timedelta(days=1))

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert entry.note == "Tea with Anna"


def test_a_note_is_saved_after_a_pause(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    for _ in range(8):
        tab.check_in.go_on()
    field = tab.check_in.view.control if tab.check_in.view else None
    assert isinstance(field, TextField)
    qtbot.keyClicks(field, "Tea")

    def saved() -> None:
        entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
        assert entry is not None
        assert entry.note == "Tea"

    qtbot.waitUntil(saved, timeout=4000)


def test_a_number_out_of_range_is_told_beside_the_field(qtbot: QtBot, tab: JournalTab) -> None:
    for _ in range(5):
        tab.check_in.go_on()
    stepper = tab.check_in.view.control if tab.check_in.view else None
    assert isinstance(stepper, Stepper)

    qtbot.keyClicks(stepper.line, "30")
    qtbot.keyClick(stepper.line, Key.Key_Tab)

    assert tab.check_in.check_in.answer(tab.check_in.check_in.questions[5]) is None


def test_a_click_on_a_day_opens_it_in_the_check_in(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    index = tab.list.days.index(2)
    qtbot.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=tab.list.visualRect(index).center())

    assert tab.check_in.check_in.day == context.session.today - timedelta(days=2)
    assert "late" in tab.check_in.late.text()


def test_the_list_shows_a_new_answer_at_once(qtbot: QtBot, tab: JournalTab) -> None:
    press(qtbot, tab.check_in, Key.Key_5)
    tab.refresh()

    assert "Overall\u00a05" in str(tab.list.days.data(tab.list.days.index(0)))


def test_the_history_dialog_lists_every_version(qtbot: QtBot, tab: JournalTab) -> None:
    press(qtbot, tab.check_in, Key.Key_5)
    press(qtbot, tab.check_in, Key.Key_6)

    dialog = tab.show_history()

    values = [dialog.table.model().index(row, 1).data() for row in range(dialog.table.rowCount())]
    assert values == ["5", "6"]
    dialog.reject()


def test_switching_author_shows_an_empty_form_in_caregiver_words(tab: JournalTab, context: Context) -> None:
    context.session.write_as(next(a.uid for a in context.session.authors() if not a.is_person))

    assert tab.check_in.whose.text() == "What I see"


def test_whose_view_is_chosen_from_a_menu_that_says_what_each_means(tab: JournalTab) -> None:
    menu = tab.check_in.open_views()
    texts = [action.text() for action in menu.actions()]
    menu.actions()[1].trigger()
    menu.close()

    assert texts == ["My own view: How it was for you.", "Together: You both agreed on each answer."]
    assert tab.check_in.check_in.respondent is Respondent.TOGETHER


def test_ten_years_of_days_can_be_scrolled_to_the_first(qtbot: QtBot, sample_context: Context) -> None:
    tab = JournalTab(sample_context)
    shown(qtbot, tab)
    model = tab.list.days
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))

    first = model.line(model.index(model.rowCount() - 1))
    assert first is not None
    assert (sample_context.session.today - first.day).days > 1000


@pytest.mark.parametrize(("choice", "scale"), [("light", 100), ("contrast-dark", 200), ("dark", 250)])
def test_every_question_is_accessible_and_nothing_is_cut(
    qtbot: QtBot, context: Context, theme: Theme, choice: str, scale: int
) -> None:
    theme.set_choice(choice)
    theme.set_scale(scale)
    tab = JournalTab(context)
    shown(qtbot, tab)
    for _ in range(10):
        settle()
        assert complaints(tab) == []
        assert clipped(tab) == []
        tab.check_in.go_on()


def test_a_number_still_in_its_field_is_saved_when_the_journal_closes(
    qtbot: QtBot, tab: JournalTab, context: Context
) -> None:
    for _ in range(5):
        tab.check_in.go_on()
    stepper = tab.check_in.view.control if tab.check_in.view else None
    assert isinstance(stepper, Stepper)
    qtbot.keyClicks(stepper.line, "9")

    tab.flush()
    tab.leave()

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert entry.amount("sleep_hours") == 9
    assert not tab.check_in.check_in.put(tab.check_in.check_in.questions[5], 9.0)


def test_undo_after_the_end_shows_what_is_left(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    press(qtbot, tab.check_in, Key.Key_5)
    for _ in range(9):
        tab.check_in.go_on()
    assert tab.check_in.finished

    context.session.undo()
    tab.refresh()
    settle()

    assert "Nothing recorded." in [label.text() for label in tab.check_in.findChildren(QLabel) if label.isVisible()]
