"""Opens and carries out what the details of a medicine offer: filling in, counting, reviewing, mending."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.medicine import MedicineReview
from spms_desktop.domain.record import Action
from spms_desktop.ui.plan.change_forms import ChangeForm, StopForm
from spms_desktop.ui.plan.commands import Commands
from spms_desktop.ui.plan.fill_form import FillForm
from spms_desktop.ui.plan.review_form import ReviewForm
from spms_desktop.ui.plan.stock_form import StockForm
from spms_desktop.ui.widgets.dialog import FormDialog

F = TypeVar("F", bound=FormDialog)


class DetailForms(QObject):
    """The forms open above `card`; `form` is the one that is open."""

    def __init__(self, commands: Commands, card: QWidget) -> None:
        super().__init__(card)
        self._commands, self._card, self._presenter = commands, card, commands.presenter
        self.form: FormDialog | None = None

    def fill_in(self, uid: str) -> FillForm:
        """Fill in the days of one medicine."""
        medicine = self._presenter.planned(uid).medicine
        form = FillForm(self._card, medicine.name, self._presenter.open_doses(uid), given=medicine.given)
        form.accepted_by_user.connect(partial(self._filled_in, form, uid))
        return self._open(form)

    def review(self, uid: str) -> ReviewForm:
        """Say whether it helps."""
        medicine = self._presenter.planned(uid).medicine
        form = ReviewForm(self._card, self._commands.context, medicine, self._keep_review)
        return self._open(form)

    def count(self, uid: str) -> StockForm:
        """Count what is left."""
        planned, details = self._presenter.planned(uid), self._presenter.details
        form = StockForm(self._card, planned.medicine, details.stock(planned), counted=details.is_counted(planned))
        form.accepted_by_user.connect(partial(self._counted, form))
        form.forgotten.connect(partial(self._count_no_more, uid))
        return self._open(form)

    def mend(self, key: str) -> ChangeForm | StopForm:
        """Mend a dated change."""
        uid, change = key.split("|")
        if self._presenter.is_end(uid, change):
            return self._mend_end(uid, change)
        form = ChangeForm(self._card, self._commands.context, self._presenter.mend_draft(uid, change))
        form.accepted_by_user.connect(partial(self._mended, form))
        return self._open(form)

    def take_away(self, key: str) -> None:
        """Take a wrong change away; Undo brings it back."""
        uid, change = key.split("|")
        self._commands.do(Action.MEDICINE, partial(self._presenter.take_away, uid, change))

    def forget_review(self, key: str) -> None:
        """Take back what was said on a day."""
        uid, review = key.split("|", 1)
        self._commands.do(Action.MEDICINE, partial(self._presenter.details.take_back_review, uid, review))

    def _mend_end(self, uid: str, change: str) -> StopForm:
        form = StopForm(self._card, self._presenter.mend_end_draft(uid, change))
        form.accepted_by_user.connect(partial(self._mended_end, form))
        return self._open(form)

    def _open(self, form: F) -> F:
        self.form = form
        form.finished.connect(self._closed)
        self._commands.open(form)
        return form

    def _closed(self, _result: int) -> None:
        self.form = None

    def _filled_in(self, form: FillForm, uid: str) -> None:
        if form.answers:
            self._commands.submit(form, Action.DOSE, partial(self._presenter.fill_in, uid, form.answers))

    def _keep_review(self, review: MedicineReview) -> None:
        self._presenter.details.review(review)

    def _counted(self, form: StockForm) -> None:
        if not form.trouble_shown():
            self._commands.submit(form, Action.MEDICINE, partial(self._presenter.details.count, form.stock))

    def _count_no_more(self, uid: str) -> None:
        self._commands.do(Action.MEDICINE, partial(self._presenter.details.count_no_more, uid))

    def _mended(self, form: ChangeForm) -> None:
        draft = form.result_draft()
        if form.trouble_shown() or draft.mends is None:
            return
        mended = replace(draft.mends, on=draft.on, dose=draft.dose, schedule=draft.schedule, reason=draft.reason)
        self._commands.submit(form, Action.MEDICINE, partial(self._presenter.mend, mended))

    def _mended_end(self, form: StopForm) -> None:
        there = form.draft.mends
        if there is not None:
            mended = replace(there, on=form.on.value or there.on, action=form.action, reason=form.why.value)
            self._commands.submit(form, Action.MEDICINE, partial(self._presenter.mend, mended))
