"""The card of all checks: what is usual with a medicine, what is in the plan, and folded what was put away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.attachment import Attachment
from spms_desktop.domain.check import CheckResult
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _, ngettext
from spms_desktop.ui.plan.checks import words
from spms_desktop.ui.plan.checks.add_form import AddForm
from spms_desktop.ui.plan.checks.check_row import ALL, BRING_BACK, DETAILS, NOTE, PLAN, PUT_AWAY, CheckRow, show_check
from spms_desktop.ui.plan.checks.file_commands import FileCommands
from spms_desktop.ui.plan.checks.offers_box import ADD, NOT_NOW, SHOW, OffersBox, show_offers
from spms_desktop.ui.plan.checks.plan_form import PlanForm
from spms_desktop.ui.plan.checks.presenter import ChecksPresenter
from spms_desktop.ui.plan.checks.result_form import ResultForm
from spms_desktop.ui.plan.checks.result_row import OPEN
from spms_desktop.ui.plan.checks.views import ChecksView, CheckView, OffersView
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.section import SectionCard
from spms_desktop.ui.widgets.buttons import Button


class ChecksCard(SectionCard):
    """Lists the checks and opens their forms."""

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(_("Checks"), acts, parent)
        self.presenter = ChecksPresenter(acts.context.session)
        self.files = FileCommands(acts.context, self)
        self._view: ChecksView | None = None
        self.add_button = Button(_("Add checks"), "add", "primary")
        self.add_button.setAccessibleIdentifier("add-checks")
        self.header.addWidget(self.add_button)
        self.offers = Rows[OffersView](self._offers_box, show_offers, gap=20)
        self.checks = Rows[CheckView](self._row, show_check, gap=24)
        self.away_button = Button("", "down", "quiet")
        self.away_button.setAccessibleIdentifier("checks-away")
        self.away = Rows[CheckView](self._away_row, show_check, gap=24)
        self.body.addLayout(self.offers.column)
        self.body.addLayout(self.checks.column)
        self.body.addWidget(self.away_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self.away.column)
        self.body.addStretch(1)
        self.add_button.clicked.connect(self.open_add)
        self.away_button.clicked.connect(self._turn_away)
        self.set_sentence(_("You choose what to keep here, and when. Your team decides how often."))

    def refresh(self) -> None:
        """Show what the journal holds."""
        view = self.presenter.view()
        if view != self._view:
            self._view = view
            self._show(view)

    # Forms

    def open_add(self) -> AddForm:
        """Open the list of checks that can be added."""
        form = AddForm(self, self.presenter.pick_groups(), self.presenter.not_found)
        form.accepted_by_user.connect(partial(self._add, form))
        self.acts.open(form)
        return form

    def open_plan(self, uid: str) -> PlanForm:
        """Open the form for how often and when."""
        form = PlanForm(self, self.acts.context, self.presenter.check(uid))
        form.accepted_by_user.connect(partial(self._plan, form))
        self.acts.open(form)
        return form

    def open_result(self, result: CheckResult) -> ResultForm:
        """Open the form of a result, new or known."""
        what = self.presenter.check(result.check).what
        form = ResultForm(self, self.acts.context, words.name_of(what), self.presenter.fields(what), result)
        form.accepted_by_user.connect(partial(self._save_result, form))
        form.leaving.connect(partial(self._remove_result, form, result.uid))
        self.acts.open(form)
        return form

    # Commands

    def _add(self, form: AddForm) -> None:
        if form.chosen:
            self.acts.submit(form, Action.CHECK, partial(self.presenter.add, form.chosen))
        else:
            form.trouble(_("Tick a check, or type one in your own words."))

    def _plan(self, form: PlanForm) -> None:
        if form.settled() and not form.unchanged:
            self.acts.submit(form, Action.CHECK, partial(self.presenter.edit, form.check))

    def _save_result(self, form: ResultForm) -> None:
        if form.typed.uid and form.unchanged:
            return
        save = partial(self.presenter.save_result, form.typed, form.files.new)
        self.acts.submit(form, Action.CHECK, save)

    def _remove_result(self, form: ResultForm, uid: str) -> None:
        form.trouble("")
        self.acts.submit(form, Action.CHECK, partial(self.presenter.remove_result, uid))
        if not form.trouble_shown():
            form.accept()

    def _want(self, what: str, uid: str) -> None:
        if what == NOTE:
            self.open_result(self.presenter.new_result(uid))
        elif what == PLAN:
            self.open_plan(uid)
        elif what in (DETAILS, ALL):
            (self.presenter.toggle_details if what == DETAILS else self.presenter.show_all)(uid)
            self._rearrange()
        else:
            self._move(what, uid)

    def _move(self, what: str, uid: str) -> None:
        """Put a check away or bring it back; the keyboard goes where there is something to press."""
        act = {PUT_AWAY: self.presenter.retire, BRING_BACK: self.presenter.bring_back}[what]
        if self.acts.do(Action.CHECK, partial(act, uid)):
            (self.away_button if self.away_button.isVisibleTo(self) else self.add_button).setFocus()

    def _edit_result(self, uid: str) -> None:
        self.open_result(self.presenter.result(uid))

    def _file(self, what: str, attachment: Attachment) -> None:
        if what == OPEN:
            self.files.open(attachment)
        else:
            self.files.ask_where(attachment)

    def _offer(self, what: str, medicine: str, check: str) -> None:
        if what == SHOW:
            self.presenter.toggle_offers(medicine)
            self._rearrange()
            return
        action, act = {
            ADD: (Action.CHECK, self.presenter.add_offers),
            NOT_NOW: (Action.PUT_OFF, self.presenter.decline_offers),
        }[what]
        if self.acts.do(action, partial(act, medicine, check)):
            self.offers_focus(medicine)

    def offers_focus(self, medicine: str) -> None:
        """Give the keyboard to what is left of the offers, for the pressed button is gone."""
        left = any(view.key == medicine for view in (self._view.offers if self._view else ()))
        box = self.offers[medicine] if left else None
        (box.buttons[SHOW] if isinstance(box, OffersBox) else self.add_button).setFocus()

    # Showing

    def _rearrange(self) -> None:
        self.refresh()
        self.rearranged.emit()

    def _turn_away(self) -> None:
        self.presenter.away_open = not self.presenter.away_open
        if self._view is not None:
            self._show(self._view)

    def _show(self, view: ChecksView) -> None:
        count, is_open = len(view.away), self.presenter.away_open
        shown = ngettext("Put away: {n} check", "Put away: {n} checks", count)
        self.away_button.set_words(_("Hide what was put away") if is_open else shown)
        self.away_button.set_icon("up" if is_open else "down")
        self.away_button.setVisible(bool(count))
        self.offers.show_views(view.offers)
        self.checks.show_views(view.checks)
        self.away.show_views(view.away if is_open else ())
        self.rearranged.emit()

    def _offers_box(self, view: OffersView) -> QWidget:
        box = OffersBox(view)
        box.wanted.connect(self._offer)
        return box

    def _row(self, view: CheckView) -> QWidget:
        return self._connected(CheckRow(view))

    def _away_row(self, view: CheckView) -> QWidget:
        return self._connected(CheckRow(view, away=True))

    def _connected(self, row: CheckRow) -> QWidget:
        row.wanted.connect(self._want)
        row.edit_wanted.connect(self._edit_result)
        row.file_wanted.connect(self._file)
        return row
