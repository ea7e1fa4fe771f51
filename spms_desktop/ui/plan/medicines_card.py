"""The card of all medicines: in the plan by kind, and folded away the earlier ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.adherence import Period
from spms_desktop.domain.medicine import PlanAction
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _, ngettext
from spms_desktop.ui.plan.change_forms import ChangeForm, StopForm
from spms_desktop.ui.plan.commands import Commands
from spms_desktop.ui.plan.detail_forms import DetailForms
from spms_desktop.ui.plan.medicine_forms import AddForm, EditForm
from spms_desktop.ui.plan.medicine_row import MedicineGroup, MedicineRow, medicine_rows
from spms_desktop.ui.plan.rows import Rows
from spms_desktop.ui.plan.section import SectionCard
from spms_desktop.ui.plan.views import GroupView, MedicinesView
from spms_desktop.ui.plan.wishes import (
    ALL_REVIEWS,
    CHANGE,
    COUNT,
    DETAILS,
    EDIT,
    FILL,
    FORGET_REVIEW,
    MEND,
    PERIOD,
    REVIEW,
    STOP,
    TAKE_AWAY,
)
from spms_desktop.ui.widgets.buttons import Button
from spms_desktop.ui.widgets.dialog import FormDialog

if TYPE_CHECKING:
    from spms_desktop.ui.plan.paper_window import PlanPaperWindow

F = TypeVar("F", bound=FormDialog)


class MedicinesCard(SectionCard):
    """Lists the plan and opens its forms."""

    wanted = Signal(str, str)

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(_("Medicines"), commands, parent)
        self._commands, self._presenter = commands, commands.presenter
        self._view: MedicinesView | None = None
        self.form: FormDialog | None = None
        self.forms = DetailForms(commands, self)
        self.add_button = Button(_("Add a medicine"), "add", "primary")
        self.add_button.setAccessibleIdentifier("add-medicine")
        self.header.addWidget(self.add_button)
        self.print_button = Button(_("Print the plan"), "print", "quiet")
        self.print_button.setAccessibleIdentifier("print-plan")
        self.groups = Rows[GroupView](self._group, _show_group, gap=28)
        self.earlier_button = Button("", "down", "quiet")
        self.earlier_button.setAccessibleIdentifier("earlier")
        self.earlier = medicine_rows(self.wanted, self.rearranged)
        self.body.addLayout(self.groups.column)
        self.body.addWidget(self.earlier_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self.earlier.column)
        self.body.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.add_button.clicked.connect(self.open_add)
        self.print_button.clicked.connect(self.open_paper)
        self.earlier_button.clicked.connect(self._turn_earlier)
        self.wanted.connect(self._do)

    def refresh(self) -> None:
        """Show what the journal holds."""
        view = self._presenter.medicines_view()
        if view != self._view:
            self._view = view
            self._show(view)

    def open_add(self) -> AddForm:
        """Open the form for a new medicine."""
        form = AddForm(self, self._commands.context, self._presenter.today, self._presenter.choices())
        form.accepted_by_user.connect(partial(self._add, form))
        return self._open(form)

    def open_paper(self) -> PlanPaperWindow:
        """Show the plan as it is printed."""
        from spms_desktop.ui.plan.paper_window import PlanPaperWindow  # the PDF view is loaded when it is wanted

        window = PlanPaperWindow(self._commands.context, self.window())
        window.open()
        return window

    def open_change(self, uid: str) -> ChangeForm:
        """Open the form for another dose or schedule."""
        form = ChangeForm(self, self._commands.context, self._presenter.change_draft(uid))
        form.accepted_by_user.connect(partial(self._change, form))
        return self._open(form)

    def open_stop(self, uid: str) -> StopForm:
        """Open the form that ends a medicine, for good or for now."""
        form = StopForm(self, self._presenter.stop_draft(uid))
        form.accepted_by_user.connect(partial(self._stop, form, uid))
        return self._open(form)

    def open_edit(self, uid: str) -> EditForm:
        """Open the form for name and note."""
        medicine, choices = self._presenter.planned(uid).medicine, self._presenter.choices(uid)
        form = EditForm(self, medicine, choices, kept=self._presenter.keeps(uid))
        form.accepted_by_user.connect(partial(self._edit, form, uid))
        return self._open(form)

    def _open(self, form: F) -> F:
        self.form = form
        form.finished.connect(self._closed)
        self._commands.open(form)
        return form

    def _closed(self, _result: int) -> None:
        self.form = None

    # Commands

    def _do(self, what: str, key: str) -> None:
        wishes: dict[str, Callable[[str], object]] = {
            CHANGE: self.open_change,
            STOP: self.open_stop,
            EDIT: self.open_edit,
            DETAILS: self._details,
            PERIOD: self._period,
            FILL: self.forms.fill_in,
            REVIEW: self.forms.review,
            COUNT: self.forms.count,
            MEND: self.forms.mend,
            TAKE_AWAY: self.forms.take_away,
            FORGET_REVIEW: self.forms.forget_review,
            ALL_REVIEWS: self._all_reviews,
        }
        wishes[what](key)

    def _details(self, uid: str) -> None:
        self._presenter.toggle_details(uid)
        self.refresh()
        self.rearranged.emit()

    def _period(self, key: str) -> None:
        uid, period = key.split("|")
        self._presenter.details.choose_period(uid, Period(period))
        self.refresh()

    def _all_reviews(self, uid: str) -> None:
        self._presenter.details.show_all_reviews(uid)
        self.refresh()

    def _add(self, form: AddForm) -> None:
        if not form.trouble_shown():
            self._commands.submit(form, Action.MEDICINE, partial(self._presenter.add, form.new_medicine()))

    def _change(self, form: ChangeForm) -> None:
        draft = form.result_draft()
        if form.trouble_shown():
            return
        if not self._presenter.differs(draft, draft.reason):
            form.trouble(_("Nothing is different yet. Change the dose or the days, or press Cancel."))
            return
        self._commands.submit(form, Action.MEDICINE, partial(self._presenter.change, draft, draft.reason))
        if draft.again:
            self._focus_change(draft.medicine.uid)

    def _focus_change(self, uid: str) -> None:
        """What is taken again has gone from the earlier ones, and with it the button that was pressed."""
        for group in self._view.groups if self._view is not None else ():
            if any(one.key == uid for one in group.medicines):
                shown = self.groups[group.key]
                assert isinstance(shown, MedicineGroup)
                row = shown.rows[uid]
                assert isinstance(row, MedicineRow)
                row.buttons[CHANGE].setFocus()

    def _stop(self, form: StopForm, uid: str) -> None:
        on = form.on.value or self._presenter.today
        end = self._presenter.pause if form.action is PlanAction.PAUSE else self._presenter.stop
        self._commands.submit(form, Action.MEDICINE, partial(end, uid, on, form.why.value))
        if self._view is not None and any(one.key == uid for one in self._view.earlier):
            self.earlier_button.setFocus()  # the row with the pressed button is gone

    def _edit(self, form: EditForm, uid: str) -> None:
        self._commands.submit(form, Action.MEDICINE, partial(self._presenter.edit, form.parts.medicine(uid)))

    # Showing

    def _turn_earlier(self) -> None:
        self._presenter.earlier_open = not self._presenter.earlier_open
        if self._view is not None:
            self._show(self._view)

    def _show(self, view: MedicinesView) -> None:
        self.set_sentence(_empty_words() if view.empty else "")
        count, is_open = len(view.earlier), self._presenter.earlier_open
        shown = ngettext("Earlier: {n} medicine", "Earlier: {n} medicines", count)
        self.earlier_button.setText(_("Hide earlier medicines") if is_open else shown)
        self.earlier_button.set_icon("up" if is_open else "down")
        self.earlier_button.setVisible(bool(count))
        self.print_button.setVisible(not view.empty)
        self.groups.show_views(view.groups)
        self.earlier.show_views(view.earlier if is_open else ())
        self.rearranged.emit()

    def _group(self, view: GroupView) -> QWidget:
        group = MedicineGroup(view)
        group.wanted.connect(self.wanted)
        group.rearranged.connect(self.rearranged)
        return group


def _empty_words() -> str:
    return _("Add the first medicine as it stands on its label. Its doses then show under “Today”.")


def _show_group(group: QWidget, view: GroupView) -> None:
    assert isinstance(group, MedicineGroup)
    group.show_view(view)
