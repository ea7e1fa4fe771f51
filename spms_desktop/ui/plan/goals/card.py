"""The goals part: what matters most, how near it is, and what became of earlier goals."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.goals.forms import close_form, goal_form, rating_form
from spms_desktop.ui.plan.goals.presenter import GoalsPresenter
from spms_desktop.ui.plan.items.card import ItemsCard


class GoalsCard(ItemsCard):
    """Lists the goals and opens their forms."""

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        self.presenter = GoalsPresenter(acts.context.session)
        super().__init__(_("Goals and needs"), _("Add a goal"), "goal", self.presenter, acts, parent)
        self.commands |= {
            "rate": self._rate,
            "list": self._list,
            "edit": self._edit,
            "close": self._close,
            "again": self._again,
        }
        self.add_button.clicked.connect(self._add)

    def _add(self) -> None:
        self.ask(goal_form(self, self.acts.context, self.presenter), Action.GOAL, partial(self.presenter.keep, None))

    def _edit(self, uid: str) -> None:
        goal = self.presenter.goal(uid)
        form = goal_form(self, self.acts.context, self.presenter, goal)
        self.ask(form, Action.GOAL, partial(self.presenter.keep, goal), edits=True)

    def _rate(self, uid: str) -> None:
        form = rating_form(self, self.acts.context, self.presenter, self.presenter.goal(uid))
        self.ask(form, Action.GOAL, partial(self.presenter.rate, uid))

    def _close(self, uid: str) -> None:
        form = close_form(self, self.acts.context, self.presenter, self.presenter.goal(uid))
        self.ask(form, Action.GOAL, partial(self.presenter.close, uid))

    def _list(self, uid: str) -> None:
        self.at_once(Action.DISCUSSION, uid, partial(self.presenter.put_on_list, uid))

    def _again(self, uid: str) -> None:
        self.at_once(Action.GOAL, uid, partial(self.presenter.reopen, uid))
