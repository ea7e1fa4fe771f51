"""The commands of the right panel: what to raise."""

from __future__ import annotations

from functools import partial

from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.record import Action
from spms_desktop.i18n import _
from spms_desktop.services.discussion import Discussion
from spms_desktop.ui.care.ask_form import AskForm
from spms_desktop.ui.care.commands import Commands
from spms_desktop.ui.care.item_forms import AnswerForm, ItemForm
from spms_desktop.ui.care.presenter import CarePresenter
from spms_desktop.ui.care.views import AnsweredView, ItemView
from spms_desktop.ui.tab import Tab
from spms_desktop.ui.widgets.announce import announce


class ItemCommands(Commands):
    """Adds, ranks, edits, answers and drops what is to be raised."""

    def __init__(self, tab: Tab, presenter: CarePresenter) -> None:
        super().__init__(tab, presenter)
        self._by_name = {
            "up": partial(self._move, steps=-1),
            "down": partial(self._move, steps=1),
            "answer": self._answer,
            "edit": self._edit,
            "take_off": self._take_off,
            "change_answer": self._answer,
            "ask_again": self._ask_again,
        }

    def ask(self, form: AskForm, text: str, kind: DiscussionKind, person: str) -> None:
        """Put what was typed on the list; with trouble it stays in the field."""
        if self.tab.context.attempt(lambda: self.presenter.ask(text, kind, person)):
            form.clear()
            self._saved(Action.DISCUSSION, "")

    def _move(self, view: ItemView, *, steps: int) -> None:
        place: list[str] = []
        if not self.tab.context.attempt(lambda: place.append(self.presenter.move(view.item.uid, steps))):
            return
        if place[0]:
            self._saved(Action.DISCUSSION, place[0])
        else:
            announce(self.tab, _("It is the first on the list.") if steps < 0 else _("It is the last on the list."))

    def _edit(self, view: ItemView) -> None:
        form = ItemForm(self.tab.window(), self.tab.context, view.item, self.presenter.people_choices())
        form.accepted_by_user.connect(partial(self._keep, form))
        self.open(form)

    def _keep(self, form: ItemForm) -> None:
        self.save_form(form, lambda: self.presenter.edit(form.item), Action.DISCUSSION)

    def _answer(self, view: ItemView | AnsweredView) -> None:
        form = AnswerForm(self.tab.window(), self.tab.context, view.item)
        form.accepted_by_user.connect(partial(self._keep_answer, form, view.item))
        self.open(form)

    def _keep_answer(self, form: AnswerForm, item: DiscussionItem) -> None:
        sentence = _("The answer is kept below, under “Answered”.")
        discussion, on = Discussion(self.tab.context.session), form.on.value or self.presenter.today
        self.save_form(form, lambda: discussion.answer(item, form.text.value, on), Action.DISCUSSION, sentence)

    def _take_off(self, view: ItemView) -> None:
        sentence = _("It is off the list.")
        self.save(lambda: self.presenter.take_off_list(view.item), Action.DISCUSSION, sentence)

    def _ask_again(self, view: AnsweredView) -> None:
        self.save(lambda: self.presenter.ask_again(view.item), Action.DISCUSSION)
