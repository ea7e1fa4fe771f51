"""The answers of one day and one point of view: read from the journal, and saved one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from spms_desktop.catalog.measures import measures
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.entry import Entry, Measure, Note, Rating
from spms_desktop.services.journal import Journal
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.check_in.dose_ticks import DoseTicks
from spms_desktop.ui.journal.check_in.questions import Ask, Question


@dataclass(frozen=True, slots=True)
class Words:
    """A note and whether it is for its author only."""

    text: str
    private: bool = False


Answer = int | float | tuple[int, int] | frozenset[str] | Words | None


class Answers:
    """What the current author has answered for one day as one respondent."""

    def __init__(self, session: Session) -> None:
        self._journal = Journal(session)
        self.doses = DoseTicks(session)
        self.day, self.respondent = session.today, session.author.usual_respondent
        self.entry: Entry | None = None

    def read(self, day: date, respondent: Respondent) -> None:
        """Read the answers of a day again."""
        self.day, self.respondent = day, respondent
        self.entry = self._journal.entry(day, respondent)
        self.doses.read(day)

    def of(self, question: Question) -> Answer:
        """What is recorded for a question; None when nothing is."""
        if question.ask is Ask.DOSES:
            return self.doses.taken or None
        entry = self.entry
        if entry is None:
            return None
        if question.ask is Ask.TICKS:
            return frozenset(flag.name for flag in entry.flags) or None
        if question.ask is Ask.WORDS:
            return Words(entry.note, entry.note_private) if entry.note else None
        if question.ask is Ask.PAIR:
            upper, lower = (entry.amount(part) for part in measures()[question.key].parts)
            return None if upper is None or lower is None else (round(upper), round(lower))
        return entry.amount(question.key) if question.key in measures() else entry.score(question.key)

    def put(self, question: Question, answer: Answer) -> bool:
        """Save an answer at once, None to leave it empty; False when nothing changed."""
        if answer == self.of(question):
            return False
        writers: dict[Ask, Callable[[Question, Answer], None]] = {
            Ask.TICKS: self._put_ticks,
            Ask.DOSES: self._put_doses,
            Ask.WORDS: self._put_words,
        }
        writers.get(question.ask, self._put_value)(question, answer)
        return True

    def _put_value(self, question: Question, answer: Answer) -> None:
        key = question.key
        about = measures().get(key)
        if answer is None:
            names = (key,) if about is None or not about.parts else about.parts
            self._journal.take_back(self.day, self.respondent, Measure if about else Rating, *names)
        elif about is not None and isinstance(answer, tuple):
            self._journal.measures(self.day, self.respondent, dict(zip(about.parts, map(float, answer), strict=True)))
        elif isinstance(answer, int | float):
            if about is None:
                self._journal.rate(self.day, self.respondent, key, int(answer))
            else:
                self._journal.measure(self.day, self.respondent, key, float(answer))

    def _put_ticks(self, _question: Question, answer: Answer) -> None:
        self._journal.ticks(self.day, self.respondent, answer if isinstance(answer, frozenset) else frozenset())

    def _put_doses(self, _question: Question, answer: Answer) -> None:
        self.doses.record(answer if isinstance(answer, frozenset) else frozenset())

    def _put_words(self, _question: Question, answer: Answer) -> None:
        if isinstance(answer, Words):
            self._journal.note(self.day, self.respondent, answer.text, private=answer.private)
        else:
            self._journal.take_back(self.day, self.respondent, Note)

