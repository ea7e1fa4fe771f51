"""After a visit: a large, calm walk through the answers, the decisions, who does what, and what is new in the plan."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.errors import Trouble
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.services import trouble
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.paper_window import PaperWindow
from spms_desktop.ui.plan.choices import choices
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.medicine_forms import AddForm
from spms_desktop.ui.plan.visits.presenter import VisitsPresenter
from spms_desktop.ui.plan.visits.visit_form import VisitForm
from spms_desktop.ui.prepare.after_cards import (
    AgreedCard,
    PaperCard,
    PlanCard,
    TextCard,
    answer_card,
    decided_card,
)
from spms_desktop.ui.prepare.after_paper import AfterPaperSource
from spms_desktop.ui.prepare.after_presenter import AGREED, DECIDED, PAPER, PLAN, AfterPresenter
from spms_desktop.ui.prepare.cards import StepCard
from spms_desktop.ui.prepare.presenter import shortened
from spms_desktop.ui.prepare.step_dialog import StepDialog

_LONGEST_NAME = 40


class AfterDialog(StepDialog):
    """Show it with open(), for a visit whose day has come; each card is saved when it is left."""

    def __init__(self, parent: QWidget | None, context: Context, visit: Appointment) -> None:
        self.presenter = AfterPresenter(context.session, visit)
        super().__init__(parent, context, _("After the visit"), f"after:{visit.uid}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._where = self.presenter.short_words()
        self.start(self.presenter.steps, 0)

    def where(self) -> str:
        return self._where

    def make_card(self, step: str) -> StepCard:
        if step == DECIDED:
            return decided_card(self.presenter.decided())
        if step == AGREED:
            return AgreedCard(self.presenter.agreed(), self.presenter.doers(), self.presenter.today)
        if step == PLAN:
            return self._plan_card()
        if step == PAPER:
            return self._paper_card()
        return answer_card(self.presenter.answer(step))

    def keep(self, step: str, card: StepCard) -> None:
        if isinstance(card, AgreedCard):
            self.presenter.keep_agreed(card.value)
        elif isinstance(card, TextCard) and step == DECIDED:
            self.presenter.keep_decided(card.text.value)
        elif isinstance(card, TextCard):
            self.presenter.keep_answer(step, card.text.value)

    def go_on(self) -> None:
        """A name that was typed and did not go into the plan is not passed over in silence."""
        typed = self.card.name.value.strip() if isinstance(self.card, PlanCard) else ""
        if typed:
            words_left = _("“{name}” is not in the plan yet. Press “Add the medicine”, or clear the line.")
            self.trouble(words_left.format(name=shortened(typed, _LONGEST_NAME)))
        else:
            super().go_on()

    def finished_walk(self) -> None:
        self.context.speaker.say(words.done(Action.APPOINTMENT))

    # What is new for the plan

    def open_medicine(self, name: str) -> AddForm:
        """Open the form for a new medicine with what is known from the visit."""
        form = AddForm(self, self.context, self.presenter.today, choices(self.context.session))
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if form.restored.isHidden():  # what was typed before is not written over
            form.parts.name.set_value(name)
            form.parts.more.prescriber.set_value(self.presenter.visit.person)
        form.accepted_by_user.connect(partial(self._add_medicine, form))
        form.open()
        return form

    def open_visit(self) -> VisitForm:
        """Open the form for the next visit with whoever was seen."""
        visits = _Noting(self.presenter)
        visit, blank = self.presenter.visit, Appointment("", "", self.presenter.today)
        form = VisitForm(self, Acts(self.context, self._refreshed), visits, blank, None)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if form.restored.isHidden():
            form.who.set_value(visit.person)
            form.title.set_value("" if visit.person else visit.title)
            form.who.changed.emit(visit.person)
        form.accepted.connect(self._refreshed)
        form.open()
        return form

    def open_paper(self) -> PaperWindow:
        """Show what came out of the visit as it is printed."""
        window = PaperWindow(self.context, AfterPaperSource(self.presenter), self)
        window.open()
        return window

    def _plan_card(self) -> PlanCard:
        card = PlanCard(self.presenter.added)
        card.medicine_wanted.connect(self.open_medicine)
        card.visit_wanted.connect(self.open_visit)
        return card

    def _paper_card(self) -> PaperCard:
        card = PaperCard(self.presenter.told())
        card.print_button.clicked.connect(self.open_paper)
        return card

    def _add_medicine(self, form: AddForm) -> None:
        if form.trouble_shown():
            return
        try:
            self.presenter.add_medicine(form.new_medicine())
        except Trouble as error:
            form.trouble(trouble.sentence(error))
            return
        if isinstance(self.card, PlanCard):
            self.card.name.set_value("")
        self._refreshed()

    def _refreshed(self) -> None:
        if isinstance(self.card, PlanCard):
            self.card.show_added(self.presenter.added)


class _Noting(VisitsPresenter):
    """What its form saves is noted with the visit that is walked through."""

    def __init__(self, after: AfterPresenter) -> None:
        super().__init__(after.session)
        self._after = after

    def save(self, visit: Appointment) -> Appointment:
        return self._after.add_visit(visit)
