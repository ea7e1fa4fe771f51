"""What the Journal tab shows and does, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Entry, Flag, Measure, Note, Rating
from spms_desktop.i18n import _, clock
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.questions import Ask, Question, daily_questions

Answer = int | float | str | frozenset[str] | None


@dataclass(frozen=True, slots=True)
class ViewChoice:
    """A point of view that the author may record, with a sentence on what it means."""

    respondent: Respondent
    label: str
    sentence: str


class CheckIn:
    """The check-in for one day by the current author: which question is shown, and what is answered."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.journal = Journal(session)
        self.day = self._today = session.today
        self.respondent = session.author.usual_respondent
        self.position = 0
        self.saved_at = ""
        self._entry: Entry | None = None
        self.reload()

    # Where we are

    def reload(self) -> None:
        """Read the entry again after something changed."""
        self._entry = self.journal.entry(self.day, self.respondent)
        self.questions = daily_questions(self.journal.core, self.respondent)
        self.position = min(self.position, len(self.questions) - 1)

    def go_to_day(self, day: date) -> None:
        """Turn to another day, from its first question."""
        self.day, self.position, self.saved_at = min(day, self._session.today), 0, ""
        self.reload()

    def midnight(self) -> bool:
        """Turn to the new day once it has come, unless answers for the old one have begun; True when it came."""
        before, self._today = self._today, self._session.today
        if self._today == before:
            return False
        if self.day == before and self._entry is None:
            self.go_to_day(self._today)
        return True

    def author_switched(self) -> None:
        """Somebody else writes now: their own view, from the first question."""
        self.respondent = self._session.author.usual_respondent
        self.go_to_day(self.day)

    def take_view(self, respondent: Respondent) -> None:
        """Record as another view."""
        self.respondent, self.position = respondent, 0
        self.reload()

    @property
    def question(self) -> Question:
        return self.questions[self.position]

    @property
    def step_text(self) -> str:
        """Where in the row of questions we are."""
        return _("{n} of {all}").format(n=self.position + 1, all=len(self.questions))

    @property
    def at_end(self) -> bool:
        return self.position == len(self.questions) - 1

    def forward(self) -> bool:
        """Go on to the next question; False at the last."""
        return self._move(1)

    def back(self) -> bool:
        """Go back to the question before; False at the first."""
        return self._move(-1)

    def _move(self, by: int) -> bool:
        there = self.position + by
        if not 0 <= there < len(self.questions):
            return False
        self.position = there
        return True

    # What is answered

    def answer(self, question: Question) -> Answer:
        """What is recorded for a question; None when nothing is."""
        entry = self._entry
        if entry is None:
            return None
        if question.ask is Ask.RATING:
            return entry.score(question.key)
        if question.ask is Ask.NUMBER:
            return entry.amount(question.key)
        if question.ask is Ask.TICKS:
            return frozenset(flag.name for flag in entry.flags) or None
        return entry.note or None

    def put(self, question: Question, answer: Answer) -> bool:
        """Save an answer at once, None to leave it empty; False when nothing changed."""
        if answer == self.answer(question):
            return False
        writers: dict[Ask, Callable[[Question, Answer], None]] = {
            Ask.RATING: self._put_rating,
            Ask.NUMBER: self._put_number,
            Ask.TICKS: self._put_ticks,
            Ask.WORDS: self._put_words,
        }
        writers[question.ask](question, answer)
        self.saved_at = clock(self._session.now())
        self.reload()
        return True

    def _put_rating(self, question: Question, answer: Answer) -> None:
        if answer is None:
            self.journal.take_back(self.day, self.respondent, Rating, question.key)
        elif isinstance(answer, int):
            self.journal.rate(self.day, self.respondent, question.key, answer)

    def _put_number(self, question: Question, answer: Answer) -> None:
        if answer is None:
            self.journal.take_back(self.day, self.respondent, Measure, question.key)
        elif isinstance(answer, int | float):
            self.journal.measure(self.day, self.respondent, question.key, float(answer))

    def _put_ticks(self, question: Question, answer: Answer) -> None:
        ticked = answer if isinstance(answer, frozenset) else frozenset()
        before = self.answer(question)
        known = before if isinstance(before, frozenset) else frozenset()
        for flag in sorted(ticked - known):
            self.journal.tick(self.day, self.respondent, flag)
        for flag in sorted(known - ticked):
            self.journal.take_back(self.day, self.respondent, Flag, flag)

    def _put_words(self, _question: Question, answer: Answer) -> None:
        if answer is None:
            self.journal.take_back(self.day, self.respondent, Note)
        else:
            self.journal.note(self.day, self.respondent, str(answer))

    # What is said about it

    @property
    def late_text(self) -> str:
        """That an earlier day is marked late, or nothing for today."""
        if self.day == self._session.today:
            return ""
        return _("This is for an earlier day. It is kept with the time you write it and marked as late.")

    @property
    def status(self) -> str:
        """What the line below the question says about saving."""
        if self._session.read_only:
            return _("Open for reading only.")
        if self.saved_at:
            return _("Saved {time}").format(time=self.saved_at)
        given = sum(self.answer(q) is not None for q in self.questions)
        return _("Each answer is saved at once.") if not given else _("{n} answers so far").format(n=given)

    def views(self) -> tuple[ViewChoice, ...]:
        """The points of view this author may record."""
        together = ViewChoice(Respondent.TOGETHER, _("Together"), _("You both agreed on each answer."))
        if self._session.author.is_person:
            return (ViewChoice(Respondent.SELF, _("My own view"), _("How it was for you.")), together)
        person = self._session.profile.name
        return (
            ViewChoice(Respondent.PROXY, _("What I see"), _("It is kept beside the other view, never in its place.")),
            ViewChoice(Respondent.SELF, _("{name} tells me").format(name=person), _("You type what you are told.")),
            together,
        )

    def undo_words(self) -> str:
        """What the message bar says after an answer."""
        if self.question.ask is Ask.TICKS:  # its title is a question
            return _("Saved: what was different.")
        return _("Saved: {question}.").format(question=self.question.title)
