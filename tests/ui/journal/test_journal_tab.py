"""A whole check-in in the real tab, by keyboard and by mouse, on a real encrypted journal."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.catalog.symptoms import DEFAULT_CORE
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import EntryMode
from spms_desktop.domain.errors import DiskFull
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.periods import Span, last_days
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.domain.settings import CheckInChoice
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.journal import Journal
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.questions import Questions
from spms_desktop.storage.versions import VersionStore
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.draft_timer import DRAFT_MS
from spms_desktop.ui.journal.check_in.card import CheckInCard
from spms_desktop.ui.journal.check_in.note_field import NoteField
from spms_desktop.ui.journal.check_in.own_view import OwnViewOffer
from spms_desktop.ui.journal.check_in.presenter import Mode
from spms_desktop.ui.journal.check_in.tick_list import TickList
from spms_desktop.ui.journal.days.day_list import DayList
from spms_desktop.ui.journal.line_words import DayTarget
from spms_desktop.ui.journal.tab import JournalTab
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.widgets.keys import RatingRow
from spms_desktop.ui.widgets.quick_number import QuickNumber
from tests.a11y.walk import clipped, complaints, settle
from tests.conftest import TestClock
from tests.ui.conftest import Heard

Key = Qt.Key
C = TypeVar("C", bound=QWidget)


def shown(qtbot: QtBot, tab: QWidget, width: int = 1240, height: int = 860) -> None:
    qtbot.addWidget(tab)
    tab.resize(width, height)
    tab.show()
    qtbot.waitExposed(tab)
    tab.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


@pytest.fixture
def tab(qtbot: QtBot, context: Context) -> JournalTab:
    made = JournalTab(context)
    shown(qtbot, made)
    return made


def press(qtbot: QtBot, card: CheckInCard, *keys: Qt.Key) -> None:
    """Press keys where the focus is: on the control of the question."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        assert card.isAncestorOf(focused)
        qtbot.keyClick(focused, key)


def with_baclofen(context: Context) -> None:
    """One medicine with a dose that is due this morning."""
    morning = Schedule(Rhythm.DAYS, 1, times=(time(8, 0),))
    Plan(context.session).add(
        NewMedicine("Baclofen", MedicineKind.SYMPTOM, context.session.today, "10 mg", morning)
    )


def the_list(tab: JournalTab) -> DayList:
    assert tab.days.list is not None
    return tab.days.list


def control(card: CheckInCard, kind: type[C]) -> C:
    found = card.view.control if card.view else None
    assert isinstance(found, kind)
    return found


def told(context: Context) -> tuple[list[int | None], float | None, float | None, bool]:
    """What a whole daily core comes to on disk: ratings, sleep, falls, and the morning dose."""
    today = context.session.today
    entry = Journal(context.session).entry(today, Respondent.SELF)
    assert entry is not None
    ratings = [entry.score(s) for s in DEFAULT_CORE]
    (dose,) = Plan(context.session).doses(last_days(1, today))
    return ratings, entry.amount("sleep_hours"), entry.amount("falls"), dose.record is not None


def test_the_daily_core_by_keyboard_takes_at_most_20_presses(qtbot: QtBot, context: Context) -> None:
    with_baclofen(context)
    tab = JournalTab(context)
    shown(qtbot, tab)
    enter = Key.Key_Return
    keys = [Key.Key_5, enter, Key.Key_6, enter, Key.Key_5, enter, Key.Key_4, enter, Key.Key_3, enter]
    keys += [Key.Key_7, enter, Key.Key_1, enter, Key.Key_0, enter, enter, enter]

    press(qtbot, tab.check_in, *keys)

    assert tab.check_in.finished
    assert told(context) == ([5, 6, 5, 4, 3], 7, 0, True)
    assert len(keys) <= 20


def test_the_daily_core_by_mouse_takes_at_most_20_clicks(qtbot: QtBot, context: Context) -> None:
    with_baclofen(context)
    tab = JournalTab(context)
    shown(qtbot, tab)
    card, clicks = tab.check_in, 0

    def click(target: QWidget) -> None:
        nonlocal clicks
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
        clicks += 1

    for score in (4, 5, 6, 7, 8):
        click(control(card, RatingRow).keys[score])
        click(card.buttons.next)
    click(control(card, QuickNumber).row.keys[2])
    click(card.buttons.next)
    doses = control(card, TickList)
    assert doses.all_box is not None
    click(doses.all_box)
    click(card.buttons.next)
    click(control(card, QuickNumber).row.keys[0])
    for _ in range(3):
        click(card.buttons.next)

    assert card.finished
    assert told(context) == ([4, 5, 6, 7, 8], 6, 0, True)
    assert clicks <= 20


def test_a_bad_day_takes_three_presses(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    press(qtbot, tab.check_in, Key.Key_B, Key.Key_9, Key.Key_Return)

    assert tab.check_in.finished
    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert [(r.symptom, r.score) for r in entry.ratings] == [("overall", 9)]


def test_a_bad_day_takes_three_clicks(qtbot: QtBot, tab: JournalTab) -> None:
    card = tab.check_in
    qtbot.mouseClick(card.top.bad_day, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(control(card, RatingRow).keys[10], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.buttons.next, Qt.MouseButton.LeftButton)

    assert card.finished
    assert card.check_in.title == "A bad day: all done"


def test_same_as_last_time_is_one_press_and_can_be_undone(
    qtbot: QtBot, context: Context, clock: TestClock, heard: Heard
) -> None:
    Journal(context.session).rate(context.session.today, Respondent.SELF, "pain", 4)
    clock.forward(days=1)
    tab = JournalTab(context)
    shown(qtbot, tab)

    qtbot.mouseClick(tab.check_in.buttons.same, Qt.MouseButton.LeftButton)

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert [(r.symptom, r.score, r.mode) for r in entry.ratings] == [("pain", 4, EntryMode.CARRIED)]
    assert heard.undo_offered
    assert "carried forward" in heard.said[-1]
    assert tab.check_in.check_in.question.key == "sleep_hours"
    assert not tab.check_in.buttons.same.isVisible()


def test_nothing_is_filled_in_and_the_last_answers_are_not_shown(
    qtbot: QtBot, context: Context, clock: TestClock
) -> None:
    Journal(context.session).rate(context.session.today, Respondent.SELF, "overall", 4)
    clock.forward(days=1)
    tab = JournalTab(context)
    shown(qtbot, tab)

    assert control(tab.check_in, RatingRow).value is None
    assert "4" not in {label.text() for label in tab.check_in.findChildren(QLabel)}


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> JournalTab:
    """All questions on one page."""
    Questions(context.session).choose(CheckInChoice(DEFAULT_CORE, one_page=True))
    made = JournalTab(context)
    shown(qtbot, made)
    return made


def test_on_one_page_digits_and_enter_walk_down_all_questions(qtbot: QtBot, page: JournalTab, context: Context) -> None:
    card = page.check_in
    assert len(card.place.views) == 9

    press(qtbot, card, Key.Key_5, Key.Key_Return, Key.Key_6, Key.Key_Return, Key.Key_Backspace, Key.Key_7)

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert [entry.score(s) for s in DEFAULT_CORE[:3]] == [5, 7, None]
    press(qtbot, card, *[Key.Key_Return] * 8)
    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert [entry.score(s) for s in DEFAULT_CORE] == [5, 7, None, None, None]
    assert card.finished


def test_on_one_page_done_ends_from_anywhere(qtbot: QtBot, page: JournalTab) -> None:
    press(qtbot, page.check_in, Key.Key_5)

    qtbot.mouseClick(page.check_in.buttons.next, Qt.MouseButton.LeftButton)

    assert page.check_in.finished


def test_a_caregiver_cannot_answer_for_the_person_but_is_offered_their_own_view(
    qtbot: QtBot, context: Context
) -> None:
    session = context.session
    Journal(session).rate(session.today, Respondent.SELF, "overall", 3)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    tab = JournalTab(context)
    shown(qtbot, tab)
    card = tab.check_in
    card.take_view(Respondent.SELF)
    press(qtbot, card, Key.Key_8)
    (offer,) = card.findChildren(OwnViewOffer)
    assert offer.sentence == "This is Maria’s answer, and it stays. You can add how you see it beside it."
    assert control(card, RatingRow).value is None

    qtbot.mouseClick(offer.buttons["add"], Qt.MouseButton.LeftButton)

    found = Journal(session).entries(last_days(1, session.today))
    assert [(e.respondent, e.score("overall")) for e in found] == [(Respondent.SELF, 3), (Respondent.PROXY, 8)]
    assert card.check_in.respondent is Respondent.PROXY


def test_a_round_that_is_due_is_taken_up_from_its_offer(qtbot: QtBot, context: Context, clock: TestClock) -> None:
    Journal(context.session).rate(context.session.today, Respondent.SELF, "overall", 3)
    clock.forward(days=8)
    tab = JournalTab(context)
    shown(qtbot, tab)
    (strip,) = tab.offers.strips

    qtbot.mouseClick(strip.buttons["yes"], Qt.MouseButton.LeftButton)

    assert tab.check_in.check_in.mode is Mode.WEEKLY
    assert tab.check_in.title_label.text().startswith("This week: 1 of ")
    press(qtbot, tab.check_in, Key.Key_4)
    tab.refresh()
    assert tab.check_in.title_label.text().startswith("This week: 1 of ")
    assert tab.offers.strips == []  # what is being answered is not offered as well


def test_the_first_screen_shows_the_question_and_what_follows(qtbot: QtBot, sample_context: Context) -> None:
    tab = JournalTab(sample_context)
    shown(qtbot, tab, 1192, 638)  # the room that a window of 1240 x 860 leaves

    fold = tab.mapToGlobal(tab.rect().bottomLeft()).y()
    strip = tab.offers.strips[0]
    for part in (tab.check_in.buttons.next, tab.check_in.buttons.skip, strip.sentence_label, strip.buttons["yes"]):
        assert part.mapToGlobal(part.rect().bottomLeft()).y() <= fold


def test_in_a_tall_window_next_stays_below_its_question(tab: JournalTab) -> None:
    tab.resize(1192, 1800)
    settle()

    view, button = tab.check_in.view, tab.check_in.buttons.next
    assert view is not None
    gap = button.mapToGlobal(button.rect().topLeft()).y() - view.mapToGlobal(view.rect().bottomLeft()).y()
    assert gap < 40


def test_a_round_that_is_put_off_is_gone_without_a_word_of_blame(
    qtbot: QtBot, context: Context, clock: TestClock, heard: Heard
) -> None:
    Journal(context.session).rate(context.session.today, Respondent.SELF, "overall", 3)
    clock.forward(days=8)
    tab = JournalTab(context)
    shown(qtbot, tab)

    qtbot.mouseClick(tab.offers.strips[0].buttons["no"], Qt.MouseButton.LeftButton)

    assert tab.offers.strips == []
    assert heard.said == ["That is fine. It is asked again another time."]


def test_a_note_lost_with_the_program_is_saved_at_the_next_start(qtbot: QtBot, context: Context, heard: Heard) -> None:
    Drafts(context.session).keep(f"note|{context.session.today}|self", {"text": "Half a sent"})

    tab = JournalTab(context)
    shown(qtbot, tab)

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert entry.note == "Half a sent"
    assert heard.said[0].startswith("A note you were typing was kept")


def test_a_draft_is_on_disk_half_a_second_after_the_first_letter(
    qtbot: QtBot, tab: JournalTab, context: Context
) -> None:
    for _ in range(8):
        tab.check_in.go_on()
    note = control(tab.check_in, NoteField)
    qtbot.keyClicks(note.text, "Tea")

    kept = Drafts(context.session)
    qtbot.waitUntil(lambda: bool(kept.names("note|")), timeout=2000)

    assert kept.fields(kept.names("note|")[0]) == {"text": "Tea", "private": False}
    assert DRAFT_MS <= 500
    tab.flush()
    assert kept.names("note|") == []


def test_a_private_note_says_whom_it_is_for(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    for _ in range(8):
        tab.check_in.go_on()
    note = control(tab.check_in, NoteField)
    qtbot.keyClicks(note.text, "Tea")
    note.private.setChecked(True)

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert (entry.note, entry.note_private) == ("Tea", True)


def test_enter_on_an_unanswered_question_goes_on_and_answers_nothing(
    qtbot: QtBot, tab: JournalTab, context: Context
) -> None:
    press(qtbot, tab.check_in, *[Key.Key_Return] * 9)

    assert tab.check_in.finished
    assert Journal(context.session).entry(context.session.today, Respondent.SELF) is None


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
    qtbot.keyClicks(control(card, NoteField).text, "Tea with Anna")

    card.open_day(context.session.today - timedelta(days=1))

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert entry.note == "Tea with Anna"


def test_a_note_is_saved_after_a_pause(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    for _ in range(8):
        tab.check_in.go_on()
    qtbot.keyClicks(control(tab.check_in, NoteField).text, "Tea")

    def saved() -> None:
        entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
        assert entry is not None
        assert entry.note == "Tea"

    qtbot.waitUntil(saved, timeout=9000)


def test_a_number_out_of_range_is_told_beside_the_field(qtbot: QtBot, tab: JournalTab) -> None:
    for _ in range(5):
        tab.check_in.go_on()
    stepper = control(tab.check_in, QuickNumber).stepper

    qtbot.keyClicks(stepper.line, "30")
    qtbot.keyClick(stepper.line, Key.Key_Tab)

    assert tab.check_in.check_in.answer(tab.check_in.check_in.questions[5]) is None


def test_a_click_on_a_day_opens_it_in_the_check_in(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    index = the_list(tab).days.index(2)
    qtbot.mouseClick(the_list(tab).viewport(), Qt.MouseButton.LeftButton, pos=the_list(tab).visualRect(index).center())

    assert tab.check_in.check_in.day == context.session.today - timedelta(days=2)
    assert "late" in tab.check_in.late.text()


def test_the_list_shows_a_new_answer_at_once(qtbot: QtBot, tab: JournalTab) -> None:
    press(qtbot, tab.check_in, Key.Key_5)
    tab.refresh()

    assert "Overall\u00a05" in str(the_list(tab).days.data(the_list(tab).days.index(0)))


def test_switching_author_shows_an_empty_form_in_caregiver_words(tab: JournalTab, context: Context) -> None:
    context.session.write_as(next(a.uid for a in context.session.authors() if not a.is_person))

    assert tab.check_in.top.whose.text() == "What I see"


def test_whose_view_is_chosen_from_a_menu_that_says_what_each_means(tab: JournalTab) -> None:
    menu = tab.check_in.top.whose.open_menu()
    texts = [action.text() for action in menu.actions()]
    menu.actions()[1].trigger()
    menu.close()

    assert texts == ["My own view: How it was for you.", "Together: You both agreed on each answer."]
    assert tab.check_in.check_in.respondent is Respondent.TOGETHER


def test_ten_years_of_days_can_be_scrolled_to_the_first(qtbot: QtBot, sample_context: Context) -> None:
    tab = JournalTab(sample_context)
    shown(qtbot, tab)
    model = the_list(tab).days
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
    stepper = control(tab.check_in, QuickNumber).stepper
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


def test_a_note_that_cannot_be_saved_stays_where_it_was_typed(
    qtbot: QtBot, tab: JournalTab, context: Context, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = tab.check_in
    card.open_item(context.session.today, "")
    note = control(card, NoteField)
    qtbot.keyClicks(note.text, "Tea with Anna")

    def full(store: VersionStore, _batch: object) -> str:
        raise DiskFull(store._folder)

    with monkeypatch.context() as disk:
        disk.setattr(VersionStore, "commit", full)
        card.go_on()
        card.open_day(context.session.today - timedelta(days=1))
        with pytest.raises(DiskFull):
            tab.flush()
        assert control(card, NoteField) is note
        assert note.text.value == "Tea with Anna"
        assert card.check_in.day == card.top.day.value == context.session.today
        assert all("disk is full" in said for said in heard.troubles)

    card.go_on()

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert entry.note == "Tea with Anna"
    assert card.finished


@pytest.mark.parametrize("typed", ["30", "many", "-1"])
def test_a_number_that_does_not_fit_is_not_passed_over_in_silence(
    qtbot: QtBot, tab: JournalTab, context: Context, typed: str
) -> None:
    card = tab.check_in
    card.open_item(context.session.today, "sleep_hours")
    field = control(card, QuickNumber)
    field.line.setFocus()
    qtbot.keyClicks(field.line, typed)

    qtbot.keyClick(field.line, Key.Key_Return)

    assert card.check_in.question.key == "sleep_hours"
    assert card.view is not None
    assert card.view.unfit.startswith("Please type a number")
    qtbot.keyClick(field.row.keys[0], Key.Key_S)
    assert card.check_in.question.key == "falls"
    assert Journal(context.session).entry(context.session.today, Respondent.SELF) is None


def test_midnight_saves_a_half_typed_note_on_the_day_it_is_about(
    qtbot: QtBot, tab: JournalTab, context: Context, clock: TestClock
) -> None:
    day = context.session.today
    tab.check_in.open_item(day, "")
    qtbot.keyClicks(control(tab.check_in, NoteField).text, "Tea with")
    clock.forward(days=1)

    tab.refresh()

    entry = Journal(context.session).entry(day, Respondent.SELF)
    assert entry is not None
    assert entry.note == "Tea with"
    assert tab.check_in.check_in.day == day
    assert control(tab.check_in, NoteField).text.value == "Tea with"


def test_a_dose_that_comes_due_does_not_take_a_half_typed_note_away(
    qtbot: QtBot, context: Context, clock: TestClock
) -> None:
    evening = Schedule(Rhythm.DAYS, 1, times=(time(20, 0),))
    Plan(context.session).add(
        NewMedicine("Baclofen", MedicineKind.SYMPTOM, context.session.today, "10 mg", evening)
    )
    tab = JournalTab(context)
    shown(qtbot, tab)
    tab.check_in.open_item(context.session.today, "")
    qtbot.keyClicks(control(tab.check_in, NoteField).text, "Tea with")
    clock.forward(hours=10)

    tab.refresh()

    assert tab.check_in.check_in.question.key == "note"
    assert control(tab.check_in, NoteField).text.value == "Tea with"
    assert len(tab.check_in.check_in.questions) == 10


def test_a_note_that_can_never_be_saved_is_still_there_after_turning_away(
    qtbot: QtBot, context: Context, heard: Heard
) -> None:
    text = "x" * 20_001
    Drafts(context.session).keep(f"note|{context.session.today}|self", {"text": text})
    tab = JournalTab(context)
    shown(qtbot, tab)

    tab.check_in.open_item(context.session.today, "")

    assert control(tab.check_in, NoteField).text.value == text
    tab.check_in.go_on()
    assert "too long" in heard.troubles[-1]
    assert control(tab.check_in, NoteField).text.value == text


def test_another_way_of_asking_is_shown_at_once(qtbot: QtBot, tab: JournalTab, context: Context) -> None:
    questions = Questions(context.session)

    questions.choose(CheckInChoice(DEFAULT_CORE, one_page=True))
    tab.refresh()
    assert len(tab.check_in.place.views) == 9
    press(qtbot, tab.check_in, Key.Key_5, Key.Key_Return, Key.Key_6)
    context.session.undo()
    context.session.undo()
    context.session.undo()
    tab.refresh()

    assert len(tab.check_in.place.views) == 1
    tab.check_in.go_on()


def test_the_person_writes_as_herself_again_after_a_caregiver(tab: JournalTab, context: Context) -> None:
    session = context.session
    anna, maria = (next(a.uid for a in session.authors() if a.is_person is p) for p in (False, True))
    for uid in (anna, maria):
        session.write_as(uid)
        tab.refresh()  # the frame does so before the tab hears of it

    assert tab.check_in.check_in.respondent is Respondent.SELF


def test_an_enter_too_many_at_the_end_does_not_go_back(qtbot: QtBot, tab: JournalTab) -> None:
    press(qtbot, tab.check_in, *[Key.Key_Return] * 12)

    assert tab.check_in.finished


@pytest.mark.parametrize(("keys", "score"), [("100", 10), ("55", 5), ("10", 10), ("12", 2), ("7", 7)])
def test_a_digit_struck_twice_by_a_shaky_hand_changes_nothing(
    qtbot: QtBot, tab: JournalTab, context: Context, keys: str, score: int
) -> None:
    press(qtbot, tab.check_in, *[Key(ord(digit)) for digit in keys])

    entry = Journal(context.session).entry(context.session.today, Respondent.SELF)
    assert entry is not None
    assert entry.score("overall") == score


def test_a_value_of_a_day_to_come_can_be_taken_away(
    tab: JournalTab, context: Context, clock: TestClock, heard: Heard
) -> None:
    clock.forward(days=30)  # the clock is wrong
    day = context.session.today
    Journal(context.session).rate(day, Respondent.SELF, "pain", 4)
    clock.forward(days=-30)
    author = context.session.author.uid

    tab.days.change_wanted.emit(DayTarget("", "rating", day, "pain", "", author, Respondent.SELF, "Pain 4"))

    assert Journal(context.session).entries(Span(day, day)) == []
    assert heard.said[-1].startswith("Removed")
    assert heard.undo_offered
