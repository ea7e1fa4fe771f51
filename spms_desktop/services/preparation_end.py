"""The end of preparing a visit: what comes first, what the paper may say, and the answers ready for the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import measures
from spms_desktop.catalog.prompts import QUESTIONS, Prompt, prompts
from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Author
from spms_desktop.domain.discussion import DiscussionItem, put_first
from spms_desktop.domain.entry import Measure, Rating
from spms_desktop.domain.periods import Span
from spms_desktop.domain.preparation import Include, Preparation, PreparedLine, TopicAnswer
from spms_desktop.domain.record import Value
from spms_desktop.domain.score import Score
from spms_desktop.i18n import _
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.preparation import Preparations, answer_words, best, keys_of, nothing_to_raise
from spms_desktop.services.privacy import Privacy
from spms_desktop.services.session import Session

MOST_TOP = 3
_TOPIC = "topic:"
_LONGEST = timedelta(days=731)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can come first: a thing on the list, by its uid, or an answer, by "topic:" and its topic."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Choosable:
    """Something the paper may say: a topic, by "topic:" and its id, or an item; a `private` one only when ticked."""

    key: str
    words: str
    private: bool


class PreparationEnd:
    """Ranks and ticks for one preparation."""

    def __init__(self, session: Session, preparations: Preparations) -> None:
        self._session, self._care, self._preparations = session, Care(session), preparations
        self._person = session.author.is_person

    # What comes first

    def candidates(self) -> list[Candidate]:
        """The things on the list in their order, then the answers that are not on it yet."""
        raised = {key for key, item in self._preparations.raised().items() if item.open}
        listed = [Candidate(item.uid, item.text) for item in self._care.items()]
        answers = [a for a in self._answers() if a.topic not in raised and a.topic != QUESTIONS]
        return [*listed, *(Candidate(f"{_TOPIC}{a.topic}", self._raised_words(a)) for a in answers)]

    def top(self) -> tuple[str, ...]:
        """What was ranked first before and still waits; else the first three of the list."""
        uids = [item.uid for item in self._care.items()]
        chosen = [uid for uid in self._preparations.now().top if uid in uids]
        return tuple(chosen or uids[:MOST_TOP])

    def rank(self, keys: Sequence[str]) -> bool:
        """Put these first, in this order; answers among them join the list, and all of them go along to the visit."""
        items = {item.uid: item for item in self._care.items()}
        fresh = {item.uid: item for item in self._renewed(items)}
        uids: list[str] = []
        for key in keys:
            if key.startswith(_TOPIC):
                made = self._item(key.removeprefix(_TOPIC))
                fresh[made.uid] = made
                uids.append(made.uid)
            elif key in items:
                uids.append(key)
        changed = {**fresh, **{i.uid: i for i in put_first({**items, **fresh}.values(), uids)}}
        before = self._preparations.now()
        after = replace(before, top=tuple(uids))
        values: list[Value] = [*changed.values(), *([after] if after != before else [])]
        return self._preparations.save([*values, *self._taken_along(uids)])

    def _answers(self) -> list[TopicAnswer]:
        """The answers that say something to raise, in the order of the cards."""
        there = {a.topic: a for a in self._preparations.now().answers}
        found = [there[topic] for topic in prompts() if topic in there]
        return [a for a in found if not nothing_to_raise(prompts()[a.topic], a, person=self._person)]

    def _raised_words(self, answer: TopicAnswer) -> str:
        prompt = prompts()[answer.topic]
        words = answer_words(prompt, answer, person=self._person)
        return _("{topic}: {words}").format(topic=_(prompt.topic), words=words)

    def _item(self, topic: str) -> DiscussionItem:
        prompt = prompts()[topic]
        words = self._raised_words(self._preparations.now().answer(topic))
        return self._preparations.new_item(topic, words, prompt.raises, private=prompt.sensitive)

    def _renewed(self, items: dict[str, DiscussionItem]) -> Iterator[DiscussionItem]:
        """What came from an answer that was edited since says what the answer says now."""
        raised = self._preparations.raised()
        for answer in self._answers():
            item = raised.get(answer.topic)
            if item is not None and item.uid in items and item.text != (words := self._raised_words(answer)):
                yield replace(item, text=words)

    def _taken_along(self, uids: Sequence[str]) -> Iterator[Appointment]:
        key = self._preparations.key
        visit = Appointments(self._session).visit(key) if key else None
        if visit is not None and visit.status is AppointmentStatus.PLANNED:
            along = tuple(dict.fromkeys((*visit.questions, *uids)))
            if along != visit.questions:
                yield replace(visit, questions=along)

    # What the paper may say

    def choosable(self) -> list[Choosable]:
        """The topics that were answered, and for the person what is kept private and was recorded."""
        there = {a.topic: a for a in self._preparations.now().answers if a.topic != QUESTIONS}
        answered = [there[topic] for topic in prompts() if topic in there]
        topics = [
            Choosable(f"{_TOPIC}{a.topic}", self._raised_words(a), prompts()[a.topic].sensitive) for a in answered
        ]
        raised = [Choosable(i.uid, i.text, private=True) for i in self._care.items() if i.private]
        return [*topics, *raised, *(self._kept_private() if self._person else ())]

    def included(self) -> Include:
        """What is ticked; until somebody chose, every answer that is not private."""
        there, visit = self._preparations.now(), self._preparations.visit
        return replace(_include_of(self._session, visit, there, self._session.author), appointment=there.appointment)

    def ticked(self) -> tuple[str, ...]:
        """The same as keys of what can be chosen."""
        there = self.included()
        return (*(f"{_TOPIC}{topic}" for topic in there.topics), *there.items)

    def include(self, keys: Sequence[str]) -> bool:
        """Keep what is ticked for the paper of this visit; False when it was so already."""
        offered = {c.key for c in self.choosable()}
        known = [key for key in keys if key in offered]
        topics = tuple(key.removeprefix(_TOPIC) for key in known if key.startswith(_TOPIC))
        items = tuple(key for key in known if not key.startswith(_TOPIC))
        chosen = Include(self._preparations.key, topics, items)
        there = self._session.versions.live(Include, author=self._session.author.uid)
        return self._preparations.save([] if any(v.value == chosen for v in there) else [chosen])

    def _kept_private(self) -> Iterator[Choosable]:
        """What was recorded of it in the days that a summary can be about."""
        live, today = self._session.versions.live, self._session.today
        span = Span(today - _LONGEST, today)
        for item in Privacy(self._session).items:
            if any(live(kind, within=span, item=item) for kind in (Rating, Measure, Score)):
                yield Choosable(item, item_words(item), private=True)


def item_words(item: str) -> str:
    """What a symptom, measure or test is called."""
    if item in measures():
        return _(measures()[item].label)
    return _(instruments()[item].label) if item in instruments() else _(symptom(item).label)


def included_for(session: Session, visit: Appointment | None) -> Include:
    """What is ticked for the paper of a visit by all its authors together, as whoever is writing may know it."""
    topics: list[str] = []
    items: list[str] = []
    for author, there in _prepared(session, visit):
        chosen = _include_of(session, visit, there, author)
        topics += chosen.topics
        items += chosen.items if author.uid == session.author.uid else ()
    return Include(visit.uid if visit else "", tuple(dict.fromkeys(topics)), tuple(dict.fromkeys(items)))


def prepared_lines(session: Session, visit: Appointment | None) -> tuple[PreparedLine, ...]:
    """The ticked answers for the paper of a visit, the person's first, in the order of the cards."""
    found: list[PreparedLine] = []
    for author, there in _prepared(session, visit):
        ticked = _include_of(session, visit, there, author).topics
        mine = author.uid == session.author.uid
        for prompt in prompts().values():
            answer = there.answer(prompt.id)
            if prompt.id in ticked and not answer.empty and (mine or not prompt.sensitive):
                found.append(_line(prompt, answer, author))
    return tuple(found)


def _line(prompt: Prompt, answer: TopicAnswer, author: Author) -> PreparedLine:
    words = answer_words(prompt, answer, person=author.is_person)
    return PreparedLine(prompt.id, _(prompt.titled(person=author.is_person)), words, author.name, author.is_person)


def _prepared(session: Session, visit: Appointment | None) -> list[tuple[Author, Preparation]]:
    """What each author prepared for a visit, the person first."""
    keys, live = keys_of(session, visit), session.versions.live(Preparation)
    found = []
    for author in session.authors():
        there = best(session, keys, (v.value for v in live if v.stamp.author == author.uid))
        if there is not None:
            found.append((author, there))
    return sorted(found, key=lambda pair: not pair[0].is_person)


def _include_of(session: Session, visit: Appointment | None, there: Preparation, author: Author) -> Include:
    """What an author ticked for a visit; until they chose, every answer that is not private."""
    chosen = {v.value.appointment: v.value for v in session.versions.live(Include, author=author.uid)}
    for key in keys_of(session, visit):
        if key in chosen and (key or not there.appointment):
            return chosen[key]
    known = [prompts()[a.topic] for a in there.answers if a.topic in prompts()]
    open_topics = tuple(p.id for p in known if not p.sensitive and p.id != QUESTIONS)
    return Include(there.appointment, open_topics)
