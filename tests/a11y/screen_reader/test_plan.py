"""The treatment plan through a screen reader: a medicine is added, and one of its doses is skipped with a reason."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spms_desktop.domain.medicine import DoseStatus, MedicineKind
from spms_desktop.domain.periods import Span
from spms_desktop.domain.schedule import Rhythm, Schedule
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.unlock import NewJournal, create, open_session

if TYPE_CHECKING:
    from tests.a11y.screen_reader.desk import Program
    from tests.a11y.screen_reader.reader import Reader
    from tests.a11y.screen_reader.window_manager import WindowManager

BUTTON, RADIO, FIELD = "push button", "radio button", "text"
ADDED, TAKEN_LONG = "Baclofen", "Vitamin D"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Maria takes one medicine at midnight, so that a dose is due at whatever hour the test runs."""
    session = create(NewJournal(tmp_path / "Maria.spms", "Maria"))
    at_midnight = Schedule(Rhythm.DAYS, times=(time(0, 0),))
    Plan(session).add(NewMedicine(TAKEN_LONG, MedicineKind.OTHER, session.today, "1 capsule", at_midnight))
    session.close()
    return session.file.folder


def test_a_medicine_is_added_and_a_dose_skipped_with_a_reason(
    program: Program, reader: Reader, windows: WindowManager, journal: Path
) -> None:
    """Given the plan, all by what the reader finds: each act says what it did, and both are on disk."""
    reader.hear("1 of 10. Overall")
    reader.press(reader.find(RADIO, "Treatment plan, tab 2 of 4"))

    reader.press(reader.find(RADIO, f"Skipped: 00:00 {TAKEN_LONG}"))
    reader.hear("The dose is saved.")
    reader.press(reader.find(RADIO, "Felt ill"))
    reader.wait_for(lambda: on_disk(journal) == [(TAKEN_LONG, DoseStatus.SKIPPED, "felt_ill")], "the reason on disk")

    reader.press(reader.find(BUTTON, "Add a medicine"))
    windows.give_keyboard()
    reader.type(reader.find(FIELD, "Name"), ADDED)
    reader.press(reader.find(RADIO, "For a symptom"))
    reader.type(reader.find(FIELD, "Dose"), "10 mg")
    reader.press(reader.find(RADIO, "Every day"))
    reader.press(reader.find(BUTTON, "Save"))
    reader.hear("The plan is saved.")
    reader.find(BUTTON, f"Change: {ADDED}")

    windows.give_keyboard()
    windows.ask_to_close()
    assert program.exit_code() == 0
    assert program.breakage() == []
    session = open_session(journal)
    try:
        added = next(p for p in Plan(session).medicines() if p.medicine.name == ADDED)
    finally:
        session.close()
    [start] = added.changes
    assert (added.medicine.kind, start.dose, start.schedule.rhythm) == (MedicineKind.SYMPTOM, "10 mg", Rhythm.DAYS)


def on_disk(journal: Path) -> list[tuple[str, DoseStatus, str]]:
    """What is recorded of the doses of these days, read beside the open window."""
    session = open_session(journal, read_only=True)
    try:
        within = Span(session.today - timedelta(days=1), session.today)
        found = Plan(session).doses(within)
        return [(d.medicine.name, d.record.status, d.record.reason) for d in found if d.record]
    finally:
        session.close()
