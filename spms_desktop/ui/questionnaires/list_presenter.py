"""The forms of the journal as the list shows them, without Qt."""

from __future__ import annotations

from dataclasses import dataclass

from spms_desktop.domain.questionnaire import Questionnaire
from spms_desktop.i18n import _, short_date
from spms_desktop.services.drafts import Drafts
from spms_desktop.services.questionnaires import Answered, KeptForm, Questionnaires
from spms_desktop.services.session import Session
from spms_desktop.ui.questionnaires import words


@dataclass(frozen=True, slots=True)
class AnsweredView:
    """One time that a form was answered, in a line."""

    answered: Answered
    line: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class FormView:
    """One form; it is `begun` while half-filled answers wait."""

    form: Questionnaire
    title: str
    line: str
    begun: bool
    earlier: tuple[AnsweredView, ...]


class FormsPresenter:
    """What the list shows and does."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.desk = Questionnaires(session)
        self._drafts = Drafts(session)

    @property
    def read_only(self) -> bool:
        return self.session.read_only

    def views(self, *, away: bool = False) -> list[FormView]:
        """The forms by title; those put away when asked for."""
        return [self._view(kept) for kept in self.desk.forms(retired=away)]

    def _view(self, kept: KeptForm) -> FormView:
        earlier = tuple(self._earlier(answered) for answered in kept.answered)
        begun = bool(self._drafts.fields(f"form:{kept.form.uid}"))
        return FormView(kept.form, words.breakable(kept.form.title), words.answered_words(kept), begun, earlier)

    def _earlier(self, answered: Answered) -> AnsweredView:
        filled = answered.filled
        total = words.total_line(filled, self.desk.result(answered))
        who = self.session.author_name(answered.stamp.author)
        line = _("{day}: {total}. Filled in by {name}.")
        line = line.format(day=short_date(filled.day), total=total, name=words.breakable(who))
        return AnsweredView(answered, line, self.desk.may_change(answered))
