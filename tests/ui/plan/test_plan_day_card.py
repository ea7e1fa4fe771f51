"""Today's doses by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.unlock import open_session
from spms_desktop.ui.context import Context
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.plan.skip_panel import SkipPanel
from spms_desktop.ui.plan.tab import PlanTab
from spms_desktop.ui.theme.theme import Theme
from tests.conftest import TestClock
from tests.ui.conftest import Heard
from tests.ui.plan.conftest import Shown, settle

TODAY = date(2026, 11, 23)
Show = Callable[[], Shown]


@pytest.fixture
def uid(context: Context) -> str:
    times = (time(8), time(20))
    start = TODAY - timedelta(days=30)
    new = NewMedicine("Baclofen", MedicineKind.SYMPTOM, start, "10 mg", Schedule(Rhythm.DAYS, times=times))
    return Plan(context.session).add(new)


def key(uid: str, what: str, hour: int = 8, day: date = TODAY) -> str:
    return f"{uid}|{day.isoformat()}T{hour:02}:00:00|{what}"


def recorded(shown: Shown) -> list[DoseStatus | None]:
    return [d.status for d in shown.tab.presenter.day_view().doses]


def test_a_dose_is_ticked_with_one_click_and_the_bar_offers_undo(
    uid: str, show: Show, context: Context, heard: Heard
) -> None:
    shown = show()

    shown.click(key(uid, "taken"))

    assert recorded(shown) == [DoseStatus.TAKEN, None]
    assert (heard.said[-1], heard.undo_offered) == ("The dose is saved.", True)
    context.session.undo()
    assert recorded(shown) == [None, None]
    assert not shown.checked(key(uid, "taken"))


def test_pressing_the_chosen_answer_again_makes_it_not_recorded(uid: str, show: Show) -> None:
    shown = show()
    shown.click(key(uid, "late"))
    assert shown.checked(key(uid, "late"))

    shown.click(key(uid, "late"))

    assert recorded(shown) == [None, None]
    assert not shown.checked(key(uid, "late"))


def test_doses_are_answered_by_keyboard_alone(uid: str, show: Show) -> None:
    shown = show()

    shown.tab_to(key(uid, "taken"))
    shown.keys(Qt.Key.Key_Space)
    assert recorded(shown) == [DoseStatus.TAKEN, None]
    assert shown.focus == key(uid, "taken")
    shown.keys(Qt.Key.Key_Right)
    assert recorded(shown) == [DoseStatus.TAKEN, None]
    shown.keys(Qt.Key.Key_Space)
    assert recorded(shown) == [DoseStatus.LATE, None]
    shown.keys(Qt.Key.Key_Space)
    assert recorded(shown) == [None, None]


def test_skipping_asks_why_in_place_and_a_reason_closes_the_question(uid: str, show: Show) -> None:
    shown = show()

    shown.click(key(uid, "skipped"))
    assert recorded(shown)[0] is DoseStatus.SKIPPED
    row = shown.tab.day.dose_row(key(uid, "").removesuffix("|"))
    assert isinstance(row.panel, SkipPanel)
    assert row.panel.keys.keys[0].hasFocus()
    QTest.mouseClick(row.panel.keys.keys[1], Qt.MouseButton.LeftButton)
    settle()

    assert shown.tab.presenter.day_view().doses[0].reason == "side_effects"
    assert not shown.shows("skip-done")
    assert shown.focus == key(uid, "skipped")
    assert shown.shows(key(uid, "why"))


def test_a_reason_in_own_words_is_typed_after_other_and_kept_with_enter(uid: str, show: Show) -> None:
    shown = show()
    shown.click(key(uid, "skipped"))
    row = shown.tab.day.dose_row(key(uid, "").removesuffix("|"))
    assert isinstance(row.panel, SkipPanel)
    QTest.mouseClick(row.panel.keys.keys[-1], Qt.MouseButton.LeftButton)
    settle()
    assert shown.focus == "skip-own-words"

    shown.type("skip-own-words", "The pharmacy was shut")
    shown.keys(Qt.Key.Key_Return)

    assert shown.tab.presenter.day_view().doses[0].reason == "The pharmacy was shut"
    assert not shown.shows("skip-own-words")


def test_the_reason_may_stay_empty_and_be_given_later(uid: str, show: Show) -> None:
    shown = show()
    shown.click(key(uid, "skipped"))
    shown.click("skip-done")
    assert (recorded(shown)[0], shown.tab.presenter.day_view().doses[0].reason) == (DoseStatus.SKIPPED, "")

    shown.click(key(uid, "why"))
    shown.keys(Qt.Key.Key_Space)

    assert shown.tab.presenter.day_view().doses[0].reason == "forgot"


def test_typed_words_outlive_a_refresh_and_another_answer_folds_the_question(uid: str, show: Show) -> None:
    shown = show()
    shown.click(key(uid, "skipped"))
    shown.type("skip-own-words", "Half a sent")

    shown.tab.refresh()
    shown.click(key(uid, "taken", hour=20))
    assert shown.tab.presenter.day_view().doses[0].reason == "Half a sent"
    shown.click(key(uid, "taken"))

    assert recorded(shown) == [DoseStatus.TAKEN, DoseStatus.TAKEN]
    assert not shown.shows("skip-own-words")


@pytest.mark.usefixtures("uid")
def test_all_taken_is_one_press_and_leaves_the_evening(show: Show) -> None:
    shown = show()

    shown.click("all-taken")

    assert recorded(shown) == [DoseStatus.TAKEN, None]
    assert not shown.shows("all-taken")


def test_yesterday_is_filled_in_and_the_future_is_not_offered(uid: str, show: Show) -> None:
    shown = show()
    assert shown.tab.day.date is not None
    assert not shown.tab.day.date.after.isEnabled()

    QTest.mouseClick(shown.tab.day.date.before, Qt.MouseButton.LeftButton)
    settle()
    yesterday = TODAY - timedelta(days=1)
    shown.click(key(uid, "taken", day=yesterday))
    assert recorded(shown) == [DoseStatus.TAKEN, None]
    shown.click("day-today")

    assert recorded(shown) == [None, None]
    assert not shown.shows("day-today")


def test_a_new_day_makes_that_day_reachable(uid: str, show: Show, clock: TestClock) -> None:
    shown = show()

    clock.forward(days=1)
    shown.tab.refresh()
    settle()

    assert shown.tab.day.date is not None
    assert shown.tab.day.date.value == TODAY + timedelta(days=1)
    assert shown.shows(key(uid, "taken", day=TODAY + timedelta(days=1)))


def test_as_needed_is_taken_now_and_taken_back(show: Show, context: Context) -> None:
    start = TODAY - timedelta(days=5)
    uid = Plan(context.session).add(NewMedicine("Paracetamol", MedicineKind.SYMPTOM, start, "500 mg", AS_NEEDED))
    shown = show()

    shown.click(f"{uid}|now")
    at = f"{uid}|2026-11-23T11:00:00|back"
    assert shown.shows(at)
    shown.click(at)

    assert shown.tab.presenter.day_view().as_needed[0].times == ()


def test_another_time_is_asked_for_and_one_to_come_is_refused(show: Show, context: Context) -> None:
    start = TODAY - timedelta(days=5)
    uid = Plan(context.session).add(NewMedicine("Paracetamol", MedicineKind.SYMPTOM, start, "", AS_NEEDED))
    shown = show()
    form = shown.tab.day.ask_time(uid)
    settle()

    for typed in ("23:00", "25:99"):
        form.time.line.selectAll()
        shown.type("taken-time", typed)
        QTest.mouseClick(form.accept_button, Qt.MouseButton.LeftButton)
        settle()
        assert form.trouble_shown()
        assert form.isVisible()
    form.time.line.selectAll()
    shown.type("taken-time", "9:15")
    QTest.mouseClick(form.accept_button, Qt.MouseButton.LeftButton)
    settle()

    assert [t.words for t in shown.tab.presenter.day_view().as_needed[0].times] == ["09:15"]


def test_rows_and_focus_outlive_a_refresh(uid: str, show: Show) -> None:
    shown = show()
    shown.find(key(uid, "taken", hour=20)).setFocus()
    before = shown.find(key(uid, "taken"))

    shown.click(key(uid, "late"))
    shown.find(key(uid, "late")).setFocus()
    shown.tab.refresh()

    assert shown.find(key(uid, "taken")) is before
    assert shown.focus == key(uid, "late")


def test_a_journal_open_for_reading_shows_what_it_holds_after_a_press(
    uid: str, context: Context, theme: Theme, heard: Heard, clock: TestClock, tmp_path: Path
) -> None:
    context.session.close()
    opened = open_session(tmp_path / "Maria.spms", clock=clock, read_only=True)
    jobs = JobRunner()
    tab = PlanTab(Context(opened, theme, jobs, heard))
    try:
        row = tab.day.dose_row(key(uid, "").removesuffix("|"))
        row.keys.keys[2].click()

        assert row.keys.value is None
        assert row.panel is None
        assert heard.troubles
        assert not heard.said
    finally:
        tab.deleteLater()
        jobs.close()
        opened.close()
