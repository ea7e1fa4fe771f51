"""What came out of a visit, without widgets: the cards to walk through, what each keeps, and the paper of it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from spms_desktop.domain.after_visit import AfterPaper, PaperAnswer, PaperTask
from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.care import CarePerson
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.errors import BadInput
from spms_desktop.domain.follow_up import FollowUp
from spms_desktop.domain.validation import clean_text
from spms_desktop.i18n import _, clock, long_date, short_date
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.discussion import Discussion
from spms_desktop.services.outcomes import Outcome
from spms_desktop.services.plan import NewMedicine, Plan
from spms_desktop.services.preparation_end import included_for
from spms_desktop.services.session import Session
from spms_desktop.services.visit_matters import labelled
from spms_desktop.services.visit_private import PaperPrivacy, name_on_paper
from spms_desktop.ui.plan.visits import words
from spms_desktop.ui.plan.visits.choices import person_name
from spms_desktop.ui.plan.visits.presenter import VisitsPresenter

DECIDED, AGREED, PLAN, PAPER = "decided", "agreed", "plan", "paper"
_ANSWER = "answer:"
_MOST_UNPLANNED = 3
NEW = FollowUp("", "", "")


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One question with its answer so far."""

    question: str
    remark: str
    answer: str


class AfterPresenter:
    """One walk through what came out of one visit."""

    def __init__(self, session: Session, visit: Appointment) -> None:
        self.session, self._uid = session, visit.uid
        self._visit_then = visit
        self.visits = VisitsPresenter(session)
        self.steps = (*(f"{_ANSWER}{item.uid}" for item in self._asked()), DECIDED, AGREED, PLAN, PAPER)
        self._added: list[str] = []

    @property
    def visit(self) -> Appointment:
        """The visit as it stands now."""
        return self.visits.visit(self._uid) or self._visit_then

    @property
    def today(self) -> date:
        return self.session.today

    def visit_words(self) -> str:
        """Whom the visit was with and when."""
        return _("{who}, {when}").format(who=self.visits.who(self.visit), when=self._when())

    def short_words(self) -> str:
        """The same in fewer words."""
        name = words.name(self.visit, self._people())
        return _("{name}, {day}").format(name=name, day=short_date(self.visit.day))

    # The cards

    def answer(self, step: str) -> AnswerView:
        """The card of one question."""
        item = self._item(step)
        since = _("Asked on {day}").format(day=short_date(item.since))
        return AnswerView(item.text, since, "" if item.open else item.answer)

    def decided(self) -> str:
        """What is written down about decisions."""
        return self.visit.decisions

    def agreed(self) -> list[FollowUp]:
        """What is still to be done, and an empty one to fill in; what is done is left as it is."""
        return [*(f for f in self.visits.outcomes.follow_ups(self._uid) if f.open), NEW]

    def doers(self) -> list[tuple[str, str]]:
        """Who can do what was agreed."""
        return self.visits.choices.doers()

    @property
    def added(self) -> tuple[str, ...]:
        """What was put in the plan because of this visit."""
        return tuple(f.what for f in self.visits.outcomes.follow_ups(self._uid) if f.done_on and f.what in self._added)

    # Keeping

    def keep_answer(self, step: str, text: str) -> None:
        """Keep the answer to one question; one asked again keeps what was answered before until there is a new one."""
        item, visit = self._item(step), self.visit
        asked_again = item.open and bool(item.answer)
        self._keep(Outcome({} if asked_again else {item.uid: text}, visit.decisions))
        if asked_again and text.strip():
            Discussion(self.session).answer(item, text, max(visit.day, item.since))

    def keep_decided(self, text: str) -> None:
        """Keep what was decided."""
        self._keep(Outcome(decisions=text))

    def keep_agreed(self, follow_ups: Sequence[FollowUp]) -> None:
        """Keep who does what by when; what has no words any more is taken off."""
        self._keep(Outcome(decisions=self.visit.decisions, follow_ups=follow_ups))

    def add_medicine(self, new: NewMedicine) -> None:
        """Put a medicine in the plan and note with the visit that it came from there, in one change."""
        parts = " ".join(part for part in (new.name.strip(), new.dose.strip()) if part)
        note = self._noted(_("New in the plan: {what}").format(what=parts))
        Plan(self.session).add(new, [note])
        self._added.append(note.what)

    def add_visit(self, visit: Appointment) -> Appointment:
        """Plan another visit and note with this one that it came from there, in one change."""
        who, day = words.name(visit, self._people()), long_date(visit.day)
        note = self._noted(_("New in the plan: visit with {who} on {day}").format(who=who, day=day))
        made = Appointments(self.session).save(visit, [note])
        self._added.append(note.what)
        return made

    def _noted(self, what: str) -> FollowUp:
        return FollowUp(uuid.uuid4().hex, self._uid, clean_text(what), done_on=self.today)

    def _keep(self, outcome: Outcome) -> None:
        self.visits.outcomes.keep(self.visit, outcome)

    # The paper

    def paper(self) -> AfterPaper:
        """All of it ready for paper, where people are named only as they may be; whom the visit was with always is."""
        return self._whole({uid: name_on_paper(p, self.visit.person) for uid, p in self._people().items()})

    def _whole(self, names: Mapping[str, str]) -> AfterPaper:
        """All of it; questions about private things only when they were ticked for this visit."""
        privacy = PaperPrivacy(self.session, included_for(self.session, self.visit).items)
        shown = Discussion(self.session).raised([i for i in self._asked() if privacy.shows_question(i)])
        return AfterPaper(
            person=self.session.profile.name,
            made_by=self.session.author.name,
            visit=self.visit_words(),
            day=self.today,
            decisions=self.visit.decisions,
            tasks=tuple(self._task(f, names) for f in self.visits.outcomes.follow_ups(self._uid)),
            answers=tuple(_told(labelled(raised)) for raised in shown),
        )

    def told(self) -> list[tuple[str, list[str]]]:
        """The same as headings and lines, to be read on the screen."""
        paper = self._whole({uid: p.name for uid, p in self._people().items()})
        answered = [f"{a.question}\n{a.answer}" for a in paper.answers if a.answer]
        parts = [
            (_("What was decided"), [paper.decisions] if paper.decisions else []),
            (_("Who does what by when"), [task_words(t) for t in paper.tasks]),
            (_("Answers"), answered),
            (_("Still to ask"), [a.question for a in paper.answers if not a.answer]),
        ]
        return [(title, lines) for title, lines in parts if lines]

    def file_name(self) -> str:
        """A name for the file that does not tell whose it is."""
        return _("After the visit {day}").format(day=self.visit.day.isoformat()) + ".pdf"

    def _task(self, agreed: FollowUp, names: Mapping[str, str]) -> PaperTask:
        by = _("by {day}").format(day=short_date(agreed.by)) if agreed.by else ""
        who = names.get(agreed.who) or agreed.who or person_name(self.session)
        new_in_plan = agreed.done_on is not None and agreed.by is None and not agreed.who
        return PaperTask(agreed.what, "" if new_in_plan else who, by, agreed.done_on is not None and not new_in_plan)

    def _people(self) -> dict[str, CarePerson]:
        care = self.visits.care
        return {p.uid: p for p in (*care.people(), *care.people(retired=True))}

    # Inside

    def _asked(self) -> list[DiscussionItem]:
        """The questions taken along; when none were, the first open ones for whoever was seen."""
        along = self.visits.choices.taken_along(self.visit)
        if along:
            return along
        visit = self.visit
        return [i for i in self.visits.care.items() if i.person in ("", visit.person)][:_MOST_UNPLANNED]

    def _item(self, step: str) -> DiscussionItem:
        uid = step.removeprefix(_ANSWER)
        found = self.visits.outcomes.questions().get(uid)
        if found is None:
            raise BadInput("gone")
        return found

    def _when(self) -> str:
        visit = self.visit
        day = long_date(visit.day)
        return _("{day} at {time}").format(day=day, time=clock(visit.at)) if visit.at else day


def _told(item: DiscussionItem) -> PaperAnswer:
    if item.open:
        return PaperAnswer(item.text)
    return PaperAnswer(item.text, item.answer or _("No answer was written down."))


def task_words(task: PaperTask) -> str:
    """Who does what by when, in one line."""
    who = _("{who}: {what}").format(who=task.who, what=task.what) if task.who else task.what
    state = ", ".join(filter(None, (task.by, _("done") if task.done else "")))
    return f"{who} ({state})" if state else who

