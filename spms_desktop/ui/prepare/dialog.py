"""Preparing a visit: one card at a time, to be stopped and gone on with at any time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spms_desktop.domain.appointment import Appointment
from spms_desktop.i18n import _
from spms_desktop.services.preparation import INCLUDE, TOP, goal_of
from spms_desktop.ui.context import Context
from spms_desktop.ui.prepare.cards import StepCard
from spms_desktop.ui.prepare.prepare_cards import GoalCard, IncludeCard, TopCard, TopicCard
from spms_desktop.ui.prepare.presenter import PreparePresenter
from spms_desktop.ui.prepare.step_dialog import StepDialog


class PrepareDialog(StepDialog):
    """Show it with open(); `visit` None prepares for whichever visit comes next."""

    def __init__(self, parent: QWidget | None, context: Context, visit: Appointment | None) -> None:
        self.presenter = PreparePresenter(context.session, visit)
        super().__init__(parent, context, _("Prepare the visit"), f"prepare:{self.presenter.key}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._where = self.presenter.visit_words()
        self.start(self.presenter.steps, self.presenter.first_open())

    def where(self) -> str:
        return self._where

    def make_card(self, step: str) -> StepCard:
        if step == TOP:
            return TopCard(self.presenter.top())
        if step == INCLUDE:
            return IncludeCard(self.presenter.paper())
        if goal_of(step):
            return GoalCard(self.presenter.goal(step))
        return TopicCard(self.presenter.topic(step))

    def keep(self, step: str, card: StepCard) -> None:
        if isinstance(card, TopicCard):
            self.presenter.keep_topic(step, card.ticks.value, card.text.value)
        elif isinstance(card, GoalCard):
            self.presenter.keep_goal(step, card.value)
        elif isinstance(card, TopCard):
            self.presenter.rank(card.picker.value)
        elif isinstance(card, IncludeCard):
            self.presenter.include(card.value)

    def skip(self, step: str) -> None:
        if step not in (TOP, INCLUDE):
            self.presenter.skip(step)

    def finished_walk(self) -> None:
        self.context.speaker.say(self.presenter.finished_words())
