"""Preparing a visit without its widgets: the cards in words, and what each of them keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spms_desktop.catalog.prompts import QUESTIONS, prompts
from spms_desktop.domain.appointment import Appointment
from spms_desktop.domain.goal import GoalRating
from spms_desktop.domain.preparation import TopicAnswer
from spms_desktop.i18n import _, ngettext, short_date
from spms_desktop.services.care import Care
from spms_desktop.services.goals import Goals
from spms_desktop.services.preparation import Preparations, goal_of, topic_of
from spms_desktop.services.preparation_end import PreparationEnd
from spms_desktop.services.session import Session

MOST_SHOWN = 5
_LONGEST_LINE, _LONGEST_NAME = 160, 40
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """One topic: `alone` are answers that go with no other, `listed` what stands on the list already."""

    question: str
    remark: str
    options: Options
    alone: frozenset[str]
    label: str
    hint: str
    answer: TopicAnswer
    listed: str = ""


@dataclass(frozen=True, slots=True)
class GoalView:
    """One goal to look at again; `rating` is what was chosen in this walk."""

    question: str
    words: str
    rating: int | None


@dataclass(frozen=True, slots=True)
class TopView:
    """What can come first, and what does."""

    options: Options
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncludeView:
    """What the paper may say: open things, and private ones that are named apart."""

    shown: Options
    private: Options
    ticked: tuple[str, ...]


class PreparePresenter:
    """One walk through the cards for one visit, or for whichever comes next."""

    def __init__(self, session: Session, visit: Appointment | None) -> None:
        self._session, self._visit = session, visit
        self._cards = Preparations(session, visit)
        self._end = PreparationEnd(session, self._cards)
        self._goals = {record.goal.uid: record.goal for record in self._cards.due_goals()}
        self._rated: dict[str, int] = {}
        self.steps = self._cards.steps()

    @property
    def key(self) -> str:
        """The uid of the visit; empty for whichever comes next."""
        return self._cards.key

    @property
    def by_person(self) -> bool:
        """Whether the person prepares it, and not a caregiver."""
        return self._session.author.is_person

    def first_open(self) -> int:
        """Where to go on."""
        return self._cards.first_open(self.steps)

    def visit_words(self) -> str:
        """Whom the visit is with and when."""
        visit = self._visit
        if visit is None:
            return _("For your next visit")
        person = Care(self._session).person(visit.person)
        name = person.name if person else visit.title
        day = _day_words(visit.day, self._session.today)
        return _("{name}, {day}").format(name=shortened(name, _LONGEST_NAME), day=day) if name else day

    # The cards

    def topic(self, step: str) -> TopicView:
        """The card of a topic."""
        prompt, person = prompts()[topic_of(step)], self.by_person
        own = prompt.id == QUESTIONS
        more = " ".join(_(text) for text in prompt.asks_more(person=person))
        options = prompt.options(person=person)
        only_me = _("Only you see this answer. At the end you choose whether the paper says it.")
        return TopicView(
            question=_(prompt.asks(person=person)),
            remark=only_me if prompt.sensitive else "",
            options=tuple((o.id, _(o.label)) for o in options),
            alone=frozenset(o.id for o in options if o.alone),
            label=_("Your questions") if own else _("In your own words"),
            hint=_("One line for each question. They go on your list.") if own else more,
            answer=self._answer(prompt.id),
            listed=self._listed() if own else "",
        )

    def _answer(self, topic: str) -> TopicAnswer:
        """What was answered; of the questions those that still wait, in the words in which they are on the list."""
        answer = self._cards.now().answer(topic)
        if topic != QUESTIONS:
            return answer
        return replace(answer, text="\n".join(self._cards.typed_questions().values()))

    def goal(self, step: str) -> GoalView:
        """The card of a goal; earlier ratings are not shown, so that they do not lead."""
        uid = goal_of(step)
        return GoalView(_("How near is this goal?"), self._goals[uid].text, self._rated.get(uid))

    def top(self) -> TopView:
        """The card on what comes first."""
        options = tuple((c.key, shortened(c.words, _LONGEST_LINE)) for c in self._end.candidates())
        return TopView(options, self._end.top())

    def paper(self) -> IncludeView:
        """The card on what the paper may say."""
        found = self._end.choosable()
        shown = tuple((c.key, shortened(c.words, _LONGEST_LINE)) for c in found if not c.private)
        private = tuple((c.key, shortened(c.words, _LONGEST_LINE)) for c in found if c.private)
        return IncludeView(shown, private, self._end.ticked())

    # Keeping

    def keep_topic(self, step: str, chosen: Sequence[str], text: str) -> None:
        """Keep an answer; an empty one passes the card by."""
        self._cards.keep(TopicAnswer(topic_of(step), tuple(chosen), text))

    def keep_goal(self, step: str, rating: int | None) -> None:
        """Keep how near a goal is; without a number the card is passed by."""
        uid = goal_of(step)
        if rating is None:
            self.skip(step)
        elif self._rated.get(uid) != rating:
            Goals(self._session).rate(GoalRating(uid, self._session.today, rating))
            self._rated[uid] = rating

    def rank(self, keys: Sequence[str]) -> None:
        """Put these first."""
        self._end.rank(keys)

    def include(self, keys: Sequence[str]) -> None:
        """Let the paper say these."""
        self._end.include(keys)

    def finished_words(self) -> str:
        """That all is prepared, and what was put first and still stays off the paper."""
        out = len(self._end.left_out())
        if not out:
            return _("The visit is prepared. The visit summary shows it.")
        return ngettext(
            "The visit is prepared. {n} thing you put first stays off the paper: it is private and not ticked.",
            "The visit is prepared. {n} things you put first stay off the paper: they are private and not ticked.",
            out,
        )

    def skip(self, step: str) -> None:
        """Pass a card by."""
        self._cards.skip(step)

    def _listed(self) -> str:
        """The first open things of the list in words; those of this card stand in its field."""
        mine = self._cards.typed_questions()
        others = [i.text for i in Care(self._session).items() if i.uid not in mine]
        lines = [f"• {shortened(text, _LONGEST_LINE)}" for text in others[:MOST_SHOWN]]
        rest = len(others) - MOST_SHOWN
        if rest > 0:
            lines.append(ngettext("and {n} more", "and {n} more", rest))
        return "\n".join((_("On your list already:"), *lines)) if lines else ""


def shortened(text: str, longest: int) -> str:
    """The text in one line, or its beginning with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _day_words(day: date, today: date) -> str:
    days = (day - today).days
    if days < 0:
        return short_date(day)
    away = ngettext("in {n} day", "in {n} days", days) if days > 1 else (_("tomorrow") if days else _("today"))
    return _("{day}, {away}").format(day=short_date(day), away=away)
