"""What the part of treatments to ask about knows and does, without a window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from spms_desktop.domain.treatment_idea import TreatmentIdea
from spms_desktop.i18n import _, ngettext, short_date
from spms_desktop.services.session import Session
from spms_desktop.services.treatment_ideas import IdeaRecord, TreatmentIdeas
from spms_desktop.ui.plan.items.presenter import EARLIER, UnfoldingPresenter, found
from spms_desktop.ui.plan.items.views import ActView, ItemView, PartView

Values = Mapping[str, object]


class IdeasPresenter(UnfoldingPresenter):
    """The treatments in words, and every command of the part."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._ideas = TreatmentIdeas(session)

    @property
    def today(self) -> date:
        return self.session.today

    # What is shown

    def view(self) -> PartView:
        """What is still of interest, and folded what was dropped."""
        count = self._ideas.dropped_count()
        dropped = self._ideas.dropped() if self.is_open(EARLIER) else []
        return PartView(
            sentence=_("Availability differs by country and may change. Check with your team."),
            items=tuple(self._item(r) for r in self._ideas.open()),
            earlier_words=ngettext("Dropped: {n} treatment", "Dropped: {n} treatments", count) if count else "",
            earlier=tuple(self._dropped(r) for r in dropped),
        )

    def record(self, uid: str) -> IdeaRecord:
        """A treatment to ask about, by its uid."""
        return found(r for r in (*self._ideas.open(), *self._ideas.dropped()) if r.idea.uid == uid)

    # Commands

    def keep(self, idea: TreatmentIdea | None, values: Values) -> None:
        """Note a treatment, or keep what was edited."""
        before = idea or TreatmentIdea("", "", self.today)
        self._ideas.keep(replace(before, **values))  # type: ignore[arg-type]  # by the form's ids

    def put_on_list(self, uid: str) -> bool:
        """Make it a question for the next visit."""
        return self._ideas.put_on_list(self.record(uid).idea)

    def answer(self, uid: str, values: Values) -> None:
        """Keep what the team said, and when."""
        day = values["day"]
        assert isinstance(day, date)  # its field has no way to be empty
        self._ideas.answer(self.record(uid).idea, str(values["answer"]), day)

    def drop(self, uid: str) -> None:
        """It is no longer of interest."""
        self._ideas.drop(self.record(uid).idea)

    def bring_back(self, uid: str) -> None:
        """It is of interest again."""
        self._ideas.drop(self.record(uid).idea, dropped=False)

    # Words

    def _item(self, record: IdeaRecord) -> ItemView:
        idea, answered = record.idea, record.answered_on is not None
        waiting = record.listed is not None and not answered
        acts = [] if record.listed or answered else [ActView("list", _("Put it on my list for the visit"), quiet=False)]
        answer = _("Change the answer") if answered else _("Keep the answer")
        acts.append(ActView("answer", answer, quiet=not (waiting or answered)))
        acts += [ActView("edit", _("Edit")), ActView("drop", _("Drop it"))]
        return ItemView(
            key=idea.uid,
            title=idea.name,
            stage=_stage(record),
            lines=_lines(record),
            remarks=(self._noted(record),),
            acts=tuple(acts),
        )

    def _dropped(self, record: IdeaRecord) -> ItemView:
        return ItemView(
            key=record.idea.uid,
            title=record.idea.name,
            lines=_lines(record),
            remarks=(self._noted(record),),
            acts=(ActView("back", _("Bring it back"), quiet=False),),
        )

    def _noted(self, record: IdeaRecord) -> str:
        day = short_date(record.idea.day)
        return _("Noted on {day} by {name}").format(day=day, name=self.whose(record.author))


def _stage(record: IdeaRecord) -> str:
    if record.answered_on is not None:
        return _("Answered on {day}").format(day=short_date(record.answered_on))
    return _("On the list for the visit") if record.listed else _("Not on the list yet")


def _lines(record: IdeaRecord) -> tuple[str, ...]:
    idea, answer = record.idea, record.answer
    lines = (
        _("The team said: {answer}").format(answer=answer) if answer else "",
        _("Read here: {source}").format(source=idea.source) if idea.source else "",
        idea.note,
    )
    return tuple(line for line in lines if line)
