"""Every screen of the program, one after the other, with the sample journal: for pictures, and for tests of all."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from spms_desktop.domain.event import EventKind
from spms_desktop.services.questions import Questions
from spms_desktop.ui.care.tab import CareTab
from spms_desktop.ui.journal.check_in.presenter import Mode
from spms_desktop.ui.journal.days.card import CALENDAR, FIND, LIST
from spms_desktop.ui.journal.tab import JournalTab
from spms_desktop.ui.journal_frame import JournalFrame
from spms_desktop.ui.main_window import MainWindow
from spms_desktop.ui.plan.tab import PlanTab
from spms_desktop.ui.plan.visits.card import VisitsCard
from spms_desktop.ui.tabs import TABS
from spms_desktop.ui.trends.tab import TrendsTab
from spms_desktop.ui.trends.values import Range

NOON = datetime(2026, 11, 23, 19, 30, tzinfo=timezone(timedelta(hours=1)))
Shoot = Callable[[str, QWidget], None]
"""Called with the name of each screen and the widget that shows it, while it is shown."""


def settle(frame: JournalFrame | None = None) -> None:
    """Let layouts and background jobs come to rest."""
    for _round in range(6):
        QApplication.processEvents()
    until = time.monotonic() + 30
    while frame is not None and frame.jobs.busy and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)
    for _round in range(6):
        QApplication.processEvents()


def dialogs(window: MainWindow) -> list[QDialog]:
    """The dialogs open over the window."""
    return [w for w in window.findChildren(QDialog) if w.isVisible()]


def shoot_dialog(window: MainWindow, shoot: Shoot, name: str, opened: object) -> None:
    """Picture a dialog and close it again."""
    settle(window.frame)
    dialog = opened if isinstance(opened, QWidget) else dialogs(window)[-1]
    shoot(name, dialog)
    dialog.close()
    settle(window.frame)


def first_run(window: MainWindow, shoot: Shoot) -> None:
    """The pages before a journal is open."""
    shoot("01-welcome", window.show_welcome().window())
    page = window.show_create()
    shoot("02-create-names", window)
    page.person.set_value("Maria")
    page.go_on()
    page.secret.set_value("four blue kettles")
    page.again.set_value("four blue kettles")
    shoot("03-create-passphrase", window)
    page.go_on()
    shoot("04-create-recovery-code", window)


def journal(window: MainWindow, shoot: Shoot) -> None:
    """The Journal tab: each kind of question, the short ways, the days, and every form it opens."""
    frame = window.frame
    assert frame is not None
    tab = frame.show_tab("journal")
    assert isinstance(tab, JournalTab)
    card, session = tab.check_in, frame.session
    shoot("10-journal", window)
    names = {5: "11-journal-number", 6: "12-journal-doses", 8: "13-journal-ticks", 9: "13-journal-note"}
    for step in range(1, 11):
        if step <= 5 and card.view is not None:
            card.view.press_digit("456543"[step])
        card.go_on()
        if step in names:
            shoot(names[step], window)
    shoot("14-journal-done", window)
    card.open_day(session.today)
    card.bad_day()
    shoot("15-journal-bad-day", window)
    card.ask(Mode.WEEKLY)
    shoot("15-journal-weekly", window)
    card.open_item(session.today, "walking_aid")
    shoot("15-journal-choice", window)
    card.open_item(session.today, "blood_pressure")
    shoot("15-journal-pressure", window)
    Questions(session).choose(replace(Questions(session).choice, one_page=True))
    card.open_day(session.today)
    shoot("16-journal-one-page", window)
    session.undo()
    journal_days(window, tab, shoot)
    journal_forms(window, tab, shoot)
    session.write_as(next(a.uid for a in session.authors() if not a.is_person))
    shoot("19-journal-caregiver", window)
    card.offer_own_view(session.today, "overall", session.profile.name)
    shoot("19-journal-own-view", window)
    session.write_as(next(a.uid for a in session.authors() if a.is_person))


def journal_days(window: MainWindow, tab: JournalTab, shoot: Shoot) -> None:
    """The days as a calendar, found by words, and one of them line by line."""
    tab.days.show_page(CALENDAR)
    shoot("17-journal-calendar", window)
    tab.days.show_page(FIND)
    assert tab.days.finder is not None
    tab.days.finder.words.setText("step")
    tab.days.finder.look()
    shoot("17-journal-find", window)
    tab.days.show_page(LIST)
    shoot_dialog(window, shoot, "17-journal-day", tab.days.open_day(tab.context.session.today - timedelta(days=61)))


def journal_forms(window: MainWindow, tab: JournalTab, shoot: Shoot) -> None:
    """What happens now and then, and what is asked."""
    for kind in (EventKind.RELAPSE, EventKind.FALL, EventKind.INFECTION):
        shoot_dialog(window, shoot, f"18-event-{kind}", tab.happenings.open_event(kind))
    shoot_dialog(window, shoot, "18-milestones", tab.happenings.open_milestones())
    shoot_dialog(window, shoot, "18-score", tab.happenings.open_score("T25FW"))
    shoot_dialog(window, shoot, "18-choose-questions", tab.choose_questions())


def plan(window: MainWindow, shoot: Shoot) -> None:
    """The Treatment plan tab: each of its parts, and the forms that are used most."""
    assert window.frame is not None
    tab = window.frame.show_tab("plan")
    assert isinstance(tab, PlanTab)
    for number, name in enumerate(tab.sections.parts):
        tab.go_to(name)
        shoot(f"2{number}-plan-{name}", window)
    tab.go_to("medicines")
    shoot_dialog(window, shoot, "28-plan-add", tab.medicines.open_add())
    tab.go_to("visits")
    visits = tab.sections.cards["visits"]
    assert isinstance(visits, VisitsCard)
    shoot_dialog(window, shoot, "28-plan-visit", visits.open_add())
    visits.turn_page()
    shoot("28-plan-month", window)
    visits.turn_page()


def visits(window: MainWindow, shoot: Shoot) -> None:
    """What is written down for the care team, preparing a visit, and forms."""
    frame = window.frame
    assert frame is not None
    shoot_dialog(window, shoot, "32-write-down", frame.open_quick_ask())
    shoot_dialog(window, shoot, "33-prepare", frame.open_prepare())
    shoot_dialog(window, shoot, "34-forms", frame.open_forms())


def screens(window: MainWindow, shoot: Shoot) -> None:
    """Every screen there is."""
    first_run(window, shoot)
    window.open_sample()
    frame = window.frame
    assert frame is not None
    journal(window, shoot)
    frame.bar.dismiss()
    plan(window, shoot)
    care = frame.show_tab("care")
    assert isinstance(care, CareTab)
    shoot("30-care", window)
    care.team.add_button.click()
    shoot_dialog(window, shoot, "31-care-add", None)
    visits(window, shoot)
    trends = frame.show_tab("trends")
    assert isinstance(trends, TrendsTab)
    settle(frame)
    trends.panes.page.verticalScrollBar().setValue(0)
    shoot("40-trends", window)
    trends.swap_table()
    shoot("41-trends-table", window)
    trends.swap_table()
    trends.choices.ranges.chosen.emit(Range.ALL)
    settle(frame)
    trends.panes.page.verticalScrollBar().setValue(0)
    shoot("42-trends-all", window)
    shoot_dialog(window, shoot, "43-how-it-decides", trends.findings.explain())
    shoot_dialog(window, shoot, "50-visit-summary", frame.open_summary())
    shoot_dialog(window, shoot, "60-help-now", window.open_help())
    shoot_dialog(window, shoot, "61-help", window.open_screen_help("journal"))
    shoot_dialog(window, shoot, "62-keys", frame.open_keys())
    shoot_dialog(window, shoot, "70-look", window.open_look())
    shoot_dialog(window, shoot, "71-private", frame.choose_private())
    shoot_dialog(window, shoot, "71-locks", window.open_locks())
    shoot_dialog(window, shoot, "72-reminders", frame.open_reminders())
    shoot_dialog(window, shoot, "73-reminder-choice", frame.choose_reminders())


def tabs_only(window: MainWindow, shoot: Shoot) -> None:
    """The four tabs."""
    window.open_sample()
    frame = window.frame
    assert frame is not None
    for spec in TABS:
        frame.show_tab(spec.key)
        settle(frame)
        shoot(spec.key, window)
