"""Preparing a visit card by card: what each author answered, kept at once, so that it can stop and go on any time."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spms_desktop.catalog.prompts import QUESTIONS, Prompt, prompts, prompts_for
from spms_desktop.domain.appointment import Appointment, AppointmentStatus, next_planned
from spms_desktop.domain.discussion import DiscussionItem, DiscussionKind
from spms_desktop.domain.preparation import FRESH_FOR, Preparation, TopicAnswer
from spms_desktop.domain.record import Action, Value
from spms_desktop.domain.validation import clean_text
from spms_desktop.i18n import _, listing
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.goals import GoalRecord, Goals
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
        self._keys = keys_of(session, visit)
        self._person = session.author.is_person

    # Reading

    def now(self) -> Preparation:
        """What is prepared so far; what was begun for a visit that was moved goes along."""
        live = self._session.versions.live(Preparation, author=self._session.author.uid)
        there = best(self._session, self._keys, (v.value for v in live))
        if there is not None:
            return replace(there, appointment=self.key)
        return Preparation(self.key, self._session.today)

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
        values: list[Value] = [after] if after != before else []
        if kept.topic == QUESTIONS:
            values += self._questions(kept.text)
        return self.save(values)

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

    def line(self, topic: str) -> str:
        """The name of the line that an answer stands in, for the things to raise that come from it."""
        return f"preparation:{self.key}|{self._session.author.uid}|{topic}"

    def raised(self) -> dict[str, DiscussionItem]:
        """What has come from the answers so far, by the part of its line that names the topic."""
        me = self._session.author.uid
        bases = [f"preparation:{key}|{me}|" for key in self._keys]
        found: dict[str, DiscussionItem] = {}
        for item in self._care.discussed():
            base = next((b for b in bases if item.about.startswith(b)), None)
            if base is not None and not item.dropped:
                found[item.about.removeprefix(base)] = item
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
            about=self.line(topic),
            private=private,
        )

    def _questions(self, text: str) -> Iterator[DiscussionItem]:
        """Each line is a question of its own: new ones join the list, edited ones follow, those gone leave it."""
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        there = {key: item for key, item in self.raised().items() if key.startswith(QUESTIONS)}
        for place, line in enumerate(lines):
            key = f"{QUESTIONS}|{place}"
            item = there.pop(key, None)
            if item is None:
                made = self.new_item(key, line, DiscussionKind.QUESTION)
                yield replace(made, rank=made.rank + place)
            elif item.open and item.text != line:
                yield replace(item, text=line)
        yield from (replace(item, dropped=True) for item in there.values() if item.open)


def visit_to_prepare(session: Session) -> Appointment | None:
    """The planned visit that the next summary is for: with a neurologist, else with anybody."""
    visits, today = Appointments(session).all(), session.today
    neurologists = [p.uid for p in Care(session).people() if p.role == "neurologist"]
    with_them = [v for v in (next_planned(visits, today, uid) for uid in neurologists) if v]
    return min(with_them, key=lambda v: v.day) if with_them else next_planned(visits, today)


def keys_of(session: Session, visit: Appointment | None) -> list[str]:
    """The uids under which it may be kept: the visit, those it was moved from, and none in particular."""
    found = [visit.uid] if visit else []
    visits = Appointments(session).all() if visit else []
    for key in found:  # grows while it is walked: a visit may have been moved more than once
        found += [v.uid for v in visits if v.moved_to == key and v.uid not in found]
    return [*found, ""]


def best(session: Session, keys: Sequence[str], prepared: Iterable[Preparation]) -> Preparation | None:
    """The preparation of one author that holds for a visit.

    What was begun for no visit in particular holds for some weeks, until a visit takes place.
    """
    found = {p.appointment: p for p in prepared}
    there = next((found[key] for key in keys if key in found), None)
    if there is None or there.appointment:
        return there
    visits = Appointments(session).all()
    gone = any(v.day >= there.begun_on and v.status is AppointmentStatus.ATTENDED for v in visits)
    return None if gone or session.today - there.begun_on > FRESH_FOR else there


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
