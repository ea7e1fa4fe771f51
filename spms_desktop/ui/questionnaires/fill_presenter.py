"""Filling in a form, without Qt: where it starts, what is asked now, and how it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import msgspec

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.questionnaire import (
    SAID,
    Answer,
    Answers,
    Question,
    Questionnaire,
    enabled,
)
from spms_desktop.services.drafts import Fields
from spms_desktop.services.form_guides import says_more, self_harm_links
from spms_desktop.services.questionnaires import Answered, Questionnaires
from spms_desktop.services.session import Session


@dataclass(frozen=True)
class Filling:
    """What stands in a form that is being filled in."""

    day: date
    answers: dict[str, tuple[Answer, ...]] = field(default_factory=dict)
    sensitive: bool = False
    respondent: Respondent = Respondent.SELF


class FillDesk:
    """One visit to one form."""

    def __init__(self, session: Session, form: Questionnaire, before: Answered | None = None) -> None:
        self._session, self.form, self._before = session, form, before
        self.desk = Questionnaires(session)
        self._self_harm = self_harm_links(form)
        self._worked_out = frozenset(q.link for q in form.every() if q.read_only)

    @property
    def caregiver(self) -> bool:
        """Whether a caregiver fills it in."""
        return not self._session.author.is_person

    @property
    def may_change(self) -> bool:
        """Whether whoever is writing may save it."""
        if self._before is None:
            return not self._session.read_only
        return self.desk.may_change(self._before)

    @property
    def person(self) -> str:
        """The name of whom the journal is about."""
        return self._session.profile.name or next((a.name for a in self._session.authors() if a.is_person), "")

    @property
    def today(self) -> date:
        return self._session.today

    @property
    def draft_name(self) -> str:
        """Each form has one draft of new answers, and one for each time that is changed."""
        return f"form:{self._before.filled.uid if self._before else self.form.uid}"

    def start(self) -> Filling:
        """What stands in the form at first."""
        if self._before is not None:
            kept = self._before.filled
            return Filling(kept.day, dict(kept.answers), kept.sensitive, self._before.respondent)
        hidden = self.desk.usually_sensitive(self.form)
        return Filling(self._session.today, {}, hidden, self._session.author.usual_respondent)

    def shown(self, answers: Answers) -> frozenset[str]:
        """The link ids of what is on the page now."""
        return enabled(self.form, answers) - self._worked_out

    def marks_self_harm(self, question: Question, given: tuple[Answer, ...]) -> bool:
        """Whether help is offered under a question."""
        return question.link in self._self_harm and says_more(question, given)

    @property
    def asks_self_harm(self) -> bool:
        """Whether the form has such a question at all."""
        return bool(self._self_harm)

    @property
    def requires(self) -> bool:
        """Whether some questions are needed for the form to be complete."""
        return any(q.required and q.type not in SAID and not q.read_only for q in self.form.every())

    def first_missing(self) -> str:
        """The link id of the first question that keeps answers from being complete, or an empty text."""
        if self._before is None:
            return ""
        return next((q.link for q in self.desk.result(self._before).missing), "")

    def save(self, filling: Filling) -> Answered:
        """Keep it, complete or not; raises Trouble."""
        kept = self.desk.save(
            self.form,
            filling.day,
            filling.answers,
            uid=self._before.filled.uid if self._before else "",
            sensitive=filling.sensitive,
            respondent=filling.respondent,
        )
        return self.desk.one(kept.uid)


def to_draft(filling: Filling) -> Fields:
    """A half-filled form as a draft."""
    found = msgspec.to_builtins(filling)
    assert isinstance(found, dict)
    return found


def from_draft(fields: Mapping[str, object]) -> Filling | None:
    """A half-filled form again, or None when it cannot be read."""
    try:
        return msgspec.convert(dict(fields), Filling)
    except msgspec.ValidationError:
        return None
