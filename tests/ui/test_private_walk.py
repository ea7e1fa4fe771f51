"""Every text of every tab, read like a screen reader does: a caregiver finds nothing that is kept from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListView, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.care import CareNote
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.event import Event, EventKind
from spms_desktop.domain.goal import Goal
from spms_desktop.domain.milestone import Ability, Milestone
from spms_desktop.domain.privacy import Topic
from spms_desktop.domain.record import Action
from spms_desktop.domain.score import Score
from spms_desktop.domain.therapy import Therapy
from spms_desktop.domain.treatment_idea import TreatmentIdea
from spms_desktop.services.happenings import Happenings
from spms_desktop.services.journal import Journal
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.search import Search, Wanted
from spms_desktop.services.session import Session
from spms_desktop.services.stars import Line, Stars
from spms_desktop.ui.journal.days.card import CALENDAR, FIND, LIST
from spms_desktop.ui.journal.tab import JournalTab
from spms_desktop.ui.journal_frame import JournalFrame
from spms_desktop.ui.plan.tab import PlanTab
from spms_desktop.ui.tabs import TABS
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.visit.window import VisitSummaryWindow
from tests.a11y.walk import settle

SECRETS = ("xqnote", "xqquarrel", "xqcloseness", "low mood", "mood 7", "phq")
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


@pytest.fixture
def full(session: Session) -> Session:
    """The person keeps a mood, a note, an event, a milestone and a score to herself, and has starred two of them."""
    journal, happenings = Journal(session), Happenings(session)
    today = session.today
    journal.rate(today, Respondent.SELF, "low_mood", 7)
    journal.rate(today, Respondent.SELF, "pain", 4)
    journal.note(today, Respondent.SELF, "xqnote", private=True)
    happenings.save_event(Event("", EventKind.OTHER, today, title="xqquarrel", private=True))
    happenings.save_milestone(Milestone("", "xqcloseness", Ability.LOST, today, private=True))
    happenings.save_score(Score("", "PHQ-9", today, 12))
    for line in Search(session).find(Wanted("xq")):
        Stars(session).star(Line(line.ref, line.day, str(line.value)))
    Stars(session).star(Line("rating:mood", today, "Low mood 7", item="low_mood"))
    return session


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """All that is written or spoken in what a window shows, each with the place where it stands."""
    for widget in (w for w in (root, *root.findChildren(QWidget)) if w.isVisible()):
        for text in _of(widget):
            if text:
                yield text.lower().replace("\u00a0", " "), _place(widget)


def _of(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    for reader in ("text", "toPlainText", "title", "placeholderText"):
        read = getattr(widget, reader, None)
        if callable(read):
            yield str(read())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QAbstractItemView):
        yield from _cells(widget)


def _place(widget: QWidget) -> str:
    return " < ".join(type(above).__name__ for above in _upwards(widget))


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    columns = 1 if isinstance(view, QListView) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            yield from (str(model.index(row, column).data(role) or "") for role in ROLES)


def found(frame: JournalFrame) -> dict[str, str]:
    """The secrets that are anywhere in the tabs, the days in all three ways, the day's dialog and the summary."""
    seen: list[tuple[str, str]] = []
    for spec in TABS:
        tab = frame.show_tab(spec.key)
        settle()
        seen += texts(frame)
        if isinstance(tab, JournalTab):
            seen += _journal(frame, tab)
    summary = frame.open_summary()
    assert isinstance(summary, VisitSummaryWindow)
    settle()
    seen += texts(summary)
    summary.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return {secret: place for secret in SECRETS for text, place in seen if secret in text}


def _journal(frame: JournalFrame, tab: JournalTab) -> Iterator[tuple[str, str]]:
    for page in (CALENDAR, LIST, FIND):
        tab.days.show_page(page)
        if page == FIND and tab.days.finder is not None:
            tab.days.finder.words.set_value("xq")
            tab.days.finder.look()
        settle()
        yield from texts(frame)
    dialog = tab.days.open_day(frame.session.today)
    settle()
    yield from texts(dialog)
    dialog.close()
    settle()


def test_a_caregiver_reads_nowhere_what_is_kept_from_them(qtbot: QtBot, full: Session, theme: Theme) -> None:
    frame = JournalFrame(full, theme)
    qtbot.addWidget(frame)
    frame.resize(1240, 860)
    frame.show()
    maria, anna = (next(a.uid for a in full.authors() if a.is_person is p) for p in (True, False))
    assert found(frame).keys() >= {"xqnote", "xqquarrel", "xqcloseness", "low mood", "phq"}

    frame.write_as(anna)
    assert found(frame) == {}
    for spec in TABS:  # also on the tab that is shown while somebody else takes over
        frame.write_as(maria)
        frame.show_tab(spec.key)
        settle()
        frame.write_as(anna)
        settle()
        assert {secret: place for secret in SECRETS for text, place in texts(frame) if secret in text} == {}
    frame.finish()


def test_whole_parts_of_the_journal_can_be_kept_from_a_caregiver(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    today, happenings = session.today, Happenings(session)
    Journal(session).note(today, Respondent.SELF, "xqnote")
    happenings.save_event(Event("", EventKind.OTHER, today, title="xqquarrel"))
    happenings.save_milestone(Milestone("", "xqcloseness", Ability.LOST, today))
    session.save(
        Action.DISCUSSION,
        [
            DiscussionItem("ask", DiscussionKind.QUESTION, "xqasked", 0, today),
            CareNote("note", "doctor", today, "xqcare"),
            Goal("goal", "xqgoal", today),
            Therapy("therapy", "xqtherapy", noted_on=today),
            TreatmentIdea("idea", "xqidea", today),
        ],
    )
    frame = JournalFrame(session, theme)
    qtbot.addWidget(frame)
    frame.resize(1240, 860)
    frame.show()
    assert words_with_xq(frame) >= {"xqnote", "xqquarrel", "xqcloseness", "xqasked"} | PLAN

    Privacy(session).keep([*Privacy(session).items, *Topic])
    frame.write_as(next(a.uid for a in session.authors() if not a.is_person))

    assert words_with_xq(frame) == set()
    frame.finish()


PLAN = {"xqgoal", "xqtherapy", "xqidea"}


def words_with_xq(frame: JournalFrame) -> set[str]:
    """The marker words that are anywhere in the tabs and the days."""
    seen: list[tuple[str, str]] = []
    for spec in TABS:
        tab = frame.show_tab(spec.key)
        settle()
        seen += texts(frame)
        if isinstance(tab, JournalTab):
            seen += _journal(frame, tab)
        for part in tab.sections.parts if isinstance(tab, PlanTab) else ():
            tab.go_to(part)
            settle()
            seen += texts(frame)
    return {word for text, _place in seen for word in re.findall(r"xq[a-z]+", text)}
