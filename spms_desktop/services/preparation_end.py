"""The end of preparing a visit: what comes first, what the paper may say, and the answers ready for the paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spms_desktop.catalog.instruments import instruments
from spms_desktop.catalog.measures import measures
from spms_desktop.catalog.prompts import QUESTIONS, Prompt, prompts
from spms_desktop.catalog.symptoms import symptom
from spms_desktop.domain.appointment import Appointment, AppointmentStatus
from spms_desktop.domain.author import Author
from spms_desktop.domain.discussion import DiscussionItem
from spms_desktop.domain.entry import Measure, Rating
from spms_desktop.domain.periods import Span
from spms_desktop.domain.preparation import Include, Preparation, PreparedLine, RaisedLine, TopicAnswer
from spms_desktop.domain.record import Value
from spms_desktop.domain.score import Score
from spms_desktop.i18n import _
from spms_desktop.services.appointments import Appointments
from spms_desktop.services.care import Care
from spms_desktop.services.item_order import ItemOrder
from spms_desktop.services.preparation import Preparations, answer_words, nothing_to_raise
from spms_desktop.services.preparation_keys import keeps_questions, lineage, prepared_for, same_party
from spms_desktop.services.session import Session
from spms_desktop.services.visit_private import PaperPrivacy

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
        """The things on the list, those for whoever is visited first, then the answers that are not on it yet."""
        listed = [Candidate(item.uid, item.text) for item in self._listed()]
        answers = [a for a in self._answers() if not self._is_raised(a)]
        return [*listed, *(Candidate(f"{_TOPIC}{a.topic}", self._raised_words(a)) for a in answers)]

    def top(self) -> tuple[str, ...]:
        """What was ranked first before and still waits; else the first three of the list for whoever is visited."""
        items = self._listed()
        uids = [item.uid for item in items]
        chosen = [uid for uid in self._preparations.now().top if uid in uids]
        return tuple(chosen or [i.uid for i in items if self._preparations.is_for(i)][:MOST_TOP])

    def rank(self, keys: Sequence[str]) -> bool:
        """Put these first, in this order; answers among them join the list, and all of them go along to the visit.

        A caregiver's come after what the person put first, and leave the person's order as it is.
        """
        items = {item.uid: item for item in self._care.items()}
        before = self._preparations.now()
        fresh, after = self._renewed(items, before)
        uids: list[str] = []
        for key in keys:
            if key.startswith(_TOPIC):
                topic = key.removeprefix(_TOPIC)
                made = self._item(topic)
                fresh[made.uid] = made
                after = after.with_lines(topic, [RaisedLine(topic, made.text, made.uid)])
                uids.append(made.uid)
            elif key in items:
                uids.append(key)
        first = [*([] if self._person else self._persons_top()), *uids]
        ranked = ItemOrder(self._session).first(items, first, fresh.values())
        after = replace(after, top=tuple(uids))
        values: list[Value] = [*{**fresh, **{i.uid: i for i in ranked}}.values(), *([after] if after != before else [])]
        return self._preparations.save([*values, *self._taken_along(uids)])

    def left_out(self) -> list[DiscussionItem]:
        """What was put first and stays off the paper, for it is about something private that is not ticked."""
        privacy = PaperPrivacy(self._session, self.included().items)
        items = {item.uid: item for item in self._care.items()}
        top = [items[uid] for uid in self._preparations.now().top if uid in items]
        return [item for item in top if not privacy.shows_question(item)]

    def _listed(self) -> list[DiscussionItem]:
        return sorted(self._care.items(), key=lambda item: not self._preparations.is_for(item))

    def _persons_top(self) -> tuple[str, ...]:
        """What the person put first for this visit."""
        prepared = _prepared_by(self._session, self._preparations.visit)
        return next((there.top for author, there in prepared if author.is_person), ())

    def _answers(self) -> list[TopicAnswer]:
        """The answers that say something to raise, in the order of the cards."""
        there = {a.topic: a for a in self._preparations.now().answers if a.topic != QUESTIONS}
        found = [there[topic] for topic in prompts() if topic in there]
        return [a for a in found if not nothing_to_raise(prompts()[a.topic], a, person=self._person)]

    def _is_raised(self, answer: TopicAnswer) -> bool:
        """Whether an answer is on the list, or was settled there and not edited since."""
        items = {item.uid: item for item in self._care.discussed()}
        lines = [line for line in self._preparations.now().lines(answer.topic) if line.uid in items]
        return any(items[line.uid].open or line.words == self._raised_words(answer) for line in lines)

    def _raised_words(self, answer: TopicAnswer) -> str:
        prompt = prompts()[answer.topic]
        words = answer_words(prompt, answer, person=self._person)
        return _("{topic}: {words}").format(topic=_(prompt.topic), words=words)

    def _item(self, topic: str) -> DiscussionItem:
        prompt = prompts()[topic]
        words = self._raised_words(self._preparations.now().answer(topic))
        return self._preparations.new_item(topic, words, prompt.raises, private=prompt.sensitive)

    def _renewed(
        self, items: dict[str, DiscussionItem], prepared: Preparation
    ) -> tuple[dict[str, DiscussionItem], Preparation]:
        """What came from an answer that was edited since says what the answer says now, unless it was edited too."""
        fresh: dict[str, DiscussionItem] = {}
        for answer in self._answers():
            words = self._raised_words(answer)
            for line in prepared.lines(answer.topic):
                item = items.get(line.uid)
                if item is not None and item.text == line.words != words:
                    fresh[item.uid] = replace(item, text=words)
                    prepared = prepared.with_lines(answer.topic, [replace(line, words=words)])
        return fresh, prepared

    def _taken_along(self, uids: Sequence[str]) -> Iterator[Appointment]:
        key = self._preparations.key
        visit = Appointments(self._session).visit(key) if key else None
        if visit is not None and visit.status is AppointmentStatus.PLANNED:
            along = tuple(dict.fromkeys((*visit.questions, *uids)))
            if along != visit.questions:
                yield replace(visit, questions=along)

    # What the paper may say

    def choosable(self) -> list[Choosable]:
        """The topics that were answered, and what only a tick brings on the paper: things to raise, then the rest."""
        there = {a.topic: a for a in self._preparations.now().answers if a.topic != QUESTIONS}
        answered = [there[topic] for topic in prompts() if topic in there]
        topics = [
            Choosable(f"{_TOPIC}{a.topic}", self._raised_words(a), prompts()[a.topic].sensitive) for a in answered
        ]
        held = PaperPrivacy(self._session).questions_kept_back()
        return [*topics, *(Choosable(i.uid, i.text, private=True) for i in held), *self._kept_private()]

    def included(self) -> Include:
        """What is ticked; until somebody chose, every answer that is not private."""
        prepared, key = self._preparations.now(), self._preparations.key
        chosen = _include_of(self._session, self._preparations.visit, prepared, self._session.author)
        return replace(chosen, appointment=key)

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
        live, me, prepared = self._session.versions.live, self._session.author.uid, self._preparations.now()
        if any(v.value == chosen for v in live(Include, author=me)):
            return False
        begun = any(v.value == prepared for v in live(Preparation, author=me))  # ticks belong to a preparation
        return self._preparations.save([chosen] if begun else [prepared, chosen])

    def _kept_private(self) -> Iterator[Choosable]:
        """What was recorded of it in the days that a summary can be about."""
        live, today = self._session.versions.live, self._session.today
        span = Span(today - _LONGEST, today)
        for item in PaperPrivacy(self._session).tickable():
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


def sentences(session: Session, visit: Appointment | None) -> tuple[tuple[Author, str], ...]:
    """What matters most as each caregiver sees it."""
    found = _prepared(session, visit)
    return tuple((author, there.sentence) for author, there in found if there.sentence and not author.is_person)


def _line(prompt: Prompt, answer: TopicAnswer, author: Author) -> PreparedLine:
    words = answer_words(prompt, answer, person=author.is_person)
    return PreparedLine(prompt.id, _(prompt.titled(person=author.is_person)), words, author.name, author.is_person)


def _prepared(session: Session, visit: Appointment | None) -> list[tuple[Author, Preparation]]:
    """What each author prepared for a visit, as far as whoever is writing may see it; the person first."""
    alone = keeps_questions(session)
    found = _prepared_by(session, visit)
    return [(author, there) for author, there in found if author.uid == session.author.uid or not alone]


def _prepared_by(session: Session, visit: Appointment | None) -> list[tuple[Author, Preparation]]:
    found, live = [], session.versions.live(Preparation)
    for author in session.authors():
        there = prepared_for(session, visit, [v for v in live if v.stamp.author == author.uid])
        if there is not None:
            found.append((author, there))
    return sorted(found, key=lambda pair: not pair[0].is_person)


def _include_of(session: Session, visit: Appointment | None, there: Preparation, author: Author) -> Include:
    """What an author ticked for a visit; until they chose, every answer that is not private.

    A private thing that was ticked for no visit, or with somebody else in mind, is not ticked for this one.
    """
    chosen = {v.value.appointment: v.value for v in session.versions.live(Include, author=author.uid)}
    sure = lineage(session, visit)
    for key in dict.fromkeys((*sure, there.appointment, *reversed(there.carried))):
        if key in chosen:
            meant = key in sure or same_party(session, visit, key)
            return chosen[key] if meant else Include(key, _open_topics(chosen[key].topics))
    return Include(there.appointment, _open_topics(a.topic for a in there.answers))


def _open_topics(topics: Iterable[str]) -> tuple[str, ...]:
    known = (prompts()[topic] for topic in topics if topic in prompts())
    return tuple(p.id for p in known if not p.sensitive and p.id != QUESTIONS)
