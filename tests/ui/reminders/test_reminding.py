"""Reminders in the window: a count, a list, the way to the place, and a notification that gives nothing away."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.periods import DAY
from spms_desktop.domain.record import Action
from spms_desktop.domain.reminder import Reminder, ReminderKind
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.journal_frame import JournalFrame
from spms_desktop.ui.prepare.dialog import PrepareDialog
from spms_desktop.ui.reminders import words
from spms_desktop.ui.reminders.tray import Tray
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, settle
from tests.conftest import TestClock


def add_baclofen(session: Session) -> None:
    daily = Schedule(Rhythm.DAYS, times=(time(8), time(20)))
    Plan(session).add(NewMedicine("Baclofen", MedicineKind.SYMPTOM, session.today - 30 * DAY, "10 mg", daily))


def frame_at(
    session: Session, theme: Theme, clock: TestClock, hour: int, away: timedelta | None = None
) -> JournalFrame:
    clock.at = clock.at.replace(hour=hour, minute=0)
    made = JournalFrame(session, theme, clock().replace(tzinfo=None) - away if away else None)
    made.resize(1180, 820)
    made.show()
    made.reminding.start()
    return made


@pytest.fixture
def frames() -> Iterator[list[JournalFrame]]:
    made: list[JournalFrame] = []
    yield made
    for frame in made:
        frame.finish()


def test_without_anything_due_the_header_has_no_button(
    session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame]
) -> None:
    frames.append(frame_at(session, theme, clock, 12))
    assert frames[0].header.reminders.isHidden()
    dialog = frames[0].reminding.open_list()
    assert dialog.rows == []
    assert dialog._sentence.text() == "Nothing is due now."


def test_what_fell_due_while_away_is_said_once_and_listed(
    session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame]
) -> None:
    add_baclofen(session)
    frame = frame_at(session, theme, clock, 12, away=timedelta(days=2))
    frames.append(frame)

    assert frame.bar.text == words.while_away(4)
    assert frame.header.reminders.words == "Reminders (4)"

    dialog = frame.reminding.open_list()
    dialog.all_button.click()
    assert dialog.rows == []
    assert frame.header.reminders.isHidden()


def test_got_it_takes_one_away_and_the_keyboard_stays_at_its_place(
    session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame]
) -> None:
    add_baclofen(session)
    frame = frame_at(session, theme, clock, 21)
    frames.append(frame)
    dialog = frame.reminding.open_list()
    assert len(dialog.rows) == 2
    dialog.rows[0].seen_button.setFocus()

    dialog.rows[0].seen_button.click()

    assert [row.reminder.at.time() for row in dialog.rows] == [time(20)]
    assert dialog.focusWidget() is dialog.rows[0].show_button
    frame.undo()
    assert len(dialog.rows) == 2


def test_later_puts_one_off_until_its_moment(
    session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame]
) -> None:
    add_baclofen(session)
    frame = frame_at(session, theme, clock, 8)
    frames.append(frame)
    dialog = frame.reminding.open_list()
    row = next(row for row in dialog.rows if row.reminder.at.time() == time(8))

    menu = dialog.open_later(row)
    assert [action.text() for action in menu.actions()][:2] == ["In 10 minutes", "In an hour"]
    menu.actions()[1].trigger()

    assert row.reminder.key not in [other.reminder.key for other in dialog.rows]
    clock.forward(hours=1)
    frame.reminding.watch.look()
    assert row.reminder.key in [other.reminder.key for other in dialog.rows]


def test_show_leads_to_the_dose_on_its_day(
    session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame]
) -> None:
    add_baclofen(session)
    frame = frame_at(session, theme, clock, 7)
    frames.append(frame)
    dialog = frame.reminding.open_list()
    [evening] = [row for row in dialog.rows if row.reminder.at.time() == time(20)]

    evening.show_button.click()

    assert dialog.isHidden()
    assert frame.tab.presenter.day == session.today - DAY  # type: ignore[attr-defined]


def test_what_falls_due_in_an_open_window_is_told_outside_without_a_word_of_health(
    session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_baclofen(session)
    frame = frame_at(session, theme, clock, 7)
    frames.append(frame)
    told: list[tuple[str, str]] = []

    class Listening:
        """The desktop, which is not ours."""

        def notify(self, title: str, text: str) -> bool:
            told.append((title, text))
            return True

        def leave(self) -> None:
            """It has no icon to take away."""

    monkeypatch.setattr(frame.reminding, "tray", Listening())
    monkeypatch.setattr(frame, "isActiveWindow", lambda: False)
    clock.forward(hours=1)
    frame.reminding.watch.look()
    frame.reminding.watch.look()

    assert told == [("Reminder", "You asked to be told now. Open the window to see what it is.")]

    choice = frame.reminding.watch.reminders.choice
    frame.reminding.watch.reminders.choose(replace(choice, detailed=True))
    clock.forward(hours=12)
    frame.reminding.watch.look()
    assert told[1] == ("Reminder", "Baclofen: planned for today at 20:00. Nothing is recorded yet.")


def test_in_a_window_that_is_looked_at_the_message_bar_tells_it(
    session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_baclofen(session)
    frame = frame_at(session, theme, clock, 7)
    frames.append(frame)
    monkeypatch.setattr(frame, "isActiveWindow", lambda: True)
    clock.forward(hours=1)

    frame.reminding.watch.look()

    assert frame.bar.text == "Baclofen: planned for today at 08:00. Nothing is recorded yet."


def test_the_choice_is_kept(session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame]) -> None:
    frame = frame_at(session, theme, clock, 7)
    frames.append(frame)
    dialog = frame.reminding.open_choice()
    dialog.kinds.set_value([str(ReminderKind.APPOINTMENT)])
    dialog.prepare.set_value(14)
    dialog.desktop.setChecked(False)

    dialog.accept_button.click()

    kept = frame.reminding.watch.reminders.choice
    assert (kept.kinds, kept.prepare_days, kept.desktop) == ((ReminderKind.APPOINTMENT,), 14, False)


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("palette", ["light", "contrast-dark"])
def test_list_and_choice_are_whole_and_reachable(
    session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame], scale: int, palette: str
) -> None:
    theme.set_scale(scale)
    theme.set_choice(palette)
    add_baclofen(session)
    frame = frame_at(session, theme, clock, 21)
    frames.append(frame)
    for dialog in (frame.reminding.open_list(), frame.reminding.open_choice()):
        settle()
        assert complaints(dialog) == []
        assert clipped(dialog) == []
        dialog.reject()


def test_words_tell_when_a_visit_is() -> None:
    today = date(2026, 11, 23)
    told = datetime.combine(today, time(9))
    at = Reminder(ReminderKind.APPOINTMENT, "v", told, datetime.combine(today + DAY, time(10, 30)), "Dr Weiss")
    day = Reminder(ReminderKind.APPOINTMENT, "v", told, datetime.combine(today + 2 * DAY, time()), "")

    assert words.sentence(at, today) == "Visit with Dr Weiss: tomorrow at 10:30."
    assert words.sentence(day, today) == "Visit with your care team: tomorrow."


def test_a_visit_to_prepare_opens_its_cards(
    session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame]
) -> None:
    weiss = CarePerson("weiss", "Dr Weiss", "neurologist")
    session.save(Action.APPOINTMENT, [weiss, Appointment("v1", "weiss", session.today + 3 * DAY, time(10))])
    frame = frame_at(session, theme, clock, 12)
    frames.append(frame)
    dialog = frame.reminding.open_list()
    [row] = dialog.rows

    row.show_button.click()

    [opened] = [found for found in frame.findChildren(PrepareDialog) if found.isVisible()]
    assert "Dr Weiss" in opened.where()
    opened.close()


def test_after_days_away_the_list_stands_still_and_a_clock_set_back_tells_nothing_twice(
    session: Session, theme: Theme, clock: TestClock, frames: list[JournalFrame]
) -> None:
    add_baclofen(session)
    frame = frame_at(session, theme, clock, 12, away=timedelta(days=3))
    frames.append(frame)
    dialog = frame.reminding.open_list()
    rows = list(dialog.rows)
    told: list[list[Reminder]] = []
    frame.reminding.watch.fell_due.connect(told.append)
    rows[3].seen_button.setFocus()

    clock.forward(seconds=20)
    frame.reminding.watch.look()
    assert dialog.rows == rows
    assert dialog.focusWidget() is rows[3].seen_button

    clock.forward(hours=9)
    frame.reminding.watch.look()
    clock.forward(hours=-2)
    frame.reminding.watch.look()
    clock.forward(hours=2)
    frame.reminding.watch.look()
    assert [[one.at.time() for one in new] for new in told] == [[time(20)]]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the command belongs to Linux desktops")
def test_without_a_place_for_icons_the_desktops_own_command_is_used(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tray = Tray(context.theme.icon("clock"), window)
    assert tray.icon is None  # an offscreen desktop has no such place
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not tray.notify("Reminder", "Open the window.")

    told = tmp_path / "told"
    command = tmp_path / "notify-send"
    command.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{told}.part"\n/bin/mv "{told}.part" "{told}"\n')
    command.chmod(0o755)
    assert tray.notify("Reminder", "Open the window.")
    qtbot.waitUntil(told.exists)
    assert told.read_text() == "--app-name=SPMS Desktop|--|Reminder|Open the window.|"
