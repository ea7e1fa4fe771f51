"""The trends tab in a window: choosing by keyboard, the table, the look and what is read aloud."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Author, AuthorRole, Respondent
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.periods import DAY
from spms_desktop.domain.record import Action
from spms_desktop.services.journal import Journal
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.trends.tab import TrendsTab
from spms_desktop.ui.trends.values import Range
from tests.a11y.walk import clipped, complaints, settle, tab_complaints, tab_walk
from tests.ui.conftest import Heard

Opener = Callable[[Context], TrendsTab]


@pytest.fixture
def opened() -> Opener:
    """Opens the tab as a window of its own; the theme's fixture takes all windows away."""

    def open_tab(context: Context) -> TrendsTab:
        tab = TrendsTab(context)
        tab.resize(max(1180, tab.minimumSizeHint().width()), 700)
        tab.show()
        settle()
        return tab

    return open_tab


def shown_range(tab: TrendsTab) -> object:
    row = tab.choices.ranges.row
    assert row is not None
    return row.value


def called(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def visible_plots(tab: TrendsTab) -> list[str]:
    return [panel.accessibleName() for panel in tab.stack.panels if panel.isVisible()]


def test_numpy_and_scipy_wait_until_the_tab_is_shown() -> None:
    names = ("ui.tabs", "ui.tab", "ui.context", "ui.main_window", "ui.application", "app")
    there = [f"spms_desktop.{name}" for name in names if importlib.util.find_spec(f"spms_desktop.{name}")]
    code = f"import sys, {', '.join(there)}; print([m for m in ('numpy', 'scipy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "spms_desktop.ui.tabs" in there
    assert done.stdout.strip() == "[]"


def test_with_measures_and_no_ratings_the_findings_are_there(opened: Opener, context: Context) -> None:
    Journal(context.session).measure(context.session.today, Respondent.SELF, "sleep_hours", 7)
    tab = opened(context)
    assert tab.panes.isVisible()
    assert tab.stack.nothing.text() == "Scores of symptoms will be drawn here."
    assert tab.findings.isVisible()


def test_an_empty_journal_says_what_will_show_here(opened: Opener, context: Context) -> None:
    tab = opened(context)
    assert tab.empty.isVisible()
    assert not tab.panes.isVisible()
    assert tab.empty.title_label.text() == "Not enough entries yet"
    QTest.keyClick(tab, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert not tab.panes.isVisible()


def test_the_first_entry_brings_the_plots(opened: Opener, context: Context) -> None:
    tab = opened(context)
    Journal(context.session).rate(context.session.today, Respondent.SELF, "walking", 4)
    tab.refresh()
    settle()
    assert not tab.empty.isVisible()
    assert visible_plots(tab) == ["Trouble walking"]


def test_each_plot_has_a_name_and_a_description(opened: Opener, sample_context: Context) -> None:
    tab = opened(sample_context)
    plots = tab.stack.panels
    assert [plot.accessibleName() for plot in plots] == [
        "Overall",
        "Tiredness (fatigue)",
        "Trouble walking",
        "Stiff muscles or spasms",
        "Pain",
    ]
    assert plots[2].accessibleDescription().startswith("Trouble walking, 4 weeks: ")


def test_arrows_change_the_span_and_the_plots_follow(opened: Opener, sample_context: Context) -> None:
    tab = opened(sample_context)
    row = tab.choices.ranges.row
    assert row is not None
    row.focus_key()
    QTest.keyClick(QApplication.focusWidget() or tab, Qt.Key.Key_Down)
    settle()
    assert shown_range(tab) is Range.THREE_MONTHS
    assert "3 months" in tab.stack.panels[0].accessibleDescription()
    assert tab.stack.frame is not None
    assert tab.stack.frame.weekly
    assert any(key.hasFocus() for key in row.keys)


def test_space_on_a_tick_takes_the_plot_away_and_keeps_the_focus(opened: Opener, sample_context: Context) -> None:
    tab = opened(sample_context)
    tick = tab.choices.symptoms.keys["fatigue"]
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    settle()
    assert "Tiredness (fatigue)" not in visible_plots(tab)
    assert tick.hasFocus()
    for symptom in ("overall", "walking", "stiffness_spasms", "pain"):
        tab.choices.symptoms.keys[symptom].click()
    settle()
    assert visible_plots(tab) == []
    assert tab.stack.nothing.isVisible()


def test_ctrl_t_swaps_plots_and_table(opened: Opener, sample_context: Context) -> None:
    tab = opened(sample_context)
    QTest.keyClick(tab, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settle()
    table = tab.numbers.table
    assert table.isVisible()
    assert table.hasFocus()
    assert not tab.stack.isVisible()
    assert table.rowCount() == 28
    assert table.model().headerData(1, Qt.Orientation.Horizontal) == "Overall: Self"
    QTest.keyClick(table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert tab.stack.isVisible()
    assert tab.swap.hasFocus()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_ctrl_t_turns_the_part_that_has_the_keyboard(opened: Opener, sample_context: Context, place: int) -> None:
    tab = opened(sample_context)
    part = tab.around.parts[place]
    drawn = (tab.around.calendar, tab.around.day_strips[0], tab.around.happened_strips[0])[place]
    drawn.setFocus()
    assert "Ctrl and T shows it as a table." in drawn.accessibleDescription()
    QTest.keyClick(drawn, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [p.as_table for p in tab.around.parts] == [n == place for n in range(3)]
    assert tab.stack.isVisible()
    assert part.table.hasFocus()
    QTest.keyClick(part.table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert not part.as_table
    assert part.swap.hasFocus()


def test_ctrl_t_on_a_plot_turns_the_plots(opened: Opener, sample_context: Context) -> None:
    tab = opened(sample_context)
    panel = tab.stack.panels[1]
    panel.setFocus()
    assert "Ctrl and T shows it as a table." in panel.accessibleDescription()
    QTest.keyClick(panel, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert tab.numbers.table.isVisible()
    assert not any(part.as_table for part in tab.around.parts)


def test_the_table_follows_the_span(opened: Opener, sample_context: Context) -> None:
    tab = opened(sample_context)
    tab.swap.click()
    row = tab.choices.ranges.row
    assert row is not None
    row.keys[-1].click()
    settle()
    assert tab.numbers.table.rowCount() > 150
    model = tab.numbers.table.model()
    assert model.data(model.index(0, 0)) == "Week of 23 Nov 2026"


def test_plots_and_table_give_the_same_numbers_as_csv(opened: Opener, sample_context: Context, heard: Heard) -> None:
    tab = opened(sample_context)
    tab.copy.click()
    drawn = QGuiApplication.clipboard().text()
    tab.swap.click()
    tab.copy.click()
    assert QGuiApplication.clipboard().text() == drawn
    assert drawn.startswith("Day,Overall: Self,")
    assert heard.said == ["The table is copied. You can paste it in another program."] * 2


def test_refresh_without_news_draws_nothing_again(opened: Opener, sample_context: Context) -> None:
    tab = opened(sample_context)
    before = tab.stack.panels[0].plot.draws
    tab.refresh()
    settle()
    assert tab.stack.panels[0].plot.draws == before


def test_a_new_rating_is_drawn(opened: Opener, sample_context: Context) -> None:
    tab = opened(sample_context)
    before = tab.stack.panels[0].accessibleDescription()
    session = sample_context.session
    Journal(session).rate(session.today, Respondent.SELF, "overall", 9)
    tab.refresh()
    assert tab.stack.panels[0].accessibleDescription() != before


def test_a_new_theme_and_text_size_reach_the_plots(opened: Opener, sample_context: Context, theme: Theme) -> None:
    tab = opened(sample_context)
    plot = tab.stack.panels[0].plot
    light, small = plot.grab().toImage().pixelColor(2, 2).name(), plot.height()
    theme.set_choice("dark")
    settle()
    assert plot.grab().toImage().pixelColor(2, 2).name() != light
    theme.set_scale(200)
    settle()
    assert plot.height() > 1.7 * small
    assert plot.font().pointSizeF() == pytest.approx(26)


def test_the_wheel_is_left_to_the_page(opened: Opener, sample_context: Context) -> None:
    tab = opened(sample_context)
    plot = tab.stack.panels[0].plot
    frame = tab.stack.frame
    where = QPointF(50, 50)
    turn = QWheelEvent(
        where,
        plot.mapToGlobal(where),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot, turn)
    assert not turn.isAccepted()
    assert tab.stack.frame == frame


def test_tab_walks_from_the_choices_to_the_plots(opened: Opener, sample_context: Context, qtbot: QtBot) -> None:
    tab = opened(sample_context)
    with qtbot.waitActive(tab):
        tab.activateWindow()
    assert tab_complaints(tab) == []
    names = [called(widget) for widget in tab_walk(tab)]
    first = names.index("4 weeks")
    order = names[first:] + names[:first]
    assert order.index("Overall") < order.index("Show as table")
    plots = visible_plots(tab)
    start = order.index("Show as table") + 1
    assert order[start : start + len(plots)] == plots
    after = ["Save a picture: Scores over time", "Print: Scores over time", "Copy as CSV: Calendar"]
    assert order[start + len(plots) :][:3] == after


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("key", ["light", "contrast-dark"])
def test_everything_is_named_large_and_uncut(
    opened: Opener, sample_context: Context, theme: Theme, key: str, scale: int
) -> None:
    theme.set_choice(key)
    theme.set_scale(scale)
    tab = opened(sample_context)
    for as_table in (False, True):
        assert complaints(tab) == []
        assert clipped(tab) == []
        if not as_table:
            tab.swap_table()
            settle()


def test_the_choices_fit_the_narrowest_window(opened: Opener, sample_context: Context, theme: Theme) -> None:
    theme.set_scale(200)
    tab = opened(sample_context)
    tab.resize(max(1024 - 48, tab.minimumSizeHint().width()), 600)
    settle()
    assert tab.width() <= 1024
    assert clipped(tab) == []


@pytest.mark.parametrize("word", ["Bhuh ", "x"])
@pytest.mark.parametrize("scale", [100, 200])
def test_very_long_names_are_not_cut_and_can_be_heard(
    opened: Opener, context: Context, theme: Theme, word: str, scale: int
) -> None:
    theme.set_scale(scale)
    session, name = context.session, (word * 200)[:200].strip()
    session.save(Action.AUTHOR, [Author("long", name, AuthorRole.CAREGIVER)])
    session.write_as("long")
    Journal(session).rate(session.today, Respondent.PROXY, name, 4)
    session.save(Action.APPOINTMENT, [Appointment("a", "p", session.today - DAY, status=AppointmentStatus.ATTENDED)])
    session.save(Action.CARE_PERSON, [CarePerson("p", name.replace("x", "x "), "neurologist")])
    tab = opened(context)
    assert clipped(tab) == []
    description = tab.stack.panels[0].accessibleDescription()
    assert description.startswith(f"{name}, 3 months: ")
    assert f"1 entry by {name}" in description
    tab.swap_table()
    settle()
    assert clipped(tab) == []
