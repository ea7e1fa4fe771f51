"""What the check-in shows and does, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spms_desktop.catalog.measures import measures
from spms_desktop.domain.author import Respondent
from spms_desktop.domain.due import Round
from spms_desktop.domain.entry import Entry
from spms_desktop.i18n import _, clock, long_date, ngettext
from spms_desktop.services.journal import Journal
from spms_desktop.services.questions import Questions
from spms_desktop.services.session import Session
from spms_desktop.ui.journal.check_in.answers import Answer, Answers, Words
from spms_desktop.ui.journal.check_in.note_drafts import NoteDrafts
from spms_desktop.ui.journal.check_in.questions import FLAGS, NOTE, OVERALL, Ask, Asker, Question


@dataclass(frozen=True, slots=True)
class ViewChoice:
    """A point of view that the author may record, with a sentence on what it means."""

    respondent: Respondent
    label: str
    sentence: str


class Mode(StrEnum):
    """Which questions are asked now."""

    DAILY = Round.DAILY.value
    WEEKLY = Round.WEEKLY.value
    MONTHLY = Round.MONTHLY.value
    BAD_DAY = "bad_day"
    ONE = "one"


class CheckIn:
    """The check-in for one day by the current author: which question is shown, and what is answered."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.journal = Journal(session)
        self.asked = Questions(session)
        self._answers = Answers(session)
        self._drafts = NoteDrafts(session)
        self.day = self._today = session.today
        self.respondent = session.author.usual_respondent
        self.mode = Mode.DAILY
        self._items: tuple[str, ...] = ()
        self.position = 0
        self.finished = False
        self.saved_at = ""
        self.questions: tuple[Question, ...] = ()
        self.reload()

    # Where we are

    def reload(self) -> None:
        """Read the entry again after something changed."""
        if all(view.respondent is not self.respondent for view in self.views()):
            # Somebody else writes now, who cannot take the view that was shown.
            self.respondent = self._session.author.usual_respondent
        self._answers.read(self.day, self.respondent)
        key = self.questions[self.position].key if self.questions else ""
        self.questions = self._questions()
        # A question that came or went must not move us away from the one that is being answered.
        places = [n for n, q in enumerate(self.questions) if q.key == key]
        self.position = places[0] if places else min(self.position, len(self.questions) - 1)

    def _questions(self) -> tuple[Question, ...]:
        asker = Asker(self.respondent, self.asked.own(retired=True))
        if self.mode is Mode.DAILY:
            return asker.daily(self.asked.daily(), self.asked.also_daily(), self._answers.doses.options)
        slow = self.mode in (Mode.WEEKLY, Mode.MONTHLY)
        return tuple(asker.item(key, slow=slow) for key in self._items)

    def start(self, mode: Mode, item: str = "") -> None:
        """Ask other questions: a round that is due, the one of a bad day, or a single one."""
        self.mode, self.position, self.finished, self.questions = mode, 0, False, ()
        if mode in (Mode.WEEKLY, Mode.MONTHLY):
            # Kept while they are answered: one that has its answer is no longer due, and still there to be mended.
            self._items = self.asked.due(Round(mode.value), self.day, self.respondent)
        elif mode is Mode.BAD_DAY:
            self._items = (OVERALL,)
        elif mode is Mode.ONE:
            self._items = (item,)
        if mode is not Mode.DAILY and not self._items:
            self.mode = Mode.DAILY
        self.reload()

    def open_item(self, item: str) -> None:
        """Turn to the question about a symptom, measure, flag or the note of this day."""
        keys = {"": NOTE} | {key: FLAGS for q in self._daily() if q.key == FLAGS for key, _words in q.options}
        key = str(keys.get(item, item))
        key = next((m.id for m in measures().values() if key in m.parts), key)
        places = [n for n, q in enumerate(self._daily()) if q.key == key]
        self.start(Mode.DAILY if places else Mode.ONE, key)
        self.position = places[0] if places else 0

    def _daily(self) -> tuple[Question, ...]:
        self.mode = Mode.DAILY
        return self._questions()

    def go_to_day(self, day: date) -> None:
        """Turn to another day, from its first question."""
        self.day, self.saved_at, self.questions = min(day, self._session.today), "", ()
        self.start(Mode.DAILY)

    @property
    def shows(self) -> tuple[object, ...]:
        """All that decides which questions are on the screen; when it changes they are shown anew."""
        keys = tuple((q.key, q.title, q.sentence, q.options) for q in self.questions)
        where = (self.position, self.finished) if not self.one_page else (self.finished,)
        return (self.day, self._session.author.uid, self.respondent, self.mode, self.one_page, keys, where)

    @property
    def new_day(self) -> bool:
        """Whether midnight has passed since the check-in was last looked at."""
        return self._today != self._session.today

    def midnight(self) -> bool:
        """Turn to the new day once it has come, unless answers for the old one have begun; True when it came."""
        if not self.new_day:
            return False
        before, self._today = self._today, self._session.today
        if self.day == before and self._answers.entry is None:
            self.go_to_day(self._today)
        return True

    def author_switched(self) -> None:
        """Somebody else writes now: their own view, from the first question."""
        self.respondent = self._session.author.usual_respondent
        self.go_to_day(self.day)

    def take_view(self, respondent: Respondent) -> None:
        """Record as another view, staying at the same question where there is one."""
        self.respondent, self.finished = respondent, False
        self.reload()

    @property
    def one_page(self) -> bool:
        """Whether all questions are shown at once."""
        return self.asked.choice.one_page and len(self.questions) > 1

    @property
    def entry(self) -> Entry | None:
        """All that is recorded for the day in this view."""
        return self._answers.entry

    @property
    def question(self) -> Question:
        return self.questions[self.position]

    @property
    def at_end(self) -> bool:
        return self.position == len(self.questions) - 1

    def forward(self) -> None:
        """Go on to the next question, or to the end after the last."""
        self.finished = self.finished or self.at_end
        self.position = min(self.position + 1, len(self.questions) - 1)

    def finish(self) -> None:
        """Go to the end, wherever we are."""
        self.position, self.finished = len(self.questions) - 1, True

    def back(self) -> None:
        """Go back to the question before, or from the end to the last."""
        if self.finished:
            self.finished = False
        else:
            self.position = max(self.position - 1, 0)

    # Answers

    def answer(self, question: Question) -> Answer:
        """What is recorded for a question; None when nothing is."""
        return self._answers.of(question)

    def put(self, question: Question, answer: Answer) -> bool:
        """Save an answer at once, None to leave it empty; False when nothing changed."""
        changed = self._answers.put(question, answer)
        if changed:
            self._saved()
        if question.ask is Ask.WORDS:
            self._drafts.drop(self.day, self.respondent)
        return changed

    def _saved(self) -> None:
        self.saved_at = clock(self._session.now())
        self.reload()

    # Same as last time

    @property
    def last_day(self) -> date | None:
        """The day whose ratings "same as last time" would carry forward, or None when there is nothing to carry."""
        if self.mode is not Mode.DAILY or self._session.read_only:
            return None
        entry = self._answers.entry
        ratings = [q.key for q in self.questions if q.ask is Ask.RATING]
        missing = [key for key in ratings if entry is None or entry.score(key) is None]
        found = self.journal.last_ratings(self.day, self.respondent) if missing else None
        return found[0] if found and not found[1].keys().isdisjoint(missing) else None

    def same_as_last(self) -> str:
        """Carry the last ratings forward to those not given yet, and say so; an empty text when there were none."""
        last = self.last_day
        if last is None or not self.journal.same_as_last(self.day, self.respondent, self.asked.daily()):
            return ""
        self._saved()
        self.position = next((n for n, q in enumerate(self.questions) if q.ask is not Ask.RATING), self.position)
        return _("Saved: the same ratings as on {day}, marked as carried forward.").format(day=long_date(last))

    # Drafts

    def draft(self, question: Question) -> Words | None:
        """A note that was typed and could not be saved, to be shown again."""
        return self._drafts.words(self.day, self.respondent) if question.ask is Ask.WORDS else None

    def keep_draft(self, words: Words) -> None:
        """Keep a note that is still being typed."""
        self._drafts.keep(self.day, self.respondent, words)

    def recover_drafts(self) -> tuple[date, ...]:
        """Save the notes this author was typing when the program was stopped; gives their days."""
        found = self._drafts.recover()
        if found:
            self.reload()
        return found

    # What is said about it

    @property
    def step_text(self) -> str:
        """Where in the row of questions we are."""
        return _("{n} of {all}").format(n=self.position + 1, all=len(self.questions))

    @property
    def title(self) -> str:
        """What the card is headed with."""
        names = {
            Mode.DAILY: _("Check-in"),
            Mode.WEEKLY: _("This week"),
            Mode.MONTHLY: _("This month"),
            Mode.BAD_DAY: _("A bad day"),
            Mode.ONE: _("One question"),
        }
        if self.finished:
            return _("{what}: all done").format(what=names[self.mode])
        if self.one_page or len(self.questions) == 1:
            return names[self.mode]
        return _("{what}: {step}").format(what=names[self.mode], step=self.step_text)

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
        if not given:
            return _("Each answer is saved at once.")
        return ngettext("{n} answer so far", "{n} answers so far", given).format(n=given)

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

    def undo_words(self, question: Question, answer: Answer) -> str:
        """What the message bar says after an answer, or after it was taken back."""
        if answer is None:
            return _("Left empty: {question}.").format(question=question.title)
        if question.ask is Ask.TICKS:  # its title is a question
            return _("Saved: what was different.")
        return _("Saved: {question}.").format(question=question.title)
