"""The days beside the check-in, everything about one day and finding, in real windows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Rating
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.services.care import Care
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.unlock import open_session
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal.days.card import CALENDAR, FIND, LIST, DaysCard
from spms_desktop.ui.journal.days.day_dialog import DayDialog
from spms_desktop.ui.journal.days.day_list import DayList
from spms_desktop.ui.journal.days.day_rows import SheetRow
from spms_desktop.ui.journal.days.find_view import FindView
from spms_desktop.ui.journal.line_words import DayTarget
from spms_desktop.ui.widgets.buttons import Button
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.conftest import TestClock
from tests.ui.conftest import Heard

Key = Qt.Key
SELF = Respondent.SELF


def shown(qtbot: QtBot, widget: QWidget, width: int = 480, height: int = 860) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    settle()


def made(qtbot: QtBot, context: Context) -> DaysCard:
    card = DaysCard(context)
    card.refresh()
    card.choose(context.session.today)
    shown(qtbot, card)
    return card


@pytest.fixture
def card(qtbot: QtBot, context: Context) -> DaysCard:
    return made(qtbot, context)


def the_list(card: DaysCard) -> DayList:
    assert card.list is not None
    return card.list


def the_finder(card: DaysCard) -> FindView:
    card.show_page(FIND)
    settle()
    assert card.finder is not None
    return card.finder


def dialog_of(card: DaysCard, day: date) -> DayDialog:
    dialog = card.open_day(day)
    settle()
    return dialog


def row_with(dialog: DayDialog, words: str) -> SheetRow:
    return next(row for part in dialog.parts for row in part.rows if words in row.line.words)


# The card


def test_pages_are_made_when_they_are_first_shown(card: DaysCard) -> None:
    assert (card.page, card.calendar, card.finder) == (LIST, None, None)

    card.switch.keys[0].click()

    assert card.page == CALENDAR
    assert card.calendar is not None
    assert card.calendar.isVisible()
    assert not the_list(card).isVisible()


def test_choosing_a_day_in_the_list_or_the_calendar_tells_of_it(qtbot: QtBot, card: DaysCard, context: Context) -> None:
    opened: list[object] = []
    card.day_opened.connect(opened.append)
    yesterday = context.session.today - timedelta(days=1)

    the_list(card).setFocus()
    qtbot.keyClick(the_list(card), Key.Key_Down)
    qtbot.keyClick(the_list(card), Key.Key_Return)
    card.show_page(CALENDAR)
    assert card.calendar is not None
    card.calendar.grid.day_chosen.emit(yesterday)

    assert opened == [yesterday, yesterday]


def test_the_chosen_day_claims_the_keyboard_only_while_the_list_has_it(card: DaysCard, context: Context) -> None:
    days = the_list(card)
    chosen = days.current_day

    days.clearFocus()
    away = days.currentIndex().isValid()
    days.setFocus()
    there = days.days.line(days.currentIndex())

    assert chosen == days.current_day == context.session.today
    assert not away
    assert there is not None
    assert there.day == chosen


def test_a_saved_answer_shows_at_once_and_the_place_is_kept(card: DaysCard, context: Context) -> None:
    days = the_list(card)
    Journal(context.session).rate(context.session.today, SELF, "pain", 8)
    card.refresh()

    line = days.days.line(days.days.index(0))

    assert line is not None
    assert "Pain\u00a08" in line.spoken
    assert days.current_day == context.session.today


def test_pages_out_of_sight_show_the_present_when_they_come_back(card: DaysCard, context: Context) -> None:
    card.show_page(CALENDAR)
    Journal(context.session).rate(context.session.today, SELF, "pain", 8)
    card.refresh()
    assert card.calendar is not None
    assert "Pain 8" in card.calendar.told.text().replace("\u00a0", " ")

    card.show_page(LIST)

    line = the_list(card).days.line(the_list(card).days.index(0))
    assert line is not None
    assert line.entries


def test_an_event_saved_elsewhere_shows_without_being_asked(card: DaysCard, context: Context) -> None:
    Happenings(context.session).save_event(Event("", EventKind.HEAT, context.session.today))

    line = the_list(card).days.line(the_list(card).days.index(0))

    assert line is not None
    assert line.events == ("Heat",)


def test_after_an_answer_only_what_is_in_sight_is_read_and_the_rest_when_it_comes_in_sight(
    qtbot: QtBot, sample_context: Context
) -> None:
    card, journal = made(qtbot, sample_context), Journal(sample_context.session)
    days, bar = the_list(card), the_list(card).verticalScrollBar()
    while days.days.rowCount() < 60:
        bar.setValue(bar.maximum())
        settle()
    oldest = days.days.line(days.days.index(days.days.rowCount() - 1))
    assert oldest is not None
    bar.setValue(0)
    settle()
    journal.rate(oldest.day, SELF, "My own thing", 7)

    card.refresh()
    unread = days.days.line(days.days.index(days.days.row_of(oldest.day)))
    bar.setValue(bar.maximum())
    settle()
    read = days.days.line(days.days.index(days.days.row_of(oldest.day)))

    assert unread is not None
    assert "My own" not in unread.spoken
    assert read is not None
    assert "My\u00a0own\u00a0thing\u00a07" in read.spoken


def test_the_whole_journal_can_be_scrolled_through(qtbot: QtBot, sample_context: Context) -> None:
    days = the_list(made(qtbot, sample_context)).days

    while days.canFetchMore(QModelIndex()):
        days.fetchMore(QModelIndex())

    found = [line.day for n in range(days.rowCount()) if (line := days.line(days.index(n)))]
    assert found == sorted(set(found), reverse=True)
    assert set(found) >= {v.value.day for v in sample_context.session.versions.live(Rating)}


def test_a_gap_of_years_is_passed_and_filling_it_shows(card: DaysCard, context: Context) -> None:
    journal, today, days = Journal(context.session), context.session.today, the_list(card)
    journal.rate(today - timedelta(days=4000), SELF, "pain", 3)
    card.refresh()
    days.days.fetchMore(QModelIndex())
    days.scrollToBottom()
    settle()
    assert days.days.row_of(today - timedelta(days=4000)) == 8

    journal.rate(today - timedelta(days=900), SELF, "pain", 4)
    card.refresh()

    assert days.days.row_of(today - timedelta(days=900)) == 8


def test_a_wrong_clock_is_told_once_and_its_days_stay_in_sight(
    card: DaysCard, context: Context, clock: TestClock
) -> None:
    assert card.clock_sentence.isHidden()
    clock.forward(days=3)
    Journal(context.session).rate(context.session.today, SELF, "pain", 3)
    clock.forward(days=-3)

    card.refresh()

    first = the_list(card).days.line(the_list(card).days.index(0))
    assert first is not None
    assert first.day == date(2026, 11, 26)
    assert "clock says that today is Monday, 23 November 2026" in card.clock_sentence.text()
    assert card.clock_sentence.isVisible()
    card.show_page(CALENDAR)
    assert card.clock_sentence.isVisible()


def test_midnight_begins_a_new_day(card: DaysCard, context: Context, clock: TestClock) -> None:
    clock.forward(days=1)

    card.refresh()

    assert the_list(card).latest_day == context.session.today == date(2026, 11, 24)


def test_a_card_that_was_left_reads_no_more(card: DaysCard, context: Context) -> None:
    card.leave()
    Happenings(context.session).save_event(Event("", EventKind.HEAT, context.session.today))

    card.refresh()

    line = the_list(card).days.line(the_list(card).days.index(0))
    assert line is not None
    assert line.events == ()


# All of one day


def test_a_line_is_starred_and_unstarred_by_keyboard_and_the_focus_stays(
    qtbot: QtBot, card: DaysCard, context: Context, heard: Heard
) -> None:
    Journal(context.session).rate(context.session.today, SELF, "pain", 8)
    dialog = dialog_of(card, context.session.today)
    star = row_with(dialog, "Pain").controls["star"]
    assert star.accessibleName() == "Tell my care team: Pain: 8"

    star.setFocus()
    qtbot.keyClick(star, Key.Key_Space)
    settle()

    starred = QApplication.focusWidget()
    assert isinstance(starred, Button)
    assert (starred.words, starred.accessibleName()) == ("Starred", "Starred for my care team: Pain: 8")
    assert [item.text for item in Care(context.session).items()] == ["Pain: 8"]
    assert (heard.said, heard.undo_offered) == (["Your list for the care team is saved."], True)
    qtbot.keyClick(starred, Key.Key_Return)
    assert Care(context.session).items() == []


def test_change_closes_and_tells_which_line(card: DaysCard, context: Context) -> None:
    Journal(context.session).measures(context.session.today, SELF, {"bp_systolic": 128, "bp_diastolic": 82})
    wanted: list[DayTarget] = []
    card.change_wanted.connect(wanted.append)
    dialog = dialog_of(card, context.session.today)

    row_with(dialog, "128/82").controls["change"].click()

    assert not dialog.isVisible()
    (target,) = wanted
    assert (target.kind, target.item, target.respondent) == ("measure", "blood_pressure", SELF)
    assert target.author == context.session.author.uid


def test_a_note_is_kept_to_oneself(card: DaysCard, context: Context) -> None:
    Journal(context.session).note(context.session.today, SELF, "Mine.")
    dialog = dialog_of(card, context.session.today)

    row_with(dialog, "Mine").controls["private"].click()

    entry = Journal(context.session).entry(context.session.today, SELF)
    assert entry is not None
    assert entry.note_private
    assert row_with(dialog, "Mine").controls["private"].words == "Let others see it"


def test_an_empty_day_says_so_and_can_be_filled_in(card: DaysCard, context: Context) -> None:
    opened: list[object] = []
    card.day_opened.connect(opened.append)
    dialog = dialog_of(card, context.session.today)
    assert dialog.empty.isVisible()

    dialog.before.click()
    dialog.fill_in.click()

    assert opened == [context.session.today - timedelta(days=1)]
    assert not dialog.isVisible()


def test_the_days_beside_are_one_press_away(card: DaysCard, context: Context) -> None:
    yesterday = context.session.today - timedelta(days=1)
    Journal(context.session).rate(yesterday, SELF, "pain", 8)
    dialog = dialog_of(card, context.session.today)
    assert not dialog.after.isEnabled()

    dialog.before.click()

    assert dialog.windowTitle() == "Sunday, 22 November 2026"
    assert row_with(dialog, "Pain: 8").line.target.day == yesterday
    assert dialog.history_table.rowCount() == 1
    dialog.after.click()
    assert dialog.windowTitle() == "Monday, 23 November 2026"


def test_trouble_with_a_star_is_told_and_the_dialog_stays(
    card: DaysCard, context: Context, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    Journal(context.session).rate(context.session.today, SELF, "pain", 8)
    dialog = dialog_of(card, context.session.today)
    monkeypatch.setattr(context.session.versions, "_read_only", True)

    row_with(dialog, "Pain").controls["star"].click()

    assert len(heard.troubles) == 1
    assert dialog.isVisible()


def test_a_journal_for_reading_only_offers_no_writing(qtbot: QtBot, context: Context, heard: Heard) -> None:
    Journal(context.session).rate(context.session.today, SELF, "pain", 8)
    folder = context.session.file.folder
    reading = open_session(folder, clock=context.session.now, read_only=True)
    card = made(qtbot, Context(reading, context.theme, context.jobs, heard))

    dialog = dialog_of(card, reading.today)

    assert row_with(dialog, "Pain").controls == {}
    assert not dialog.fill_in.isVisible()
    dialog.accept()
    card.leave()
    reading.close()


# Finding


def test_typing_finds_after_a_pause_and_enter_at_once(qtbot: QtBot, card: DaysCard, context: Context) -> None:
    Journal(context.session).note(context.session.today, SELF, "Three rests on the stairs.")
    finder, opened = the_finder(card), list[object]()
    card.day_opened.connect(opened.append)

    qtbot.keyClicks(finder.words, "stair")
    qtbot.waitUntil(lambda: finder.count.text() == "1 line found.", timeout=3000)
    qtbot.keyClicks(finder.words, "x")
    qtbot.keyClick(finder.words, Key.Key_Return)
    assert finder.count.text().startswith("Nothing was found.")
    qtbot.keyClick(finder.words, Key.Key_Backspace)
    qtbot.keyClick(finder.words, Key.Key_Return)
    finder.list.setFocus()
    qtbot.keyClick(finder.list, Key.Key_Down)
    qtbot.keyClick(finder.list, Key.Key_Return)

    assert opened == [context.session.today]


def test_filters_find_at_once_and_clear_takes_them_away(card: DaysCard, context: Context) -> None:
    Happenings(context.session).save_event(Event("", EventKind.FALL, context.session.today, title="On the step"))
    Journal(context.session).note(context.session.today, SELF, "A note.")
    finder = the_finder(card)

    finder.event_kind.set_value(EventKind.FALL)
    finder.event_kind.changed.emit(EventKind.FALL)
    assert finder.count.text() == "1 line found."
    finder.starred.click()
    assert finder.count.text().startswith("Nothing was found.")
    finder.clear_button.click()

    assert not finder.wanted.anything
    assert finder.words.hasFocus()
    assert finder.list.isHidden()


def test_what_is_found_goes_with_its_author(card: DaysCard, context: Context) -> None:
    Journal(context.session).note(context.session.today, SELF, "Only mine on the stairs.", private=True)
    finder = the_finder(card)
    finder.words.set_value("stairs")
    finder.look()
    assert finder.count.text() == "1 line found."

    context.session.write_as(next(a.uid for a in context.session.authors() if not a.is_person))
    card.refresh()

    assert finder.count.text().startswith("Nothing was found.")


# For everybody


def _filled(context: Context) -> None:
    journal, today = Journal(context.session), context.session.today
    journal.rate(today, SELF, "pain", 8)
    journal.rate(today, SELF, "w" * 180, 3)
    journal.note(today, SELF, "مرحبا " * 40 + "👋" * 60 + "x" * 500, private=True)
    Happenings(context.session).save_event(Event("", EventKind.RELAPSE, today, title="t" * 150, team_said="A relapse"))


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("look", ["light", "contrast-dark"])
def test_every_page_is_whole_and_spoken(qtbot: QtBot, context: Context, look: str, scale: int) -> None:
    context.theme.set_choice(look)
    context.theme.set_scale(scale)
    _filled(context)
    card = made(qtbot, context)
    card.resize(480 if scale == 100 else 900, 1100)
    for page in (LIST, CALENDAR, FIND):
        card.show_page(page)
        settle()

        assert complaints(card) == []
        assert clipped(card) == []
    dialog = dialog_of(card, context.session.today)

    assert complaints(dialog) == []
    assert clipped(dialog) == []


def test_tab_reaches_everything(qtbot: QtBot, context: Context) -> None:
    _filled(context)
    card = made(qtbot, context)
    for page in (LIST, CALENDAR, FIND):
        card.show_page(page)
        settle()

        assert tab_complaints(card) == []
    assert tab_complaints(dialog_of(card, context.session.today)) == []
