"""The short ways through a screen reader: a bad day, the same as last time, the medicines, a near fall, another day."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import EntryMode
from spms_desktop.domain.event import EventKind
from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.periods import Span
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.i18n import long_date
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.session import Session, system_clock
from spms_desktop.services.unlock import NewJournal, create, open_session

if TYPE_CHECKING:
    from tests.a11y.screen_reader.desk import Program
    from tests.a11y.screen_reader.reader import Reader
    from tests.a11y.screen_reader.window_manager import WindowManager

BUTTON, RADIO, TICK, FIELD, CELL, TABLE = "push button", "radio button", "check box", "text", "cell", "table"
YESTERDAY = {"overall": 3, "fatigue": 5, "walking": 6, "stiffness_spasms": 2, "pain": 4}
HARD = 8
WHAT = "tripped on the rug"
ALL = "All taken (1)"
LEFT = 0xFF51


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Maria rated yesterday, and takes a medicine at night and another at midnight."""
    session = create(NewJournal(tmp_path / "Maria.spms", "Maria"))
    day = session.today - timedelta(days=1)
    for symptom, score in YESTERDAY.items():
        Journal(session).rate(day, Respondent.SELF, symptom, score)
    at_midnight = Schedule(Rhythm.DAYS, times=(time(0, 0),))
    for name in ("Baclofen", "Vitamin D"):
        Plan(session).add(NewMedicine(name, MedicineKind.SYMPTOM, session.today, "10 mg", at_midnight))
    session.close()
    return session.file.folder


def test_a_bad_day_the_same_again_all_medicines_and_a_near_fall(
    program: Program, reader: Reader, windows: WindowManager, journal: Path
) -> None:
    """Given a tired user, few actions by the reader: each says what it did, and all of it is on disk."""
    reader.hear("1 of 10. Overall")
    have_a_bad_day(reader)
    reader.press(reader.find(BUTTON, "All questions (B)"))
    reader.hear("1 of 10. Overall")
    take_the_same_as_yesterday(reader)
    reader.press(reader.find(BUTTON, "Next"))
    reader.hear("7 of 10. Medicines you took")
    take_all_medicines(reader)
    note_a_near_fall(reader, windows)
    windows.give_keyboard()
    reader.wait_for(lambda: [thing.name for thing in reader.focused()] == [ALL], f"keyboard on {ALL!r} alone")

    windows.ask_to_close()
    assert program.exit_code() == 0
    assert program.breakage() == []
    session = open_session(journal)
    try:
        check_disk(session)
    finally:
        session.close()


@pytest.mark.usefixtures("program")
def test_a_day_is_told_with_its_whole_date(reader: Reader) -> None:
    """Given the check-in, choosing another day: one table, whose days are dates and tell where the keyboard is."""
    today = system_clock().date()
    assert reader.description(reader.find(BUTTON, "Day before: Day")) == ""

    reader.press(reader.find(BUTTON, f"Day: {long_date(today)}"))
    reader.find(CELL, long_date(today))
    assert [thing.name for thing in reader.things() if thing.role == TABLE] == [f"Day, {today:%B %Y}"]
    reader.wait_for(lambda: (CELL, long_date(today)) in where_the_keyboard_went(reader), "keyboard on the day")

    before = today - timedelta(days=1)
    reader.strike(LEFT)
    reader.wait_for(lambda: where_the_keyboard_went(reader)[-1] == (CELL, long_date(before)), "keyboard a day before")
    reader.press(reader.find(BUTTON, "Use this day"))
    reader.find(BUTTON, f"Day: {long_date(before)}")


def have_a_bad_day(reader: Reader) -> None:
    """Three actions."""
    reader.press(reader.find(BUTTON, "Bad day (B)"))
    reader.hear("1 of 1. Overall")
    reader.press(reader.find(RADIO, f"{HARD} of 10"))
    reader.hear("Saved: Overall.")
    reader.press(reader.find(BUTTON, "Done"))
    reader.hear(f"Overall {HARD}")


def take_the_same_as_yesterday(reader: Reader) -> None:
    """One action, after which the first question without an answer is asked."""
    day = long_date(system_clock().date() - timedelta(days=1))
    reader.press(reader.find(BUTTON, "Same as last time"))
    reader.hear(f"Saved: the same ratings as on {day}, marked as carried forward.")
    reader.hear("6 of 10. Hours slept last night")


def take_all_medicines(reader: Reader) -> None:
    """One tick that ticks all."""
    each = [reader.find(TICK, f"00:00 {name} 10 mg") for name in ("Baclofen", "Vitamin D")]
    assert not any(reader.is_so("checked", one) for one in each)
    reader.press(reader.find(TICK, ALL))
    reader.hear("Saved: Medicines you took.")
    assert all(reader.is_so("checked", one) for one in each)


def note_a_near_fall(reader: Reader, windows: WindowManager) -> None:
    """A form of its own."""
    reader.press(reader.find(BUTTON, "A fall"))
    kind = reader.find(RADIO, "Near fall")
    reader.press(kind)
    reader.wait_for(lambda: reader.is_so("checked", kind), f"{kind} checked")
    windows.give_keyboard()
    reader.put_focus(reader.find(FIELD, "Short name"))
    reader.strike(*WHAT)
    reader.press(reader.find(BUTTON, "Save"))
    reader.hear("The event is saved.")


def check_disk(session: Session) -> None:
    """The newest entry has the bad day, the rest carried forward; both doses are taken; the event is a near fall."""
    within = Span(session.today - timedelta(days=1), session.today)
    entry = Journal(session).entries(within)[0]
    assert {rating.symptom: rating.score for rating in entry.ratings} == YESTERDAY | {"overall": HARD}
    carried = {rating.symptom for rating in entry.ratings if rating.mode is EntryMode.CARRIED}
    assert carried == YESTERDAY.keys() - {"overall"}
    doses = Plan(session).doses(Span(entry.day, entry.day))
    assert [dose.record and dose.record.status for dose in doses] == [DoseStatus.TAKEN] * 2
    events = Happenings(session).events(within)
    assert [(event.kind, event.title, event.start) for event in events] == [(EventKind.NEAR_FALL, WHAT, entry.day)]


def where_the_keyboard_went(reader: Reader) -> list[tuple[str, str]]:
    return [(thing.role, thing.name) for thing in reader.focus]
