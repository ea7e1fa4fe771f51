"""The plan on paper: what is on it, who sees what, and the window that saves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.medicine import MedicineKind
from spms_desktop.domain.periods import DAY
from spms_desktop.domain.record import Action
from spms_desktop.domain.schedule import NOTHING_TAKEN, Rhythm, Schedule
from spms_desktop.report.paper import Paper
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session
from spms_desktop.ui.context import Context
from spms_desktop.ui.plan.paper_presenter import file_name, missing_words, plan_paper
from spms_desktop.ui.plan.paper_window import PlanPaperWindow
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, tab_complaints
from tests.ui.plan.conftest import Shown, settle

TODAY = date(2026, 11, 23)
TWICE = Schedule(Rhythm.DAYS, times=(time(8), time(20)))
Opener = Callable[[Context], PlanPaperWindow]


@pytest.fixture
def weiss(session: Session) -> str:
    session.save(Action.CARE_PERSON, [CarePerson("weiss", "Dr Weiss", "neurologist")])
    return "weiss"


def fill(session: Session, prescriber: str) -> None:
    plan = Plan(session)
    start = TODAY - 30 * DAY
    plan.add(
        NewMedicine(
            "Oxybutynin",
            MedicineKind.SYMPTOM,
            start,
            "5 mg",
            TWICE,
            purpose="Bladder",
            symptom="bladder",
            prescriber=prescriber,
        )
    )
    plan.add(NewMedicine("No DMT now", MedicineKind.DMT, start, schedule=NOTHING_TAKEN))
    stopped = plan.add(NewMedicine("Amantadine", MedicineKind.SYMPTOM, start, "", TWICE))
    plan.stop(stopped, TODAY)
    for n in range(5):
        visit = Appointment(f"v{n}", prescriber, TODAY + n * DAY, time(9, 30) if n else None, place="Clinic")
        session.save(Action.APPOINTMENT, [visit])
    over = Appointment("old", prescriber, TODAY + DAY, status=AppointmentStatus.CANCELLED)
    session.save(Action.APPOINTMENT, [over])


def test_the_paper_holds_what_is_taken_now_and_the_next_visits(session: Session, weiss: str) -> None:
    fill(session, weiss)

    paper = plan_paper(session)

    dmt, symptom = paper.groups
    assert (dmt.medicines[0].name, dmt.medicines[0].taken, dmt.medicines[0].about) == (
        "No DMT now",
        "",
        "Since 24 Oct 2026.",
    )
    (oxybutynin,) = symptom.medicines
    assert oxybutynin.taken == "5 mg, every day at 08:00 and 20:00"
    assert oxybutynin.about == "For: Bladder. Since 24 Oct 2026. Prescribed by Dr Weiss."
    assert [v.when for v in paper.visits] == [
        "Monday, 23 November 2026",
        "Tuesday, 24 November 2026 at 09:30",
        "Wednesday, 25 November 2026 at 09:30",
    ]
    assert paper.visits[0].about == "Dr Weiss, Clinic"
    assert file_name(paper) == "Plan 2026-11-23.pdf"


def test_a_caregivers_paper_does_not_tell_what_is_kept(session: Session, weiss: str) -> None:
    fill(session, weiss)
    Privacy(session).keep(["bladder"])
    session.write_as(session.authors()[1].uid)

    (oxybutynin,) = plan_paper(session).groups[1].medicines

    assert oxybutynin.about == "Since 24 Oct 2026. Prescribed by Dr Weiss."


def test_missing_letters_are_told_in_a_sentence() -> None:
    assert missing_words(frozenset()) == ""
    assert missing_words(frozenset({"中"})).endswith("typed them: 中")


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    """Opens the window and waits for its first paper. A test names it last, so that it goes before the journal."""
    windows: list[PlanPaperWindow] = []

    def open_window(context: Context) -> PlanPaperWindow:
        made = PlanPaperWindow(context)
        windows.append(made)
        made.resize(900, 820)
        made.open()
        ready(qtbot, made)
        return made

    yield open_window
    for made in windows:
        if isValid(made):
            made.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def ready(qtbot: QtBot, window: PlanPaperWindow) -> None:
    qtbot.waitUntil(lambda: window.made is not None)
    settle()


def test_the_paper_is_shown_as_pages_and_text_and_saved(
    qtbot: QtBot, context: Context, weiss: str, tmp_path: Path, opened: Opener
) -> None:
    fill(context.session, weiss)
    window = opened(context)
    assert window.preview.document.pageCount() == 1
    assert "Oxybutynin: 5 mg" in window.preview.words.toPlainText()

    window.save_to(tmp_path / "Mine")
    qtbot.waitUntil(lambda: not context.jobs.busy)

    assert (tmp_path / "Mine.pdf").read_bytes()[:5] == b"%PDF-"
    assert not window.remarks.isVisible()


def test_another_paper_is_made_when_it_is_chosen(qtbot: QtBot, context: Context, opened: Opener) -> None:
    window = opened(context)
    wanted = Paper.LETTER if window.paper.value == Paper.A4 else Paper.A4

    window.paper.keys[list(Paper).index(wanted)].click()
    ready(qtbot, window)

    size = window.preview.document.pagePointSize(0)
    assert (size.width(), size.height()) == pytest.approx(wanted.size, abs=1)


def test_a_place_that_refuses_is_named(qtbot: QtBot, context: Context, tmp_path: Path, opened: Opener) -> None:
    window = opened(context)

    window.save_to(tmp_path / "nowhere" / "Mine.pdf")
    qtbot.waitUntil(lambda: not context.jobs.busy)

    assert window.bar.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(("look", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_the_window_is_named_large_and_uncut(
    theme: Theme, context: Context, weiss: str, opened: Opener, look: str, scale: int
) -> None:
    fill(context.session, weiss)
    theme.set_choice(look)
    theme.set_scale(scale)
    window = opened(context)
    window.activateWindow()
    settle()

    assert complaints(window) == []
    assert clipped(window) == []
    assert tab_complaints(window) == []


def test_the_card_opens_the_paper_once_there_is_a_plan(
    qtbot: QtBot, show: Callable[[], Shown], context: Context
) -> None:
    shown = show()
    assert not shown.shows("print-plan")
    Plan(context.session).add(NewMedicine("Zinc", MedicineKind.OTHER, TODAY, "", TWICE))
    settle()

    window = shown.tab.medicines.open_paper()
    ready(qtbot, window)

    assert shown.shows("print-plan")
    assert window.preview.document.pageCount() == 1
    window.accept()
