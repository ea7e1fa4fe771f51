"""Preparing a visit card by card: what each author answered, kept at once, so that it can stop and go on any time."""

from __future__ import annotations

import uuid
from dataclasses import replace

from spms_desktop.catalog.prompts import QUESTIONS, Prompt, prompts, prompts_for
from spms_desktop.domain.appointment import Appointment, next_planned
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.preparation import Preparation, RaisedLine, TopicAnswer, paired
from spms_desktop.domain.record import Action, Value
from spms_desktop.domain.validation import clean_text
from spms_desktop.i18n import _, listing
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.goals import GoalRecord, Goals
from spms_desktop.services.preparation_keys import prepared_for
from spms_desktop.services.session import Session

TOP, INCLUDE = "top", "include"
"""The last two steps: what comes first, and what the paper may say."""
_TOPIC, _GOAL = "topic:", "goal:"


def topic_of(step: str) -> str:
    """The topic a step asks about, or an empty text."""
    return step.removeprefix(_TOPIC) if step.startswith(_TOPIC) else ""


def goal_of(step: str) -> str:
    """The uid of the goal that a step looks at, or an empty text."""
    return step.removeprefix(_GOAL) if step.startswith(_GOAL) else ""


class Preparations:
    """Reads and changes how whoever is writing prepares one visit; `visit` None is whichever comes next."""

    def __init__(self, session: Session, visit: Appointment | None) -> None:
        self._session = session
        self._care = Care(session)
        self.visit = visit
        self.key = visit.uid if visit else ""
        self._person = session.author.is_person

    # Reading

    def now(self) -> Preparation:
        """What is prepared so far; what was begun for a visit that was moved or fell through goes along."""
        live = self._session.versions.live(Preparation, author=self._session.author.uid)
        there = prepared_for(self._session, self.visit, live)
        return there.for_visit(self.key) if there else Preparation(self.key, self._session.today)

    def is_for(self, item: DiscussionItem) -> bool:
        """Whether something is for whoever is visited, or for nobody in particular."""
        return self.visit is None or not item.person or item.person == self.visit.person

    def steps(self) -> tuple[str, ...]:
        """Every card in its order: a goal that is due to be looked at comes before the topic of goals."""
        due = [f"{_GOAL}{record.goal.uid}" for record in self.due_goals()]
        found: list[str] = []
        for prompt in prompts_for(person=self._person):
            found += due if prompt.id == "goals" else []
            found.append(f"{_TOPIC}{prompt.id}")
        return (*found, TOP, INCLUDE)

    def due_goals(self) -> list[GoalRecord]:
        """The open goals to be rated again before this visit."""
        return [record for record in Goals(self._session).open() if record.visit is not None]

    def first_open(self, steps: tuple[str, ...]) -> int:
        """Where to go on: at the first card that was neither answered nor passed by."""
        there = self.now()
        done = {*there.skipped, *(f"{_TOPIC}{a.topic}" for a in there.answers)}
        return next((n for n, step in enumerate(steps) if step not in done), len(steps) - 1)

    # Changing

    def keep(self, answer: TopicAnswer) -> bool:
        """Keep the answer to one card, and its questions on the list; False when it was so already."""
        before = self.now()
        prompt = prompts()[answer.topic]
        known = {option.id for option in prompt.options(person=self._person)}
        kept = TopicAnswer(
            answer.topic,
            tuple(c for c in answer.chosen if c in known),
            clean_text(answer.text, prompt.max_len),
        )
        same = kept == before.answer(kept.topic) and not kept.empty
        after = before if same else before.with_answer(kept, f"{_TOPIC}{kept.topic}")
        changed: list[DiscussionItem] = []
        if kept.topic == QUESTIONS:
            after, changed = self._questions(after)
        return self.save([*([after] if after != before else []), *changed])

    def skip(self, step: str) -> bool:
        """Pass a card by; what was answered to it before stays."""
        before = self.now()
        return self.save([before.with_skipped(step)]) if step not in before.skipped else False

    def save(self, values: list[Value]) -> bool:
        """Keep values of this preparation as one change; False when there are none."""
        if values:
            self._session.save(Action.PREPARATION, values)
        return bool(values)

    # What an answer becomes

    def raised(self) -> dict[str, DiscussionItem]:
        """What has come from the answers so far and was not taken off the list, by the topic."""
        items = {item.uid: item for item in self._care.discussed() if not item.dropped}
        lines = [line for line in self.now().raised if line.topic != QUESTIONS and line.uid in items]
        return {line.topic: items[line.uid] for line in lines}

    def typed_questions(self) -> dict[str, str]:
        """The questions of the card that still wait, by uid, in the words in which they stand on the list now."""
        items = {item.uid: item for item in self._care.discussed()}
        found = {}
        for line in self.now().lines(QUESTIONS):
            item = items.get(line.uid)
            if item is None or item.open:
                found[line.uid] = _one_line(item.text) if item else line.words
        return found

    def new_item(self, topic: str, text: str, kind: DiscussionKind, *, private: bool = False) -> DiscussionItem:
        """Something to raise that comes from an answer, for whoever is visited; whoever asks for it saves it."""
        person = self.visit.person if self.visit else ""
        return DiscussionItem(
            uuid.uuid4().hex,
            kind,
            text,
            self._care.last_rank(),
            self._session.today,
            person,
            about=f"preparation:{self.key}|{self._session.author.uid}|{topic}",
            private=private,
        )

    def _questions(self, prepared: Preparation) -> tuple[Preparation, list[DiscussionItem]]:
        """Each line is a question of its own: new ones join the list, edited ones follow, those gone leave it.

        A line that was not edited leaves its question alone, which may have been answered or edited elsewhere.
        """
        lines = [_one_line(line) for line in prepared.answer(QUESTIONS).text.splitlines() if line.strip()]
        live = {v.value.uid: v.value for v in self._session.versions.live(DiscussionItem)}
        before = {line.uid: line for line in prepared.lines(QUESTIONS) if line.uid in live}
        known = [(uid, (line.words, _one_line(live[uid].text))) for uid, line in before.items()]
        changed: list[DiscussionItem] = []
        raised: list[RaisedLine] = []
        for words, uid in zip(lines, paired(lines, known), strict=True):
            item = live.get(uid)
            if item is None or not (item.open or words in dict(known)[uid]):
                item = self._new_question(words, len(raised))
                changed.append(item)
            elif words not in dict(known)[uid]:
                item = replace(item, text=words)
                changed.append(item)
            raised.append(RaisedLine(QUESTIONS, words, item.uid))
        kept = {line.uid for line in raised}
        changed += [replace(live[uid], dropped=True) for uid in before if uid not in kept and live[uid].open]
        return prepared.with_lines(QUESTIONS, raised), changed

    def _new_question(self, words: str, place: int) -> DiscussionItem:
        made = self.new_item(QUESTIONS, words, DiscussionKind.QUESTION)
        return replace(made, rank=made.rank + place)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def visit_to_prepare(session: Session) -> Appointment | None:
    """The planned visit that the next summary is for: with a neurologist, else with anybody."""
    visits, today = Appointments(session).all(), session.today
    people = [*Care(session).people(), *Care(session).people(retired=True)]
    neurologists = [p.uid for p in people if p.role == "neurologist"]
    with_them = [v for v in (next_planned(visits, today, uid) for uid in neurologists) if v]
    return min(with_them, key=lambda v: (v.day, v.uid)) if with_them else next_planned(visits, today)


def answer_words(prompt: Prompt, answer: TopicAnswer, *, person: bool) -> str:
    """An answer in words: the ready answers that were chosen, then the own words."""
    labels = [_(o.label) for o in prompt.options(person=person) if o.id in answer.chosen]
    chosen = listing(labels)
    if not answer.text:
        return chosen
    return f"{chosen}. {answer.text}" if chosen else answer.text


def nothing_to_raise(prompt: Prompt, answer: TopicAnswer, *, person: bool) -> bool:
    """Whether an answer only says that there is nothing, such as "No change"."""
    alone = {o.id for o in prompt.options(person=person) if o.alone}
    return answer.empty or (not answer.text and set(answer.chosen) <= alone)
