"""The card around the scores on the screen: by keyboard, read aloud, at each size, and as a picture."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.periods import DAY, last_days
from spms_desktop.domain.score import Score
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.trends.around.calendar_map import CalendarPicture
from spms_desktop.ui.trends.around.card import AroundCard
from spms_desktop.ui.trends.around.values import Calendar, Cell
from spms_desktop.ui.trends.values import Table
from spms_desktop.ui.widgets.panes import ScrollPage
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.ui.conftest import Heard

Opener = Callable[..., AroundCard]


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Opens the card in a page that scrolls, as the tab does."""
    kept: list[tuple[ScrollPage, AroundCard]] = []  # Python holds the page, or Qt takes it away

    def open_card(context: Context, days: int = 28) -> AroundCard:
        card = AroundCard(context)
        page = ScrollPage(card)
        card.show_span(last_days(days, context.session.today))
        page.show()
        page.resize(max(900, page.minimumSizeHint().width()), 700)
        settle()
        kept.append((page, card))
        return card

    yield open_card
    for _page, card in kept:
        card.leave()


def fill(context: Context) -> None:
    """A journal with one of everything, long words included."""
    today, happenings = context.session.today, Happenings(context.session)
    Journal(context.session).rate(today, Respondent.SELF, "fatigue", 6)
    happenings.save_event(Event("", EventKind.INFECTION, today - 5 * DAY, title="A very long cold " * 10))
    happenings.save_milestone(Milestone("", "something of my own " * 8, Ability.LOST, today - 4 * DAY))
    happenings.save_score(Score("", "EDSS", today - 3 * DAY, 6.5))


def test_nothing_is_shown_before_a_span_is_known(context: Context) -> None:
    card = AroundCard(context)
    card.refresh()
    assert card.isHidden()
    card.leave()


def test_arrows_walk_the_days_and_each_is_told(opened: Opener, sample_context: Context) -> None:
    card, today = opened(sample_context), sample_context.session.today
    card.calendar.setFocus()
    assert card.calendar.day == today
    for key, day in (
        (Qt.Key.Key_Left, today - 7 * DAY),
        (Qt.Key.Key_Up, today - 8 * DAY),
        (Qt.Key.Key_Home, today - 27 * DAY),
        (Qt.Key.Key_Up, today - 27 * DAY),
        (Qt.Key.Key_End, today),
    ):
        QTest.keyClick(card.calendar, key)
        assert card.calendar.day == day
        assert card.calendar.day_words.text() == card.presenter.words(day)
        assert card.calendar.accessibleDescription().startswith(card.presenter.words(day))


def test_a_click_tells_the_day_under_it(opened: Opener, sample_context: Context) -> None:
    card, day = opened(sample_context), sample_context.session.today - 10 * DAY
    grid = card.calendar.picture.grid
    assert grid is not None
    left, top, wide, tall = grid.place(day)
    spot = card.calendar.picture.mapTo(card.calendar, QPoint(round(left + wide / 2), round(top + tall / 2)))
    QTest.mouseClick(card.calendar, Qt.MouseButton.LeftButton, pos=spot)
    assert card.calendar.day == day


def test_another_symptom_fills_the_calendar_anew(opened: Opener, sample_context: Context) -> None:
    card = opened(sample_context)
    before = card.calendar.caption.title.text()
    card.symptom.set_value("pain")
    card.symptom.changed.emit("pain")
    assert card.calendar.caption.title.text() != before
    assert "Pain" in card.calendar.day_words.text()


def test_each_part_turns_into_a_table_and_back(opened: Opener, sample_context: Context) -> None:
    card = opened(sample_context)
    for part, drawn in (
        (card.calendar_part, card.calendar),
        (card.days_part, card.day_strips[0]),
        (card.happened_part, card.happened_strips[0]),
    ):
        part.swap.click()
        assert part.table.isVisible()
        assert not drawn.isVisible()
        assert part.table.rowCount() > 0
        assert part.swap.words == "Show picture"
        part.swap.click()
        assert drawn.isVisible()


@pytest.mark.parametrize(
    ("place", "start"),
    [(0, "Day,Overall,Whose view,Same as last time\n2026-11-"), (1, "Day,Hours of sleep,"), (2, "Day,What,In words\n")],
)
def test_each_part_is_copied_from_its_picture_and_its_table(
    opened: Opener, sample_context: Context, heard: Heard, place: int, start: str
) -> None:
    part = opened(sample_context).parts[place]
    part.copy.click()
    drawn = QGuiApplication.clipboard().text()
    part.swap.click()
    part.copy.click()
    assert QGuiApplication.clipboard().text() == drawn
    assert drawn.startswith(start)
    assert len(heard.said) == 2


def test_a_long_span_is_walked_by_year(opened: Opener, sample_context: Context) -> None:
    card, today = opened(sample_context, 1095), sample_context.session.today
    card.calendar.years.back.click()
    assert card.calendar.day == date(today.year - 1, today.month, today.day)
    card.calendar.setFocus()
    QTest.keyClick(card.calendar, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert card.calendar.day == date(today.year - 2, today.month, today.day)
    QTest.keyClick(card.calendar, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    card.calendar.years.on.click()
    card.calendar.years.on.click()
    assert card.calendar.day == today  # the end of the span
    assert card.calendar.day_words.text() == card.presenter.words(today)


def test_a_short_span_has_no_keys_for_years(opened: Opener, sample_context: Context) -> None:
    assert not opened(sample_context, 91).calendar.years.isVisible()


def test_a_refresh_without_change_keeps_the_table_where_it_is(opened: Opener, sample_context: Context) -> None:
    card = opened(sample_context)
    card.days_part.swap.click()
    card.days_part.table.setCurrentCell(3, 2)
    card.refresh()
    assert card.days_part.table.currentRow() == 3


def test_a_span_without_anything_says_so(opened: Opener, context: Context) -> None:
    card = opened(context)
    assert not card.calendar_part.isVisible()
    told = card.day_strips[0].accessibleDescription()
    assert told == "Nothing was recorded in this time. Ctrl and T shows it as a table."
    assert not card.day_strips[0].picture.isVisible()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("look", ["light", "contrast-dark"])
@pytest.mark.parametrize("days", [28, 1095])
def test_nothing_is_nameless_small_or_cut(
    opened: Opener, sample_context: Context, theme: Theme, look: str, scale: int, days: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    fill(sample_context)
    card = opened(sample_context, days)
    assert complaints(card.window()) == []
    assert clipped(card.window()) == []
    for part in (card.calendar_part, card.days_part, card.happened_part):
        part.swap.click()
    settle()
    assert complaints(card.window()) == []
    assert clipped(card.window()) == []


def test_tab_reaches_every_strip(opened: Opener, sample_context: Context) -> None:
    assert tab_complaints(opened(sample_context).window()) == []


@pytest.mark.parametrize(("days", "most"), [(365, 0.030), (3650, 0.100)])
def test_painting_is_quick(opened: Opener, sample_context: Context, days: int, most: float) -> None:
    card = opened(sample_context, days)
    strips = [box.picture for box in (*card.day_strips, *card.happened_strips)]
    for picture in (card.calendar.picture, *strips):
        image = QImage(picture.size(), QImage.Format.Format_ARGB32_Premultiplied)
        if image.isNull():
            continue
        taken = []
        for _round in range(3):
            start = time.perf_counter()
            picture.render(image)
            taken.append(time.perf_counter() - start)
        assert min(taken) < most


def test_ten_full_years_are_painted_quickly(theme: Theme, qtbot: QtBot) -> None:
    picture, span = CalendarPicture(theme), last_days(3653, date(2026, 11, 23))
    qtbot.addWidget(picture)
    cells = tuple(Cell(day, n % 11, n % 5 > 0) for n, day in enumerate(span.each()))
    picture.resize(900, 100)
    picture.show_calendar(Calendar("Pain", "", cells, Table((), ()), Table((), ())), span)
    image = QImage(picture.size(), QImage.Format.Format_ARGB32_Premultiplied)
    taken = []
    for _round in range(3):
        start = time.perf_counter()
        picture.render(image)
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.100


# Pictures


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a", b"\x89PNG")])
def test_a_picture_is_saved_in_the_kind_its_name_asks_for(
    opened: Opener, sample_context: Context, heard: Heard, tmp_path: Path, name: str, start: bytes
) -> None:
    opened(sample_context, 91).keys.save_to(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert heard.said == [f"The picture is saved as “{name}”."]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_picture_is_dark_on_white_whatever_the_look(
    opened: Opener, sample_context: Context, theme: Theme, tmp_path: Path
) -> None:
    theme.set_choice("contrast-dark")
    opened(sample_context).keys.save_to(tmp_path / "a.png")
    assert QImage(str(tmp_path / "a.png")).pixelColor(3, 3).name() == "#ffffff"


def test_no_picture_goes_into_a_journal(opened: Opener, sample_context: Context, heard: Heard, tmp_path: Path) -> None:
    opened(sample_context).keys.save_to(tmp_path / "Sample.spms" / "a.png")
    assert heard.said == []
    assert heard.troubles == ["That place is inside a journal. Nothing was changed. Please choose another place."]


def test_a_folder_that_is_gone_is_told_in_a_sentence(
    opened: Opener, sample_context: Context, heard: Heard, tmp_path: Path
) -> None:
    opened(sample_context).keys.save_to(tmp_path / "gone" / "a.png")
    assert len(heard.troubles) == 1


def test_the_dialog_asks_for_png_or_svg(opened: Opener, sample_context: Context, qtbot: QtBot) -> None:
    dialog = opened(sample_context).keys.choose_place()
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.nameFilters() == ["PNG picture (*.png)", "SVG drawing (*.svg)"]
    dialog.selectNameFilter(dialog.nameFilters()[1])
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.defaultSuffix() == "svg"
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
