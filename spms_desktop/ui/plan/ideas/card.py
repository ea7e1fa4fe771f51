"""The part of treatments to ask about: dated notes, each on its way to the visit."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.ideas.forms import answer_form, idea_form
from spms_desktop.ui.plan.ideas.presenter import IdeasPresenter
from spms_desktop.ui.plan.items.card import ItemsCard


class IdeasCard(ItemsCard):
    """Lists the treatments to ask about and opens their forms."""

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        self.presenter = IdeasPresenter(acts.context.session)
        title, add = _("Treatments to ask about"), _("Add a treatment")
        super().__init__(title, add, "idea", self.presenter, acts, parent)
        self.commands |= {
            "list": self._list,
            "answer": self._answer,
            "edit": self._edit,
            "drop": self._drop,
            "back": self._back,
        }
        self.add_button.clicked.connect(self._add)

    def _add(self) -> None:
        form = idea_form(self, self.acts.context, self.presenter)
        self.ask(form, Action.TREATMENT_IDEA, partial(self.presenter.keep, None))

    def _edit(self, uid: str) -> None:
        idea = self.presenter.record(uid).idea
        form = idea_form(self, self.acts.context, self.presenter, idea)
        self.ask(form, Action.TREATMENT_IDEA, partial(self.presenter.keep, idea), edits=True)

    def _answer(self, uid: str) -> None:
        record = self.presenter.record(uid)
        form = answer_form(self, self.acts.context, self.presenter, record)
        act = partial(self.presenter.answer, uid)
        self.ask(form, Action.TREATMENT_IDEA, act, edits=record.answered_on is not None)

    def _list(self, uid: str) -> None:
        self.at_once(Action.DISCUSSION, uid, partial(self.presenter.put_on_list, uid))

    def _drop(self, uid: str) -> None:
        self.at_once(Action.TREATMENT_IDEA, uid, partial(self.presenter.drop, uid))

    def _back(self, uid: str) -> None:
        self.at_once(Action.TREATMENT_IDEA, uid, partial(self.presenter.bring_back, uid))
