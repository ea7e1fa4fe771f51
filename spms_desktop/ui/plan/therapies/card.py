"""The therapies part: one row a therapy, with its stage and the one next step."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.record import Action
from spms_desktop.domain.therapy import TherapySession, TherapyStage
from spms_desktop.i18n import _
from spms_desktop.ui.plan.commands import Acts
from spms_desktop.ui.plan.items.card import ItemsCard
from spms_desktop.ui.plan.therapies.forms import end_form, session_form, step_form, therapy_form
from spms_desktop.ui.plan.therapies.presenter import TherapiesPresenter


class TherapiesCard(ItemsCard):
    """Lists the therapies and opens their forms."""

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        self.presenter = TherapiesPresenter(acts.context.session)
        super().__init__(_("Therapies"), _("Add a therapy"), "therapy", self.presenter, acts, parent)
        self.commands |= {
            "next": self._next,
            "session": self._add_session,
            "edit": self._edit,
            "end": self._end,
            "again": self._again,
            "practise": self._practise,
            "edit_session": self._edit_session,
        }
        self.add_button.clicked.connect(self._add)

    def _add(self) -> None:
        form = therapy_form(self, self.acts.context, self.presenter)
        self.ask(form, Action.THERAPY, partial(self.presenter.keep, None))

    def _edit(self, uid: str) -> None:
        therapy = self.presenter.therapy(uid)
        form = therapy_form(self, self.acts.context, self.presenter, therapy)
        self.ask(form, Action.THERAPY, partial(self.presenter.keep, therapy), edits=True)

    def _next(self, uid: str) -> None:
        if self.presenter.stage(uid) not in (TherapyStage.NEED, TherapyStage.ASKED):
            self._add_session(uid)
            return
        form = step_form(self, self.acts.context, self.presenter, self.presenter.therapy(uid))
        self.ask(form, Action.THERAPY, partial(self.presenter.step, uid))

    def _add_session(self, uid: str) -> None:
        self._open_session(TherapySession("", uid, self.presenter.today))

    def _edit_session(self, key: str) -> None:
        self._open_session(self.presenter.session_of(key))

    def _open_session(self, session: TherapySession) -> None:
        form = session_form(self, self.acts.context, self.presenter, session)
        self.may_take_out(form, Action.THERAPY, partial(self.presenter.take_back_session, session))
        self.ask(form, Action.THERAPY, partial(self.presenter.keep_session, session), edits=bool(session.uid))

    def _end(self, uid: str) -> None:
        form = end_form(self, self.acts.context, self.presenter, self.presenter.therapy(uid))
        self.ask(form, Action.THERAPY, partial(self.presenter.end, uid))

    def _again(self, uid: str) -> None:
        self.at_once(Action.THERAPY, uid, partial(self.presenter.take_up, uid))

    def _practise(self, uid: str) -> None:
        self.at_once(Action.THERAPY, uid, partial(self.presenter.practise, uid))
