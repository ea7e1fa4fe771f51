"""The card of the appointments part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.section import SectionCard
from spms_desktop.ui.plan.visits import views, words
from spms_desktop.ui.plan.visits.follow_up_form import FollowUpForm
from spms_desktop.ui.plan.visits.list_page import ListPage
from spms_desktop.ui.plan.visits.month_page import MonthPage
from spms_desktop.ui.plan.visits.move_form import MoveForm
from spms_desktop.ui.plan.visits.outcome_form import OutcomeForm
from spms_desktop.ui.plan.visits.presenter import VisitsPresenter
from spms_desktop.ui.plan.visits.visit_form import VisitForm
from spms_desktop.ui.plan.visits.visit_row import focus_follow_up, place_of
from spms_desktop.ui.visit_doors import doors_of
from spms_desktop.ui.widgets.buttons import Button

_MARKS = {
    views.ATTENDED: AppointmentStatus.ATTENDED,
    views.MISSED: AppointmentStatus.MISSED,
    views.CANCEL: AppointmentStatus.CANCELLED,
    views.AGAIN: AppointmentStatus.PLANNED,
}


class VisitsCard(SectionCard):
    """Shows the visits as a list or by month, and opens their forms."""

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(words.visits_part(), acts, parent)
        self.presenter = VisitsPresenter(acts.context.session)
        self.add_button = Button(_("Add a visit"), "add", "primary")
        self.add_button.setAccessibleIdentifier("visits.add")
        self.header.addWidget(self.add_button)
        self.page_button = Button(_("Show by month"), "calendar")
        self.page_button.setAccessibleIdentifier("visits.page")
        self.list = ListPage()
        self.month: MonthPage | None = None
        self._shown: views.ListView | None = None
        self.body.addWidget(self.page_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        self.add_button.clicked.connect(self._add)
        self.page_button.clicked.connect(self.turn_page)
        self.list.wanted.connect(self._do)
        self.list.turned.connect(self._turn_year)

    def refresh(self) -> None:
        """Show what the journal holds in the page that is looked at."""
        self.add_button.setVisible(self._writes)
        if self.month is not None and self.by_month:
            changed = self.month.refresh(writes=self._writes)
        else:
            view = self.presenter.list_view()
            changed = view != self._shown and self.list.show_view(view)
            self._shown = view
        if changed:
            self.rearranged.emit()

    # Forms

    def open_add(self, day: date | None = None) -> VisitForm:
        """Open the form for a new visit."""
        visit = Appointment("", "", day or self.presenter.today)
        form = VisitForm(self.window(), self.acts, self.presenter, visit, day)
        self.acts.open(form)
        return form

    def open_change(self, visit: Appointment) -> VisitForm:
        """Open the form of a visit."""
        form = VisitForm(self.window(), self.acts, self.presenter, visit, visit.day)
        self.acts.open(form)
        return form

    def open_move(self, visit: Appointment) -> MoveForm:
        """Open the form that puts a visit on another day."""
        form = MoveForm(self.window(), self.acts, self.presenter, visit)
        self.acts.open(form)
        return form

    def open_outcome(self, visit: Appointment) -> OutcomeForm:
        """Open the form for what came out of a visit."""
        form = OutcomeForm(self.window(), self.acts, self.presenter, visit)
        self.acts.open(form)
        return form

    def open_follow_up(self, uid: str) -> FollowUpForm | None:
        """Open what was agreed, or nothing when it is no longer there."""
        found = self.presenter.follow_up(uid)
        if found is None:
            return None
        form = FollowUpForm(self.window(), self.acts, self.presenter, found)
        self.acts.open(form)
        return form

    # Commands

    @property
    def _writes(self) -> bool:
        return not self.acts.context.session.read_only

    def _do(self, what: str, uid: str) -> None:
        doors = doors_of(self)
        if what == views.PREPARE:
            if doors is not None:
                doors.open_prepare(uid)
        elif what == views.AFTER and doors is not None:
            doors.open_after(uid)
        elif what in (views.CHANGE, views.MOVE, views.AFTER):
            self._open(what, uid)
        elif what == views.EDIT:
            self.open_follow_up(uid)
        else:
            self._act(what, uid)

    def _open(self, what: str, uid: str) -> None:
        visit = self.presenter.visit(uid)
        if visit is not None:
            {views.CHANGE: self.open_change, views.MOVE: self.open_move, views.AFTER: self.open_outcome}[what](visit)

    def _act(self, what: str, uid: str) -> None:
        action = Action.FOLLOW_UP if what == views.DONE else Action.APPOINTMENT
        acts: dict[str, Callable[[], object]] = {
            views.DONE: partial(self.presenter.outcomes.done, uid),
            views.PLAN_NEXT: partial(self.presenter.plan_next, uid),
            views.STOP: partial(self.presenter.stop_repeating, uid),
        }
        place = place_of(self.list.follow_ups, uid)
        self.acts.do(action, acts[what] if what in acts else partial(self.presenter.mark, uid, _MARKS[what]))
        self._keep_keyboard(uid, place)

    def _keep_keyboard(self, uid: str, place: int) -> None:
        """The pressed button is gone with its row: go where the same visit stands now, or to the top.

        What was agreed and is done stands nowhere: go to what took its place among the follow-ups.
        """
        focus = QApplication.focusWidget()
        if focus is not None and focus.isVisible() and focus.accessibleIdentifier().startswith(f"{uid}|"):
            return
        columns = (self.month.visits,) if self.month is not None and self.by_month else self.list.columns
        if place >= 0 and focus_follow_up(self.list.follow_ups, place):
            return
        if not any(column.focus_visit(uid) for column in columns):
            self.add_button.setFocus()

    def _add(self) -> None:
        self.open_add()

    # Pages

    @property
    def by_month(self) -> bool:
        """Whether the month is shown in place of the list."""
        return self.month is not None and not self.month.isHidden()

    def turn_page(self) -> None:
        """Go from the list to the month, or back."""
        by_month = not self.by_month
        if self.month is None:
            self.month = self._make_month()
        self.list.setVisible(not by_month)
        self.month.setVisible(by_month)
        self.page_button.set_words(_("Show as a list") if by_month else _("Show by month"))
        self.refresh()
        self.rearranged.emit()

    def _make_month(self) -> MonthPage:
        month = MonthPage(self.presenter)
        month.wanted.connect(self._do)
        month.turned.connect(self.refresh)
        month.add_wanted.connect(self.open_add)
        self.body.insertWidget(self.body.indexOf(self.list) + 1, month)
        return month

    def _turn_year(self, key: str) -> None:
        self.presenter.toggle_year(key)
        self.refresh()
        self.rearranged.emit()
